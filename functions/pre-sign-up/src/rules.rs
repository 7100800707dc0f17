//! The policy: the rules in the order in which a person is told about them.
//!
//! A new rule is one file with a `rule(&Settings)` and one line in [`from_settings`].

mod allowed_calling_codes;
mod allowed_email_domains;
mod denied_email_domains;
mod disposable_email;
mod email_homograph;
mod email_syntax;
mod minimum_age_years;
mod name_abuse;
mod name_characters;
mod required_attributes;
mod required_terms_version;
mod reserved_usernames;
mod sub_addressing;

use std::fmt;

use content::Domains;
use trigger::{InitError, RefusalCode, Settings};

use crate::lists::DomainList;
use crate::registration::{Registration, Source};

/// One rule. It does no I/O and knows no clock.
pub struct Rule {
    /// The reason code in logs and metrics.
    pub code: &'static str,
    /// What the person is told where reasons are told in detail.
    pub refusal_code: RefusalCode,
    /// Whose registrations it judges.
    pub scope: Scope,
    /// Whether it only watches.
    pub monitored: bool,
    check: Box<dyn Fn(&Registration<'_>) -> bool>,
}

/// Whose registrations a rule judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Only of people who sign up themselves: an administrator or a directory has decided already.
    SelfSignUp,
    /// Of everybody: what harms whoever reads the value later.
    Everybody,
}

/// The code of every rule there is, in order.
pub const CODES: [&str; 13] = [
    "required_attributes",
    "email_syntax",
    "allowed_email_domains",
    "denied_email_domains",
    "disposable_email",
    "sub_addressing",
    "email_homograph",
    "name_characters",
    "name_abuse",
    "reserved_usernames",
    "allowed_calling_codes",
    "minimum_age_years",
    "required_terms_version",
];

impl Rule {
    /// A rule for people who sign up themselves.
    fn for_self_sign_up(
        code: &'static str,
        refusal_code: RefusalCode,
        check: impl Fn(&Registration<'_>) -> bool + 'static,
    ) -> Self {
        Self { code, refusal_code, scope: Scope::SelfSignUp, monitored: false, check: Box::new(check) }
    }

    /// Whether this rule refuses `registration`.
    #[must_use]
    pub fn refuses(&self, registration: &Registration<'_>) -> bool {
        let judged = self.scope == Scope::Everybody || registration.source == Source::SelfSignUp;
        judged && (self.check)(registration)
    }

    /// Whether a registration of this source is refused, and not only logged and counted. An identity provider's user
    /// cannot change what the provider says, so a refusal would lock them out for ever.
    #[must_use]
    pub fn is_enforced_for(&self, source: Source) -> bool {
        !self.monitored && source != Source::ExternalProvider
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Rule").field("code", &self.code).finish_non_exhaustive()
    }
}

/// The rules that `settings` switch on, in order; the first that refuses is what the person is told.
///
/// # Errors
/// When a setting of a rule cannot be used.
pub fn from_settings(settings: &Settings, domains: &Domains<'static>) -> Result<Vec<Rule>, InitError> {
    let [allowed, denied] = [domains.allowed, domains.denied].map(DomainList);
    let rules = [
        required_attributes::rule(settings)?,
        Some(email_syntax::rule()),
        allowed_email_domains::rule(settings, allowed)?,
        denied_email_domains::rule(settings, denied)?,
        disposable_email::rule(settings, domains)?,
        sub_addressing::rule(settings)?,
        Some(email_homograph::rule()),
        Some(name_characters::rule()),
        Some(name_abuse::rule()),
        reserved_usernames::rule(settings)?,
        allowed_calling_codes::rule(settings)?,
        minimum_age_years::rule(settings)?,
        required_terms_version::rule(settings),
    ];
    Ok(rules.into_iter().flatten().collect())
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::HashMap;
    use std::time::{Duration, SystemTime};

    use trigger::{Content, Trigger};

    use super::*;
    use crate::PreSignUp;
    use crate::policy::Policy;

    /// 2026-03-01, a day after the last of February in a common year.
    pub(crate) fn today() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_hours(24 * 20_513)
    }

    /// The default lists.
    pub(crate) fn default_domains() -> Domains<'static> {
        Content::compiled_in(PreSignUp::CONTENT).unwrap().domains().unwrap()
    }

    /// The code of the first rule that refuses `attributes` under `settings`.
    pub(crate) fn check(
        settings: &[(&str, &str)],
        source: Source,
        attributes: &[(&str, &str)],
    ) -> Option<&'static str> {
        let attributes: HashMap<String, String> =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let policy = Policy::from_settings(&Settings::from_pairs(settings), &default_domains()).unwrap();
        let registration = Registration::new(source, today(), &attributes);
        policy.verdicts(&registration).next().map(|verdict| verdict.rule.code)
    }

    #[test]
    fn with_every_setting_there_is_every_code_in_order() {
        let settings = [
            ("REQUIRED_ATTRIBUTES", "email"),
            ("ALLOWED_EMAIL_DOMAINS", "example.com"),
            ("DENIED_EMAIL_DOMAINS", "example.org"),
            ("SUB_ADDRESSING", "deny"),
            ("RESERVED_USERNAMES", "admin"),
            ("ALLOWED_CALLING_CODES", "+1"),
            ("MINIMUM_AGE_YEARS", "16"),
            ("REQUIRED_TERMS_VERSION", "1"),
        ];
        let rules = from_settings(&Settings::from_pairs(&settings), &Domains::default()).unwrap();
        assert_eq!(rules.iter().map(|rule| rule.code).collect::<Vec<_>>(), CODES);
    }

    #[test]
    fn without_settings_only_what_harms_everybody_is_judged() {
        let rules = from_settings(&Settings::from_pairs(&[]), &Domains::default()).unwrap();
        let codes: Vec<_> = rules.iter().map(|rule| rule.code).collect();
        let always = ["email_syntax", "disposable_email", "email_homograph", "name_characters", "name_abuse"];
        assert_eq!(codes, always);
    }

    #[test]
    fn admins_and_providers_meet_only_the_character_rule() {
        let settings = [
            ("REQUIRED_ATTRIBUTES", "name,email"),
            ("ALLOWED_EMAIL_DOMAINS", "example.com"),
            ("DENIED_EMAIL_DOMAINS", "example.org"),
        ];
        for source in [Source::AdminCreateUser, Source::ExternalProvider] {
            assert_eq!(check(&settings, source, &[]), None);
            assert_eq!(check(&settings, source, &[("email", "nonsense")]), None);
            assert_eq!(check(&settings, source, &[("email", "a@example.org")]), None);
            assert_eq!(check(&settings, source, &[("name", "a\r\nb")]), Some("name_characters"));
        }
    }

    #[test]
    fn the_first_rule_in_order_is_what_the_person_is_told() {
        let settings = [("REQUIRED_ATTRIBUTES", "given_name"), ("DENIED_EMAIL_DOMAINS", "example.org")];
        let attributes = [("email", "a@example.org"), ("name", "\u{0}")];
        assert_eq!(check(&settings, Source::SelfSignUp, &attributes), Some("required_attributes"));
        let attributes = [("email", "a@example.org"), ("name", "\u{0}"), ("given_name", "A")];
        assert_eq!(check(&settings, Source::SelfSignUp, &attributes), Some("denied_email_domains"));
    }
}
