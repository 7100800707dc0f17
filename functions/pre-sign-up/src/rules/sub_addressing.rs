//! `SUB_ADDRESSING=deny`: refuses email addresses with a tag, because tags let one mailbox sign up many
//! times. Off by default, because most people use tags to sort their mail.

use attributes::EmailAddress;
use content::Domains;
use trigger::{InitError, RefusalCode, Settings};

use crate::rule::{Check, Declaration, Scope, Setting};

pub(super) const RULE: Declaration = Declaration {
    setting: Some(SETTING),
    refusal_code: RefusalCode::EmailTagged,
    scope: Scope::SelfSignUp,
    check,
};

const SETTING: Setting = Setting { name: "SUB_ADDRESSING", example: "deny" };

fn check(settings: &Settings, _: &Domains<'static>) -> Result<Option<Check>, InitError> {
    let denied = settings.choice(SETTING.name, &[("allow", false), ("deny", true)])?;
    Ok(denied.then(|| Check::of_email(EmailAddress::has_tag)))
}

#[cfg(test)]
mod tests {
    use crate::test_policy::assert_first_refusal;

    #[test]
    fn a_tag_is_refused_only_when_the_setting_denies_it() {
        let deny = [("SUB_ADDRESSING", "deny")];
        let tagged = ["jane+shop@example.com", "jane+@example.com", "jane-shop@YAHOO.com"];
        let untagged =
            ["jane@example.com", "jane-doe@example.com", "jane.doe@yahoo.com", "+jane@example.com"];
        assert_first_refusal(&deny, "email", &tagged, Some("sub_addressing"));
        assert_first_refusal(&[], "email", &tagged, None);
        assert_first_refusal(&deny, "email", &untagged, None);
    }
}
