//! Responses of Cognito and DynamoDB, and the backfill of these tests.

use std::time::Duration;

use backfill::{Concurrency, Mode, PageRunner, Pool, RateLimiter, Statuses, client};
use records::DefaultRecords;
use serde_json::{Value, json};
use test_kit::aws::MockAws;
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
