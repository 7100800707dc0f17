//! A DynamoDB that fails for a while: one loop retries the request until the budget ends, and no longer. The clock is
//! paused, so the tests do not wait.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use records::key::Key;
use records::{RecordCheck, Store, StoreError, Written, client};
use serde_json::Value;
use test_kit::aws::Reply::{self, Broken, Cancelled, Error, NoConnection, Silent, Success};
use test_kit::aws::{self, MockAws};
use tokio::time::Instant;
use trigger::times::{POST_AUTHENTICATION_BUDGET, POST_CONFIRMATION_BUDGET};
use trigger::{Reason, Settings};

const SECOND: Duration = Duration::from_secs(1);
/// Tolerance for the timer, which counts in milliseconds.
const TICK: Duration = Duration::from_millis(2);

/// Items, and the check that decides whether a `GetItem` precedes their write.
const OPERATIONS: [(&[&str], RecordCheck); 4] = [
    (&["A"], RecordCheck::WriteOnly),
    (&["A", "B"], RecordCheck::WriteOnly),
    (&["A"], RecordCheck::Read),
    (&["A", "B"], RecordCheck::Read),
];

fn items(sorts: &[&str]) -> Vec<HashMap<String, AttributeValue>> {
    let item = |sort: &&str| {
        [("pk", "USER#1"), ("sk", *sort)]
            .map(|(name, text)| (name.to_owned(), AttributeValue::S(text.to_owned())))
            .into()
    };
    sorts.iter().map(item).collect()
}

/// The client of the functions.
async fn client() -> Client {
    client::from_settings(&Settings::from_pairs(&aws::SETTINGS)).await.unwrap().0
}

/// The store of the functions, with this DynamoDB.
async fn store(dynamodb: &MockAws) -> Store {
    let config = client().await.config().to_builder().http_client(dynamodb.http_client()).build();
    let key = Key { partition: "pk".to_owned(), sort: Some("sk".to_owned()) };
    Store::new(Client::from_conf(config), "users".to_owned(), key)
}

/// A DynamoDB that gives `reply` for one second and then succeeds.
fn failing_for_a_second(reply: Reply) -> MockAws {
    MockAws::new(move |request, earlier| match earlier.first() {
        Some(first) if request.at - first.at >= SECOND => Success,
        _ => reply,
    })
}

/// A DynamoDB that gives `reply` to the first `count` requests and then `others`.
fn replying(count: usize, reply: Reply, others: Reply) -> MockAws {
    MockAws::new(move |_, earlier| if earlier.len() < count { reply } else { others })
}

/// The result and the elapsed time.
async fn ensure(
    store: &Store,
    (sorts, check): (&[&str], RecordCheck),
    budget: Duration,
) -> (Result<Written, StoreError>, Duration) {
    let started_at = Instant::now();
    (store.ensure(items(sorts), budget, check).await, started_at.elapsed())
}

/// Transient failures of any operation.
const TRANSIENT: [Reply; 21] = [
    Error(400, "ProvisionedThroughputExceededException"),
    Error(400, "ThrottlingException"),
    Error(400, "RequestLimitExceeded"),
    Error(400, "TooManyRequestsException"),
    Error(429, "AnyException"),
    Error(500, "InternalServerError"),
    Error(500, "AnyException"),
    Error(502, "AnyException"),
    Error(503, "ServiceUnavailable"),
    Error(503, "SlowDown"),
    Error(504, "AnyException"),
    Error(408, "RequestTimeout"),
    Error(400, "RequestTimeoutException"),
    Error(400, "TransactionConflictException"),
    Error(400, "TransactionInProgressException"),
    Error(400, "ReplicatedWriteConflictException"),
    Error(400, "PriorRequestNotComplete"),
    Error(400, "ThrottledException"),
    Silent,
    Broken,
    NoConnection,
];

/// Permanent errors of any operation.
const PERMANENT: [Reply; 13] = [
    Error(400, "AccessDeniedException"),
    Error(403, "AccessDeniedException"),
    Error(400, "ResourceNotFoundException"),
    Error(400, "ValidationException"),
    Error(400, "ExpiredTokenException"),
    Error(400, "UnrecognizedClientException"),
    Error(400, "InvalidSignatureException"),
    Error(400, "MissingAuthenticationTokenException"),
    Error(400, "IncompleteSignatureException"),
    Error(400, "ItemCollectionSizeLimitExceededException"),
    Error(400, "IdempotentParameterMismatchException"),
    Error(404, "AnyException"),
    Error(413, "RequestEntityTooLarge"),
];

#[tokio::test(start_paused = true)]
async fn a_transient_failure_of_one_second_is_survived() {
    for reply in TRANSIENT {
        for operation in OPERATIONS {
            let dynamodb = failing_for_a_second(reply);
            let (written, took) = ensure(&store(&dynamodb).await, operation, POST_CONFIRMATION_BUDGET).await;
            assert_eq!(written, Ok(Written::Created), "{reply:?} {operation:?}");
            assert!(took >= SECOND && took < POST_CONFIRMATION_BUDGET, "{reply:?} {operation:?}: {took:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_transient_cancellation_of_one_second_is_survived() {
    for codes in [
        ["TransactionConflict", "None"],
        ["None", "ProvisionedThroughputExceeded"],
        ["ThrottlingError", "TransactionConflict"],
        ["RequestLimitExceeded", "None"],
    ] {
        let dynamodb = failing_for_a_second(Cancelled(codes));
        let (written, took) = ensure(&store(&dynamodb).await, OPERATIONS[1], POST_CONFIRMATION_BUDGET).await;
        assert_eq!(written, Ok(Written::Created), "{codes:?}");
        assert!(took >= SECOND && took < POST_CONFIRMATION_BUDGET, "{codes:?}: {took:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_permanent_error_is_returned_without_a_retry() {
    let cancelled = [
        Cancelled(["ValidationError", "None"]),
        Cancelled(["TransactionConflict", "ItemCollectionSizeLimitExceeded"]),
        Cancelled(["ConditionalCheckFailed", "AccessDenied"]),
    ];
    let for_all = PERMANENT.iter().flat_map(|reply| OPERATIONS.map(|operation| (*reply, operation)));
    for (reply, operation) in for_all.chain(cancelled.map(|reply| (reply, OPERATIONS[1]))) {
        let dynamodb = MockAws::new(move |_, _| reply);
        let (written, took) = ensure(&store(&dynamodb).await, operation, POST_CONFIRMATION_BUDGET).await;
        assert!(matches!(written, Err(StoreError::Answered { .. })), "{reply:?} {operation:?}: {written:?}");
        assert_eq!((dynamodb.requests().len(), took), (1, Duration::ZERO), "{reply:?} {operation:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_whole_budget_is_used_and_never_exceeded() {
    for budget in [POST_AUTHENTICATION_BUDGET, POST_CONFIRMATION_BUDGET] {
        for reply in TRANSIENT {
            for operation in OPERATIONS {
                let dynamodb = MockAws::new(move |_, _| reply);
                let started_at = Instant::now();
                let (written, took) = ensure(&store(&dynamodb).await, operation, budget).await;
                let about = format!("{reply:?} {operation:?} {budget:?}: {took:?}, {written:?}");
                assert!(written.is_err() && took <= budget + TICK, "{about}");
                let last = dynamodb.requests().last().unwrap().at - started_at;
                assert!(last >= budget.mul_f64(0.4), "given up early: {about}");
                assert!(budget >= last + Duration::from_millis(90), "the last attempt is cut short: {about}");
                let requests = dynamodb.requests().len();
                assert!((2..=60).contains(&requests), "{requests} requests: {about}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_missing_response_is_retried_within_the_budget_of_a_sign_in() {
    for reply in [Silent, NoConnection, Broken] {
        for operation in OPERATIONS {
            let dynamodb = replying(1, reply, Success);
            let (written, took) =
                ensure(&store(&dynamodb).await, operation, POST_AUTHENTICATION_BUDGET).await;
            assert_eq!(written, Ok(Written::Created), "{reply:?} {operation:?}");
            assert!(took < POST_AUTHENTICATION_BUDGET, "{took:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn earlier_failures_do_not_reduce_the_attempts_of_the_next_write() {
    for reply in [Error(500, "InternalServerError"), Error(400, "ThrottlingException"), Broken, Silent] {
        let failing = MockAws::new(move |_, _| reply);
        let store = store(&failing).await;
        for _ in 0..100 {
            let _ = ensure(&store, OPERATIONS[0], POST_AUTHENTICATION_BUDGET).await;
        }
        let before = failing.requests().len();
        let _ = ensure(&store, OPERATIONS[0], POST_CONFIRMATION_BUDGET).await;
        let attempts = failing.requests().len() - before;
        let least = if matches!(reply, Silent) { 4 } else { 8 };
        assert!(attempts >= least, "{reply:?}: {attempts}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_error_is_dynamodbs_last_response_even_after_a_timeout() {
    for operation in OPERATIONS {
        let throttled = Error(400, "ProvisionedThroughputExceededException");
        let dynamodb = replying(2, throttled, Silent);
        let error = ensure(&store(&dynamodb).await, operation, POST_CONFIRMATION_BUDGET).await.0.unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.reason(), error.is_throttling()),
            ("DynamoDB answered 400 ProvisionedThroughputExceededException", Reason::StoreThrottled, true)
        );
    }
    for (reply, expected, reason) in [
        (Silent, "DynamoDB gave no answer in time", Reason::StoreOutOfTime),
        (NoConnection, "DynamoDB gave no answer in time", Reason::StoreOutOfTime),
        (Broken, "DynamoDB could not be reached: the connection failed", Reason::StoreUnreachable),
        (Error(503, "Any"), "DynamoDB answered 503 Any", Reason::StoreAnsweredError),
        (
            Cancelled(["None", "TransactionConflict"]),
            "DynamoDB answered 400 TransactionConflict",
            Reason::StoreAnsweredError,
        ),
        (
            Cancelled(["None", "ThrottlingError"]),
            "DynamoDB answered 400 ThrottlingError",
            Reason::StoreThrottled,
        ),
    ] {
        let dynamodb = MockAws::new(move |_, _| reply);
        let error =
            ensure(&store(&dynamodb).await, OPERATIONS[1], POST_AUTHENTICATION_BUDGET).await.0.unwrap_err();
        assert_eq!((error.to_string().as_str(), error.reason()), (expected, reason));
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_response_is_retried_with_the_same_request() {
    let exists = Error(400, "ConditionalCheckFailedException");
    for lost in [Broken, Silent] {
        let dynamodb = replying(1, lost, exists);
        let (written, _) = ensure(&store(&dynamodb).await, OPERATIONS[0], POST_CONFIRMATION_BUDGET).await;
        assert_eq!((written, dynamodb.requests().len()), (Ok(Written::AlreadyThere), 2));
        let inputs = dynamodb.inputs();
        assert_eq!(inputs[0], inputs[1]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_keeps_its_token_and_another_transaction_has_another() {
    let token = |inputs: &[Value], index: usize| inputs[index]["ClientRequestToken"].clone();
    for transient in [
        Error(500, "InternalServerError"),
        Error(400, "ThrottlingException"),
        Error(400, "TransactionInProgressException"),
        Broken,
        Silent,
    ] {
        let dynamodb = replying(1, transient, Success);
        let (written, _) = ensure(&store(&dynamodb).await, OPERATIONS[1], POST_CONFIRMATION_BUDGET).await;
        let inputs = dynamodb.inputs();
        assert_eq!((written, inputs.len()), (Ok(Written::Created), 2));
        assert_eq!(inputs[0], inputs[1], "{transient:?}");
    }
    // After a cancellation nothing was written, and the next transaction can have fewer items.
    let cancelled = Cancelled(["TransactionConflict", "None"]);
    let dynamodb = replying(1, cancelled, Success);
    assert!(ensure(&store(&dynamodb).await, OPERATIONS[1], POST_CONFIRMATION_BUDGET).await.0.is_ok());
    let inputs = dynamodb.inputs();
    assert_ne!(token(&inputs, 0), token(&inputs, 1));
    let other = MockAws::new(|_, _| Success);
    assert!(ensure(&store(&other).await, OPERATIONS[1], POST_CONFIRMATION_BUDGET).await.0.is_ok());
    assert_ne!(token(&inputs, 0), token(&other.inputs(), 0));
}

#[tokio::test]
async fn the_sdk_does_not_retry() {
    let client = client().await;
    let config = client.config();
    assert_eq!(config.retry_config().unwrap().max_attempts(), 1);
    // A timeout of the SDK would bypass the loop's budget.
    let timeouts = config.timeout_config();
    assert!(timeouts.is_none_or(|timeouts| {
        timeouts.operation_timeout().is_none() && timeouts.operation_attempt_timeout().is_none()
    }));
}
