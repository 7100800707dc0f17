//! The report on one sign-up. It repeats no value of the sign-up.

use std::fmt;

use serde::Serialize;

use super::arguments::Source;
use super::policy::{PolicyCheck, RuleMode};
use super::sign_up::SignUp;

/// The verdict of every rule, and the result. `--help` documents the keys, so they must not change.
#[derive(Serialize)]
pub struct SignUpReport {
    source: Source,
    at: String,
    verdict: &'static str,
    user_message: Option<String>,
    rules: Vec<RuleVerdict>,
}

#[derive(Serialize)]
struct RuleVerdict {
    rule: &'static str,
    verdict: &'static str,
}

impl SignUpReport {
    /// Checks `sign_up` by every rule that is on.
    pub fn new(check: &PolicyCheck, sign_up: &SignUp) -> Self {
        let verdicts = check.verdicts(sign_up);
        let refuses = |code| verdicts.iter().any(|verdict| verdict.rule.code == code);
        let verdict = |code, mode| match mode {
            RuleMode::NotJudged => "not_judged",
            RuleMode::Enforced if refuses(code) => "refuses",
            RuleMode::Monitored if refuses(code) => "would_refuse",
            RuleMode::Enforced | RuleMode::Monitored => "passes",
        };
        let rules = check
            .rules()
            .map(|(rule, mode)| RuleVerdict { rule: rule.code, verdict: verdict(rule.code, mode) });
        // The person sees the first enforced rule.
        let refusal = verdicts.iter().find(|verdict| verdict.enforced);
        let user_message = refusal.map(|verdict| check.user_message(verdict.rule, sign_up).to_string());
        Self {
            source: check.source,
            at: check.date.to_string(),
            verdict: if user_message.is_some() { "refused" } else { "accepted" },
            user_message,
            rules: rules.collect(),
        }
    }

    /// Returns whether an enforced rule refuses the sign-up.
    pub fn is_refused(&self) -> bool {
        self.user_message.is_some()
    }
}

impl fmt::Display for SignUpReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.rules.iter().map(|rule| rule.rule.len()).max().unwrap_or_default();
        for RuleVerdict { rule, verdict } in &self.rules {
            let words = match *verdict {
                "would_refuse" => "would refuse (monitored)",
                "not_judged" => "not judged: applies only to users who sign up themselves",
                plain => plain,
            };
            writeln!(formatter, "{rule:width$}  {words}")?;
        }
        match &self.user_message {
            Some(user_message) => {
                writeln!(formatter, "\nrefused; the user sees\n{user_message}")
            }
            None => writeln!(formatter, "\naccepted"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::policy::tests::{check, check_source};
    use super::super::sign_up::tests::sign_up;
    use super::*;

    /// The verdict, the code that the person sees, and each rule that does not pass.
    fn summary(report: &SignUpReport) -> (Value, Option<String>, Vec<(String, Value)>) {
        let json = serde_json::to_value(report).unwrap();
        let user_message = json["user_message"]
            .as_str()
            .map(|user_message| user_message.split(':').next().unwrap().to_owned());
        let rules = json["rules"].as_array().unwrap().iter();
        let rules = rules.filter(|rule| rule["verdict"] != "passes");
        let rules = rules.map(|rule| (rule["rule"].as_str().unwrap().to_owned(), rule["verdict"].clone()));
        (json["verdict"].clone(), user_message, rules.collect())
    }

    #[test]
    fn every_rule_has_a_verdict_and_the_person_sees_the_first_enforced_one() {
        let bad = sign_up(&[("email", "x@MAILINATOR.com"), ("name", "a\nb")]);
        let rule = |code: &str, verdict: &str| (code.to_owned(), json!(verdict));
        let (domain, name) = ("disposable_email", "name_characters");
        for (settings, verdict, user_message, rules) in [
            (
                vec![],
                "refused",
                Some("EMAIL_NOT_ACCEPTED"),
                vec![rule(domain, "refuses"), rule(name, "refuses")],
            ),
            (
                vec![("DISPOSABLE_EMAIL", "monitor")],
                "refused",
                Some("NAME_NOT_ACCEPTED"),
                vec![rule(domain, "would_refuse"), rule(name, "refuses")],
            ),
            (
                vec![("POLICY_MODE", "monitor")],
                "accepted",
                None,
                vec![rule(domain, "would_refuse"), rule(name, "would_refuse")],
            ),
        ] {
            let report = SignUpReport::new(&check(&settings), &bad);
            assert_eq!(
                summary(&report),
                (json!(verdict), user_message.map(str::to_owned), rules),
                "{settings:?}"
            );
        }
    }

    #[test]
    fn the_date_and_the_username_are_checked() {
        let check = check(&[("MINIMUM_AGE_YEARS", "16"), ("RESERVED_USERNAMES", "admin")]);
        let refusing = |fields| summary(&SignUpReport::new(&check, &sign_up(fields))).2;
        assert!(refusing(&[("birthdate", "2010-03-01"), ("username", "jane")]).is_empty());
        let refused = refusing(&[("birthdate", "2010-03-02"), ("username", "ADMIN")]);
        assert_eq!(
            refused.iter().map(|(rule, _)| rule.as_str()).collect::<Vec<_>>(),
            ["reserved_usernames", "minimum_age_years"]
        );
    }

    #[test]
    fn the_table_names_rules_that_do_not_apply() {
        let check = check_source(Source::ExternalProvider, &[]);
        let table = SignUpReport::new(&check, &sign_up(&[("email", "x@mailinator.com")])).to_string();
        assert!(
            table.contains("disposable_email  not judged: applies only to users who sign up themselves\n"),
            "{table}"
        );
        assert!(table.contains("name_characters   passes\n"), "{table}");
        assert!(table.ends_with("\naccepted\n"), "{table}");
    }

    #[test]
    fn no_value_of_the_sign_up_is_repeated() {
        let sign_up = sign_up(&[("email", "jane@mailinator.com"), ("name", "Roe")]);
        let report = SignUpReport::new(&check(&[]), &sign_up);
        for text in [report.to_string(), serde_json::to_string(&report).unwrap()] {
            assert!(
                !text.contains("jane") && !text.contains("mailinator") && !text.contains("Roe"),
                "{text}"
            );
        }
    }
}
