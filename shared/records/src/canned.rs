//! The real client over canned answers, and what it asked for.
#![expect(clippy::disallowed_methods, reason = "builds the client of unit tests")]

use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use serde_json::Value;

/// Status and body.
pub type Answer = (u16, &'static str);

/// What was asked so far: the operation and its input.
#[derive(Clone, Default)]
pub struct Asked(Arc<Mutex<Vec<(String, Value)>>>);

impl Asked {
    pub fn operations(&self) -> Vec<String> {
        self.all().into_iter().map(|(operation, _)| operation).collect()
    }

    pub fn inputs(&self) -> Vec<Value> {
        self.all().into_iter().map(|(_, input)| input).collect()
    }

    fn all(&self) -> Vec<(String, Value)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A client that gets these answers, and the last of them for ever.
pub fn client(answers: &'static [Answer]) -> (Client, Asked) {
    let asked = Asked::default();
    let seen = asked.clone();
    let http = infallible_client_fn(move |request: http::Request<SdkBody>| {
        let mut seen = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (status, body) = answers[seen.len().min(answers.len() - 1)];
        let target = request.headers()["x-amz-target"].to_str().unwrap_or_default();
        let input = serde_json::from_slice(request.body().bytes().unwrap_or_default());
        seen.push((target.rsplit('.').next().unwrap_or_default().to_owned(), input.unwrap_or_default()));
        let mut response = http::Response::new(SdkBody::from(body));
        *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or_default();
        response
    });
    let config = Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("a", "b", None, None, "test"))
        .retry_config(RetryConfig::disabled())
        .http_client(http)
        .build();
    (Client::from_conf(config), asked)
}
