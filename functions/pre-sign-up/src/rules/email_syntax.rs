//! An address that mail can be sent to. No address at all is fine: people sign up by phone, too.

use trigger::RefusalCode;

use super::Rule;

pub(super) fn rule() -> Rule {
    Rule::for_self_sign_up("email_syntax", RefusalCode::EmailInvalid, |registration| {
        matches!(registration.email, Some(Err(_)))
    })
}

#[cfg(test)]
mod tests {
    use crate::registration::Source::SelfSignUp;
    use crate::rules::tests::check;

    #[test]
    fn refuses_what_is_no_address_and_nothing_else() {
        assert_eq!(check(&[], SelfSignUp, &[("email", "a@b")]), Some("email_syntax"));
        assert_eq!(check(&[], SelfSignUp, &[("email", "a@example.com")]), None);
        assert_eq!(check(&[], SelfSignUp, &[("email", "")]), None);
        assert_eq!(check(&[], SelfSignUp, &[("phone_number", "+15555550100")]), None);
    }
}
