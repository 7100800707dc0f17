//! Names that carry a message instead of a name: links, markup, placeholders. Whoever mails such a name later mails
//! the message. Only what no person is called is refused; a name with a dot in it is left alone.

use attributes::{EmailAddress, link};
use trigger::RefusalCode;

use super::Rule;
use super::name_characters::NAMES;

/// Longer than any name that was ever registered, and short of what a message needs.
const LONGEST_NAME: usize = 256;

pub(super) fn rule() -> Rule {
    Rule::for_self_sign_up("name_abuse", RefusalCode::NameNotAccepted, |registration| {
        NAMES
            .iter()
            .any(|attribute| registration.attribute(attribute).is_some_and(|name| is_abuse(attribute, name)))
    })
}

fn is_abuse(attribute: &str, name: &str) -> bool {
    let plain = link::plain(name);
    let link = link::has_link(&plain) && !is_identifier(attribute, name);
    link || plain.contains(['<', '>', '{', '}']) || name.chars().count() > LONGEST_NAME
}

/// Many apps let people sign in by an email address that they keep in `preferred_username`.
fn is_identifier(attribute: &str, name: &str) -> bool {
    attribute == "preferred_username" && EmailAddress::parse(name).is_ok()
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
            "Free iPhone bit.ly/3xyz",
            "call me at ann@evil.com",
            "(www.evil.com)",
            "𝐰𝐰𝐰.evil.com",
            "evil．com/login",
        ] {
            assert_eq!(check(&[], SelfSignUp, &[("name", abuse)]), Some("name_abuse"), "{abuse}");
        }
        assert!(is_abuse("name", &"Jane ".repeat(100)));
    }

    #[test]
    fn a_name_with_a_dot_a_colon_or_a_slash_is_a_name() {
        for name in
            ["Dr. No.com", "Anna.Li", "J.R.R. Tolkien", "Nuria 3:16", "A/B", "O'Brien", "Wwwa", "M&M", "Jr."]
        {
            assert!(!is_abuse("name", name), "{name}");
        }
        for indian in ["S/O: Ravi Kumar", "D/O : Ravi Kumar", "Asha W／O：Ravi Kumar"] {
            assert!(!is_abuse("name", indian), "{indian}");
        }
    }

    #[test]
    fn an_email_address_is_a_preferred_username_and_no_other_name() {
        let verdict = |attribute, name| check(&[], SelfSignUp, &[(attribute, name)]);
        assert_eq!(verdict("preferred_username", "jane@example.com"), None);
        assert_eq!(verdict("preferred_username", "ask jane@example.com"), Some("name_abuse"));
        assert_eq!(verdict("preferred_username", "<jane@example.com>"), Some("name_abuse"));
        assert_eq!(verdict("nickname", "jane@example.com"), Some("name_abuse"));
    }

    #[test]
    fn administrators_write_what_they_like() {
        assert_eq!(check(&[], AdminCreateUser, &[("name", "<b>")]), None);
    }
}
