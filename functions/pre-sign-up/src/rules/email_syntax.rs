//! Refuses email addresses that cannot receive mail. A sign-up without an address passes, because people also
//! sign up by phone.

use trigger::RefusalCode;

use crate::rule::{Check, Declaration, Scope};

pub(super) const RULE: Declaration = Declaration {
    setting: None,
    refusal_code: RefusalCode::EmailInvalid,
    scope: Scope::SelfSignUp,
    check: |_, _| Ok(Some(Check::new(|registration| matches!(registration.email, Some(Err(_)))))),
};

#[cfg(test)]
mod tests {
    use crate::registration::Source::SelfSignUp;
    use crate::test_policy::check;

    #[test]
    fn only_an_invalid_address_is_refused() {
        assert_eq!(check(&[], SelfSignUp, &[("email", "a@b")]), Some("email_syntax"));
        assert_eq!(check(&[], SelfSignUp, &[("email", "a@example.com")]), None);
        assert_eq!(check(&[], SelfSignUp, &[("email", "")]), None);
        assert_eq!(check(&[], SelfSignUp, &[("phone_number", "+15555550100")]), None);
    }
}
