//! The output of the commands, in which foreign text is shown without control characters.

use std::fmt::Display;
use std::io::{self, Write};

use anyhow::{Context, Error, Result};
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Writes a line, or several where `line` has line breaks.
///
/// # Errors
/// When nobody reads on, as after `| head`, where `println!` would panic.
pub fn say(line: impl Display) -> Result<()> {
    write(&lines(&format!("{line}\n")))
}

/// Writes `text` as it is.
///
/// # Errors
/// When nobody reads on.
pub fn write(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("the result cannot be written")
}

/// An error with its causes: one line, or one for each of its [`Findings`].
pub fn failure(error: &Error) -> String {
    match error.downcast_ref::<Findings>() {
        Some(Findings(findings)) => lines(findings),
        None => printable(&format!("{error:#}")),
    }
}

/// An error of several lines. Names in it are escaped already.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Findings(pub String);

/// `text` on one line, without anything that a terminal obeys or that changes the order of what is read. Column names,
/// file names and setting values are written by anybody.
pub fn printable(text: &str) -> String {
    escaped(text, |_| false)
}

/// The same for text that has lines of its own.
pub fn lines(text: &str) -> String {
    escaped(text, |c| c == '\n')
}

/// JSON that a terminal shows as it is. serde escapes only the controls below U+0020.
pub fn json(text: &str) -> String {
    let mut units = [0; 2];
    let escape = |c: char| {
        let units = c.encode_utf16(&mut units).iter();
        units.map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat()
    };
    mapped(text, |c| c == '\n', escape)
}

fn escaped(text: &str, keeps: impl Fn(char) -> bool) -> String {
    mapped(text, keeps, |c| c.escape_default().collect())
}

fn mapped(text: &str, keeps: impl Fn(char) -> bool, mut escape: impl FnMut(char) -> String) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if keeps(c) || is_harmless(c) {
            shown.push(c);
        } else {
            shown.push_str(&escape(c));
        }
    }
    shown
}

/// Letters, marks, numbers, punctuation, symbols and spaces: no control, format, private or unassigned character, no
/// line or paragraph separator.
fn is_harmless(c: char) -> bool {
    let is_break =
        matches!(c.general_category(), GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator);
    !is_break && c.general_category_group() != GeneralCategoryGroup::Other
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_stays_and_what_a_terminal_obeys_is_shown() {
        for (text, shown) in [
            ("custom:Größe, 尺寸 – \"x\" \\ 'y'", "custom:Größe, 尺寸 – \"x\" \\ 'y'"),
            ("e\u{301}", "e\u{301}"),
            ("a\u{1b}[31mb\u{7}", "a\\u{1b}[31mb\\u{7}"),
            ("a\r\n\tb", "a\\r\\n\\tb"),
            ("\u{9b}31m\u{7f}", "\\u{9b}31m\\u{7f}"),
            ("\u{202e}txt\u{2066}\u{200f}\u{feff}", "\\u{202e}txt\\u{2066}\\u{200f}\\u{feff}"),
            ("\u{2028}\u{2029}\u{e000}", "\\u{2028}\\u{2029}\\u{e000}"),
        ] {
            assert_eq!(printable(text), shown);
        }
        assert_eq!(lines("a\nb\u{1b}\n"), "a\nb\\u{1b}\n");
        assert_eq!(
            json("{\n\"a\": \"\u{202e}\u{e0001}\u{9b}\"}"),
            "{\n\"a\": \"\\u202e\\udb40\\udc01\\u009b\"}"
        );
    }

    proptest! {
        #[test]
        fn nothing_but_harmless_characters_is_left(text in any::<String>()) {
            prop_assert!(printable(&text).chars().all(is_harmless));
            prop_assert!(lines(&text).chars().all(|c| c == '\n' || is_harmless(c)));
            prop_assert_eq!(printable(&printable(&text)), printable(&text));
        }

        #[test]
        fn json_says_the_same_as_before(text in any::<String>()) {
            let shown = json(&serde_json::to_string(&text).unwrap());
            prop_assert!(shown.chars().all(is_harmless));
            prop_assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
        }
    }
}
