//! Creates records at a confirmation and returns the event unchanged.

use records::{DefaultRecords, RecordCheck};
use trigger::times::POST_CONFIRMATION_BUDGET;
use trigger::{Answer, Content, InitError, Invocation, Settings, Trigger, TriggerError};

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

    async fn handle(&self, invocation: &Invocation<'_>) -> Result<Answer, TriggerError> {
        match invocation.event.trigger_source() {
            "PostConfirmation_ConfirmSignUp" => {}
            // The user was confirmed, and got records, before.
            "PostConfirmation_ConfirmForgotPassword" => return Ok(Answer::unchanged("no_record_due")),
            _ => return Ok(Answer::unknown_source()),
        }
        let answer =
            self.default_records.handle(invocation, POST_CONFIRMATION_BUDGET, RecordCheck::WriteOnly).await;
        match (answer, self.record_failure) {
            (Err(error), RecordFailure::Open) => {
                Ok(Answer::unchanged("confirmed_without_record").with_failure(error))
            }
            (answer, _) => answer,
        }
    }
}
