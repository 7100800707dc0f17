//! Event in, record, event out.

use std::time::{Duration, UNIX_EPOCH};

use aws_lambda_events::event::cognito::CognitoEventUserPoolsPostConfirmationRequest as Request;
use aws_smithy_types::date_time::{DateTime, Format};
use records::{RecordContext, RecordTemplate, Store, Written};
use trigger::{Answer, InitError, Invocation, Metric, Settings, Trigger, TriggerError};

/// The longest that a write may take, whatever Lambda allows: Cognito gives up after 5 s.
const LONGEST_BUDGET: Duration = Duration::from_secs(4);
/// Kept back for the way of the answer.
const RESERVE: Duration = Duration::from_millis(300);

const RECORD: (&str, &str) =
    ("templates/records/user-settings.json", include_str!("../../../templates/records/user-settings.json"));

/// What happens to the person when the record cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFailure {
    /// The confirmation goes on; the log and a metric say that a record is missing.
    Open,
    /// The person sees an error, although Cognito has confirmed them already.
    Closed,
}

/// The function with its record and its table.
pub struct PostConfirmation {
    record: RecordTemplate,
    store: Store,
    record_failure: RecordFailure,
}

impl PostConfirmation {
    /// Reads the settings; `client` is made in `main.rs`.
    ///
    /// # Errors
    /// When a setting or the record template cannot be used.
    pub fn from_settings(settings: &Settings, client: aws_sdk_dynamodb::Client) -> Result<Self, InitError> {
        let record = RecordTemplate::parse(RECORD.1).map_err(|error| InitError {
            name: RECORD.0,
            problem: error.to_string(),
            example: r#"{"createdAt": "{{ now }}"}"#.to_owned(),
        })?;
        let table_name = settings.required_parsed("TABLE_NAME", "user-settings", table_name)?;
        let key = settings.parsed("RECORD_KEY", "userId", |key| free_key(&record, key))?;
        let key = key.unwrap_or_else(|| "userId".to_owned());
        let failure = [("open", RecordFailure::Open), ("closed", RecordFailure::Closed)];
        Ok(Self {
            record,
            store: Store::new(client, table_name, key),
            record_failure: settings.choice("RECORD_FAILURE", &failure)?,
        })
    }

    /// Makes sure that the user has a record.
    async fn ensure_record(&self, invocation: &Invocation<'_>) -> Result<Written, TriggerError> {
        let Invocation { event, received_at, remaining, .. } = invocation;
        let request = event.request::<Request>();
        let sub = request.user_attributes.get("sub").map(String::as_str).unwrap_or_default();
        if sub.is_empty() {
            return Err(TriggerError::failed("no_sub", "the event has no sub"));
        }
        let since_epoch = received_at.duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = DateTime::from_millis(i64::try_from(since_epoch.as_millis()).unwrap_or_default());
        let context = RecordContext {
            sub,
            user_name: &event.user_name(),
            user_pool_id: &event.user_pool_id(),
            client_id: &event.client_id(),
            now: &now.fmt(Format::DateTime).unwrap_or_default(),
            now_epoch_seconds: since_epoch.as_secs(),
            attributes: &request.user_attributes,
        };
        let failed = |error: records::template::TemplateError| {
            TriggerError::failed("record_template", format!("{} {error}", RECORD.0))
        };
        let item = self.record.render(&context).map_err(failed)?;
        let budget = remaining.saturating_sub(RESERVE).min(LONGEST_BUDGET);
        let written = self.store.put_new(sub, item, budget).await;
        written.map_err(|error| TriggerError::failed(error.reason(), error.to_string()))
    }
}

/// A table's name, or its ARN.
fn table_name(text: &str) -> Result<String, &'static str> {
    let valid = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-:/".contains(&byte);
    if text.len() >= 3 && text.bytes().all(valid) {
        Ok(text.to_owned())
    } else {
        Err("not the name of a table")
    }
}

/// The key's value is the `sub`: a field of the record by that name would be lost.
fn free_key(record: &RecordTemplate, key: &str) -> Result<String, String> {
    if record.has_field(key) { Err(format!("a field of {}", RECORD.0)) } else { Ok(key.to_owned()) }
}

impl Trigger for PostConfirmation {
    const NAME: &'static str = "post-confirmation";

    async fn handle(&self, invocation: &Invocation<'_>) -> Result<Answer, TriggerError> {
        match invocation.event.trigger_source() {
            "PostConfirmation_ConfirmSignUp" => {}
            // The user is as old as their record.
            "PostConfirmation_ConfirmForgotPassword" => return Ok(Answer::unchanged("no_record_due")),
            _ => return Ok(Answer::unknown_source()),
        }
        let ensured = self
            .ensure_record(invocation)
            .await
            .map_err(|error| error.counted_as(Metric::new("RecordsFailed")));
        match (ensured, self.record_failure) {
            (Ok(Written::Created), _) => Ok(Answer::unchanged("record_created")),
            (Ok(Written::AlreadyThere), _) => Ok(Answer::unchanged("record_already_there")),
            (Err(error), RecordFailure::Open) => {
                Ok(Answer::unchanged("confirmed_without_record").despite(error))
            }
            (Err(error), RecordFailure::Closed) => Err(error),
        }
    }
}
