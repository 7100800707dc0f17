//! Errors, unreadable answers and retries.

use std::time::Duration;

use serde_json::json;
use test_kit::aws::{MockAws, Reply};

use super::*;

/// The error for a response.
async fn error(operation: Operation, input: Value, status: u16, response: &'static str) -> AwsError {
    let mock = MockAws::new(move |_, _| (status, response));
    aws(&mock).call(operation, input).await.unwrap_err()
}

#[tokio::test]
async fn an_error_keeps_status_code_and_message() {
    let refused = |status, code: &str, message: &str| Problem::Refused {
        status,
        code: code.to_owned(),
        message: message.to_owned(),
    };
    let pool = json!({"UserPoolId": "eu-west-1_Example12"});
    let body = r#"{"__type": "com.amazonaws.cognito#ResourceNotFoundException", "message": "no pool"}"#;
    let missing = error(Operation::DescribeUserPool, pool.clone(), 400, body).await;
    assert_eq!(missing.problem, refused(400, "ResourceNotFoundException", "no pool"));
    assert!(missing.is_not_found() && !missing.is_denied());
    let body = r#"{"Type": "User", "Message": "no policy", "code": "ResourceNotFoundException:http://x/"}"#;
    let missing = error(Operation::GetPolicy, json!({"FunctionName": "f"}), 404, body).await;
    assert_eq!(missing.problem, refused(404, "ResourceNotFoundException", "no policy"));
    let body = "<ErrorResponse xmlns=\"http://x/\"><Error><Type>Sender</Type><Code>ValidationError</Code>\
         <Message>Stack for x does not exist</Message></Error></ErrorResponse>";
    let stack = error(Operation::DescribeStackResources, json!({"PhysicalResourceId": "x"}), 400, body).await;
    assert_eq!(stack.problem, refused(400, "ValidationError", "Stack for x does not exist"));
    assert!(stack.is_not_found());
    for (status, body) in [(200, "<html>hello</html>"), (200, "[]"), (404, "not here"), (400, "{}")] {
        let unreadable = error(Operation::DescribeUserPool, pool.clone(), status, body).await;
        assert_eq!(unreadable.problem, Problem::Unreadable(status), "{body}");
    }
    for body in ["", "<html/>", "<a>", "{}"] {
        let input = json!({"PhysicalResourceId": "x"});
        let unreadable = error(Operation::DescribeStackResources, input, 200, body).await;
        assert_eq!(unreadable.problem, Problem::Unreadable(200), "{body}");
    }
    let unusable = error(Operation::GetFunction, json!({"FunctionName": ""}), 200, "{}").await;
    assert_eq!(unusable.problem, Problem::NotSent);
}

/// A client that retries without pauses.
fn patient(mock: &MockAws) -> Aws {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::ZERO);
    let configuration = mock.config().into_builder().retry_config(retries).build();
    Aws::with_configuration(configuration, "eu-west-1", None)
}

#[tokio::test]
async fn throttling_and_server_errors_are_retried_and_refusals_are_not() {
    for (reply, requests) in [
        (Reply::Error(400, "TooManyRequestsException"), 3),
        (Reply::Error(429, "TooManyRequestsException"), 3),
        (Reply::Error(500, "InternalErrorException"), 3),
        (Reply::Error(503, "ServiceUnavailable"), 3),
        (Reply::Broken, 3),
        (Reply::Error(400, "ResourceNotFoundException"), 1),
        (Reply::Error(400, "AccessDeniedException"), 1),
    ] {
        let mock = MockAws::new(move |_, _| reply);
        let error = patient(&mock).call(Operation::DescribeUserPool, json!({})).await.unwrap_err();
        assert_eq!(mock.requests().len(), requests, "{error}");
        assert_eq!(error.problem == Problem::Unreachable, matches!(reply, Reply::Broken), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_update_is_sent_once_and_has_a_minute() {
    for operation in [Operation::UpdateUserPool, Operation::SetUserPoolMfaConfig] {
        for reply in [Reply::Error(500, "InternalErrorException"), Reply::Broken, Reply::Silent] {
            let mock = MockAws::new(move |_, _| reply);
            let start = tokio::time::Instant::now();
            let error = patient(&mock).call(operation, json!({})).await.unwrap_err();
            assert_eq!((mock.requests().len(), error.is_open()), (1, true), "{error}");
            let is_timeout = start.elapsed() >= UPDATE_TIMEOUT;
            assert_eq!(is_timeout, matches!(reply, Reply::Silent), "{error}");
        }
    }
}
