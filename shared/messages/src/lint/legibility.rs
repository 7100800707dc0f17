//! Legibility: contrast, size, links.

use scraper::ElementRef;

use super::page::{Page, attribute, pixels, property, text, upwards};
use super::rule::{Rule, Verdict, must};
use super::sheet::Declaration;
use crate::colour::{LEAST_CONTRAST, contrast};

pub(super) const RULES: &[Rule] = &[
    ("contrast", |page| {
        readable(page, &[])?;
        readable(page, &[&page.sheets.always, &page.sheets.light])
    }),
    ("contrast-dark", |page| readable(page, &[&page.sheets.dark])),
    ("dark-outlook", dark_outlook),
    ("size", size),
    ("links", links),
];

/// The smallest font size of any text and of paragraphs, in pixels.
const LEAST_SIZE: u32 = 13;
const BODY_SIZE: u32 = 16;

/// Returns whether a declaration has a selector of one class that the element has, or of the link in an element of a
/// class: Cognito writes that link, and the element has nothing else.
fn applies(declaration: &Declaration, element: ElementRef<'_>) -> bool {
    let class = declaration.selector.strip_prefix('.').map(|class| class.strip_suffix(" a").unwrap_or(class));
    class.is_some_and(|class| element.value().classes().any(|one| one == class))
}

/// The value of a property for an element, and the nearest element that sets it. Later `styles` come first, and inline
/// styles before those that are not important.
fn effective<'a>(
    styles: &[&'a [Declaration]],
    element: ElementRef<'a>,
    name: &str,
) -> Option<(&'a str, ElementRef<'a>)> {
    upwards(element).find_map(|element| {
        let by_class = |is_important: bool| {
            let is_meant = |one: &&Declaration| {
                one.is_important == is_important && one.property == name && applies(one, element)
            };
            let found = styles.iter().rev().find_map(|styles| styles.iter().rev().find(is_meant));
            found.map(|one| &*one.value)
        };
        let value = by_class(true).or_else(|| property(element, name)).or_else(|| by_class(false));
        Some((value?, element))
    })
}

/// Every text contrasts with its background: with each colour of a gradient, and with the colour under it.
fn readable(page: &Page<'_>, styles: &[&[Declaration]]) -> Verdict {
    for &(element, ref text) in &page.texts {
        let (Some((colour, _)), Some((background, around))) =
            (effective(styles, element, "color"), effective(styles, element, "background-color"))
        else {
            return Err(format!("set color and background-color on \"{text}\" or around it"));
        };
        let image = effective(styles, around, "background-image").filter(|(_, of)| *of == around);
        for background in stops(image.map_or("", |(image, _)| image)).chain([background]) {
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

/// The colours of a gradient.
fn stops(image: &str) -> impl Iterator<Item = &str> {
    image.split(['(', ',', ')']).filter(|part| part.starts_with('#'))
}

/// The dark colours are repeated for Outlook's apps, which ignore the media query and mark dark mode with
/// attributes.
fn dark_outlook(page: &Page<'_>) -> Verdict {
    let sheets = &page.sheets;
    must(!sheets.dark.is_empty(), || "add styles in @media (prefers-color-scheme:dark){…}".to_owned())?;
    for dark in &sheets.dark {
        let Declaration { selector, property, value, is_important } = dark;
        let is_background = ["background", "border"].iter().any(|name| property.starts_with(name));
        let mark = if is_background { "[data-ogsb]" } else { "[data-ogsc]" };
        let repeated = Declaration { selector: format!("{mark} {selector}"), ..dark.clone() };
        must(sheets.always.contains(&repeated), || {
            let important = if *is_important { "!important" } else { "" };
            let selector = &repeated.selector;
            format!("repeat the dark style for Outlook: {selector}{{{property}:{value}{important}}}")
        })?;
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

/// Links are underlined or buttons, secure, and show their target or the label of one of the brand's pages.
fn links(page: &Page<'_>) -> Verdict {
    let links = page.all("a");
    must(!links.is_empty(), || "link to {{ brand.site_url }} in the footer".to_owned())?;
    let brand = page.sample.variant.brand;
    for link in links {
        let href = attribute(link, "href");
        must(href.starts_with("https://") || href.starts_with("mailto:"), || {
            format!("{href} is not secure; link to an https or mailto address")
        })?;
        let shown = href.trim_start_matches("https://").trim_start_matches("mailto:").trim_end_matches('/');
        let (text, is_labelled) = (text(link), is_labelled(page, href, &text(link)));
        must(text == shown || is_labelled, || format!("{href} is shown as {text}; show {shown}"))?;
        let is_button = is_labelled && brand.sign_in_url.as_deref() == Some(href) && is_button(link);
        must(is_button || property(link, "text-decoration") == Some("underline"), || {
            format!("set text-decoration:underline on the link to {href}")
        })?;
    }
    Ok(())
}

/// Returns whether `text` is the locale's label for the brand's page at this address.
fn is_labelled(page: &Page<'_>, href: &str, text: &str) -> bool {
    let labels = [
        ("sign_in_url", "sign_in"),
        ("privacy_url", "privacy_link"),
        ("terms_url", "terms_link"),
        ("imprint_url", "imprint_link"),
    ];
    page.sample.variant.brand.pages().filter(|(_, url)| *url == href).any(|(key, _)| {
        let label = labels.iter().find(|(known, _)| *known == key);
        label.is_some_and(|(_, label)| page.text(label).as_deref() == Some(text))
    })
}

/// Returns whether the whole box around a link is the link.
fn is_button(link: ElementRef<'_>) -> bool {
    let parent = link.parent().and_then(ElementRef::wrap);
    property(link, "display") == Some("block")
        && property(link, "padding").is_some()
        && parent.is_some_and(|parent| property(parent, "background-color").is_some())
}
