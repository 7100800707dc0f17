//! Event in, missing records, event out.

use std::time::Duration;

use records::{DefaultRecords, RecordCheck};
use trigger::{Content, Decision, Event, InitError, Invocation, Settings, Trigger, TriggerError};

/// The longest that a sign-in waits for records. Records can wait for the next sign-in, people cannot: below a second
/// they hardly notice. A write on an open connection takes some milliseconds. A request that is not answered is repeated
/// after 0.4 s, one that DynamoDB throttles or fails to serve after some tens of milliseconds, as long as the budget lasts.
const LONGEST_BUDGET: Duration = Duration::from_millis(800);

/// The function with the default records.
pub struct PostAuthentication {
    default_records: DefaultRecords,
    record_check: RecordCheck,
}

impl PostAuthentication {
    /// Reads the settings; `client` is made in `main.rs`.
    ///
    /// # Errors
    /// When a setting cannot be used, or does not fit a record's template.
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
        let decision =
            self.default_records.decide(event, invocation, LONGEST_BUDGET, self.record_check).await;
        // An error would refuse a sign-in whose password was right.
        Ok(decision
            .unwrap_or_else(|error| Decision::unchanged("signed_in_without_record").with_failure(error)))
    }
}
