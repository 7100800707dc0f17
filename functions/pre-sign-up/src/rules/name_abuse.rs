//! Names that carry a message instead of a name: links, markup, placeholders. Whoever mails such a name later mails
//! the message. Only what no person is called is refused; a name with a dot in it is left alone.

use trigger::Diagnostic;

use super::Rule;
use super::name_characters::NAMES;

/// Longer than any name that was ever registered, and short of what a message needs.
const LONGEST_NAME: usize = 256;

pub(super) fn rule() -> Rule {
    Rule::for_self_sign_up("name_abuse", Diagnostic::NameNotAccepted, |registration| {
        NAMES.iter().filter_map(|name| registration.attribute(name)).any(is_abuse)
    })
}

fn is_abuse(name: &str) -> bool {
    // Full-width forms are turned into links, too.
    let name: String = name.chars().map(narrow).collect();
    let link = name.contains("://") || starts_like_a_host(&name);
    link || name.contains(['<', '>', '{', '}']) || name.chars().count() > LONGEST_NAME
}

fn starts_like_a_host(name: &str) -> bool {
    let mut words = name.split(char::is_whitespace);
    words.any(|word| word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")))
}

/// The ASCII character that a full-width one is a form of, or the character itself.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registration::Source::{AdminCreateUser, SelfSignUp};
    use crate::rules::tests::check;

    #[test]
    fn a_message_is_no_name() {
        for abuse in [
            "Win now http://evil.example",
            "https://evil.example/x",
            "WWW.evil.example wins",
            "http：／／evil.example",
            "http：//evil.example",
            "ｗｗｗ．evil.example",
            "<b>Jane</b>",
            "{####}",
            "{{7*7}}",
            "｛username｝",
            "Jane <jane@example.com>",
        ] {
            assert_eq!(check(&[], SelfSignUp, &[("name", abuse)]), Some("name_abuse"), "{abuse}");
        }
        assert!(is_abuse(&"Jane ".repeat(100)));
    }

    #[test]
    fn a_name_with_a_dot_a_colon_or_a_slash_is_a_name() {
        for name in
            ["Dr. No.com", "Anna.Li", "J.R.R. Tolkien", "Nuria 3:16", "A/B", "O'Brien", "Wwwa", "M&M", "Jr."]
        {
            assert!(!is_abuse(name), "{name}");
        }
        for indian in ["S/O: Ravi Kumar", "D/O : Ravi Kumar", "Asha W／O：Ravi Kumar"] {
            assert!(!is_abuse(indian), "{indian}");
        }
    }

    #[test]
    fn administrators_write_what_they_like() {
        assert_eq!(check(&[], AdminCreateUser, &[("name", "<b>")]), None);
    }
}
