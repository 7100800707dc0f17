//! Creates missing records at a sign-in and adds their user to groups. Returns the event unchanged.

use groups::{DefaultGroups, together};
use records::{DefaultRecords, RecordCheck, Written};
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

    /// Creates missing records. A user without any record never passed post-confirmation, so the user also lacks the
    /// groups. With some of several records, the user passed it, and may have been removed from a group since. The
    /// event does not tell the groups of a user.
    async fn ensure(&self, event: &Event<'_>, invocation: &Invocation<'_>) -> Ensured {
        let records =
            self.default_records.handle(event, invocation, POST_AUTHENTICATION_BUDGET, self.record_check);
        let (records, took) = runtime::timed(records).await;
        match (&self.default_groups, records) {
            (Some(groups), Ok((decision, Written::Created))) => {
                let rest = POST_AUTHENTICATION_BUDGET.saturating_sub(took);
                let added = groups.handle(event, &invocation.after(took), rest).await;
                (together(Ok(decision), added), Outcome::SignedInWithoutGroup)
            }
            (_, records) => (records.map(|(decision, _)| decision), Outcome::SignedInWithoutRecord),
        }
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

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test builds its client")]
mod tests {
    use aws_sdk_cognitoidentityprovider::Client;
    use content::RecordFile;
    use groups::GroupNames;
    use serde_json::json;
    use test_kit::aws::MockAws;
    use trigger::Payload;

    use super::*;

    const FILES: [RecordFile<'_>; 2] =
        [RecordFile::new("a.json", r#"{"sk": "A"}"#), RecordFile::new("b.json", r#"{"sk": "B"}"#)];
    const DONE: (u16, &str) = (200, "{}");
    const NEW_FILE: (u16, &str) = (
        400,
        r#"{"__type":"x#TransactionCanceledException",
            "CancellationReasons":[{"Code":"ConditionalCheckFailed"},{"Code":"None"}]}"#,
    );

    /// The requests of a sign-in, while DynamoDB answers a transaction in this way and writes single items.
    async fn requests(transaction: (u16, &'static str)) -> Vec<String> {
        let aws = MockAws::new(
            move |request, _| {
                if request.operation == "TransactWriteItems" { transaction } else { DONE }
            },
        );
        let settings = [("TABLE_NAME", "users"), ("RECORD_SORT_KEY", "sk"), ("DEFAULT_GROUPS", "members")];
        let settings = Settings::from_pairs(&settings);
        let names = GroupNames::from_settings(&settings).unwrap().unwrap();
        let function = PostAuthentication {
            default_records: DefaultRecords::with_files(&FILES, &settings, aws.dynamodb()).unwrap(),
            default_groups: Some(DefaultGroups::new(names, Client::new(&aws.config()))),
            record_check: RecordCheck::WriteOnly,
        };
        let event = json!({
            "triggerSource": "PostAuthentication_Authentication", "userName": "a",
            "request": {"userAttributes": {"sub": "1"}},
        });
        let payload: Payload = serde_json::from_value(event).unwrap();
        function.handle(&Event::of(&payload).unwrap(), &Invocation::default()).await.unwrap();
        aws.operations()
    }

    #[tokio::test(start_paused = true)]
    async fn a_user_who_lacked_only_some_records_is_added_to_no_group() {
        assert_eq!(requests(DONE).await, ["TransactWriteItems", "AdminAddUserToGroup"]);
        assert_eq!(requests(NEW_FILE).await, ["TransactWriteItems", "PutItem"]);
    }
}
