//! `SUB_ADDRESSING=deny`: addresses with a tag, by which one mail-box can sign up many times. Off by default: most
//! people who write a tag only sort their mail.

use attributes::EmailAddress;
use trigger::{InitError, RefusalCode, Settings};

use super::Rule;

pub(super) fn rule(settings: &Settings) -> Result<Option<Rule>, InitError> {
    let denied = settings.choice("SUB_ADDRESSING", &[("allow", false), ("deny", true)])?;
    Ok(denied.then(|| {
        Rule::for_self_sign_up("sub_addressing", RefusalCode::EmailTagged, |registration| {
            registration.valid_email().is_some_and(EmailAddress::has_tag)
        })
    }))
}

#[cfg(test)]
mod tests {
    use crate::registration::Source::SelfSignUp;
    use crate::rules::tests::check;

    #[test]
    fn a_tag_is_refused_by_the_convention_of_the_provider() {
        let verdict = |email| check(&[("SUB_ADDRESSING", "deny")], SelfSignUp, &[("email", email)]);
        for refused in
            ["jane+shop@example.com", "jane+@example.com", "jane-shop@yahoo.com", "jane-shop@YAHOO.com"]
        {
            assert_eq!(verdict(refused), Some("sub_addressing"), "{refused}");
        }
        for passes in ["jane@example.com", "jane-doe@example.com", "jane.doe@yahoo.com", "+jane@example.com"]
        {
            assert_eq!(verdict(passes), None, "{passes}");
        }
    }

    #[test]
    fn tags_are_allowed_unless_told() {
        assert_eq!(check(&[], SelfSignUp, &[("email", "jane+shop@example.com")]), None);
    }
}
