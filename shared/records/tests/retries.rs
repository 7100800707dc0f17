//! A DynamoDB that fails for a while, on a clock that jumps from wait to wait: one loop repeats the request as long as
//! the budget lasts, and no longer.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

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
use trigger::Settings;
use trigger::times::{POST_AUTHENTICATION_BUDGET, POST_CONFIRMATION_BUDGET};

const SECOND: Duration = Duration::from_secs(1);
/// The timer counts in milliseconds.
const TICK: Duration = Duration::from_millis(2);

/// A `PutItem`, a `TransactWriteItems` and a `GetItem` with what follows.
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

/// The result, and the time that it took.
async fn ensure(
    store: &Store,
    (sorts, check): (&[&str], RecordCheck),
    budget: Duration,
) -> (Result<Written, StoreError>, Duration) {
    let begun = Instant::now();
    (store.ensure(items(sorts), budget, check).await, begun.elapsed())
}

/// All that passes, whatever is asked.
const PASSING: [Reply; 21] = [
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

/// All for which waiting is in vain.
const LASTING: [Reply; 13] = [
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
async fn whatever_passes_within_a_second_leaves_no_user_without_a_record() {
    for reply in PASSING {
        for operation in OPERATIONS {
            let dynamodb = failing_for_a_second(reply);
            let (written, took) = ensure(&store(&dynamodb).await, operation, POST_CONFIRMATION_BUDGET).await;
            assert_eq!(written, Ok(Written::Created), "{reply:?} {operation:?}");
            assert!(took >= SECOND && took < POST_CONFIRMATION_BUDGET, "{reply:?} {operation:?}: {took:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn so_does_what_cancels_a_transaction_for_a_moment() {
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
async fn what_waiting_cannot_mend_is_said_at_once() {
    let cancelled = [
        Cancelled(["ValidationError", "None"]),
        Cancelled(["TransactionConflict", "ItemCollectionSizeLimitExceeded"]),
        Cancelled(["ConditionalCheckFailed", "AccessDenied"]),
    ];
    let for_all = LASTING.iter().flat_map(|reply| OPERATIONS.map(|operation| (*reply, operation)));
    for (reply, operation) in for_all.chain(cancelled.map(|reply| (reply, OPERATIONS[1]))) {
        let dynamodb = MockAws::new(move |_, _| reply);
        let (written, took) = ensure(&store(&dynamodb).await, operation, POST_CONFIRMATION_BUDGET).await;
        assert!(matches!(written, Err(StoreError::Answered { .. })), "{reply:?} {operation:?}: {written:?}");
        assert_eq!((dynamodb.requests().len(), took), (1, Duration::ZERO), "{reply:?} {operation:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn no_budget_is_exceeded_and_none_is_left_unused() {
    for budget in [POST_AUTHENTICATION_BUDGET, POST_CONFIRMATION_BUDGET] {
        for reply in PASSING {
            for operation in OPERATIONS {
                let dynamodb = MockAws::new(move |_, _| reply);
                let begun = Instant::now();
                let (written, took) = ensure(&store(&dynamodb).await, operation, budget).await;
                let about = format!("{reply:?} {operation:?} {budget:?}: {took:?}, {written:?}");
                assert!(written.is_err() && took <= budget + TICK, "{about}");
                let last = dynamodb.requests().last().unwrap().at - begun;
                assert!(last >= budget.mul_f64(0.4), "given up early: {about}");
                assert!(budget >= last + Duration::from_millis(90), "the last attempt is cut short: {about}");
                let requests = dynamodb.requests().len();
                assert!((2..=60).contains(&requests), "{requests} requests: {about}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_that_is_not_answered_is_repeated_even_in_the_budget_of_a_sign_in() {
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
async fn a_hundred_failures_leave_the_next_write_as_many_attempts() {
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
async fn the_error_names_what_dynamodb_answered_last_and_not_the_silence_after_it() {
    for operation in OPERATIONS {
        let throttled = Error(400, "ProvisionedThroughputExceededException");
        let dynamodb = replying(2, throttled, Silent);
        let error = ensure(&store(&dynamodb).await, operation, POST_CONFIRMATION_BUDGET).await.0.unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.reason(), error.is_throttling()),
            ("DynamoDB answered 400 ProvisionedThroughputExceededException", "store_throttled", true)
        );
    }
    for (reply, said, reason) in [
        (Silent, "DynamoDB gave no answer in time", "store_out_of_time"),
        (NoConnection, "DynamoDB gave no answer in time", "store_out_of_time"),
        (Broken, "DynamoDB could not be reached: the connection failed", "store_unreachable"),
        (Error(503, "Any"), "DynamoDB answered 503 Any", "store_answered_error"),
        (
            Cancelled(["None", "TransactionConflict"]),
            "DynamoDB answered 400 TransactionConflict",
            "store_answered_error",
        ),
        (Cancelled(["None", "ThrottlingError"]), "DynamoDB answered 400 ThrottlingError", "store_throttled"),
    ] {
        let dynamodb = MockAws::new(move |_, _| reply);
        let error =
            ensure(&store(&dynamodb).await, OPERATIONS[1], POST_AUTHENTICATION_BUDGET).await.0.unwrap_err();
        assert_eq!((error.to_string().as_str(), error.reason()), (said, reason));
    }
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_was_lost_does_no_harm() {
    let there = Error(400, "ConditionalCheckFailedException");
    for lost in [Broken, Silent] {
        let dynamodb = replying(1, lost, there);
        let (written, _) = ensure(&store(&dynamodb).await, OPERATIONS[0], POST_CONFIRMATION_BUDGET).await;
        assert_eq!((written, dynamodb.requests().len()), (Ok(Written::AlreadyThere), 2));
        let inputs = dynamodb.inputs();
        assert_eq!(inputs[0], inputs[1]);
    }
}

#[tokio::test(start_paused = true)]
async fn one_transaction_has_one_token_and_another_has_another() {
    let token = |inputs: &[Value], index: usize| inputs[index]["ClientRequestToken"].clone();
    for passing in [
        Error(500, "InternalServerError"),
        Error(400, "ThrottlingException"),
        Error(400, "TransactionInProgressException"),
        Broken,
        Silent,
    ] {
        let dynamodb = replying(1, passing, Success);
        let (written, _) = ensure(&store(&dynamodb).await, OPERATIONS[1], POST_CONFIRMATION_BUDGET).await;
        let inputs = dynamodb.inputs();
        assert_eq!((written, inputs.len()), (Ok(Written::Created), 2));
        assert_eq!(inputs[0], inputs[1], "{passing:?}");
    }
    // Cancelled: nothing was written, and the next one may have fewer items.
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
async fn nothing_below_repeats_a_request() {
    let client = client().await;
    let config = client.config();
    assert_eq!(config.retry_config().unwrap().max_attempts(), 1);
    // An attempt that the SDK ends early would be one that the loop cannot account for.
    let timeouts = config.timeout_config();
    assert!(timeouts.is_none_or(|timeouts| {
        timeouts.operation_timeout().is_none() && timeouts.operation_attempt_timeout().is_none()
    }));
}
