//! Responses of Cognito and DynamoDB, and the content of these tests.

use serde_json::{Value, json};
use test_kit::aws::MockAws;
use trigger::Content;

/// The default content.
pub fn content() -> Content {
    Content::compiled_in(backfill::CONTENT).unwrap()
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
