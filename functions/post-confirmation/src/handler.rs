//! Creates records at a confirmation and returns the event unchanged.

use records::{DefaultRecords, RecordCheck};
use trigger::times::POST_CONFIRMATION_BUDGET;
use trigger::{Content, Decision, Event, InitError, Invocation, Outcome, Settings, Trigger, TriggerError};

/// Reaction to records that cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFailure {
    /// The confirmation succeeds. Log and metric report the missing records.
    Open,
    /// The person sees an error, although Cognito has already confirmed the user.
    Closed,
}

/// The trigger.
pub struct PostConfirmation {
    default_records: DefaultRecords,
    record_failure: RecordFailure,
}

impl PostConfirmation {
    /// Reads the settings. `main.rs` creates `client`.
    ///
    /// # Errors
    /// Fails if a setting is invalid or does not match a record template.
    pub fn from_settings(
        settings: &Settings,
        content: &Content,
        client: aws_sdk_dynamodb::Client,
    ) -> Result<Self, InitError> {
        let failure = [("open", RecordFailure::Open), ("closed", RecordFailure::Closed)];
        Ok(Self {
            default_records: DefaultRecords::from_settings(settings, content, client)?,
            record_failure: settings.choice("RECORD_FAILURE", &failure)?,
        })
    }
}

impl Trigger for PostConfirmation {
    const NAME: &'static str = "post-confirmation";
    const CONTENT: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.pack"));

    async fn handle(&self, event: &Event<'_>, invocation: &Invocation<'_>) -> Result<Decision, TriggerError> {
        match event.trigger_source() {
            "PostConfirmation_ConfirmSignUp" => {}
            // The user already got records when the sign-up was confirmed.
            "PostConfirmation_ConfirmForgotPassword" => return Ok(Decision::unchanged(Outcome::NoRecordDue)),
            _ => return Ok(Decision::unknown_source()),
        }
        let decision = self
            .default_records
            .handle(event, invocation, POST_CONFIRMATION_BUDGET, RecordCheck::WriteOnly)
            .await;
        match (decision, self.record_failure) {
            (Err(error), RecordFailure::Open) => {
                Ok(Decision::unchanged(Outcome::ConfirmedWithoutRecord).with_failure(error))
            }
            (decision, _) => decision,
        }
    }
}
