//! Legibility: contrast, size, links.

use scraper::ElementRef;

use super::page::{Page, attribute, pixels, property, text, upwards};
use super::rule::{Rule, Verdict, must};
use crate::colour::{LEAST_CONTRAST, contrast};

pub(super) const RULES: &[Rule] = &[
    ("contrast", |page| {
        readable(page, "")?;
        readable(page, &light_styles(page))
    }),
    ("contrast-dark", |page| readable(page, dark_styles(page))),
    ("dark-outlook", dark_outlook),
    ("size", size),
    ("links", links),
];

/// The smallest font size of any text and of paragraphs, in pixels.
const LEAST_SIZE: u32 = 13;
const BODY_SIZE: u32 = 16;

/// The start of the styles for each colour scheme.
const LIGHT: &str = "@media (prefers-color-scheme:light){";
const DARK: &str = "@media (prefers-color-scheme:dark){";

/// The styles of a media query.
fn styles_of<'a>(page: &Page<'a>, query: &str) -> &'a str {
    let after = page.source().split_once(query).map(|(_, after)| after);
    after.and_then(|after| after.split_once("}}")).map(|(styles, _)| styles).unwrap_or_default()
}

/// The styles for dark mode.
fn dark_styles<'a>(page: &Page<'a>) -> &'a str {
    styles_of(page, DARK)
}

/// The styles for light mode: those of every style sheet outside the media queries, and those of the query.
fn light_styles(page: &Page<'_>) -> String {
    let sheets = page.all("style").into_iter().map(text);
    let always = sheets.map(|sheet| sheet.split("@media").next().unwrap_or_default().to_owned());
    let always: String = always.filter(|sheet| !sheet.contains("[data-")).collect();
    format!("{always}{}", styles_of(page, LIGHT))
}

/// A declaration for a class: class, property, value.
type Declaration<'a> = (&'a str, &'a str, &'a str);

/// The declarations of `styles` with a selector of one class, or of the link in the element of a class: Cognito writes
/// that link, and the element has nothing else.
fn declarations(styles: &str) -> Vec<Declaration<'_>> {
    let rules = styles.split('}').filter_map(|rule| rule.split_once('{'));
    let single = rules.flat_map(|(selectors, body)| {
        let declarations = body.split(';').filter_map(|declaration| declaration.split_once(':'));
        declarations.map(move |declaration| (selectors, declaration))
    });
    let by_class = single.flat_map(|(selectors, (property, value))| {
        let classes = selectors.split(',').filter_map(|selector| selector.trim().strip_prefix('.'));
        let classes = classes.map(|class| class.strip_suffix(" a").unwrap_or(class));
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
        let image = effective(&declarations, around, "background-image").filter(|(_, of)| *of == around);
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
    let styles = dark_styles(page);
    must(!styles.is_empty(), || "add styles in @media (prefers-color-scheme:dark){…}".to_owned())?;
    for rule in styles.split('}').filter(|rule| !rule.is_empty()) {
        let (selectors, declaration) = rule.split_once('{').unwrap_or_default();
        let is_background = ["background", "border"].iter().any(|name| declaration.starts_with(name));
        let mark = if is_background { "[data-ogsb]" } else { "[data-ogsc]" };
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
