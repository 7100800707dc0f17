//! Refuses characters that no name of a person has and that harm programs and pages that print the name
//! later.

use attributes::name::is_writable;
use trigger::RefusalCode;

use crate::registration::Registration;
use crate::rule::{Check, Declaration, Scope};

pub(super) const RULE: Declaration = Declaration {
    setting: None,
    refusal_code: RefusalCode::NameNotAccepted,
    scope: Scope::Everybody,
    check: |_, _| Ok(Some(Check::new(refuses))),
};

fn refuses(registration: &Registration<'_>) -> bool {
    registration.names().any(|(_, name)| !is_writable(name))
}

#[cfg(test)]
mod tests {
    use crate::registration::NAMES;
    use crate::registration::Source::SelfSignUp;
    use crate::test_policy::check;

    #[test]
    fn every_name_attribute_is_judged_and_nothing_else() {
        for name in NAMES {
            assert_eq!(check(&[], SelfSignUp, &[(name, "a\nb")]), Some("name_characters"), "{name}");
        }
        assert_eq!(check(&[], SelfSignUp, &[("address", "1 Main Street\nTown")]), None);
    }
}
