//! Event in, records, event out.

use std::time::Duration;

use records::{DefaultRecords, RecordCheck};
use trigger::{Content, Decision, Event, InitError, Invocation, Settings, Trigger, TriggerError};

/// The longest that a confirmation waits for its records, whatever Lambda allows: Cognito gives up after 5 s. Requests
/// are repeated for all of that time, so that a record survives seconds of throttling.
const LONGEST_BUDGET: Duration = Duration::from_secs(4);

/// What happens to the person when the records cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFailure {
    /// The confirmation goes on; the log and a metric say that records are missing.
    Open,
    /// The person sees an error, although Cognito has confirmed them already.
    Closed,
}

/// The function with the default records.
pub struct PostConfirmation {
    default_records: DefaultRecords,
    record_failure: RecordFailure,
}

impl PostConfirmation {
    /// Reads the settings; `client` is made in `main.rs`.
    ///
    /// # Errors
    /// When a setting cannot be used, or does not fit a record's template.
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
            // The user is as old as their records.
            "PostConfirmation_ConfirmForgotPassword" => return Ok(Decision::unchanged("no_record_due")),
            _ => return Ok(Decision::unknown_source()),
        }
        let decision =
            self.default_records.decide(event, invocation, LONGEST_BUDGET, RecordCheck::WriteOnly).await;
        match (decision, self.record_failure) {
            (Err(error), RecordFailure::Open) => {
                Ok(Decision::unchanged("confirmed_without_record").with_failure(error))
            }
            (decision, _) => decision,
        }
    }
}
