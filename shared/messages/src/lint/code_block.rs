//! The code, the link or the temporary password: the purpose of the message.

use scraper::{ElementRef, Html};

use super::page::{Page, attribute, pixels, property};
use super::rule::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[("code-alone", alone), ("code-style", style), ("code-word", word)];

/// The smallest font size of a code, in pixels.
const LEAST_SIZE: u32 = 24;

/// The element that holds the code, link or password and nothing else.
fn element<'a>(page: &Page<'a>) -> Option<ElementRef<'a>> {
    let placeholders = page.sample.placeholders;
    let expected: String = match &placeholders.link {
        // The text of a link may hold entities.
        Some(link) => Html::parse_fragment(link).root_element().text().collect(),
        None => placeholders.code.clone(),
    };
    page.all("td, p").into_iter().find(|element| {
        let mut children = element.children();
        let first = children.next().and_then(|child| child.value().as_text());
        first.is_some_and(|text| **text == *expected) && children.next().is_none()
    })
}

/// The code has an element of its own, because a double-click selects the whole text of an element.
fn alone(page: &Page<'_>) -> Verdict {
    let value = if page.sample.placeholders.link.is_some() { "link" } else { "code" };
    must(element(page).is_some(), || {
        format!("put {{{{ {value} }}}} into a <td> or <p> of its own, without a space")
    })
}

/// A code is on one line, in large digits, left to right in every language, and spaced by style. A password
/// may break across lines, and its characters are not spaced.
fn style(page: &Page<'_>) -> Verdict {
    let Some(element) = element(page) else { return Ok(()) };
    if page.sample.placeholders.link.is_some() {
        return button(page, element);
    }
    let must = |holds: bool, advice: &str| must(holds, || format!("{advice} the element of {{{{ code }}}}"));
    must(attribute(element, "dir") == "ltr", "set dir=\"ltr\" on")?;
    let font = property(element, "font").unwrap_or_default();
    must(
        font.rsplit(',').next().is_some_and(|family| family.trim() == "monospace"),
        "end the font with ,monospace on",
    )?;
    must(pixels(element) >= Some(LEAST_SIZE), &format!("set a font of at least {LEAST_SIZE}px on"))?;
    let is_spaced = property(element, "letter-spacing").is_some();
    if page.sample.variant.kind.names_user() {
        return must(!is_spaced, "a password has no gaps; remove letter-spacing from");
    }
    must(property(element, "white-space") == Some("nowrap"), "set white-space:nowrap on")?;
    must(is_spaced, "set letter-spacing on")
}

/// The whole box around Cognito's link is the link. Cognito writes the link without styles, so a style sheet moves the
/// padding of the box into it. Outlook does not support that and keeps the padding of the box.
fn button(page: &Page<'_>, element: ElementRef<'_>) -> Verdict {
    let is_padded = property(element, "padding").is_some() && attribute(element, "class").contains("link");
    let declared = |selector: &str, property: &str| {
        let mut later = page.sheets.always.iter().rev();
        later.find(|one| one.selector == selector && one.property == property)
    };
    // The padding of the box is inline, so only an important one takes its place.
    let is_moved = declared(".link", "padding").is_some_and(|one| one.value == "0" && one.is_important)
        && declared(".link a", "display").is_some_and(|one| one.value == "block")
        && declared(".link a", "padding").is_some();
    let mut without_outlook = page.source().split("<!--[if !mso]><!-->").skip(1);
    let is_hidden = without_outlook.any(|part| {
        part.trim_start().strip_prefix("<style>").is_some_and(|style| style.trim_start().starts_with(".link"))
    });
    must(is_padded && is_moved && is_hidden, || {
        "set class=\"link\" and padding on the element of {{ link }}, and print {% include \"link-style.html\" %}, which \
         moves the padding into the link"
            .to_owned()
    })
}

/// The word for the code is shortly before the code, because phones then offer to fill it in.
fn word(page: &Page<'_>) -> Verdict {
    let placeholders = page.sample.placeholders;
    if placeholders.link.is_some() || page.sample.variant.kind.names_user() {
        return Ok(());
    }
    let word = page.text("code_word").unwrap_or_default().to_lowercase();
    let intro = page.text("intro").unwrap_or_default();
    must(!word.is_empty() && intro.to_lowercase().contains(&word), || {
        format!("the word \"{word}\" is missing in \"{intro}\"; add it to {}", page.key("intro"))
    })?;
    let between =
        page.body_text.split_once(&intro).and_then(|(_, after)| after.split_once(&placeholders.code));
    must(between.is_some_and(|(between, _)| between.trim().is_empty()), || {
        "put {{ words.intro }} right before the code, without text between them".to_owned()
    })
}
