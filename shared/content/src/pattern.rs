//! Cognito's documented pattern for the body of an email. With a raw character outside it, Cognito sends its own
//! message; a numeric entity passes.
//!
//! Source:
//! <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html>

use std::fmt::Write as _;

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// Returns whether the text is printable ASCII and white space only, all of which the pattern includes. Most texts are,
/// and this check is faster than one per character.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t'..=b'\r'))
}

/// Returns whether the pattern includes the character: letters, marks, symbols, numbers, punctuation, and white space
/// in ASCII.
#[must_use]
pub fn is_documented(c: char) -> bool {
    use GeneralCategoryGroup::{Letter, Mark, Number, Punctuation, Symbol};
    matches!(c, '\t'..='\r' | ' '..='~')
        || matches!(c.general_category_group(), Letter | Mark | Number | Punctuation | Symbol)
}

/// Replaces every character outside the pattern by a numeric entity.
#[must_use]
pub fn with_entities(html: String) -> String {
    if is_plain(&html) {
        return html;
    }
    let mut text = String::with_capacity(html.len());
    for c in html.chars() {
        if is_documented(c) {
            text.push(c);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(text, "&#{};", u32::from(c));
        }
    }
    text
}

/// A name escaped for HTML inside a JSON string. A name in a greeting has no backslash and no control character.
#[must_use]
pub fn name_html(name: &str) -> String {
    let mut html = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\\' => html.push_str("&#92;"),
            c => html.push(c),
        }
    }
    with_entities(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_passes_the_pattern_once_replaced() {
        let all: String = ('\0'..=char::MAX).collect();
        let text = with_entities(all);
        assert!(text.chars().all(is_documented));
        assert!(text.contains("&#160;") && text.contains("&#8205;") && text.contains('李'));
        assert_eq!(with_entities("a\u{1}b".to_owned()), "a&#1;b");
    }
}
