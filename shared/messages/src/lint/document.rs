//! The document around the message.

use unicode_width::UnicodeWidthStr;

use super::page::{Page, attribute, text};
use super::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[
    ("document", document),
    ("language", language),
    ("title", title),
    ("heading", heading),
    ("tables", tables),
    ("outlook", outlook),
    ("preheader", preheader),
    ("nothing-loaded", nothing_loaded),
];

/// The width of a preheader: with less, lists of mails show the first words of the body, and more is cut.
const PREHEADER_COLUMNS: std::ops::RangeInclusive<usize> = 40..=90;
/// Without padding, a list of mails shows the first words of the body after the preheader.
const LEAST_PADDING: usize = 40;

fn document(page: &Page<'_>) -> Verdict {
    must(page.source().starts_with("<!doctype html>"), || "no doctype".to_owned())?;
    let first = page.all("head > :first-child");
    let charset = first.first().is_some_and(|first| attribute(*first, "charset") == "utf-8");
    must(charset, || "the charset is not the first thing in the head".to_owned())?;
    for (name, content) in [
        ("viewport", "width=device-width"),
        ("color-scheme", "light dark"),
        ("supported-color-schemes", "light dark"),
        ("format-detection", "telephone=no"),
        ("x-apple-disable-message-reformatting", ""),
    ] {
        let found = page.all(&format!("meta[name='{name}']"));
        let right = matches!(found[..], [meta] if attribute(meta, "content").starts_with(content));
        must(right, || format!("the meta {name} is not there once with {content}"))?;
    }
    Ok(())
}

fn language(page: &Page<'_>) -> Verdict {
    let words = page.sample.words;
    for selector in ["html", "[role=article]"] {
        let right = matches!(page.all(selector)[..], [element]
            if attribute(element, "lang") == words.locale && attribute(element, "dir") == words.direction);
        must(right, || format!("{selector} is not {} {}", words.locale, words.direction))?;
    }
    Ok(())
}

fn title(page: &Page<'_>) -> Verdict {
    let titles: Vec<_> = page.all("title").into_iter().map(text).collect();
    must(titles == [page.sample.message.email_subject.as_str()], || format!("{titles:?} is not the subject"))
}

fn heading(page: &Page<'_>) -> Verdict {
    let headings = page.all("h1").len();
    must(headings == 1, || format!("{headings} first headings"))
}

/// Without the role, a screen reader reads out rows and columns.
fn tables(page: &Page<'_>) -> Verdict {
    let (all, marked) = (page.all("table").len(), page.all("table[role=presentation]").len());
    must(all > 0 && all == marked, || format!("{marked} of {all} tables are for presentation"))
}

/// Outlook knows no `max-width`: a table of fixed width that only it sees holds the card.
fn outlook(page: &Page<'_>) -> Verdict {
    let source = page.source();
    let ghosts = source.matches("<!--[if mso]><table role=\"presentation\" width=\"600\"").count();
    let ends = source.matches("<!--[if mso]></td></tr></table><![endif]-->").count();
    must((ghosts, ends) == (1, 1), || "no table for Outlook around the card".to_owned())
}

fn preheader(page: &Page<'_>) -> Verdict {
    let shown = page.preheader().ok_or("the body does not begin with it")?;
    // In columns: a Chinese character is as wide as two letters, and says as much.
    let columns = shown.width();
    must(PREHEADER_COLUMNS.contains(&columns), || format!("{columns} columns: {shown}"))?;
    must(shown != page.sample.message.email_subject, || "it repeats the subject".to_owned())?;
    must(!shown.contains(&page.sample.placeholders.code), || "it tells the code".to_owned())?;
    let padding = page.source().matches("&#847;&#160;").count();
    must(padding >= LEAST_PADDING, || format!("{padding} entities of padding after it"))
}

/// Nothing that must be fetched, run or filled in, but the brand's own logo.
fn nothing_loaded(page: &Page<'_>) -> Verdict {
    let active = page.all("script, form, input, svg, link, iframe, video, audio, object, base");
    let first = active.first().map_or("", |element| element.value().name());
    must(first.is_empty(), || format!("remove <{first}>"))?;
    let logo = page.sample.brand.logo.as_ref().map(|logo| logo.url.as_str());
    for image in page.all("[src],[background],[srcset]") {
        let ours = image.value().name() == "img" && Some(attribute(image, "src")) == logo;
        must(ours && !attribute(image, "alt").is_empty(), || format!("<{}>", image.value().name()))?;
    }
    let style = ["url(", "@import", "@font-face"].into_iter().find(|style| page.source().contains(style));
    must(style.is_none(), || style.unwrap_or_default().to_owned())
}
