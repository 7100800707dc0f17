//! Texts as HTML.

/// The longest name that stays on one line: it fits beside the margins of a phone in the size of a heading.
const ONE_LINE_LETTERS: usize = 16;

/// The text escaped for HTML.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = Vec::with_capacity(text.len());
    // Writing to memory cannot fail, and escaping keeps UTF-8 valid.
    let _ = tera::escape_html(text, &mut html);
    String::from_utf8(html).unwrap_or_default()
}

/// The brand's name, left to right in a right-to-left language. A short name does not break at its hyphen.
#[must_use]
pub fn brand_name(name: &str, direction: &str) -> String {
    let is_unbroken = name.contains('-') && name.chars().count() <= ONE_LINE_LETTERS;
    let direction = if direction == "rtl" { " dir=\"ltr\"" } else { "" };
    let style = if is_unbroken { " style=\"white-space:nowrap\"" } else { "" };
    match (direction, style) {
        ("", "") => escaped(name),
        _ => format!("<span{direction}{style}>{}</span>", escaped(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_does_not_break_at_its_hyphen() {
        for (name, direction, html) in [
            ("Shop", "ltr", "Shop"),
            ("B & B", "ltr", "B &amp; B"),
            ("Shop", "rtl", "<span dir=\"ltr\">Shop</span>"),
            ("My-Shop", "ltr", "<span style=\"white-space:nowrap\">My-Shop</span>"),
            ("My-Shop", "rtl", "<span dir=\"ltr\" style=\"white-space:nowrap\">My-Shop</span>"),
            // On a phone, this name is longer than a line.
            ("Rather-Long-Names", "ltr", "Rather-Long-Names"),
        ] {
            assert_eq!(brand_name(name, direction), html);
        }
    }
}
