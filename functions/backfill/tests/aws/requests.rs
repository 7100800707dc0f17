//! Requests to Cognito that are throttled, broken or refused. The same rules apply to every operation.

use aws_config::SdkConfig;
use backfill::{Pool, PoolError, RateLimiter, client};
use serde_json::{Value, json};
use test_kit::aws::{MockAws, Reply, Respond};
use tokio::time::Instant;

const OPERATIONS: [&str; 2] = ["DescribeUserPool", "ListUsers"];

async fn request(config: &SdkConfig, operation: &str) -> Result<(), PoolError> {
    let rate_limiter = RateLimiter::per_second(20.0);
    let pool = Pool::new(client::cognito(config), "eu-west-1_Example12".to_owned(), rate_limiter);
    match operation {
        "DescribeUserPool" => pool.estimated_users().await.map(drop),
        _ => pool.page_of(60, "0", None).await.map(drop),
    }
}

/// A body that answers every operation.
fn body() -> Value {
    json!({"UserPool": {"Id": "eu-west-1_Example12", "EstimatedNumberOfUsers": 1}, "Users": []})
}

/// Gives `failure` to the first five requests.
fn failing_five_times(failure: impl Respond + Clone + Send + Sync + 'static) -> MockAws {
    MockAws::new(move |_, earlier| match earlier.len() {
        0..5 => failure.clone().respond(),
        _ => (200, body()).respond(),
    })
}

#[tokio::test(start_paused = true)]
async fn a_transient_error_is_retried() {
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
            let aws = failing_five_times((status, json!({"__type": code})));
            assert_eq!(request(&aws.config(), operation).await, Ok(()), "{operation}: {status} {code}");
            assert_eq!(aws.requests().len(), 6, "{operation}: {status} {code}");
        }
        for failure in [Reply::Broken, Reply::Silent] {
            let aws = failing_five_times(failure);
            let config = aws.config().into_builder().timeout_config(client::timeouts()).build();
            assert_eq!(request(&config, operation).await, Ok(()), "{operation}: {failure:?}");
            assert_eq!(aws.requests().len(), 6, "{operation}: {failure:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_permanent_error_is_not_retried() {
    for operation in OPERATIONS {
        for code in [
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "AccessDeniedException",
            "ExpiredTokenException",
            "UnrecognizedClientException",
            "InvalidParameterException",
        ] {
            let aws = MockAws::new(move |_, _| Reply::Error(400, code));
            let expected = PoolError::Answered { status: 400, code: code.to_owned() };
            assert_eq!(request(&aws.config(), operation).await, Err(expected), "{operation}");
            assert_eq!(aws.requests().len(), 1, "{operation}: {code}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_of_another_service_is_reported_within_three_seconds() {
    for operation in OPERATIONS {
        for (status, body) in
            [(200, "<html>"), (404, "<html>"), (404, ""), (301, ""), (200, "[1]"), (403, "{}")]
        {
            let aws = MockAws::new(move |_, _| (status, body));
            let started_at = Instant::now();
            let result = request(&aws.config(), operation).await;
            assert_eq!(result, Err(PoolError::Unreadable(status)), "{operation}: {status} {body}");
            assert!(started_at.elapsed().as_secs() < 3);
        }
    }
    let aws = MockAws::new(|_, _| (200, json!({"message": "I am another service"})));
    assert_eq!(request(&aws.config(), "DescribeUserPool").await, Err(PoolError::Unreadable(200)));
}
