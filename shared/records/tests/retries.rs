//! A DynamoDB that fails for a while, on a clock that jumps from wait to wait: one loop repeats the request as long as
//! the budget lasts, and no longer.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

mod scripted;

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use records::{RecordCheck, Store, StoreError, Written};
use scripted::Reply::{self, Broken, Cancelled, Code, Never, NoConnection, PageResult};
use scripted::{DynamoDb, production_client};
use serde_json::Value;
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);
/// post-confirmation's budget.
const CONFIRMATION: Duration = Duration::from_secs(4);
/// post-authentication's budget.
const SIGN_IN: Duration = Duration::from_millis(800);
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

/// The result, and the time that it took.
async fn ensure(
    store: &Store,
    (sorts, approach): (&[&str], RecordCheck),
    budget: Duration,
) -> (Result<Written, StoreError>, Duration) {
    let begun = Instant::now();
    (store.ensure(items(sorts), budget, approach).await, begun.elapsed())
}

/// All that passes, whatever is asked.
const PASSING: [Reply; 21] = [
    Code(400, "ProvisionedThroughputExceededException"),
    Code(400, "ThrottlingException"),
    Code(400, "RequestLimitExceeded"),
    Code(400, "TooManyRequestsException"),
    Code(429, "AnyException"),
    Code(500, "InternalServerError"),
    Code(500, "AnyException"),
    Code(502, "AnyException"),
    Code(503, "ServiceUnavailable"),
    Code(503, "SlowDown"),
    Code(504, "AnyException"),
    Code(408, "RequestTimeout"),
    Code(400, "RequestTimeoutException"),
    Code(400, "TransactionConflictException"),
    Code(400, "TransactionInProgressException"),
    Code(400, "ReplicatedWriteConflictException"),
    Code(400, "PriorRequestNotComplete"),
    Code(400, "ThrottledException"),
    Never,
    Broken,
    NoConnection,
];

/// All for which waiting is in vain.
const LASTING: [Reply; 13] = [
    Code(400, "AccessDeniedException"),
    Code(403, "AccessDeniedException"),
    Code(400, "ResourceNotFoundException"),
    Code(400, "ValidationException"),
    Code(400, "ExpiredTokenException"),
    Code(400, "UnrecognizedClientException"),
    Code(400, "InvalidSignatureException"),
    Code(400, "MissingAuthenticationTokenException"),
    Code(400, "IncompleteSignatureException"),
    Code(400, "ItemCollectionSizeLimitExceededException"),
    Code(400, "IdempotentParameterMismatchException"),
    Code(404, "AnyException"),
    Code(413, "RequestEntityTooLarge"),
];

#[tokio::test(start_paused = true)]
async fn whatever_passes_within_a_second_leaves_no_user_without_a_record() {
    for reply in PASSING {
        for operation in OPERATIONS {
            let dynamodb = DynamoDb::failing_for_a_second(reply);
            let (written, took) = ensure(&dynamodb.store().await, operation, CONFIRMATION).await;
            assert_eq!(written, Ok(Written::Created), "{reply:?} {operation:?}");
            assert!(took >= SECOND && took < CONFIRMATION, "{reply:?} {operation:?}: {took:?}");
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
        let dynamodb = DynamoDb::failing_for_a_second(Cancelled(codes));
        let (written, took) = ensure(&dynamodb.store().await, OPERATIONS[1], CONFIRMATION).await;
        assert_eq!(written, Ok(Written::Created), "{codes:?}");
        assert!(took >= SECOND && took < CONFIRMATION, "{codes:?}: {took:?}");
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
        let dynamodb = DynamoDb::new(move |_, _| reply);
        let (written, took) = ensure(&dynamodb.store().await, operation, CONFIRMATION).await;
        assert!(matches!(written, Err(StoreError::Answered { .. })), "{reply:?} {operation:?}: {written:?}");
        assert_eq!((dynamodb.requests(), took), (1, Duration::ZERO), "{reply:?} {operation:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn no_budget_is_exceeded_and_none_is_left_unused() {
    for budget in [SIGN_IN, CONFIRMATION] {
        for reply in PASSING {
            for operation in OPERATIONS {
                let dynamodb = DynamoDb::new(move |_, _| reply);
                let begun = Instant::now();
                let (written, took) = ensure(&dynamodb.store().await, operation, budget).await;
                let about = format!("{reply:?} {operation:?} {budget:?}: {took:?}, {written:?}");
                assert!(written.is_err() && took <= budget + TICK, "{about}");
                let last = dynamodb.last_request_at() - begun;
                assert!(last >= budget.mul_f64(0.4), "given up early: {about}");
                assert!(budget >= last + Duration::from_millis(90), "the last attempt is cut short: {about}");
                let requests = dynamodb.requests();
                assert!((2..=60).contains(&requests), "{requests} requests: {about}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_that_is_not_answered_is_repeated_even_in_the_budget_of_a_sign_in() {
    for reply in [Never, NoConnection, Broken] {
        for operation in OPERATIONS {
            let dynamodb = DynamoDb::new(move |number, _| if number == 0 { reply } else { PageResult });
            let (written, took) = ensure(&dynamodb.store().await, operation, SIGN_IN).await;
            assert_eq!(written, Ok(Written::Created), "{reply:?} {operation:?}");
            assert!(took < SIGN_IN, "{took:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_hundred_failures_leave_the_next_write_as_many_attempts() {
    for reply in [Code(500, "InternalServerError"), Code(400, "ThrottlingException"), Broken, Never] {
        let failing = DynamoDb::new(move |_, _| reply);
        let store = failing.store().await;
        for _ in 0..100 {
            let _ = ensure(&store, OPERATIONS[0], SIGN_IN).await;
        }
        let before = failing.requests();
        let _ = ensure(&store, OPERATIONS[0], CONFIRMATION).await;
        let attempts = failing.requests() - before;
        let least = if matches!(reply, Never) { 4 } else { 8 };
        assert!(attempts >= least, "{reply:?}: {attempts}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_error_names_what_dynamodb_answered_last_and_not_the_silence_after_it() {
    for operation in OPERATIONS {
        let throttled = Code(400, "ProvisionedThroughputExceededException");
        let dynamodb = DynamoDb::new(move |number, _| if number < 2 { throttled } else { Never });
        let error = ensure(&dynamodb.store().await, operation, CONFIRMATION).await.0.unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.reason(), error.is_throttling()),
            ("DynamoDB answered 400 ProvisionedThroughputExceededException", "store_throttled", true)
        );
    }
    for (reply, said, reason) in [
        (Never, "DynamoDB gave no answer in time", "store_out_of_time"),
        (NoConnection, "DynamoDB gave no answer in time", "store_out_of_time"),
        (Broken, "DynamoDB could not be reached: the connection failed", "store_unreachable"),
        (Code(503, "Any"), "DynamoDB answered 503 Any", "store_answered_error"),
        (
            Cancelled(["None", "TransactionConflict"]),
            "DynamoDB answered 400 TransactionConflict",
            "store_answered_error",
        ),
        (Cancelled(["None", "ThrottlingError"]), "DynamoDB answered 400 ThrottlingError", "store_throttled"),
    ] {
        let dynamodb = DynamoDb::new(move |_, _| reply);
        let error = ensure(&dynamodb.store().await, OPERATIONS[1], SIGN_IN).await.0.unwrap_err();
        assert_eq!((error.to_string().as_str(), error.reason()), (said, reason));
    }
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_was_lost_does_no_harm() {
    let there = Code(400, "ConditionalCheckFailedException");
    for lost in [Broken, Never] {
        let dynamodb = DynamoDb::new(move |number, _| if number == 0 { lost } else { there });
        let (written, _) = ensure(&dynamodb.store().await, OPERATIONS[0], CONFIRMATION).await;
        assert_eq!((written, dynamodb.requests()), (Ok(Written::AlreadyThere), 2));
        let inputs = dynamodb.inputs();
        assert_eq!(inputs[0], inputs[1]);
    }
}

#[tokio::test(start_paused = true)]
async fn one_transaction_has_one_token_and_another_has_another() {
    let token = |inputs: &[Value], index: usize| inputs[index]["ClientRequestToken"].clone();
    for passing in [
        Code(500, "InternalServerError"),
        Code(400, "ThrottlingException"),
        Code(400, "TransactionInProgressException"),
        Broken,
        Never,
    ] {
        let dynamodb = DynamoDb::new(move |number, _| if number == 0 { passing } else { PageResult });
        let (written, _) = ensure(&dynamodb.store().await, OPERATIONS[1], CONFIRMATION).await;
        let inputs = dynamodb.inputs();
        assert_eq!((written, inputs.len()), (Ok(Written::Created), 2));
        assert_eq!(inputs[0], inputs[1], "{passing:?}");
    }
    // Cancelled: nothing was written, and the next one may have fewer items.
    let cancelled = Cancelled(["TransactionConflict", "None"]);
    let dynamodb = DynamoDb::new(move |number, _| if number == 0 { cancelled } else { PageResult });
    assert!(ensure(&dynamodb.store().await, OPERATIONS[1], CONFIRMATION).await.0.is_ok());
    let inputs = dynamodb.inputs();
    assert_ne!(token(&inputs, 0), token(&inputs, 1));
    let other = DynamoDb::new(|_, _| PageResult);
    assert!(ensure(&other.store().await, OPERATIONS[1], CONFIRMATION).await.0.is_ok());
    assert_ne!(token(&inputs, 0), token(&other.inputs(), 0));
}

#[tokio::test]
async fn nothing_below_repeats_a_request() {
    let client = production_client().await;
    let config = client.config();
    assert_eq!(config.retry_config().unwrap().max_attempts(), 1);
    // An attempt that the SDK ends early would be one that the loop cannot account for.
    let timeouts = config.timeout_config();
    assert!(timeouts.is_none_or(|timeouts| {
        timeouts.operation_timeout().is_none() && timeouts.operation_attempt_timeout().is_none()
    }));
}
