//! The policy with what it is asked: whose sign-ups, and when.

use std::time::SystemTime;

use pre_sign_up::PreSignUp;
use pre_sign_up::policy::{Policy, Verdict};
use pre_sign_up::rule::{Rule, Scope};
use serde::Serialize;
use time::Date;
use trigger::{Content, InitError, Locales, Settings, UserMessage};

use super::arguments::Source;
use super::sign_up::SignUp;

/// The policy, as the function has it.
pub struct Judge {
    policy: Policy,
    locales: Locales,
    /// Who makes the users.
    pub source: Source,
    /// The date of the sign-ups, in UTC.
    pub at: Date,
    received_at: SystemTime,
}

/// How a rule takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// It refuses.
    Enforced,
    /// It only says what it would refuse.
    Monitored,
    /// It is not for users of this source.
    NotJudged,
}

impl Judge {
    /// The policy of these settings.
    ///
    /// # Errors
    /// When the function would not start with them.
    pub fn new(settings: &Settings, content: &Content, source: Source, at: Date) -> Result<Self, InitError> {
        // The function reads more than the policy, and what it does not start with is no policy to switch on.
        PreSignUp::from_settings(settings, content)?;
        let policy = Policy::from_settings(settings, &content.domains()?)?;
        let locales = Locales::from_settings(settings, content.pack())?;
        Ok(Self { policy, locales, source, at, received_at: at.midnight().assume_utc().into() })
    }

    /// Every rule that refuses, in order.
    pub fn verdicts(&self, sign_up: &SignUp) -> Vec<Verdict<'_>> {
        let registration = sign_up.registration(self.source.into(), self.received_at);
        self.policy.verdicts(&registration).collect()
    }

    /// What the person is told where `rule` refuses them, in the locale of their attribute.
    pub fn user_message(&self, rule: &Rule, sign_up: &SignUp) -> UserMessage {
        let registration = sign_up.registration(self.source.into(), self.received_at);
        let locale = self.locales.choose(registration.attribute("locale"));
        UserMessage { refusal_code: rule.refusal_code, locale }
    }

    /// The rules that are on, in order.
    pub fn rules(&self) -> impl Iterator<Item = (&Rule, Mode)> {
        self.policy.rules().iter().map(|rule| (rule, self.mode(rule)))
    }

    fn mode(&self, rule: &Rule) -> Mode {
        match (rule.scope, self.source) {
            (Scope::SelfSignUp, Source::AdminCreateUser | Source::ExternalProvider) => Mode::NotJudged,
            (_, source) if rule.is_enforced_for(source.into()) => Mode::Enforced,
            _ => Mode::Monitored,
        }
    }
}

#[cfg(test)]
pub mod tests {
    use time::Month;
    use trigger::Trigger as _;

    use super::*;

    fn content() -> Content {
        Content::compiled_in(PreSignUp::CONTENT).unwrap()
    }

    /// A judge of self sign-ups on 2026-03-01.
    pub fn judge(settings: &[(&str, &str)]) -> Judge {
        judge_of(Source::SelfSignUp, settings)
    }

    /// A judge of sign-ups of `source` on 2026-03-01.
    pub fn judge_of(source: Source, settings: &[(&str, &str)]) -> Judge {
        let at = Date::from_calendar_date(2026, Month::March, 1).unwrap();
        Judge::new(&Settings::from_pairs(settings), &content(), source, at).unwrap()
    }

    #[test]
    fn a_rule_that_is_not_for_the_source_refuses_nothing() {
        let mut sign_up = SignUp::default();
        sign_up.set(&super::super::field::Field::parse("email").unwrap(), "x@mailinator.com");
        assert_eq!(judge(&[]).verdicts(&sign_up).len(), 1);
        let judge = judge_of(Source::AdminCreateUser, &[]);
        assert!(judge.verdicts(&sign_up).is_empty());
        let modes: Vec<_> = judge.rules().map(|(rule, mode)| (rule.code, mode)).collect();
        assert!(modes.contains(&("disposable_email", Mode::NotJudged)), "{modes:?}");
        assert!(modes.contains(&("name_characters", Mode::Enforced)), "{modes:?}");
        let judge = judge_of(Source::ExternalProvider, &[]);
        let modes: Vec<_> = judge.rules().map(|(rule, mode)| (rule.code, mode)).collect();
        assert!(modes.contains(&("name_characters", Mode::Monitored)), "{modes:?}");
    }

    #[test]
    fn every_setting_of_the_function_is_checked() {
        let settings = Settings::from_pairs(&[("AUTO_CONFIRM_DOMAINS", "localhost")]);
        let at = Date::from_calendar_date(2026, Month::March, 1).unwrap();
        let error = Judge::new(&settings, &content(), Source::SelfSignUp, at).err().unwrap().to_string();
        assert!(error.starts_with("AUTO_CONFIRM_DOMAINS is \"localhost\""), "{error}");
    }
}
