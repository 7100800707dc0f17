//! The policy to check: its settings and its rules, for sign-ups from one source on one date.

use std::time::SystemTime;

use anyhow::{Result, ensure};
use pre_sign_up::PreSignUp;
use pre_sign_up::policy::{Policy, Verdict};
use pre_sign_up::rule::{Rule, Scope};
use serde::Serialize;
use time::Date;
use trigger::{Content, InitError, Locales, Settings, UserMessage};

use super::arguments::Source;
use super::sign_up::SignUp;

/// Names of the settings of `pre-sign-up`. `trigger::runtime` reads `DEFAULT_LOCALE`, for every trigger.
fn setting_names() -> Vec<&'static str> {
    pre_sign_up::setting_names().chain(["DEFAULT_LOCALE"]).collect()
}

/// The settings of `environment`, overridden by the options `--setting`. An empty value unsets a setting.
///
/// # Errors
/// Fails if the function has no setting of that name.
pub fn settings(environment: &Settings, options: &[(String, String)]) -> Result<Settings> {
    let names = setting_names();
    for (name, _) in options {
        ensure!(
            names.contains(&name.as_str()),
            "{name} is not a setting of pre-sign-up; use one of {}",
            names.join(", ")
        );
    }
    let value = |name: &str| {
        let last = options.iter().rev().find(|(option, _)| option == name);
        last.map_or_else(|| environment.optional(name), |(_, value)| Some(value.clone()))
    };
    let values: Vec<(&str, String)> = names.iter().filter_map(|name| Some((*name, value(name)?))).collect();
    let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(Settings::from_pairs(&pairs))
}

/// The parameter of `template.yaml` that sets `setting`: `SubAddressing` for `SUB_ADDRESSING`.
pub fn parameter(setting: &str) -> String {
    let capitalized = |word: &str| word.chars().take(1).chain(word.to_lowercase().chars().skip(1)).collect();
    setting.split('_').map(capitalized).collect::<Vec<String>>().concat()
}

/// The policy of the function, with the source and the date of the sign-ups to check.
pub struct PolicyCheck {
    policy: Policy,
    locales: Locales,
    /// Source of the users.
    pub source: Source,
    /// Date of the sign-ups, in UTC.
    pub date: Date,
    received_at: SystemTime,
}

/// Effect of a rule on users of one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleMode {
    /// The rule refuses sign-ups.
    Enforced,
    /// The rule only logs and counts sign-ups that it would refuse.
    Monitored,
    /// The rule does not apply to users from this source.
    NotJudged,
}

impl PolicyCheck {
    /// Reads the policy from its settings.
    ///
    /// # Errors
    /// Fails if the function would not start with these settings.
    pub fn new(
        settings: &Settings,
        content: &Content,
        source: Source,
        date: Date,
    ) -> Result<Self, InitError> {
        // The function reads more settings than the policy does, and all of them can stop it.
        PreSignUp::from_settings(settings, content)?;
        let policy = Policy::from_settings(settings, &content.domains()?)?;
        let locales = Locales::from_settings(settings, content.pack())?;
        Ok(Self { policy, locales, source, date, received_at: date.midnight().assume_utc().into() })
    }

    /// A verdict for each rule that refuses the sign-up, in the order of the rules.
    pub fn verdicts(&self, sign_up: &SignUp) -> Vec<Verdict<'_>> {
        let registration = sign_up.registration(self.source.into(), self.received_at);
        self.policy.verdicts(&registration).collect()
    }

    /// The message that the person sees if `rule` refuses the sign-up, in the locale of the attribute
    /// `locale`.
    pub fn user_message(&self, rule: &Rule, sign_up: &SignUp) -> UserMessage {
        let registration = sign_up.registration(self.source.into(), self.received_at);
        let locale = self.locales.choose(registration.attribute("locale"));
        UserMessage { refusal_code: rule.refusal_code, locale }
    }

    /// The rules that are on, in order.
    pub fn rules(&self) -> impl Iterator<Item = (&Rule, RuleMode)> {
        self.policy.rules().iter().map(|rule| (rule, self.mode(rule)))
    }

    fn mode(&self, rule: &Rule) -> RuleMode {
        match (rule.scope, self.source) {
            (Scope::SelfSignUp, Source::AdminCreateUser | Source::ExternalProvider) => RuleMode::NotJudged,
            (_, source) if rule.is_enforced_for(source.into()) => RuleMode::Enforced,
            _ => RuleMode::Monitored,
        }
    }
}

#[cfg(test)]
pub mod tests {
    use std::path::Path;

    use time::Month;
    use trigger::Trigger as _;

    use super::super::sign_up::tests::sign_up;
    use super::*;

    fn try_check(source: Source, settings: &[(&str, &str)]) -> Result<PolicyCheck, InitError> {
        let content = Content::compiled_in(PreSignUp::CONTENT).unwrap();
        let date = Date::from_calendar_date(2026, Month::March, 1).unwrap();
        PolicyCheck::new(&Settings::from_pairs(settings), &content, source, date)
    }

    /// A check of self sign-ups on 2026-03-01.
    pub fn check(settings: &[(&str, &str)]) -> PolicyCheck {
        check_source(Source::SelfSignUp, settings)
    }

    /// A check of sign-ups from `source` on 2026-03-01.
    pub fn check_source(source: Source, settings: &[(&str, &str)]) -> PolicyCheck {
        try_check(source, settings).unwrap()
    }

    #[test]
    fn a_rule_that_does_not_apply_to_the_source_refuses_nothing() {
        let sign_up = sign_up(&[("email", "x@mailinator.com")]);
        assert_eq!(check(&[]).verdicts(&sign_up).len(), 1);
        assert!(check_source(Source::AdminCreateUser, &[]).verdicts(&sign_up).is_empty());
        for (source, rule, mode) in [
            (Source::AdminCreateUser, "disposable_email", RuleMode::NotJudged),
            (Source::AdminCreateUser, "name_characters", RuleMode::Enforced),
            (Source::ExternalProvider, "name_characters", RuleMode::Monitored),
        ] {
            let check = check_source(source, &[]);
            let modes: Vec<_> = check.rules().map(|(rule, mode)| (rule.code, mode)).collect();
            assert!(modes.contains(&(rule, mode)), "{modes:?}");
        }
    }

    #[test]
    fn every_setting_of_the_function_is_checked() {
        let error = try_check(Source::SelfSignUp, &[("AUTO_CONFIRM_DOMAINS", "localhost")]).err().unwrap();
        assert!(error.to_string().starts_with("AUTO_CONFIRM_DOMAINS is \"localhost\""), "{error}");
    }

    fn options(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn an_option_overrides_the_environment_and_the_last_one_wins() {
        let environment = Settings::from_pairs(&[
            ("POLICY_MODE", "monitor"),
            ("SUB_ADDRESSING", "deny"),
            ("MINIMUM_AGE_YEARS", "16"),
        ]);
        let options =
            options(&[("SUB_ADDRESSING", ""), ("MINIMUM_AGE_YEARS", "18"), ("MINIMUM_AGE_YEARS", "21")]);
        let settings = settings(&environment, &options).unwrap();
        assert_eq!(settings.optional("POLICY_MODE").as_deref(), Some("monitor"));
        assert_eq!(settings.optional("SUB_ADDRESSING"), None);
        assert_eq!(settings.optional("MINIMUM_AGE_YEARS").as_deref(), Some("21"));
        assert_eq!(settings.optional("DISPOSABLE_EMAIL"), None);
    }

    #[test]
    fn every_setting_is_a_parameter_of_the_template() {
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../template.yaml");
        let template = std::fs::read_to_string(template).unwrap();
        for setting in setting_names() {
            assert!(template.contains(&format!("\n  {}:\n", parameter(setting))), "{setting}");
        }
    }
}
