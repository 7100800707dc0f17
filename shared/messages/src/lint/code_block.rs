//! The code, the link or the temporary password: the purpose of the message.

use scraper::{ElementRef, Html};

use super::page::{Page, attribute, pixels, property};
use super::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[("code-alone", alone), ("code-style", style), ("code-word", word)];

/// The smallest code, in pixels.
const LEAST_SIZE: u32 = 24;

/// The element that holds the secret and nothing else.
fn element<'a>(page: &Page<'a>) -> Option<ElementRef<'a>> {
    let placeholders = page.sample.placeholders;
    let secret: String = match &placeholders.link {
        // A link has words, which may hold entities.
        Some(link) => Html::parse_fragment(link).root_element().text().collect(),
        None => placeholders.code.clone(),
    };
    page.all("td, p").into_iter().find(|element| {
        let mut children = element.children();
        let first = children.next().and_then(|child| child.value().as_text());
        first.is_some_and(|text| **text == *secret) && children.next().is_none()
    })
}

/// A double-click selects what stands in an element of its own, and nothing beside it.
fn alone(page: &Page<'_>) -> Verdict {
    must(element(page).is_some(), || "put it into a <td> or <p> of its own, without a space".to_owned())
}

/// One line of large digits, from left to right in every language, apart by style and not by blanks. A password is as
/// long as it is: it may break, and its characters are not spaced.
fn style(page: &Page<'_>) -> Verdict {
    let Some(element) = element(page).filter(|_| page.sample.placeholders.link.is_none()) else {
        return Ok(());
    };
    must(attribute(element, "dir") == "ltr", || "no dir=ltr".to_owned())?;
    let font = property(element, "font").unwrap_or_default();
    must(font.ends_with(",monospace"), || format!("{font} is not of one width"))?;
    must(pixels(element) >= Some(LEAST_SIZE), || format!("{font} is less than {LEAST_SIZE} px"))?;
    if page.sample.kind.names_user() {
        return must(property(element, "letter-spacing").is_none(), || "a password with gaps".to_owned());
    }
    must(property(element, "white-space") == Some("nowrap"), || "it may break".to_owned())?;
    must(property(element, "letter-spacing").is_some(), || "its digits are not spaced".to_owned())
}

/// Phones offer a code for filling in when the word for it stands shortly before it.
fn word(page: &Page<'_>) -> Verdict {
    let placeholders = page.sample.placeholders;
    if placeholders.link.is_some() || page.sample.kind.names_user() {
        return Ok(());
    }
    let word = page.words("code_word").unwrap_or_default().to_lowercase();
    let (intro, said) = (page.words("intro").unwrap_or_default(), &page.said);
    must(!word.is_empty() && intro.to_lowercase().contains(&word), || {
        format!("no \"{word}\" in \"{intro}\"")
    })?;
    let between = said.split_once(&intro).and_then(|(_, after)| after.split_once(&placeholders.code));
    must(between.is_some_and(|(between, _)| between.trim().is_empty()), || {
        "not right before the code".to_owned()
    })
}
