//! Requests to Cognito that are throttled, broken or refused: the same rules for every operation.

use crate::mock::aws;
use aws_config::SdkConfig;
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use backfill::{Pool, PoolError, RateLimiter, client};
use serde_json::json;
use tokio::time::Instant;

const OPERATIONS: [&str; 2] = ["DescribeUserPool", "ListUsers"];

async fn ask(aws: &SdkConfig, operation: &str) -> Result<(), PoolError> {
    let pool =
        Pool::new(client::cognito(aws), "eu-west-1_Example12".to_owned(), RateLimiter::per_second(20.0));
    match operation {
        "DescribeUserPool" => pool.estimated_users().await.map(drop),
        _ => pool.page("0", None).await.map(drop),
    }
}

/// Every operation of Cognito's with a good answer of each.
fn good() -> serde_json::Value {
    json!({"UserPool": {"Id": "eu-west-1_Example12", "EstimatedNumberOfUsers": 1}, "Users": []})
}

#[tokio::test(start_paused = true)]
async fn what_passes_is_asked_again() {
    for operation in OPERATIONS {
        for (status, code) in [
            (400, "TooManyRequestsException"),
            (400, "ThrottlingException"),
            (400, "LimitExceededException"),
            (400, "Throttling"),
            (400, "RequestLimitExceeded"),
            (400, "RequestThrottledException"),
            (400, "RequestTimeoutException"),
            (408, "SomethingNew"),
            (429, "SomethingNew"),
            (500, "InternalErrorException"),
            (503, "ServiceUnavailable"),
            (504, ""),
        ] {
            let (aws, asked) =
                aws(
                    move |_, _, before| {
                        if before < 5 { (status, json!({"__type": code})) } else { (200, good()) }
                    },
                );
            assert_eq!(ask(&aws, operation).await, Ok(()), "{operation}: {status} {code}");
            assert_eq!(asked.lock().unwrap().len(), 6, "{operation}: {status} {code}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_does_not_pass_is_asked_once() {
    for operation in OPERATIONS {
        for code in [
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "AccessDeniedException",
            "ExpiredTokenException",
            "UnrecognizedClientException",
            "InvalidParameterException",
        ] {
            let (aws, asked) = aws(move |_, _, _| (400, json!({"__type": code})));
            let expected = PoolError::Answered(format!("400 {code}"));
            assert_eq!(ask(&aws, operation).await, Err(expected), "{operation}");
            assert_eq!(asked.lock().unwrap().len(), 1, "{operation}: {code}");
        }
    }
}

/// A connection that breaks or stays silent, five times.
#[derive(Debug, Default)]
struct Broken {
    silent: bool,
    attempts: std::sync::Mutex<u32>,
}

impl HttpConnector for Broken {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let mut attempts = self.attempts.lock().unwrap();
        *attempts += 1;
        match (*attempts <= 5, self.silent) {
            (true, true) => HttpConnectorFuture::new(std::future::pending()),
            (true, false) => HttpConnectorFuture::ready(Err(ConnectorError::io("reset".into()))),
            (false, _) => {
                let body = SdkBody::from(good().to_string());
                HttpConnectorFuture::ready(Ok(http::Response::new(body).try_into().unwrap()))
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_breaks_or_stays_silent_is_tried_again() {
    for operation in OPERATIONS {
        for silent in [false, true] {
            let connector = SharedHttpConnector::new(Broken { silent, ..Broken::default() });
            let http = http_client_fn(move |_: &HttpConnectorSettings, _| connector.clone());
            let (aws, _) = aws(|_, _, _| (200, json!({})));
            let timeouts = client::timeouts();
            let aws = aws.into_builder().http_client(http).timeout_config(timeouts).build();
            assert_eq!(ask(&aws, operation).await, Ok(()), "{operation}, silent: {silent}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_not_cognitos_is_soon_called_that() {
    for operation in OPERATIONS {
        for (status, body) in
            [(200, "<html>"), (404, "<html>"), (404, ""), (301, ""), (200, "[1]"), (403, "{}")]
        {
            let http = infallible_client_fn(move |_| {
                http::Response::builder().status(status).body(SdkBody::from(body)).unwrap()
            });
            let (aws, _) = aws(|_, _, _| (200, json!({})));
            let started_at = Instant::now();
            let asked = ask(&aws.into_builder().http_client(http).build(), operation).await;
            assert_eq!(asked, Err(PoolError::Unreadable(status)), "{operation}: {status} {body}");
            assert!(started_at.elapsed().as_secs() < 3);
        }
    }
    let (aws, _) = aws(|_, _, _| (200, json!({"message": "I am another service"})));
    assert_eq!(ask(&aws, "DescribeUserPool").await, Err(PoolError::Unreadable(200)));
}
