//! Refuses names that carry a message: links, markup, placeholders. Mail with such a name would carry the
//! message, too. A bare dot in a name passes, because people have such names.

use attributes::{EmailAddress, link};
use trigger::RefusalCode;

use crate::registration::Registration;
use crate::rule::{Check, Declaration, Scope};

pub(super) const RULE: Declaration = Declaration {
    setting: None,
    refusal_code: RefusalCode::NameNotAccepted,
    scope: Scope::SelfSignUp,
    check: |_, _| Ok(Some(Check::new(refuses))),
};

/// Maximum length, above any registered name of a person and below most messages.
const LONGEST_NAME: usize = 256;

fn refuses(registration: &Registration<'_>) -> bool {
    registration.names().any(|(attribute, name)| is_abuse(attribute, name))
}

fn is_abuse(attribute: &str, name: &str) -> bool {
    let plain = link::plain(name);
    let link = link::has_link(&plain) && !is_identifier(attribute, name);
    link || plain.contains(['<', '>', '{', '}']) || name.chars().count() > LONGEST_NAME
}

/// Returns whether `name` is an email address in `preferred_username`, with which people sign in to many
/// apps.
fn is_identifier(attribute: &str, name: &str) -> bool {
    attribute == "preferred_username" && EmailAddress::parse(name).is_ok()
}

// `tests/corpora.rs` tests the other cases with the samples in `tests/data`.
#[cfg(test)]
mod tests {
    use crate::registration::Source::{AdminCreateUser, SelfSignUp};
    use crate::test_policy::check;

    #[test]
    fn an_email_address_passes_as_preferred_username_only() {
        let verdict = |attribute, name| check(&[], SelfSignUp, &[(attribute, name)]);
        assert_eq!(verdict("preferred_username", "jane@example.com"), None);
        assert_eq!(verdict("preferred_username", "ask jane@example.com"), Some("name_abuse"));
        assert_eq!(verdict("preferred_username", "<jane@example.com>"), Some("name_abuse"));
        assert_eq!(verdict("nickname", "jane@example.com"), Some("name_abuse"));
    }

    #[test]
    fn a_very_long_name_is_refused() {
        assert_eq!(check(&[], SelfSignUp, &[("name", &"Jane ".repeat(100))]), Some("name_abuse"));
    }

    #[test]
    fn users_of_an_administrator_are_not_judged() {
        assert_eq!(check(&[], AdminCreateUser, &[("name", "<b>")]), None);
    }
}
