//! Only styles that mail clients understand, and every essential one inline.

use super::page::{Page, attribute, gradient_stops, property, upwards};
use super::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[
    ("plain-styles", plain_styles),
    ("colours", colours),
    ("gradient", gradient),
    ("fonts", fonts),
    ("inline", inline),
];

/// The text after each `name` in the styles, up to the end of the declaration.
fn values<'a>(page: &Page<'a>, name: &'static str) -> impl Iterator<Item = &'a str> {
    let after = |part: &'a str| part.split([';', '"', '}']).next().unwrap_or_default();
    page.source().split(name).skip(1).map(after)
}

fn plain_styles(page: &Page<'_>) -> Verdict {
    let odd = ["flex", "grid", "position:", "float:", "var(", "calc(", "-inline-", "-block-", "inset"];
    let found = odd.into_iter().find(|style| page.source().contains(style));
    must(found.is_none(), || found.unwrap_or_default().to_owned())
}

/// `#rrggbb` is the only form that every mail client understands.
fn colours(page: &Page<'_>) -> Verdict {
    let is_colour = |text: &str| {
        let digits = text.trim().trim_end_matches("!important").strip_prefix('#').unwrap_or_default();
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let named = ["{color:", ";color:", "\"color:", "background-color:", "bgcolor=\""];
    let written = named.into_iter().flat_map(|name| values(page, name));
    let wrong =
        written.map(|value| value.split('"').next().unwrap_or_default()).find(|value| !is_colour(value));
    must(wrong.is_none(), || format!("{} is not #rrggbb", wrong.unwrap_or_default()))
}

/// Outlook and Yahoo drop gradients: the same colour must be under them.
fn gradient(page: &Page<'_>) -> Verdict {
    for element in page.all("[style*=gradient]") {
        let image = property(element, "background-image").unwrap_or_default();
        let first = gradient_stops(element).next();
        let grounds = [property(element, "background-color"), Some(attribute(element, "bgcolor"))];
        must(first.is_some() && grounds == [first; 2], || format!("{image} over {grounds:?}"))?;
    }
    Ok(())
}

/// A font that is missing is replaced by one of the family that is named last.
fn fonts(page: &Page<'_>) -> Verdict {
    let stacks = ["font:", "font-family:"].into_iter().flat_map(|name| values(page, name));
    let generic = |stack: &str| {
        let last = stack.trim_end_matches("!important").rsplit(',').next().unwrap_or_default();
        ["serif", "sans-serif", "monospace"].contains(&last.trim())
    };
    let wrong = stacks.into_iter().find(|stack| !generic(stack));
    must(wrong.is_none(), || format!("no generic family is last in {}", wrong.unwrap_or_default()))
}

/// Many clients drop every `<style>`: what a text needs stands on it or around it.
fn inline(page: &Page<'_>) -> Verdict {
    for &(element, ref text) in &page.texts {
        for needed in ["color", "background-color", "font"] {
            let found = upwards(element).any(|element| property(element, needed).is_some());
            must(found, || format!("no {needed} around \"{text}\""))?;
        }
    }
    Ok(())
}
