//! Responses of Cognito and DynamoDB, and the backfill of these tests.

use std::time::{Duration, UNIX_EPOCH};

use backfill::{Backfill, Concurrency, Mode, PageRunner, Pool, RateLimiter, Statuses, Task, client};
use records::DefaultRecords;
use serde_json::{Value, json};
use test_kit::aws::MockAws;
use tokio::time::Instant;
use trigger::{Content, Locales, Settings};

/// The required settings.
pub const SETTINGS: [(&str, &str); 2] =
    [("TABLE_NAME", "user-settings"), ("USER_POOL_ID", "eu-west-1_Example12")];

/// The default content.
pub fn content() -> Content {
    Content::compiled_in(backfill::CONTENT).unwrap()
}

/// The page runner of the command, with this mock of AWS.
pub fn page_runner(aws: &MockAws, mode: Mode) -> PageRunner {
    let settings = Settings::from_pairs(&SETTINGS);
    let (cognito, dynamodb) = (client::cognito(&aws.config()), client::dynamodb(&aws.config()));
    PageRunner {
        pool: Pool::new(cognito, SETTINGS[1].1.to_owned(), RateLimiter::per_second(20.0)),
        default_records: DefaultRecords::for_backfill(&settings, &content(), dynamodb).unwrap(),
        groups: Vec::new(),
        statuses: Statuses::default(),
        mode,
        locales: Locales::NEUTRAL,
        concurrency: Concurrency::default(),
        retry_time: Duration::from_mins(10),
    }
}

/// The finished task of the function with more settings, called like a state machine with 90 seconds per call.
pub async fn in_calls(aws: &MockAws, sub_prefix: &str, settings: &[(&str, &str)]) -> Task {
    let settings = Settings::from_pairs(&[&SETTINGS[..], settings].concat());
    let (cognito, dynamodb) = (client::cognito(&aws.config()), client::dynamodb(&aws.config()));
    let function = Backfill::from_settings(&settings, &content(), cognito, dynamodb).unwrap();
    let mut task = Task::new(sub_prefix);
    for _ in 0..100 {
        let end = Instant::now() + Duration::from_secs(90);
        task = function.perform(task, UNIX_EPOCH, || end - Instant::now()).await.unwrap();
        assert!(Instant::now() < end, "the call exceeds its deadline");
        if task.finished {
            return task;
        }
    }
    panic!("the task does not end: {task:?}")
}

/// A mock of AWS. `answer` gets the operation, its input, and the number of earlier requests for the same
/// operation.
pub fn aws(answer: impl Fn(&str, &Value, usize) -> (u16, Value) + Send + Sync + 'static) -> MockAws {
    MockAws::new(move |request, earlier| {
        let earlier = earlier.iter().filter(|known| known.operation == request.operation).count();
        answer(&request.operation, &request.input, earlier)
    })
}

/// A user as `ListUsers` returns them.
pub fn user(sub: &str, status: &str) -> Value {
    json!({
        "Username": sub, "UserStatus": status, "Enabled": true,
        "Attributes": [{"Name": "sub", "Value": sub}, {"Name": "email", "Value": "jane.doe@example.com"}],
    })
}

/// The body of an error.
pub fn error(code: &str) -> Value {
    json!({ "__type": code })
}
