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
    let has = |plain: char| name.contains(plain) || full_width(plain).is_some_and(|wide| name.contains(wide));
    let link = (has(':') && has('/')) || starts_like_a_host(name);
    link || "<>{}".chars().any(has) || name.chars().count() > LONGEST_NAME
}

fn starts_like_a_host(name: &str) -> bool {
    let mut words = name.split(char::is_whitespace);
    words.any(|word| word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")))
}

/// The full-width form of a printable ASCII character.
fn full_width(plain: char) -> Option<char> {
    char::from_u32(u32::from(plain) + 0xFEE0)
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
    fn a_name_with_a_dot_or_a_colon_is_a_name() {
        for name in
            ["Dr. No.com", "Anna.Li", "J.R.R. Tolkien", "Nuria 3:16", "A/B", "O'Brien", "Wwwa", "M&M", "Jr."]
        {
            assert!(!is_abuse(name), "{name}");
        }
    }

    #[test]
    fn administrators_write_what_they_like() {
        assert_eq!(check(&[], AdminCreateUser, &[("name", "<b>")]), None);
    }
}
