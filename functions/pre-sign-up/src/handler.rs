//! The handler: applies the policy to an event, and returns or refuses it.

use attributes::email_address;
use aws_lambda_events::event::cognito::CognitoEventUserPoolsPreSignupRequest as Request;
use serde_json::value::RawValue;
use trigger::{
    Content, Decision, Event, InitError, Invocation, Metric, MetricName, Outcome, ResponseFields, Settings,
    Trigger, TriggerError,
};

use crate::pass::{self, Passes};
use crate::policy::{self, Policy, Verdict};
use crate::registration::{PassVerdict, Registration, Source};
use crate::rules;

const AUTO_CONFIRM_DOMAINS: &str = "AUTO_CONFIRM_DOMAINS";

/// Names of all settings that this function reads.
pub fn setting_names() -> impl Iterator<Item = &'static str> {
    let rules = rules::settings().map(|setting| setting.name);
    policy::SETTINGS.into_iter().chain(rules).chain(pass::SETTINGS).chain([AUTO_CONFIRM_DOMAINS])
}

/// The function with its policy.
pub struct PreSignUp {
    policy: Policy,
    passes: Option<Passes>,
    auto_confirm_domains: Vec<String>,
}

impl PreSignUp {
    /// Reads the policy.
    ///
    /// # Errors
    /// Fails if a setting cannot be used or the content has no domain lists.
    pub fn from_settings(settings: &Settings, content: &Content) -> Result<Self, InitError> {
        let auto_confirm_domains =
            settings.list(AUTO_CONFIRM_DOMAINS, "example.com", email_address::domain)?;
        if !auto_confirm_domains.is_empty() {
            tracing::warn!(
                function = Self::NAME,
                "AUTO_CONFIRM_DOMAINS is deprecated: it confirms whoever types an address; use SIGN_UP_PASS instead, with \
                 passes that contain email_verified"
            );
        }
        let policy = Policy::from_settings(settings, &content.domains()?)?;
        Ok(Self { policy, passes: Passes::from_settings(settings)?, auto_confirm_domains })
    }

    /// Returns whether somebody vouches for this address: the app's own back end by a required pass, or the operator for
    /// the domain. Subdomains do not count, because other people may open mailboxes there. Nothing else sets a flag: in a
    /// pool with email aliases, `autoVerifyEmail` takes an address away from the user who has it.
    fn is_auto_confirmed(&self, registration: &Registration<'_>) -> bool {
        let vouched = |domain| self.auto_confirm_domains.iter().any(|known| known == domain);
        let by_pass = registration.pass == (PassVerdict::Valid { email_verified: true });
        registration.source == Source::SelfSignUp
            && (by_pass && self.policy.enforces(pass::RULE)
                || registration.valid_email().is_some_and(|email| vouched(email.domain())))
    }
}

impl Trigger for PreSignUp {
    const NAME: &'static str = "pre-sign-up";
    const CONTENT: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.pack"));

    async fn handle(&self, event: &Event<'_>, invocation: &Invocation<'_>) -> Result<Decision, TriggerError> {
        let Some(source) = Source::from_trigger_source(event.trigger_source()) else {
            return Ok(Decision::unknown_source());
        };
        let request = event.request::<Request>();
        let username = event.username();
        let terms_version = [&request.validation_data, &request.client_metadata];
        let mut registration = Registration {
            client_id: event.client_id(),
            username: &username,
            terms_version: terms_version.iter().find_map(|data| data.get("termsVersion")).map(String::as_str),
            ..Registration::new(source, invocation.received_at, &request.user_attributes)
        };
        if let (Some(passes), Source::SelfSignUp) = (&self.passes, source) {
            registration.pass =
                passes.verdict(request.validation_data.get("pass").map(String::as_str), &registration);
        }
        let decision = decide(&self.policy.verdicts(&registration).collect::<Vec<_>>())?;
        if !self.is_auto_confirmed(&registration) {
            return Ok(decision);
        }
        // Amazon's struct would also set `autoVerifyPhone`.
        let flags = ["autoConfirmUser", "autoVerifyEmail"];
        let fields = ResponseFields::from_fields(flags.map(|flag| (flag, RawValue::TRUE.to_owned())));
        Ok(decision.with_response(fields))
    }
}

/// The decision for these verdicts. The first enforced rule refuses, and the metrics count only this rule.
/// Without an enforced rule, the registration is accepted, and the metrics count the monitored rules. The log
/// lists all rules that refuse.
fn decide(verdicts: &[Verdict<'_>]) -> Result<Decision, TriggerError> {
    let codes = || verdicts.iter().map(|verdict| verdict.rule.code).collect::<Vec<_>>().join(" ");
    if let Some(Verdict { rule, .. }) = verdicts.iter().find(|verdict| verdict.enforced) {
        let refused = TriggerError::refused(rule.refusal_code, codes());
        return Err(refused.with_metric(Metric::of_rule(MetricName::SignUpsRefused, rule.code)));
    }
    let accepted = Metric::new(MetricName::SignUpsAccepted);
    if verdicts.is_empty() {
        return Ok(Decision::unchanged(Outcome::Accepted).with_metric(accepted));
    }
    let decision = Decision::unchanged(Outcome::WouldBeRefused).with_reason(codes()).with_metric(accepted);
    let monitored = verdicts.iter().map(|verdict| verdict.rule.code);
    let monitored = monitored.map(|code| Metric::of_rule(MetricName::SignUpsWouldBeRefused, code));
    Ok(monitored.fold(decision, Decision::with_metric))
}
