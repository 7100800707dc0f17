//! Legibility: contrast, size, links.

use crate::brand::{LEAST_CONTRAST, contrast};
use scraper::ElementRef;

use super::page::{Page, attribute, gradient_stops, pixels, property, text, upwards};
use super::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[
    ("contrast", |page| readable(page, "")),
    ("contrast-dark", |page| readable(page, dark_styles(page))),
    ("dark-outlook", dark_outlook),
    ("size", size),
    ("links", links),
];

/// The smallest text, and that of paragraphs, in pixels.
const LEAST_SIZE: u32 = 13;
const BODY_SIZE: u32 = 16;

/// The styles for readers who prefer dark.
fn dark_styles<'a>(page: &Page<'a>) -> &'a str {
    let after = page.source().split_once("@media (prefers-color-scheme:dark){").map(|(_, after)| after);
    after.and_then(|after| after.split_once("}}")).map(|(styles, _)| styles).unwrap_or_default()
}

/// What `styles` say about `property` of an element, by its classes.
fn by_class<'a>(styles: &'a str, element: ElementRef<'_>, property: &str) -> Option<&'a str> {
    let rules = styles.split('}').filter_map(|rule| rule.split_once('{'));
    let applies = |selectors: &str| {
        let mut classes = element.value().classes();
        classes.any(|class| {
            selectors.split(',').any(|selector| selector.trim().strip_prefix('.') == Some(class))
        })
    };
    let values =
        rules.filter(|(selectors, _)| applies(selectors)).filter_map(|(_, value)| value.split_once(':'));
    values.rev().find(|(name, _)| *name == property).map(|(_, value)| value.trim_end_matches("!important"))
}

/// What holds for an element: its own or that of the nearest one around it, and the element which says so.
fn effective<'a>(styles: &str, element: ElementRef<'a>, name: &str) -> Option<(String, ElementRef<'a>)> {
    upwards(element).find_map(|element| {
        let value = by_class(styles, element, name).or_else(|| property(element, name))?;
        Some((value.to_owned(), element))
    })
}

/// Every text on its ground, each colour of a gradient and none.
fn readable(page: &Page<'_>, styles: &str) -> Verdict {
    for &(element, ref text) in &page.texts {
        let (Some((colour, _)), Some((ground, around))) =
            (effective(styles, element, "color"), effective(styles, element, "background-color"))
        else {
            return Err(format!("no colour for \"{text}\""));
        };
        for ground in gradient_stops(around).chain([ground.as_str()]) {
            let contrast = contrast(&colour, ground);
            must(contrast >= LEAST_CONTRAST, || {
                format!("{colour} on {ground} is {contrast:.2}:1, \"{text}\"")
            })?;
        }
    }
    Ok(())
}

/// Outlook's apps have a dark of their own, told by an attribute: the same colours stand there.
fn dark_outlook(page: &Page<'_>) -> Verdict {
    let styles = dark_styles(page);
    must(!styles.is_empty(), || "no styles for dark".to_owned())?;
    for rule in styles.split('}').filter(|rule| !rule.is_empty()) {
        let (selectors, declaration) = rule.split_once('{').unwrap_or_default();
        let mark = if declaration.starts_with("background") { "[data-ogsb]" } else { "[data-ogsc]" };
        let marked: Vec<_> = selectors.split(',').map(|selector| format!("{mark} {selector}")).collect();
        let expected = format!("{}{{{declaration}}}", marked.join(","));
        must(page.source().contains(&expected), || format!("no {expected}"))?;
    }
    Ok(())
}

fn size(page: &Page<'_>) -> Verdict {
    for &(element, ref text) in &page.texts {
        let least = if element.value().name() == "p" && element.value().classes().next().is_none() {
            BODY_SIZE
        } else {
            LEAST_SIZE
        };
        must(pixels(element) >= Some(least), || format!("less than {least} px: \"{text}\""))?;
    }
    Ok(())
}

/// Underlined, secure, and leading where they say.
fn links(page: &Page<'_>) -> Verdict {
    let links = page.all("a");
    must(!links.is_empty(), || "none".to_owned())?;
    for link in links {
        let href = attribute(link, "href");
        must(href.starts_with("https://") || href.starts_with("mailto:"), || {
            format!("{href} is not secure")
        })?;
        let shown = href.trim_start_matches("https://").trim_start_matches("mailto:").trim_end_matches('/');
        must(text(link) == shown, || format!("{href} is shown as {}", text(link)))?;
        must(property(link, "text-decoration") == Some("underline"), || format!("{href} is not underlined"))?;
    }
    Ok(())
}
