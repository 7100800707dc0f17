//! Creates records and adds the user to groups at a confirmation. Returns the event unchanged.

use futures_util::future::join;
use groups::{Added, DefaultGroups, together};
use records::{DefaultRecords, RecordCheck};
use trigger::times::POST_CONFIRMATION_BUDGET;
use trigger::{Content, Decision, Event, InitError, Invocation, Outcome, Settings, Trigger, TriggerError};

/// Reaction to records that cannot be written, and to groups that the user cannot be added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFailure {
    /// The confirmation succeeds. Log and metric report what is missing.
    Open,
    /// The person sees an error, although Cognito has already confirmed the user.
    Closed,
}

/// The trigger.
pub struct PostConfirmation {
    default_records: DefaultRecords,
    default_groups: Option<DefaultGroups>,
    record_failure: RecordFailure,
}

impl PostConfirmation {
    /// Reads the settings. `main.rs` creates the client and the groups.
    ///
    /// # Errors
    /// Fails if a setting is invalid or does not match a record template.
    pub fn from_settings(
        settings: &Settings,
        content: &Content,
        client: aws_sdk_dynamodb::Client,
        default_groups: Option<DefaultGroups>,
    ) -> Result<Self, InitError> {
        let failure = [("open", RecordFailure::Open), ("closed", RecordFailure::Closed)];
        Ok(Self {
            default_records: DefaultRecords::from_settings(settings, content, client)?,
            default_groups,
            record_failure: settings.choice("RECORD_FAILURE", &failure)?,
        })
    }

    async fn add_to_groups(
        &self,
        event: &Event<'_>,
        invocation: &Invocation<'_>,
    ) -> Result<Added, TriggerError> {
        let Some(groups) = &self.default_groups else { return Ok(Added::default()) };
        groups.handle(event, invocation, POST_CONFIRMATION_BUDGET).await
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
        let records =
            self.default_records.handle(event, invocation, POST_CONFIRMATION_BUDGET, RecordCheck::WriteOnly);
        let (records, groups) = join(records, self.add_to_groups(event, invocation)).await;
        let without =
            if records.is_ok() { Outcome::ConfirmedWithoutGroup } else { Outcome::ConfirmedWithoutRecord };
        match (together(records.map(|(decision, _)| decision), groups), self.record_failure) {
            (Err(error), RecordFailure::Open) => Ok(Decision::unchanged(without).with_failure(error)),
            (decision, _) => decision,
        }
    }
}
