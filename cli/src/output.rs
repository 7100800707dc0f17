//! Output of the commands. It escapes control characters in foreign text.

use std::fmt::Display;
use std::io::{self, Write};

use anyhow::{Context, Error, Result};
use serde::Serialize;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Writes `line`, which may have line breaks, and a line end.
///
/// # Errors
/// Fails if the reader is gone, as after `| head`. `println!` would panic.
pub fn say(line: impl Display) -> Result<()> {
    write(&lines(&format!("{line}\n")))
}

/// Writes `text` unchanged.
///
/// # Errors
/// Fails if the reader is gone.
pub fn write(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("the result cannot be written")
}

/// Writes `result` as JSON that is safe for a terminal.
///
/// # Errors
/// Fails if it cannot be serialized, or the reader is gone.
pub fn write_json(result: &impl Serialize) -> Result<()> {
    write(&(json(&serde_json::to_string_pretty(result)?) + "\n"))
}

/// An error with its causes: one line, or several lines for [`ErrorLines`].
pub fn failure(error: &Error) -> String {
    match error.downcast_ref::<ErrorLines>() {
        Some(ErrorLines(text)) => lines(text),
        None => printable(&format!("{error:#}")),
    }
}

/// An error of several lines.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ErrorLines(pub String);

/// `text` on one line, with control and bidirectional characters escaped. Column names, file names and setting values
/// can come from anybody.
pub fn printable(text: &str) -> String {
    escaped(text, |_| false)
}

/// `text` with the same characters escaped, except for its line breaks.
pub fn lines(text: &str) -> String {
    escaped(text, |c| c == '\n')
}

/// `word`, in quotation marks if a POSIX shell needs them.
#[cfg(any(feature = "aws", test))]
pub fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// JSON that is safe for a terminal. serde escapes only the controls below U+0020.
fn json(text: &str) -> String {
    let mut units = [0; 2];
    let escape = |c: char| {
        let units = c.encode_utf16(&mut units).iter();
        units.map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat()
    };
    escaped_by(text, |c| c == '\n', escape)
}

fn escaped(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    escaped_by(text, is_kept, |c| c.escape_default().collect())
}

fn escaped_by(text: &str, is_kept: impl Fn(char) -> bool, mut escape: impl FnMut(char) -> String) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is_kept(c) || is_harmless(c) {
            escaped.push(c);
        } else {
            escaped.push_str(&escape(c));
        }
    }
    escaped
}

/// Returns whether `c` is a letter, mark, number, punctuation, symbol or space, and not a control, format, private or
/// unassigned character or a line or paragraph separator.
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
    fn text_is_kept_and_control_characters_are_escaped() {
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

    #[test]
    fn a_word_is_quoted_where_a_shell_needs_it() {
        for (word, quoted) in [
            ("--user-pool-id", "--user-pool-id"),
            ("eu-west-1_Example12", "eu-west-1_Example12"),
            ("", "''"),
            ("a b;$c", "'a b;$c'"),
            ("it's", r"'it'\''s'"),
        ] {
            assert_eq!(shell_word(word), quoted);
        }
    }

    proptest! {
        #[test]
        fn only_harmless_characters_are_left(text in any::<String>()) {
            prop_assert!(printable(&text).chars().all(is_harmless));
            prop_assert!(lines(&text).chars().all(|c| c == '\n' || is_harmless(c)));
            prop_assert_eq!(printable(&printable(&text)), printable(&text));
        }

        #[test]
        fn escaped_json_has_the_same_value(text in any::<String>()) {
            let shown = json(&serde_json::to_string(&text).unwrap());
            prop_assert!(shown.chars().all(is_harmless));
            prop_assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
        }
    }
}
