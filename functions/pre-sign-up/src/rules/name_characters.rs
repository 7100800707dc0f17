//! Characters that no person's name has and that harm whoever prints the name later.

use attributes::name::is_writable;
use trigger::RefusalCode;

use super::{Rule, Scope};

/// The attributes that hold a name.
pub(super) const NAMES: [&str; 6] =
    ["name", "given_name", "family_name", "middle_name", "nickname", "preferred_username"];

pub(super) fn rule() -> Rule {
    Rule {
        code: "name_characters",
        refusal_code: RefusalCode::NameNotAccepted,
        scope: Scope::Everybody,
        monitored: false,
        check: Box::new(|registration| {
            NAMES.iter().filter_map(|name| registration.attribute(name)).any(|name| !is_writable(name))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registration::Source::SelfSignUp;
    use crate::rules::tests::check;

    #[test]
    fn every_name_attribute_is_judged_and_no_other() {
        for name in NAMES {
            assert_eq!(check(&[], SelfSignUp, &[(name, "a\nb")]), Some("name_characters"), "{name}");
        }
        assert_eq!(check(&[], SelfSignUp, &[("address", "1 Main Street\nTown")]), None);
    }
}
