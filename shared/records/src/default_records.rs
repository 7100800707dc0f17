//! Writes the default records of a user: renders the templates, adds the key and calls the store.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use content::RecordFile;
use record_templates::{ContextMap, TemplateError, user_event};
use trigger::times::RESPONSE_RESERVE;
use trigger::{
    Content, Decision, Event, InitError, Invocation, Metric, MetricName, Outcome, Reason, Settings,
    TriggerError, runtime,
};

use crate::key::Key;
use crate::record::{Record, sdk_item};
use crate::store::{RecordCheck, SdkItem, Store, StoreError, Written};
use crate::user::User;
use crate::user_events::marked_record;

/// The default records and the table that stores them.
pub struct DefaultRecords {
    records: Vec<Record>,
    marked_record: Option<usize>,
    key: Key,
    client_metadata_keys: Vec<String>,
    store: Store,
}

/// Reason that a user may lack records. The text contains no value of the user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordsError {
    /// The user cannot be identified.
    #[error("the user has no sub")]
    NoSub,
    /// A template cannot be rendered for this user.
    #[error("{0}: {1}")]
    Template(&'static str, TemplateError),
    /// DynamoDB did not confirm the write.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl RecordsError {
    /// The reason code for logs and metrics.
    #[must_use]
    pub fn reason(&self) -> Reason {
        match self {
            Self::NoSub => Reason::NoSub,
            Self::Template(..) => Reason::RecordTemplate,
            Self::Store(error) => error.reason(),
        }
    }
}

impl DefaultRecords {
    /// The records of the content.
    ///
    /// # Errors
    /// Fails if a setting is invalid or does not match a record template.
    pub fn from_settings(settings: &Settings, content: &Content, client: Client) -> Result<Self, InitError> {
        Self::with_files(&content.records()?, settings, client)
    }

    /// Like [`Self::from_settings`], for a backfill. Listed users have no client metadata. Throttling is
    /// returned without a retry, so that the caller can slow down for all users.
    ///
    /// # Errors
    /// Like [`Self::from_settings`].
    pub fn for_backfill(settings: &Settings, content: &Content, client: Client) -> Result<Self, InitError> {
        let all = Self::new(&content.records()?, settings, client)?;
        Ok(Self { store: all.store.returning_throttling(), ..all })
    }

    /// Like [`Self::from_settings`], with these files instead of the content.
    ///
    /// # Errors
    /// Fails if a setting or a file is invalid, or they do not match.
    pub fn with_files(
        files: &[RecordFile<'static>],
        settings: &Settings,
        client: Client,
    ) -> Result<Self, InitError> {
        let all = Self::new(files, settings, client)?;
        let client_metadata_keys = client_metadata_keys(settings, &all.records)?;
        Ok(Self { client_metadata_keys, ..all })
    }

    fn new(files: &[RecordFile<'static>], settings: &Settings, client: Client) -> Result<Self, InitError> {
        let table_name = settings.required_parsed("TABLE_NAME", "user-settings", table_name)?;
        let key = Key::from_settings(settings)?;
        let records: Vec<Record> = files.iter().copied().map(Record::parse).collect::<Result<_, _>>()?;
        key.check(&records)?;
        let marked_record = marked_record(settings, &key, &records)?;
        let store = Store::new(client, table_name, key.clone());
        Ok(Self { records, marked_record, key, client_metadata_keys: Vec::new(), store })
    }

    /// Creates the user's missing records. Existing records do not change.
    ///
    /// # Errors
    /// Fails if DynamoDB does not confirm the write within `budget`, or a template cannot be rendered for this user.
    pub async fn ensure(
        &self,
        user: &User,
        budget: Duration,
        check: RecordCheck,
    ) -> Result<Written, RecordsError> {
        Ok(self.store.ensure(self.items(user)?, budget, check).await?)
    }

    /// Returns whether the user has every record. Writes nothing.
    ///
    /// # Errors
    /// Fails if DynamoDB does not answer within `budget`, or a template cannot be rendered for this user.
    pub async fn has_all(&self, user: &User, budget: Duration) -> Result<bool, RecordsError> {
        Ok(self.store.all_exist(self.items(user)?, budget).await?)
    }

    fn items(&self, user: &User) -> Result<Vec<SdkItem>, RecordsError> {
        let context = user.context(&self.client_metadata_keys).ok_or(RecordsError::NoSub)?;
        let items = self.records.iter().enumerate().map(|(index, record)| {
            let item = record.template.item(&context, &self.key.partition, self.key.sort.as_deref());
            let mut item = item.map_err(|error| RecordsError::Template(record.file, error))?;
            if self.marked_record == Some(index) {
                item.insert(user_event::FIELD.to_owned(), user_event::mark(&context));
            }
            Ok(sdk_item(item))
        });
        items.collect()
    }

    /// Handles an event of a trigger: [`Self::ensure`] within `longest_budget` and the deadline, with metrics. The
    /// decision has one outcome for [`Written::Created`] and [`Written::Completed`].
    ///
    /// # Errors
    /// Like [`Self::ensure`].
    pub async fn handle(
        &self,
        event: &Event<'_>,
        invocation: &Invocation<'_>,
        longest_budget: Duration,
        check: RecordCheck,
    ) -> Result<(Decision, Written), TriggerError> {
        let user = User::of_event(event, invocation);
        let budget = invocation.remaining.saturating_sub(RESPONSE_RESERVE).min(longest_budget);
        let (ensured, latency) = runtime::timed(self.ensure(&user, budget, check)).await;
        let latency = Metric::milliseconds(MetricName::RecordLatency, latency);
        let written = ensured.map_err(|error| {
            let failed = TriggerError::failed(error.reason(), error.to_string());
            failed.with_metric(Metric::new(MetricName::RecordsFailed)).with_metric(latency)
        })?;
        let (outcome, metric) = match written {
            Written::Created | Written::Completed => (Outcome::RecordCreated, MetricName::RecordsCreated),
            Written::AlreadyThere => (Outcome::RecordAlreadyThere, MetricName::RecordsExisting),
        };
        let decision = Decision::unchanged(outcome).with_metric(Metric::new(metric)).with_metric(latency);
        Ok((decision, written))
    }
}

/// Accepts the name or the ARN of a table.
fn table_name(text: &str) -> Result<String, &'static str> {
    let valid = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-:/".contains(&byte);
    if text.len() >= 3 && text.bytes().all(valid) {
        Ok(text.to_owned())
    } else {
        Err("not the name of a table")
    }
}

/// Reads `CLIENT_METADATA_KEYS`. It must list every key that a template refers to.
fn client_metadata_keys(settings: &Settings, records: &[Record]) -> Result<Vec<String>, InitError> {
    let keys =
        settings.list("CLIENT_METADATA_KEYS", "campaign,plan", |key| Ok::<_, String>(key.to_owned()))?;
    let required = records
        .iter()
        .flat_map(|record| record.template.keys(ContextMap::ClientMetadata).map(|name| (name, record.file)));
    let mut missing: Vec<(&str, &str)> =
        required.filter(|(name, _)| !keys.iter().any(|key| key == name)).collect();
    missing.sort_unstable();
    missing.dedup_by_key(|(name, _)| *name);
    let Some((key, file)) = missing.first() else { return Ok(keys) };
    let value = if keys.is_empty() { "not set".to_owned() } else { format!("\"{}\"", keys.join(",")) };
    let complete: Vec<&str> =
        keys.iter().map(String::as_str).chain(missing.iter().map(|(name, _)| *name)).collect();
    Err(InitError {
        name: "CLIENT_METADATA_KEYS",
        problem: format!("is {value}; it must contain \"{key}\", which {file} refers to"),
        example: complete.join(","),
    })
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use proptest::prelude::*;
    use serde_json::{Value, json};
    use test_kit::aws::{MockAws, Reply};
    use trigger::Payload;
    use trigger::times::COGNITO_TIMEOUT;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const BUDGET: Duration = Duration::from_mins(1);

    /// The project's own record.
    const USER_SETTINGS: RecordFile<'_> =
        RecordFile::new("user-settings.json", include_str!("../../../templates/records/user-settings.json"));

    /// A single-table design: one partition per user, one item per topic.
    const SINGLE_TABLE: [RecordFile<'_>; 2] = [
        RecordFile::new(
            "profile.json",
            r#"{"pk": "USER#{{ sub }}", "sk": "PROFILE", "email": "{{ email | lower }}",
                "plan": "{{ attributes[\"custom:plan\"] | default(value=\"free\") }}",
                "nickname": "{{ attributes.nickname }}", "campaign": "{{ client_metadata.campaign }}",
                "quota": {"M": {"N": "10"}}, "roles": {"SS": ["member", "{{ attributes[\"custom:role\"] }}"]}}"#,
        ),
        RecordFile::new(
            "welcome.json",
            r#"{"pk": "USER#{{ sub }}", "sk": "TASK#welcome", "source": "{{ trigger_source }}",
                "expiresAt": {"N": "{{ now_epoch_seconds + 2592000 }}"}}"#,
        ),
    ];

    const SETTINGS: [(&str, &str); 4] = [
        ("TABLE_NAME", "app"),
        ("RECORD_KEY", "pk"),
        ("RECORD_SORT_KEY", "sk"),
        ("CLIENT_METADATA_KEYS", "theme, campaign"),
    ];

    fn user(attributes: &[(&str, &str)]) -> User {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        User {
            attributes: attributes.collect(),
            client_metadata: [("campaign".to_owned(), "autumn".to_owned())].into(),
            trigger_source: "PostConfirmation_ConfirmSignUp".to_owned(),
            now: UNIX_EPOCH + SECOND,
            ..User::default()
        }
    }

    #[tokio::test]
    async fn another_table_design_needs_only_other_files_and_settings() {
        let dynamodb = MockAws::with_replies(&[Reply::Success]);
        let records =
            DefaultRecords::with_files(&SINGLE_TABLE, &Settings::from_pairs(&SETTINGS), dynamodb.dynamodb())
                .unwrap();
        let user = user(&[("sub", "1"), ("email", "Jane@example.com"), ("custom:role", "editor")]);
        assert_eq!(records.ensure(&user, BUDGET, RecordCheck::WriteOnly).await, Ok(Written::Created));
        let items = [0, 1].map(|index| dynamodb.inputs()[0]["TransactItems"][index]["Put"]["Item"].clone());
        let profile = json!({
            "pk": {"S": "USER#1"}, "sk": {"S": "PROFILE"}, "email": {"S": "jane@example.com"}, "plan": {"S": "free"},
            "campaign": {"S": "autumn"}, "quota": {"M": {"N": {"S": "10"}}}, "roles": {"SS": ["member", "editor"]},
        });
        let welcome = json!({
            "pk": {"S": "USER#1"}, "sk": {"S": "TASK#welcome"}, "source": {"S": "PostConfirmation_ConfirmSignUp"},
            "expiresAt": {"N": "2592001"},
        });
        assert_eq!(
            (dynamodb.operations(), items),
            (vec!["TransactWriteItems".to_owned()], [profile, welcome])
        );
    }

    /// The answer of a trigger about a user with these attributes, and the number of requests to DynamoDB.
    async fn answer(
        attributes: &Value,
        replies: &'static [Reply],
        longest_budget: Duration,
    ) -> (Result<Decision, TriggerError>, usize) {
        let dynamodb = MockAws::with_replies(replies);
        let records = DefaultRecords::with_files(
            &[USER_SETTINGS],
            &Settings::from_pairs(&SETTINGS[..1]),
            dynamodb.dynamodb(),
        )
        .unwrap();
        let event = json!({"triggerSource": "X", "request": {"userAttributes": attributes}});
        let payload: Payload = serde_json::from_value(event).unwrap();
        let (event, invocation) = (Event::of(&payload).unwrap(), Invocation::default());
        let handled = records.handle(&event, &invocation, longest_budget, RecordCheck::WriteOnly).await;
        (handled.map(|(decision, _)| decision), dynamodb.operations().len())
    }

    #[tokio::test]
    async fn a_trigger_reports_count_and_latency() {
        const EXISTS: &[Reply] = &[Reply::Error(400, "ConditionalCheckFailedException")];
        let latency = |metrics: &[Metric]| format!("{:?}", metrics[1]).contains("RecordLatency");
        for (answers, outcome, metric) in [
            (&[Reply::Success][..], Outcome::RecordCreated, MetricName::RecordsCreated),
            (EXISTS, Outcome::RecordAlreadyThere, MetricName::RecordsExisting),
        ] {
            let answer = answer(&json!({"sub": "1"}), answers, SECOND).await.0.unwrap();
            assert!(format!("{answer:?}").contains(&format!("outcome: {outcome:?}")));
            assert_eq!(answer.metrics()[0], Metric::new(metric));
            assert!(latency(answer.metrics()));
        }
        let (failed, requests) = answer(&json!({}), &[Reply::Success], SECOND).await;
        let error = failed.unwrap_err();
        assert_eq!((error.reason(), error.metrics()[0]), ("no_sub", Metric::new(MetricName::RecordsFailed)));
        assert!(latency(error.metrics()) && requests == 0);
    }

    #[tokio::test(start_paused = true)]
    async fn a_trigger_retries_within_its_budget_and_no_longer() {
        const BUSY: &[Reply] = &[Reply::Error(400, "TransactionConflictException")];
        for (budget, longest_ms) in [(SECOND, 1_000), (COGNITO_TIMEOUT, 4_700)] {
            let in_time = Duration::from_millis(longest_ms + 10);
            let (answer, requests) =
                tokio::time::timeout(in_time, answer(&json!({"sub": "1"}), BUSY, budget)).await.unwrap();
            assert_eq!(answer.unwrap_err().reason(), "store_answered_error");
            assert!(requests > 1, "a transient error is retried");
        }
    }

    #[tokio::test]
    async fn the_error_of_a_template_names_the_field_and_not_the_users_value() {
        let dynamodb = MockAws::with_replies(&[Reply::Success]);
        let files = [RecordFile::new("age.json", r#"{"age": {"N": "{{ attributes[\"custom:age\"] }}"}}"#)];
        let records =
            DefaultRecords::with_files(&files, &Settings::from_pairs(&SETTINGS[..1]), dynamodb.dynamodb())
                .unwrap();
        let user = user(&[("sub", "1"), ("custom:age", "not telling")]);
        let error = records.ensure(&user, BUDGET, RecordCheck::WriteOnly).await.unwrap_err();
        assert_eq!(error.to_string(), "age.json: field age: not a number of at most 38 digits");
        assert_eq!(error.reason(), Reason::RecordTemplate);
    }

    #[tokio::test]
    async fn a_backfill_needs_no_client_metadata() {
        let dynamodb = MockAws::with_replies(&[Reply::Success]);
        let records =
            DefaultRecords::new(&SINGLE_TABLE, &Settings::from_pairs(&SETTINGS[..3]), dynamodb.dynamodb())
                .unwrap();
        assert!(records.ensure(&user(&[("sub", "1")]), BUDGET, RecordCheck::WriteOnly).await.is_ok());
        let profile = &dynamodb.inputs()[0]["TransactItems"][0]["Put"]["Item"];
        assert_eq!((profile["pk"]["S"].as_str(), profile.get("campaign")), (Some("USER#1"), None));
    }

    #[test]
    fn an_invalid_list_of_metadata_keys_stops_init() {
        for wrong in ["campaign;plan", "campaign plan", "campaign,", "campaign\nplan"] {
            let dynamodb = MockAws::with_replies(&[Reply::Success]);
            let settings = [&SETTINGS[..3], &[("CLIENT_METADATA_KEYS", wrong)]].concat();
            let records = DefaultRecords::with_files(
                &SINGLE_TABLE,
                &Settings::from_pairs(&settings),
                dynamodb.dynamodb(),
            );
            let error = records.map(|_| ()).unwrap_err().to_string();
            assert!(error.starts_with("CLIENT_METADATA_KEYS is \"campaign"), "{error}");
        }
    }

    #[test]
    fn settings_that_do_not_match_the_files_stop_init() {
        let stopped = |files: &[RecordFile<'static>], settings: &[(&str, &str)]| {
            let dynamodb = MockAws::with_replies(&[Reply::Success]);
            let records =
                DefaultRecords::with_files(files, &Settings::from_pairs(settings), dynamodb.dynamodb());
            records.map(|_| ()).unwrap_err().to_string()
        };
        assert_eq!(
            stopped(&SINGLE_TABLE, &SETTINGS[..3]),
            "CLIENT_METADATA_KEYS is not set; it must contain \"campaign\", which profile.json refers to; \
             for example CLIENT_METADATA_KEYS=campaign"
        );
        assert!(
            stopped(&SINGLE_TABLE, &SETTINGS[..2])
                .starts_with("RECORD_SORT_KEY is not set, and profile.json")
        );
        assert!(stopped(&SINGLE_TABLE, &SETTINGS[1..]).starts_with("TABLE_NAME is not set"));
        assert!(
            stopped(&SINGLE_TABLE, &[("TABLE_NAME", "a b")])
                .starts_with("TABLE_NAME is \"a b\", not the name")
        );
        assert!(
            stopped(&[RecordFile::new("a.json", "[]")], &SETTINGS)
                .starts_with("a.json is not a record template: not a JSON object")
        );
    }

    /// The names and types of an item's fields.
    fn shape(item: &record_templates::Item) -> Vec<String> {
        item.iter().map(|(name, value)| format!("{name}: {:?}", std::mem::discriminant(value))).collect()
    }

    proptest! {
        #[test]
        fn no_value_of_a_user_changes_the_fields_of_an_item(
            values in prop::collection::vec(any::<String>().prop_filter("not empty", |value| !value.is_empty()), 4),
        ) {
            const NAMES: [&str; 4] = ["name", "nickname", "custom:plan", "email"];
            const TEMPLATE: &str = r#"{"a": "{{ attributes.name }}", "b": "x{{ attributes.nickname }}y",
                "c": {"SS": ["{{ attributes[\"custom:plan\"] }}"]}, "d": ["{{ email }}"], "e": {"N": "1"}}"#;
            let record = Record::parse(RecordFile::new("a.json", TEMPLATE)).unwrap();
            let item = |values: &[String]| {
                let mut user = user(&[("sub", "1")]);
                user.attributes.extend(NAMES.map(str::to_owned).into_iter().zip(values.iter().cloned()));
                record.template.item(&user.context(&[]).unwrap(), "userId", None).unwrap()
            };
            let (plain, hostile) = (item(&["p", "p", "p", "p"].map(str::to_owned)), item(&values));
            prop_assert_eq!(shape(&plain), shape(&hostile));
            let texts: Value = json!([values[0], format!("x{}y", values[1]), [values[2]], [{"S": values[3]}]]);
            let stored = sdk_item(hostile);
            let found = json!([
                stored["a"].as_s().unwrap(), stored["b"].as_s().unwrap(), stored["c"].as_ss().unwrap(),
                stored["d"].as_l().unwrap().iter().map(|value| json!({"S": value.as_s().unwrap()})).collect::<Vec<_>>(),
            ]);
            prop_assert_eq!(texts, found);
        }
    }
}
