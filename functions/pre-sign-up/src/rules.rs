//! The rules of the policy, one file each.

use crate::rule::{Declaration, Setting};

/// Declares one module per rule. A rule's code is the name of its module. The order of the list is the order
/// of precedence: the person sees the sentence of the first enforced rule that refuses.
macro_rules! rules {
    ($($code:ident,)+) => {
        $(mod $code;)+

        /// Codes of all rules, in order of precedence.
        pub const CODES: &[&str] = &[$(stringify!($code),)+];

        /// Codes and declarations of all rules, in order of precedence.
        pub(crate) const ALL: &[(&str, Declaration)] = &[$((stringify!($code), $code::RULE),)+];
    };
}

// To add a rule, add `rules/<code>.rs` with a `const RULE: Declaration`, its line here and its row in docs/policy.md.
rules! {
    required_attributes,
    email_syntax,
    allowed_email_domains,
    denied_email_domains,
    disposable_email,
    sub_addressing,
    email_homograph,
    name_characters,
    name_abuse,
    reserved_usernames,
    allowed_calling_codes,
    minimum_age_years,
    required_terms_version,
    sign_up_pass,
}

/// The settings of all rules, in order of precedence. Their examples switch every rule on.
pub fn settings() -> impl Iterator<Item = Setting> {
    ALL.iter().filter_map(|(_, rule)| rule.setting)
}

#[cfg(test)]
mod tests {
    use trigger::RefusalCode;

    use super::*;
    use crate::policy::Policy;
    use crate::registration::Source::{AdminCreateUser, ExternalProvider, SelfSignUp};
    use crate::test_policy::{check, policy};

    fn codes(policy: &Policy) -> Vec<&'static str> {
        policy.rules().iter().map(|rule| rule.code).collect()
    }

    #[test]
    fn the_example_of_every_setting_switches_every_rule_on() {
        let examples: Vec<_> = settings().map(|setting| (setting.name, setting.example)).collect();
        assert_eq!(codes(&policy(&examples)), CODES);
    }

    #[test]
    fn the_code_of_a_rule_with_a_setting_is_the_settings_name() {
        for (code, rule) in ALL {
            let name = rule.setting.map_or_else(|| code.to_uppercase(), |setting| setting.name.to_owned());
            assert_eq!(code.to_uppercase(), name);
            assert_ne!(rule.refusal_code, RefusalCode::Unavailable, "{code}");
        }
    }

    #[test]
    fn without_settings_only_the_rules_that_protect_everybody_are_on() {
        let always = ["email_syntax", "disposable_email", "email_homograph", "name_characters", "name_abuse"];
        assert_eq!(codes(&policy(&[])), always);
    }

    #[test]
    fn only_the_character_rule_judges_users_of_administrators_and_identity_providers() {
        let settings = [
            ("REQUIRED_ATTRIBUTES", "name,email"),
            ("ALLOWED_EMAIL_DOMAINS", "example.com"),
            ("DENIED_EMAIL_DOMAINS", "example.org"),
        ];
        for source in [AdminCreateUser, ExternalProvider] {
            assert_eq!(check(&settings, source, &[]), None);
            assert_eq!(check(&settings, source, &[("email", "nonsense")]), None);
            assert_eq!(check(&settings, source, &[("email", "a@example.org")]), None);
            assert_eq!(check(&settings, source, &[("name", "a\r\nb")]), Some("name_characters"));
        }
    }

    #[test]
    fn refusing_rules_are_in_order_of_precedence() {
        let settings = [("REQUIRED_ATTRIBUTES", "given_name"), ("DENIED_EMAIL_DOMAINS", "example.org")];
        let attributes = [("email", "a@example.org"), ("name", "\u{0}")];
        assert_eq!(check(&settings, SelfSignUp, &attributes), Some("required_attributes"));
        let attributes = [("email", "a@example.org"), ("name", "\u{0}"), ("given_name", "A")];
        assert_eq!(check(&settings, SelfSignUp, &attributes), Some("denied_email_domains"));
    }
}
