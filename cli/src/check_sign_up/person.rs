//! The verdict of every rule over one sign-up.

use std::fmt;

use serde::Serialize;

use super::arguments::Source;
use super::judge::{Judge, Mode};
use super::sign_up::SignUp;

/// What the policy says. It repeats nothing of the sign-up.
#[derive(Serialize)]
pub struct Judgement {
    source: Source,
    at: String,
    verdict: &'static str,
    user_message: Option<String>,
    rules: Vec<RuleVerdict>,
}

#[derive(Serialize)]
struct RuleVerdict {
    rule: &'static str,
    verdict: Opinion,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Opinion {
    Passes,
    Refuses,
    WouldRefuse,
    NotJudged,
}

/// Judges `sign_up` by every rule that is on.
pub fn judge(judge: &Judge, sign_up: &SignUp) -> Judgement {
    let verdicts = judge.verdicts(sign_up);
    let opinion = |code: &str, mode| {
        let refuses = verdicts.iter().any(|verdict| verdict.rule.code == code);
        match mode {
            Mode::NotJudged => Opinion::NotJudged,
            Mode::Enforced if refuses => Opinion::Refuses,
            Mode::Monitored if refuses => Opinion::WouldRefuse,
            Mode::Enforced | Mode::Monitored => Opinion::Passes,
        }
    };
    let rules = judge.rules();
    let rules = rules.map(|(rule, mode)| RuleVerdict { rule: rule.code, verdict: opinion(rule.code, mode) });
    // The person is told about the first rule that refuses for real.
    let refusal = verdicts.iter().find(|verdict| verdict.enforced);
    let user_message = refusal.map(|verdict| judge.user_message(verdict.rule, sign_up).to_string());
    Judgement {
        source: judge.source,
        at: judge.at.to_string(),
        verdict: if user_message.is_some() { "refused" } else { "accepted" },
        user_message,
        rules: rules.collect(),
    }
}

impl Judgement {
    /// Whether a rule refuses for real.
    pub fn is_refused(&self) -> bool {
        self.user_message.is_some()
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.rules.iter().map(|rule| rule.rule.len()).max().unwrap_or_default();
        for RuleVerdict { rule, verdict } in &self.rules {
            writeln!(formatter, "{rule:width$}  {}", verdict.words())?;
        }
        match &self.user_message {
            Some(user_message) => {
                writeln!(formatter, "\nrefused; the person sees\n{user_message}")
            }
            None => writeln!(formatter, "\naccepted"),
        }
    }
}

impl Opinion {
    const fn words(self) -> &'static str {
        match self {
            Self::Passes => "passes",
            Self::Refuses => "refuses",
            Self::WouldRefuse => "would refuse (monitored)",
            Self::NotJudged => "not judged: only for people who sign up themselves",
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::field::Field;
    use super::super::judge::tests::{judge as self_sign_up, judge_of};
    use super::*;

    fn sign_up(attributes: &[(&str, &str)]) -> SignUp {
        let mut sign_up = SignUp::default();
        for (name, value) in attributes {
            sign_up.set(&Field::parse(name).unwrap(), value);
        }
        sign_up
    }

    /// The verdict, the code that the person sees, and what each rule says that does not pass.
    fn check(judgement: &Judgement) -> (Value, Option<String>, Vec<(String, Value)>) {
        let json = serde_json::to_value(judgement).unwrap();
        let user_message = json["user_message"]
            .as_str()
            .map(|user_message| user_message.split(':').next().unwrap().to_owned());
        let rules = json["rules"].as_array().unwrap().iter();
        let rules = rules.filter(|rule| rule["verdict"] != "passes");
        let rules = rules.map(|rule| (rule["rule"].as_str().unwrap().to_owned(), rule["verdict"].clone()));
        (json["verdict"].clone(), user_message, rules.collect())
    }

    #[test]
    fn every_rule_speaks_and_the_first_that_is_enforced_is_told() {
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
            let judgement = judge(&self_sign_up(&settings), &bad);
            assert_eq!(
                check(&judgement),
                (json!(verdict), user_message.map(str::to_owned), rules),
                "{settings:?}"
            );
        }
    }

    #[test]
    fn the_date_and_the_username_are_judged() {
        let settings = [("MINIMUM_AGE_YEARS", "16"), ("RESERVED_USERNAMES", "admin")];
        let judge_it = |attributes| check(&judge(&self_sign_up(&settings), &sign_up(attributes))).2;
        assert!(judge_it(&[("birthdate", "2010-03-01"), ("username", "jane")]).is_empty());
        let refused = judge_it(&[("birthdate", "2010-03-02"), ("username", "ADMIN")]);
        assert_eq!(
            refused.iter().map(|(rule, _)| rule.as_str()).collect::<Vec<_>>(),
            ["reserved_usernames", "minimum_age_years"]
        );
    }

    #[test]
    fn the_table_says_what_was_not_judged() {
        let judgement =
            judge(&judge_of(Source::ExternalProvider, &[]), &sign_up(&[("email", "x@mailinator.com")]));
        let table = judgement.to_string();
        assert!(
            table.contains("disposable_email  not judged: only for people who sign up themselves\n"),
            "{table}"
        );
        assert!(table.contains("name_characters   passes\n"), "{table}");
        assert!(table.ends_with("\naccepted\n"), "{table}");
    }

    #[test]
    fn nothing_of_the_sign_up_is_repeated() {
        let judgement =
            judge(&self_sign_up(&[]), &sign_up(&[("email", "jane@mailinator.com"), ("name", "Roe")]));
        for text in [judgement.to_string(), serde_json::to_string(&judgement).unwrap()] {
            assert!(
                !text.contains("jane") && !text.contains("mailinator") && !text.contains("Roe"),
                "{text}"
            );
        }
    }
}
