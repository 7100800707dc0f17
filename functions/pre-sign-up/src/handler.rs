//! Event in, policy, event out.

use aws_lambda_events::event::cognito::CognitoEventUserPoolsPreSignupRequest as Request;
use trigger::{Answer, InitError, Invocation, Settings, Trigger, TriggerError};

use crate::registration::{Registration, Source};
use crate::rules::{self, Rule};

/// The function with its policy.
pub struct PreSignUp {
    rules: Vec<Rule>,
}

impl PreSignUp {
    /// Reads the policy.
    ///
    /// # Errors
    /// When a setting of a rule cannot be used.
    pub fn from_settings(settings: &Settings) -> Result<Self, InitError> {
        Ok(Self { rules: rules::from_settings(settings)? })
    }
}

impl Trigger for PreSignUp {
    const NAME: &'static str = "pre-sign-up";

    /// The response is never touched: `autoVerifyEmail` on a pool with e-mail aliases hands the address of one
    /// user to the next.
    async fn handle(&self, invocation: &Invocation<'_>) -> Result<Answer, TriggerError> {
        let Some(source) = Source::from_trigger_source(invocation.event.trigger_source()) else {
            return Ok(Answer::unknown_source());
        };
        let request = invocation.event.request::<Request>();
        let registration = Registration::new(source, &request.user_attributes);
        match self.rules.iter().find(|rule| rule.refuses(&registration)) {
            Some(rule) => Err(TriggerError::refused(rule.diagnostic, rule.code)),
            None => Ok(Answer::unchanged("accepted")),
        }
    }
}
