//! Legibility: contrast, size, links.

use crate::brand::{LEAST_CONTRAST, contrast};
use scraper::ElementRef;

use super::page::{Page, attribute, gradient_stops, pixels, property, text, upwards};
use super::rule::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[
    ("contrast", |page| readable(page, "")),
    ("contrast-dark", |page| readable(page, dark_styles(page))),
    ("dark-outlook", dark_outlook),
    ("size", size),
    ("links", links),
];

/// The smallest font size of any text and of paragraphs, in pixels.
const LEAST_SIZE: u32 = 13;
const BODY_SIZE: u32 = 16;

/// The styles for dark mode.
fn dark_styles<'a>(page: &Page<'a>) -> &'a str {
    let after = page.source().split_once("@media (prefers-color-scheme:dark){").map(|(_, after)| after);
    after.and_then(|after| after.split_once("}}")).map(|(styles, _)| styles).unwrap_or_default()
}

/// A declaration for a class: class, property, value.
type Declaration<'a> = (&'a str, &'a str, &'a str);

/// The declarations of `styles` with a selector of one class.
fn declarations(styles: &str) -> Vec<Declaration<'_>> {
    let rules = styles.split('}').filter_map(|rule| rule.split_once('{'));
    let rules = rules.filter_map(|(selectors, declaration)| Some((selectors, declaration.split_once(':')?)));
    let by_class = rules.flat_map(|(selectors, (property, value))| {
        let classes = selectors.split(',').filter_map(|selector| selector.trim().strip_prefix('.'));
        classes.map(move |class| (class, property, value.trim_end_matches("!important")))
    });
    by_class.collect()
}

/// The value of a property for an element, and the nearest element that sets it.
fn effective<'a>(
    declarations: &[Declaration<'a>],
    element: ElementRef<'a>,
    name: &str,
) -> Option<(&'a str, ElementRef<'a>)> {
    upwards(element).find_map(|element| {
        let applies = |(class, property, _): &&Declaration<'_>| {
            *property == name && element.value().classes().any(|one| one == *class)
        };
        let by_class = declarations.iter().rev().find(applies).map(|(.., value)| *value);
        Some((by_class.or_else(|| property(element, name))?, element))
    })
}

/// Every text contrasts with its background: with each colour of a gradient, and with the colour under it.
fn readable(page: &Page<'_>, styles: &str) -> Verdict {
    let declarations = declarations(styles);
    for &(element, ref text) in &page.texts {
        let (Some((colour, _)), Some((background, around))) = (
            effective(&declarations, element, "color"),
            effective(&declarations, element, "background-color"),
        ) else {
            return Err(format!("set color and background-color on \"{text}\" or around it"));
        };
        for background in gradient_stops(around).chain([background]) {
            let contrast = contrast(colour, background);
            must(contrast >= LEAST_CONTRAST, || {
                format!(
                    "{colour} on {background} is {contrast:.2}:1; choose colours of at least {LEAST_CONTRAST}:1 \
                     for \"{text}\""
                )
            })?;
        }
    }
    Ok(())
}

/// The dark colours are repeated for Outlook's apps, which ignore the media query and mark dark mode with
/// attributes.
fn dark_outlook(page: &Page<'_>) -> Verdict {
    let styles = dark_styles(page);
    must(!styles.is_empty(), || "add styles in @media (prefers-color-scheme:dark){…}".to_owned())?;
    for rule in styles.split('}').filter(|rule| !rule.is_empty()) {
        let (selectors, declaration) = rule.split_once('{').unwrap_or_default();
        let mark = if declaration.starts_with("background") { "[data-ogsb]" } else { "[data-ogsc]" };
        let marked: Vec<_> = selectors.split(',').map(|selector| format!("{mark} {selector}")).collect();
        let expected = format!("{}{{{declaration}}}", marked.join(","));
        must(page.source().contains(&expected), || format!("repeat the dark style for Outlook: {expected}"))?;
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
        must(pixels(element) >= Some(least), || format!("set a font of at least {least}px on \"{text}\""))?;
    }
    Ok(())
}

/// Links are underlined, secure, and show their target.
fn links(page: &Page<'_>) -> Verdict {
    let links = page.all("a");
    must(!links.is_empty(), || "link to {{ brand.site_url }} in the footer".to_owned())?;
    for link in links {
        let href = attribute(link, "href");
        must(href.starts_with("https://") || href.starts_with("mailto:"), || {
            format!("{href} is not secure; link to an https or mailto address")
        })?;
        let shown = href.trim_start_matches("https://").trim_start_matches("mailto:").trim_end_matches('/');
        must(text(link) == shown, || format!("{href} is shown as {}; show {shown}", text(link)))?;
        must(property(link, "text-decoration") == Some("underline"), || {
            format!("set text-decoration:underline on the link to {href}")
        })?;
    }
    Ok(())
}
