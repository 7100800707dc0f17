//! `SUB_ADDRESSING=deny`: addresses with a tag, by which one mail-box can sign up many times. Off by default: most
//! people who write a tag only sort their mail.

use trigger::{Diagnostic, EmailAddress, InitError, Settings};

use super::Rule;

/// Providers that part the tag with a hyphen instead: Yahoo's disposable addresses.
/// Source: <https://help.yahoo.com/kb/SLN28815.html>
const HYPHEN: [&str; 4] = ["yahoo.com", "ymail.com", "rocketmail.com", "myyahoo.com"];

pub(super) fn rule(settings: &Settings) -> Result<Option<Rule>, InitError> {
    let denied = settings.choice("SUB_ADDRESSING", &[("allow", false), ("deny", true)])?;
    Ok(denied.then(|| {
        Rule::for_self_sign_up("sub_addressing", Diagnostic::EmailTagged, |registration| {
            registration.valid_email().is_some_and(has_tag)
        })
    }))
}

/// `+` parts the tag with nearly every provider, and is in nobody's plain address elsewhere.
fn has_tag(email: &EmailAddress) -> bool {
    let parts_by = |separator| matches!(email.local_part().find(separator), Some(at) if at > 0);
    parts_by('+') || (HYPHEN.contains(&email.domain()) && parts_by('-'))
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
