//! Styles: mail clients must support all of them, and the essential ones must be inline.

use super::page::{Page, attribute, gradient_stops, property, upwards};
use super::rule::{Rule, Verdict, must};
use crate::brand::is_colour;

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

fn plain_styles(page: &Page<'_>) -> Verdict {
    let unsupported =
        ["flex", "grid", "position:", "float:", "var(", "calc(", "-inline-", "-block-", "inset"];
    let found = unsupported.into_iter().find(|style| page.source().contains(style));
    must(found.is_none(), || {
        format!("remove {}, which some mail clients do not support", found.unwrap_or_default())
    })
}

/// Every colour is `#rrggbb`, the only form that every mail client supports.
fn colours(page: &Page<'_>) -> Verdict {
    let named = ["{color:", ";color:", "\"color:", "background-color:", "bgcolor=\""];
    let written = named.into_iter().flat_map(|name| values(page, name));
    let wrong = written
        .map(|value| value.split('"').next().unwrap_or_default())
        .find(|value| !is_colour(value.trim().trim_end_matches("!important")));
    must(wrong.is_none(), || format!("write {} as #rrggbb", wrong.unwrap_or_default()))
}

/// The first colour of a gradient is also the background, because Outlook and Yahoo drop gradients.
fn gradient(page: &Page<'_>) -> Verdict {
    for element in page.all("[style*=gradient]") {
        let image = property(element, "background-image").unwrap_or_default();
        let first = gradient_stops(element).next();
        let backgrounds = [property(element, "background-color"), Some(attribute(element, "bgcolor"))];
        must(first.is_some() && backgrounds == [first; 2], || {
            let first = first.unwrap_or("#rrggbb");
            format!("set background-color:{first} and bgcolor=\"{first}\" on the element of {image}")
        })?;
    }
    Ok(())
}

/// Every font list ends with a generic family, by which mail clients replace a missing font.
fn fonts(page: &Page<'_>) -> Verdict {
    let stacks = ["font:", "font-family:"].into_iter().flat_map(|name| values(page, name));
    let generic = |stack: &str| {
        let last = stack.trim_end_matches("!important").rsplit(',').next().unwrap_or_default();
        ["serif", "sans-serif", "monospace"].contains(&last.trim())
    };
    let wrong = stacks.into_iter().find(|stack| !generic(stack));
    must(wrong.is_none(), || {
        format!("end the font list {} with serif, sans-serif or monospace", wrong.unwrap_or_default())
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
