//! Helpers for the unit tests of the rules: the policy at a fixed date, with the domain lists of the
//! compiled-in content.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use content::Domains;
use trigger::{Content, Settings, Trigger};

use crate::PreSignUp;
use crate::policy::Policy;
use crate::registration::{Registration, Source};

/// 2026-03-01, the day after 28 February in a common year.
pub fn today() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_hours(24 * 20_513)
}

/// The domain lists of the compiled-in content.
pub fn default_domains() -> Domains<'static> {
    Content::compiled_in(PreSignUp::CONTENT).unwrap().domains().unwrap()
}

/// The policy under `settings`.
pub fn policy(settings: &[(&str, &str)]) -> Policy {
    Policy::from_settings(&Settings::from_pairs(settings), &default_domains()).unwrap()
}

/// Text of the error with which `value` for the setting `name` stops init, or an empty text.
pub fn init_error(name: &str, value: &str) -> String {
    let policy = Policy::from_settings(&Settings::from_pairs(&[(name, value)]), &Domains::default());
    policy.err().map(|error| error.to_string()).unwrap_or_default()
}

/// Code of the first rule that refuses `registration` under `settings`.
pub fn first_refusal(settings: &[(&str, &str)], registration: &Registration<'_>) -> Option<&'static str> {
    policy(settings).verdicts(registration).next().map(|verdict| verdict.rule.code)
}

/// Code of the first rule that refuses a registration with `attributes` under `settings`.
pub fn check(settings: &[(&str, &str)], source: Source, attributes: &[(&str, &str)]) -> Option<&'static str> {
    let attributes: HashMap<String, String> =
        attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    first_refusal(settings, &Registration::new(source, today(), &attributes))
}

/// Asserts, for each of `values`, the code of the first rule that refuses a sign-up with that `attribute`.
pub fn assert_first_refusal(
    settings: &[(&str, &str)],
    attribute: &str,
    values: &[&str],
    expected: Option<&'static str>,
) {
    for value in values {
        assert_eq!(check(settings, Source::SelfSignUp, &[(attribute, value)]), expected, "{value:?}");
    }
}
