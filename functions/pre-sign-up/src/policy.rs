//! The policy: which rules are on, which of them only watch, and what a registration gets.

use content::Domains;
use trigger::{InitError, Settings};

use crate::registration::Registration;
use crate::rules::{self, Rule};

/// All rules that are on, in the order in which a person is told about them.
#[derive(Debug)]
pub struct Policy {
    rules: Vec<Rule>,
}

/// A rule that refuses a registration.
#[derive(Clone, Copy, Debug)]
pub struct Verdict<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Whether it refuses for real, or only says that it would.
    pub enforced: bool,
}

impl Policy {
    /// Reads the settings of all rules, `POLICY_MODE`, `MONITORED_RULES` and `REFUSAL_REASONS`.
    ///
    /// # Errors
    /// When one of them cannot be used.
    pub fn from_settings(settings: &Settings, domains: &Domains<'static>) -> Result<Self, InitError> {
        let mut rules = rules::from_settings(settings, domains)?;
        let all = settings.choice("POLICY_MODE", &[("enforce", false), ("monitor", true)])?;
        let example = "disposable_email,sub_addressing";
        let named = settings.list("MONITORED_RULES", example, rule_code)?;
        let detailed = settings.choice("REFUSAL_REASONS", &[("neutral", false), ("detailed", true)])?;
        for rule in &mut rules {
            rule.monitored |= all || named.contains(&rule.code);
            rule.refusal_code = if detailed { rule.refusal_code } else { rule.refusal_code.neutral() };
        }
        Ok(Self { rules })
    }

    /// Every rule that refuses `registration`, in order. The first that is enforced is what the person is told.
    pub fn verdicts<'p>(&'p self, registration: &Registration<'_>) -> impl Iterator<Item = Verdict<'p>> {
        let refusing = self.rules.iter().filter(|rule| rule.refuses(registration));
        refusing.map(|rule| Verdict { rule, enforced: rule.is_enforced_for(registration.source) })
    }

    /// The rules that are on.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
}

fn rule_code(name: &str) -> Result<&'static str, String> {
    let code = rules::CODES.into_iter().find(|code| *code == name);
    code.ok_or_else(|| format!("is not the code of a rule; the codes are {}", rules::CODES.join(", ")))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::time::SystemTime;

    use super::*;
    use crate::registration::Source;

    /// Code and enforcement of every rule that refuses an address of `example.org` with a bad name.
    fn verdicts(settings: &[(&str, &str)]) -> Vec<(&'static str, bool)> {
        let mut settings = settings.to_vec();
        settings.push(("DENIED_EMAIL_DOMAINS", "example.org"));
        let policy = Policy::from_settings(&Settings::from_pairs(&settings), &Domains::default()).unwrap();
        let attributes = [("email", "a@example.org"), ("name", "a\nb")];
        let attributes: HashMap<_, _> =
            attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let registration = Registration::new(Source::SelfSignUp, SystemTime::UNIX_EPOCH, &attributes);
        policy.verdicts(&registration).map(|verdict| (verdict.rule.code, verdict.enforced)).collect()
    }

    #[test]
    fn every_rule_speaks_and_settings_say_which_only_watch() {
        let (domain, name) = ("denied_email_domains", "name_characters");
        assert_eq!(verdicts(&[]), [(domain, true), (name, true)]);
        assert_eq!(verdicts(&[("POLICY_MODE", "monitor")]), [(domain, false), (name, false)]);
        assert_eq!(verdicts(&[("MONITORED_RULES", "denied_email_domains")]), [(domain, false), (name, true)]);
    }

    #[test]
    fn what_is_wrong_with_an_address_is_only_told_where_the_operator_wants_it() {
        let email_codes = |settings: &[(&str, &str)]| -> Vec<&'static str> {
            let policy = Policy::from_settings(&Settings::from_pairs(settings), &Domains::default()).unwrap();
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
    fn a_rule_that_does_not_exist_stops_init() {
        let settings = Settings::from_pairs(&[("MONITORED_RULES", "name_characters,typo")]);
        let error = Policy::from_settings(&settings, &Domains::default()).unwrap_err().to_string();
        assert!(
            error.contains("\"typo\" in it is not the code of a rule; the codes are required_attributes,"),
            "{error}"
        );
    }
}
