//! Creates missing records at a sign-in and adds their user to groups. Returns the event unchanged.

use groups::{DefaultGroups, together};
use records::{DefaultRecords, RecordCheck};
use trigger::times::POST_AUTHENTICATION_BUDGET;
use trigger::{
    Content, Decision, Event, InitError, Invocation, Outcome, Settings, Trigger, TriggerError, runtime,
};

/// The trigger.
pub struct PostAuthentication {
    default_records: DefaultRecords,
    default_groups: Option<DefaultGroups>,
    record_check: RecordCheck,
}

impl PostAuthentication {
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
        let check = [("write", RecordCheck::WriteOnly), ("read", RecordCheck::Read)];
        Ok(Self {
            default_records: DefaultRecords::from_settings(settings, content, client)?,
            default_groups,
            record_check: settings.choice("RECORD_CHECK", &check)?,
        })
    }

    /// Creates missing records. A created record shows that its user never passed post-confirmation, so that the user
    /// also lacks the groups. The event does not tell the groups of a user.
    async fn ensure(&self, event: &Event<'_>, invocation: &Invocation<'_>) -> Ensured {
        let records =
            self.default_records.handle(event, invocation, POST_AUTHENTICATION_BUDGET, self.record_check);
        let (records, took) = runtime::timed(records).await;
        let (Some(groups), Ok(Outcome::RecordCreated)) =
            (&self.default_groups, records.as_ref().map(Decision::outcome))
        else {
            return (records, Outcome::SignedInWithoutRecord);
        };
        let rest = POST_AUTHENTICATION_BUDGET.saturating_sub(took);
        let added = groups.handle(event, &invocation.after(took), rest).await;
        (together(records, added), Outcome::SignedInWithoutGroup)
    }
}

/// The result of the records and groups, and the outcome if it is an error.
type Ensured = (Result<Decision, TriggerError>, Outcome);

impl Trigger for PostAuthentication {
    const NAME: &'static str = "post-authentication";
    const CONTENT: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.pack"));

    async fn handle(&self, event: &Event<'_>, invocation: &Invocation<'_>) -> Result<Decision, TriggerError> {
        if event.trigger_source() != "PostAuthentication_Authentication" {
            return Ok(Decision::unknown_source());
        }
        let (decision, without) = self.ensure(event, invocation).await;
        // An error would refuse the sign-in.
        Ok(decision.unwrap_or_else(|error| Decision::unchanged(without).with_failure(error)))
    }
}
