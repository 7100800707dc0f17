//! The store: one conditional write, one deadline.

use std::fmt;
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use serde_json::{Map, Value};

/// A table with the name of its partition key.
pub struct Store {
    client: Client,
    table_name: String,
    key: String,
}

/// What a write found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// There was no record; now there is this one.
    Created,
    /// There was one already, of an earlier delivery or of the user's own making. It is untouched.
    AlreadyThere,
}

/// Why nothing is known to be written. The text names codes only, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The budget was over before DynamoDB answered.
    #[error("no answer within {} ms", .0.as_millis())]
    OutOfTime(Duration),
    /// DynamoDB answered with an error.
    #[error("DynamoDB answered {status} {code}")]
    Answered {
        /// The HTTP status.
        status: u16,
        /// DynamoDB's error code, `ResourceNotFoundException` for example.
        code: String,
    },
    /// DynamoDB could not be reached.
    #[error("DynamoDB could not be reached: {0}")]
    Unreachable(&'static str),
    /// The item has no form that DynamoDB knows.
    #[error("the item cannot be stored")]
    Unstorable,
}

impl StoreError {
    /// The reason code for logs and metrics.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::OutOfTime(_) => "store_out_of_time",
            Self::Answered { .. } => "store_answered_error",
            Self::Unreachable(_) => "store_unreachable",
            Self::Unstorable => "store_unstorable",
        }
    }
}

impl Store {
    /// A store for the table whose partition key is called `key`.
    #[must_use]
    pub const fn new(client: Client, table_name: String, key: String) -> Self {
        Self { client, table_name, key }
    }

    /// Writes `item` under `id` unless there is an item with this key.
    ///
    /// The same write can be repeated at will: after a reply that was lost, the repetition finds the record of
    /// the first attempt and leaves it alone.
    ///
    /// # Errors
    /// When DynamoDB did not confirm the write within `budget`.
    pub async fn put_new(
        &self,
        id: &str,
        mut item: Map<String, Value>,
        budget: Duration,
    ) -> Result<Written, StoreError> {
        item.insert(self.key.clone(), id.into());
        let item = serde_dynamo::to_item(Value::Object(item)).map_err(|_| StoreError::Unstorable)?;
        let put = self
            .client
            .put_item()
            .table_name(&self.table_name)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(#key)")
            .expression_attribute_names("#key", &self.key);
        match tokio::time::timeout(budget, put.send()).await {
            Err(_) => Err(StoreError::OutOfTime(budget)),
            Ok(Ok(_)) => Ok(Written::Created),
            Ok(Err(error)) if is_already_there(&error) => Ok(Written::AlreadyThere),
            Ok(Err(error)) => Err(classified(&error, budget)),
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Store").field("table_name", &self.table_name).finish_non_exhaustive()
    }
}

fn is_already_there(error: &SdkError<PutItemError>) -> bool {
    error.as_service_error().is_some_and(PutItemError::is_conditional_check_failed_exception)
}

fn classified(error: &SdkError<PutItemError>, budget: Duration) -> StoreError {
    match error {
        SdkError::TimeoutError(_) => StoreError::OutOfTime(budget),
        SdkError::DispatchFailure(failure) if failure.is_timeout() => StoreError::OutOfTime(budget),
        SdkError::DispatchFailure(_) => StoreError::Unreachable("the connection failed"),
        SdkError::ResponseError(response) => answered(response.raw().status().as_u16(), None),
        SdkError::ServiceError(service) => answered(service.raw().status().as_u16(), service.err().code()),
        _ => StoreError::Unreachable("the request could not be made"),
    }
}

fn answered(status: u16, code: Option<&str>) -> StoreError {
    StoreError::Answered { status, code: code.unwrap_or("without a code").to_owned() }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use aws_sdk_dynamodb::config::retry::RetryConfig;
    use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
    use aws_smithy_http_client::test_util::infallible_client_fn;
    use aws_smithy_types::body::SdkBody;
    use serde_json::json;

    use super::*;

    const ID: &str = "7a3c1f9e-0000-4000-8000-000000000001";

    /// The real client over canned answers, and what it asked for.
    fn store(answers: &'static [(u16, &'static str)]) -> (Store, Arc<Mutex<Vec<Value>>>) {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        let http = infallible_client_fn(move |request: http::Request<SdkBody>| {
            let mut seen = seen.lock().unwrap();
            let (status, body) = answers[seen.len().min(answers.len() - 1)];
            seen.push(serde_json::from_slice(request.body().bytes().unwrap()).unwrap());
            http::Response::builder().status(status).body(SdkBody::from(body)).unwrap()
        });
        let config = Config::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new("eu-west-1"))
            .credentials_provider(Credentials::new("a", "b", None, None, "test"))
            .retry_config(RetryConfig::standard().with_initial_backoff(Duration::ZERO))
            .http_client(http)
            .build();
        (Store::new(Client::from_conf(config), "users".to_owned(), "userId".to_owned()), asked)
    }

    async fn put(answers: &'static [(u16, &'static str)]) -> (Result<Written, StoreError>, Vec<Value>) {
        let (store, asked) = store(answers);
        let item = json!({"n": 1, "on": true, "nested": {"t": "x"}}).as_object().unwrap().clone();
        let written = store.put_new(ID, item, Duration::from_secs(4)).await;
        let asked = asked.lock().unwrap().clone();
        (written, asked)
    }

    const EXISTS: &str = r#"{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"}"#;

    #[tokio::test]
    async fn one_conditional_put_under_the_key() {
        let (written, asked) = put(&[(200, "{}")]).await;
        assert_eq!(written, Ok(Written::Created));
        let expected = json!({
            "TableName": "users",
            "Item": {"userId": {"S": ID}, "n": {"N": "1"}, "on": {"BOOL": true}, "nested": {"M": {"t": {"S": "x"}}}},
            "ConditionExpression": "attribute_not_exists(#key)",
            "ExpressionAttributeNames": {"#key": "userId"},
        });
        assert_eq!(asked, [expected]);
    }

    #[tokio::test]
    async fn a_record_that_is_there_is_success() {
        let (written, asked) = put(&[(400, EXISTS)]).await;
        assert_eq!((written, asked.len()), (Ok(Written::AlreadyThere), 1));
    }

    #[tokio::test]
    async fn two_errors_are_outlived_and_a_lost_reply_finds_its_own_record() {
        let (written, asked) = put(&[(500, "{}"), (500, "{}"), (200, "{}")]).await;
        assert_eq!((written, asked.len()), (Ok(Written::Created), 3));
        let (written, asked) = put(&[(500, "{}"), (400, EXISTS)]).await;
        assert_eq!((written, asked.len()), (Ok(Written::AlreadyThere), 2));
    }

    #[tokio::test]
    async fn an_error_is_named_by_its_code_alone() {
        const MISSING: &str =
            r#"{"__type":"x#ResourceNotFoundException","message":"arn:aws:dynamodb:x:1:table/users"}"#;
        let (written, asked) = put(&[(400, MISSING)]).await;
        let error = written.unwrap_err();
        assert_eq!(error.to_string(), "DynamoDB answered 400 ResourceNotFoundException");
        assert_eq!((error.reason(), asked.len()), ("store_answered_error", 1));
    }
}
