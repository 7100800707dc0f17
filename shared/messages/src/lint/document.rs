//! The HTML document around the message.

use scraper::ElementRef;
use unicode_width::UnicodeWidthStr;

use super::page::{Page, attribute, text};
use super::rule::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[
    ("document", document),
    ("language", language),
    ("title", title),
    ("heading", heading),
    ("tables", tables),
    ("outlook", outlook),
    ("preheader", preheader),
    ("external-content", external_content),
];

/// Width of a preheader. Mail clients fill a shorter one with the first words of the body, and truncate a
/// longer one.
const PREHEADER_COLUMNS: std::ops::RangeInclusive<usize> = 40..=90;
/// Smallest padding. Without it, mail clients show the first words of the body after the preheader.
const LEAST_PADDING: usize = 40;

fn document(page: &Page<'_>) -> Verdict {
    must(page.source().starts_with("<!doctype html>"), || "begin the email with <!doctype html>".to_owned())?;
    let first = page.all("head > :first-child");
    let charset = first.first().is_some_and(|first| attribute(*first, "charset") == "utf-8");
    must(charset, || "begin the <head> with <meta charset=\"utf-8\">".to_owned())?;
    for (name, content) in [
        ("viewport", "width=device-width"),
        ("color-scheme", "light dark"),
        ("supported-color-schemes", "light dark"),
        ("format-detection", "telephone=no"),
        ("x-apple-disable-message-reformatting", ""),
    ] {
        let found = page.all(&format!("meta[name='{name}']"));
        let is_right = matches!(found[..], [meta] if attribute(meta, "content").starts_with(content));
        let value = if content.is_empty() { String::new() } else { format!(" content=\"{content}…\"") };
        must(is_right, || format!("write <meta name=\"{name}\"{value}> in the <head>, once"))?;
    }
    Ok(())
}

fn language(page: &Page<'_>) -> Verdict {
    let texts = page.sample.variant.texts;
    for (selector, element) in [("html", "<html>"), ("[role=article]", "the element of role article")] {
        let is_right = matches!(page.all(selector)[..], [element]
            if attribute(element, "lang") == texts.locale && attribute(element, "dir") == texts.direction);
        must(is_right, || format!("set lang=\"{{{{ lang }}}}\" dir=\"{{{{ dir }}}}\" on {element}"))?;
    }
    Ok(())
}

fn title(page: &Page<'_>) -> Verdict {
    let titles: Vec<_> = page.all("title").into_iter().map(text).collect();
    must(titles == [page.sample.message.email_subject.as_str()], || {
        format!("write {{{{ plain.subject }}}} as the <title>, instead of {titles:?}")
    })
}

/// The header has one heading, and the brand as its name or its logo.
fn heading(page: &Page<'_>) -> Verdict {
    let headings = page.all("h1");
    must(headings.len() == 1, || format!("use one <h1> instead of {}", headings.len()))?;
    let header = headings[0].parent().and_then(ElementRef::wrap);
    let brand = page.sample.variant.brand;
    let has_brand = |header: ElementRef<'_>| match &brand.logo {
        Some(logo) => page.all("img").iter().any(|image| {
            attribute(*image, "src") == logo.url && image.parent().map(|node| node.id()) == Some(header.id())
        }),
        None => text(header).contains(&brand.name),
    };
    must(header.is_some_and(has_brand), || {
        "the header lacks the brand; print {{ words.brand }} or the logo in the element around the <h1>"
            .to_owned()
    })
}

/// Every table has the role `presentation`. Without it, a screen reader announces rows and columns.
fn tables(page: &Page<'_>) -> Verdict {
    let (all, marked) = (page.all("table").len(), page.all("table[role=presentation]").len());
    must(all > 0 && all == marked, || {
        format!("{marked} of {all} tables have the role; set role=\"presentation\" on every <table>")
    })
}

/// A table of fixed width that only Outlook reads is around the card, because Outlook ignores `max-width`. No style for
/// Outlook changes the font of an element, because it would also change that of the code.
fn outlook(page: &Page<'_>) -> Verdict {
    let start = "<!--[if mso]><table role=\"presentation\" width=\"600\"";
    let end = "<!--[if mso]></td></tr></table><![endif]-->";
    let counts = [start, end].map(|part| page.source().matches(part).count());
    must(counts == [1; 2], || format!("put a table for Outlook around the card: {start} … {end}"))?;
    let parts = page.source().split("<!--[if mso]>").skip(1);
    let parts = parts.map(|part| part.split("<![endif]-->").next().unwrap_or_default());
    let changes_font = |part: &str| ["{font", ";font"].iter().any(|font| part.contains(font));
    must(!parts.into_iter().any(changes_font), || {
        "remove the font from the styles for Outlook; it would replace the font of the code".to_owned()
    })
}

fn preheader(page: &Page<'_>) -> Verdict {
    let shown = page.preheader();
    let shown =
        shown.ok_or("begin the <body> with {{ plain.preheader }} in an element of style display:none")?;
    // A Chinese character is as wide as two letters and carries as much text.
    let columns = shown.width();
    must(PREHEADER_COLUMNS.contains(&columns), || {
        let (least, most) = (PREHEADER_COLUMNS.start(), PREHEADER_COLUMNS.end());
        format!("it has {columns} columns: {shown}; write {least} to {most} in {}", page.key("preheader"))
    })?;
    must(shown != page.sample.message.email_subject, || {
        format!("it repeats the subject; write other words in {}", page.key("preheader"))
    })?;
    must(!shown.contains(&page.sample.placeholders.code), || {
        "it shows the code on locked screens; remove the code".to_owned()
    })?;
    let padding = page.source().matches("&#847;&#160;").count();
    must(padding >= LEAST_PADDING, || {
        format!("&#847;&#160; follows it {padding} times; write at least {LEAST_PADDING} as padding")
    })
}

/// A message loads, runs and submits nothing, except for the brand's own logo.
fn external_content(page: &Page<'_>) -> Verdict {
    let active = page.all("script, form, input, svg, link, iframe, video, audio, object, base");
    let first = active.first().map_or("", |element| element.value().name());
    must(first.is_empty(), || format!("remove <{first}>"))?;
    let logo = page.sample.variant.brand.logo.as_ref().map(|logo| logo.url.as_str());
    for image in page.all("[src],[background],[srcset]") {
        let element = image.value().name();
        let is_logo = element == "img" && Some(attribute(image, "src")) == logo;
        must(is_logo && !attribute(image, "alt").is_empty(), || {
            format!("remove <{element}>; only the brand's logo, with an alt text, may be loaded")
        })?;
    }
    let style = ["url(", "@import", "@font-face"].into_iter().find(|style| page.source().contains(style));
    must(style.is_none(), || format!("remove {} from the styles", style.unwrap_or_default()))
}
