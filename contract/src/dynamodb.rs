//! A mock of DynamoDB.

use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;

/// A client that adds the body of each request to `requests` and always gets the same response.
pub fn client((status, body): (u16, &'static str), requests: Arc<Mutex<Vec<String>>>) -> Client {
    let http = infallible_client_fn(move |request: http::Request<SdkBody>| {
        let request = String::from_utf8_lossy(request.body().bytes().unwrap_or_default()).into_owned();
        requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        let mut response = http::Response::new(SdkBody::from(body));
        *response.status_mut() = http::StatusCode::from_u16(status).expect("a status");
        response
    });
    let config = Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("a", "b", None, None, "test"))
        .retry_config(RetryConfig::disabled())
        .http_client(http);
    Client::from_conf(config.build())
}
