//! The real clients over an AWS of canned answers.

use std::sync::{Arc, Mutex};

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_cognitoidentityprovider::config::{Credentials, SharedCredentialsProvider};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use serde_json::{Value, json};
use trigger::Content;

/// The default content.
pub fn content() -> Content {
    Content::compiled_in(backfill::CONTENT).unwrap()
}

/// A request: the operation and its input.
pub type Asked = Arc<Mutex<Vec<(String, Value)>>>;

/// AWS as `answer` has it: by the operation, its input and how often it was asked before.
pub fn aws(
    answer: impl Fn(&str, &Value, usize) -> (u16, Value) + Send + Sync + 'static,
) -> (SdkConfig, Asked) {
    let asked = Asked::default();
    let seen = Arc::clone(&asked);
    let http = infallible_client_fn(move |request: http::Request<SdkBody>| {
        let target = request.headers()["x-amz-target"].to_str().unwrap();
        let operation = target.rsplit('.').next().unwrap().to_owned();
        let input: Value = serde_json::from_slice(request.body().bytes().unwrap()).unwrap();
        let mut seen = seen.lock().unwrap();
        let before = seen.iter().filter(|(known, _)| *known == operation).count();
        let (status, body) = answer(&operation, &input, before);
        seen.push((operation, input));
        http::Response::builder().status(status).body(SdkBody::from(body.to_string())).unwrap()
    });
    let credentials = Credentials::new("a", "b", None, None, "test");
    let config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(http)
        .build();
    (config, asked)
}

/// A user as `ListUsers` has them.
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
