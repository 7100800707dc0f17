//! Creates missing records at a sign-in and returns the event unchanged.

use records::{DefaultRecords, RecordCheck};
use trigger::times::POST_AUTHENTICATION_BUDGET;
use trigger::{Content, Decision, Event, InitError, Invocation, Outcome, Settings, Trigger, TriggerError};

/// The trigger.
pub struct PostAuthentication {
    default_records: DefaultRecords,
    record_check: RecordCheck,
}

impl PostAuthentication {
    /// Reads the settings. `main.rs` creates `client`.
    ///
    /// # Errors
    /// Fails if a setting is invalid or does not match a record template.
    pub fn from_settings(
        settings: &Settings,
        content: &Content,
        client: aws_sdk_dynamodb::Client,
    ) -> Result<Self, InitError> {
        let check = [("write", RecordCheck::WriteOnly), ("read", RecordCheck::Read)];
        Ok(Self {
            default_records: DefaultRecords::from_settings(settings, content, client)?,
            record_check: settings.choice("RECORD_CHECK", &check)?,
        })
    }
}

impl Trigger for PostAuthentication {
    const NAME: &'static str = "post-authentication";
    const CONTENT: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.pack"));

    async fn handle(&self, event: &Event<'_>, invocation: &Invocation<'_>) -> Result<Decision, TriggerError> {
        if event.trigger_source() != "PostAuthentication_Authentication" {
            return Ok(Decision::unknown_source());
        }
        let decision = self
            .default_records
            .handle(event, invocation, POST_AUTHENTICATION_BUDGET, self.record_check)
            .await;
        // An error would refuse the sign-in.
        Ok(decision
            .unwrap_or_else(|error| Decision::unchanged(Outcome::SignedInWithoutRecord).with_failure(error)))
    }
}
