//! Styles: mail clients must support all of them, and the essential ones must be inline.

use scraper::ElementRef;

use super::page::{Page, attribute, property, upwards};
use super::rule::{Rule, Verdict, must};
use super::sheet::uncommented;
use crate::colour::is_colour;
use crate::typography::Typography;

pub(super) const RULES: &[Rule] = &[
    ("plain-styles", plain_styles),
    ("colours", colours),
    ("gradient", gradient),
    ("fonts", fonts),
    ("inline", inline),
];

/// The values of each declaration of `name` in the source.
fn values<'a>(page: &Page<'a>, name: &'static str) -> impl Iterator<Item = &'a str> {
    let after = |part: &'a str| part.split([';', '"', '}']).next().unwrap_or_default();
    page.source().split(name).skip(1).map(after)
}

/// The text of each `style` attribute and of each style sheet.
fn styles(page: &Page<'_>) -> impl Iterator<Item = String> {
    let inline = page.all("[style]").into_iter().map(|element| attribute(element, "style").to_owned());
    let all = inline.chain(page.all("style").into_iter().map(|sheet| sheet.text().collect()));
    all.map(|styles: String| uncommented(&styles))
}

fn plain_styles(page: &Page<'_>) -> Verdict {
    let found = styles(page).find_map(|styles| {
        let declarations = styles.split([';', '{', '}']).filter_map(|one| one.split_once(':'));
        let mut declarations = declarations.map(|(property, value)| (property.trim(), value.trim()));
        let (property, value) = declarations.find(|(property, value)| !is_plain(property, value))?;
        Some(format!("{property}:{value}"))
    });
    must(found.is_none(), || {
        format!("remove {}, which some mail clients do not support", found.unwrap_or_default())
    })
}

/// Returns whether every mail client supports a declaration.
fn is_plain(property: &str, value: &str) -> bool {
    let has = |text: &str, parts: &[&str]| text.split(['-', ' ', '!']).any(|part| parts.contains(&part));
    match property {
        "position" | "float" => false,
        "display" => !has(value, &["flex", "grid"]),
        _ => !has(property, &["flex", "grid", "inset", "inline", "block"]) && !is_computed(value),
    }
}

/// Returns whether the value holds a variable or a calculation, outside of addresses.
fn is_computed(value: &str) -> bool {
    !value.contains("url(") && ["var(", "calc("].into_iter().any(|function| value.contains(function))
}

/// Every colour is `#rrggbb`, the only form that every mail client supports.
fn colours(page: &Page<'_>) -> Verdict {
    let parts = page.source().split([';', '"', '{', '}']).filter_map(|part| part.split_once(':'));
    let declared = parts
        .map(|(property, value)| (property.trim(), value.trim().trim_end_matches("!important").trim_end()));
    let attributes = values(page, "bgcolor=\"").map(|value| ("bgcolor", value));
    let wrong = declared.chain(attributes).find(|(property, value)| !has_plain_colours(property, value));
    let (property, value) = wrong.unwrap_or_default();
    must(property != "background", || {
        format!("write background-color:#rrggbb instead of background:{value}")
    })?;
    must(wrong.is_none(), || format!("write the colour of {property}:{value} as #rrggbb"))
}

/// Returns whether a declaration has no colour of another form. The shorthand of `background` also sets the image, and
/// is not compared with the text on it.
fn has_plain_colours(property: &str, value: &str) -> bool {
    let is_border = |part: &str| {
        let is_width =
            part == "0" || part.strip_suffix("px").is_some_and(|width| width.parse::<u32>().is_ok());
        is_width || is_colour(part) || ["none", "solid", "dashed", "dotted", "double"].contains(&part)
    };
    match property {
        "background" => false,
        "background-image" => {
            value.split(['(', ',', ')', ' ']).all(|part| !part.starts_with('#') || is_colour(part))
        }
        "border" | "border-top" | "border-right" | "border-bottom" | "border-left" | "outline" => {
            value.split_whitespace().all(is_border)
        }
        "color" | "bgcolor" => is_colour(value),
        _ => !property.ends_with("-color") || is_colour(value),
    }
}

/// A gradient stands in a media query for a colour scheme, over a background of its own. A mail client that inverts
/// colours for dark mode keeps a gradient: the inverted text would be on the colours of light mode. Mail clients that
/// know the media query do not invert.
fn gradient(page: &Page<'_>) -> Verdict {
    let inline =
        page.all("[style*=gradient]").first().and_then(|element| property(*element, "background-image"));
    must(inline.is_none(), || {
        format!(
            "move {} into @media (prefers-color-scheme:light){{.gr{{…}}}}",
            inline.unwrap_or("the gradient")
        )
    })?;
    for element in page.all(".gr") {
        let background = property(element, "background-color");
        must(background.is_some() && background == element.value().attr("bgcolor"), || {
            "set background-color and bgcolor to one colour on the element of class gr".to_owned()
        })?;
    }
    Ok(())
}

/// Every font list ends with a generic family, by which mail clients replace a missing font. Slant and line breaks
/// follow the script.
fn fonts(page: &Page<'_>) -> Verdict {
    let generic = |stack: &str| {
        let last = stack.trim_end().trim_end_matches("!important").rsplit(',').next().unwrap_or_default();
        ["serif", "sans-serif", "monospace"].contains(&last.trim())
    };
    let wrong = styles(page).find_map(|styles| {
        let declarations = styles.split([';', '{', '}']).filter_map(|one| one.split_once(':'));
        let mut stacks = declarations.filter(|(name, _)| ["font", "font-family"].contains(&name.trim()));
        stacks.find(|(_, stack)| !generic(stack)).map(|(_, stack)| stack.trim().to_owned())
    });
    must(wrong.is_none(), || {
        format!("end the font list {} with serif, sans-serif or monospace", wrong.unwrap_or_default())
    })?;
    let variant = page.sample.variant;
    let typography = Typography::new(variant.brand.font, &variant.texts.locale);
    let is_slanted = !page.all("em, i, [style*=italic]").is_empty();
    must(typography.slant == "italic" || !is_slanted, || {
        "not every script has a slanted form; write font-style:{{ type.slant }} instead of italic, <em> or <i>"
            .to_owned()
    })?;
    let has_breaks = |element: ElementRef<'_>| {
        attribute(element, "style").contains(typography.breaks)
            || property(element, "white-space") == Some("nowrap")
            || property(element, "word-break") == Some("break-all")
    };
    let unbroken = page.texts.iter().find(|(element, _)| !upwards(*element).any(has_breaks));
    must(unbroken.is_none(), || {
        let text = unbroken.map(|(_, text)| text.as_str()).unwrap_or_default();
        format!("write {{{{ type.breaks }}}} in the style around \"{text}\"")
    })
}

/// Each text has its style inline or from an element around it, because many mail clients drop every
/// `<style>`.
fn inline(page: &Page<'_>) -> Verdict {
    for &(element, ref text) in &page.texts {
        for needed in ["color", "background-color", "font"] {
            let found = upwards(element).any(|element| property(element, needed).is_some());
            must(found, || format!("set an inline {needed} on \"{text}\" or around it"))?;
        }
    }
    Ok(())
}
