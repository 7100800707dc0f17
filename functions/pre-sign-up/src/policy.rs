//! The policy: the rules that are on, the rules that are only monitored, and the verdicts on a registration.

use content::Domains;
use trigger::{InitError, Settings};

use crate::registration::Registration;
use crate::rule::Rule;
use crate::rules;

/// Settings of the whole policy.
pub const SETTINGS: [&str; 3] = ["POLICY_MODE", "MONITORED_RULES", "REFUSAL_REASONS"];

/// All rules that are on, in order of precedence.
#[derive(Debug)]
pub struct Policy {
    rules: Vec<Rule>,
}

/// The refusal of one registration by one rule.
#[derive(Clone, Copy, Debug)]
pub struct Verdict<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Whether the rule refuses the registration; a monitored rule is only logged and counted.
    pub enforced: bool,
}

impl Policy {
    /// Reads the settings of all rules and [`SETTINGS`].
    ///
    /// # Errors
    /// Fails if a setting cannot be used.
    pub fn from_settings(settings: &Settings, domains: &Domains<'static>) -> Result<Self, InitError> {
        let rules = rules::ALL.iter().map(|rule| Rule::from_settings(rule, settings, domains));
        let mut rules: Vec<Rule> = rules.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        let [mode, monitored_rules, refusal_reasons] = SETTINGS;
        let monitor_all = settings.choice(mode, &[("enforce", false), ("monitor", true)])?;
        let monitored = settings.list(monitored_rules, "disposable_email,sub_addressing", rule_code)?;
        let detailed = settings.choice(refusal_reasons, &[("neutral", false), ("detailed", true)])?;
        for rule in &mut rules {
            rule.monitored |= monitor_all || monitored.contains(&rule.code);
            rule.refusal_code = if detailed { rule.refusal_code } else { rule.refusal_code.neutral() };
        }
        Ok(Self { rules })
    }

    /// The verdicts of all rules that refuse `registration`, in order of precedence. The person sees the sentence of
    /// the first enforced one.
    pub fn verdicts<'p>(&'p self, registration: &Registration<'_>) -> impl Iterator<Item = Verdict<'p>> {
        let refusing = self.rules.iter().filter(|rule| rule.refuses(registration));
        refusing.map(|rule| Verdict { rule, enforced: rule.is_enforced_for(registration.source) })
    }

    /// Returns whether the rule `code` is on and refuses sign-ups, instead of only logging and counting them.
    #[must_use]
    pub fn enforces(&self, code: &str) -> bool {
        self.rules.iter().any(|rule| rule.code == code && !rule.monitored)
    }

    /// The rules that are on.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
}

fn rule_code(name: &str) -> Result<&'static str, String> {
    let code = rules::CODES.iter().find(|code| **code == name);
    code.copied()
        .ok_or_else(|| format!("is not the code of a rule; the codes are {}", rules::CODES.join(", ")))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::time::SystemTime;

    use super::*;
    use crate::registration::Source;
    use crate::test_policy::{init_error, policy};

    /// Code and enforcement of every rule that refuses an address of `example.org` with a bad name.
    fn verdicts(settings: &[(&str, &str)]) -> Vec<(&'static str, bool)> {
        let policy = policy(&[settings, &[("DENIED_EMAIL_DOMAINS", "example.org")]].concat());
        let attributes = [("email", "a@example.org"), ("name", "a\nb")];
        let attributes: HashMap<_, _> =
            attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let registration = Registration::new(Source::SelfSignUp, SystemTime::UNIX_EPOCH, &attributes);
        policy.verdicts(&registration).map(|verdict| (verdict.rule.code, verdict.enforced)).collect()
    }

    #[test]
    fn every_refusing_rule_has_a_verdict_and_settings_choose_the_monitored_ones() {
        let (domain, name) = ("denied_email_domains", "name_characters");
        assert_eq!(verdicts(&[]), [(domain, true), (name, true)]);
        assert_eq!(verdicts(&[("POLICY_MODE", "monitor")]), [(domain, false), (name, false)]);
        assert_eq!(verdicts(&[("MONITORED_RULES", "denied_email_domains")]), [(domain, false), (name, true)]);
    }

    #[test]
    fn people_see_the_problem_of_an_address_only_with_detailed_refusal_reasons() {
        let email_codes = |settings: &[(&str, &str)]| -> Vec<&'static str> {
            let policy = policy(settings);
            let about_email =
                policy.rules().iter().filter(|rule| rule.refusal_code.code().starts_with("EMAIL"));
            about_email.map(|rule| rule.refusal_code.code()).collect()
        };
        let all = [
            ("ALLOWED_EMAIL_DOMAINS", "example.com"),
            ("DENIED_EMAIL_DOMAINS", "example.org"),
            ("SUB_ADDRESSING", "deny"),
        ];
        assert_eq!(email_codes(&all), ["EMAIL_NOT_ACCEPTED"; 6]);
        let detailed = [&all[..], &[("REFUSAL_REASONS", "detailed")]].concat();
        assert_eq!(
            email_codes(&detailed),
            [
                "EMAIL_INVALID",
                "EMAIL_DOMAIN_NOT_ACCEPTED",
                "EMAIL_DOMAIN_NOT_ACCEPTED",
                "EMAIL_DISPOSABLE",
                "EMAIL_TAGGED",
                "EMAIL_INVALID"
            ]
        );
    }

    #[test]
    fn an_unknown_rule_stops_init() {
        let error = init_error("MONITORED_RULES", "name_characters,typo");
        let expected = "\"typo\" in it is not the code of a rule; the codes are required_attributes,";
        assert!(error.contains(expected), "{error}");
    }
}
