//! Pages of users, and tasks of several pages.

use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

use backfill::{Backfill, Counts, Mode, PageError, PageRunner, PoolError, Task, client};
use content::RecordFile;
use records::DefaultRecords;
use serde_json::{Value, json};
use test_kit::aws::MockAws;
use trigger::{InitError, Settings};

use crate::mock::{SETTINGS, aws, content, error, page_runner, user};

fn function(aws: &MockAws, settings: &[(&str, &str)]) -> Result<Backfill, InitError> {
    let (cognito, dynamodb) = (client::cognito(&aws.config()), client::dynamodb(&aws.config()));
    Backfill::from_settings(&Settings::from_pairs(settings), &content(), cognito, dynamodb)
}

/// Responses for five users: one with a record, one whose record a concurrent event writes, one without a
/// record, one whose record DynamoDB refuses, and one unconfirmed user.
fn mixed(operation: &str, input: &Value, _: usize) -> (u16, Value) {
    let sub =
        input["Key"]["userId"]["S"].as_str().or(input["Item"]["userId"]["S"].as_str()).unwrap_or_default();
    match (operation, sub) {
        ("ListUsers", _) => {
            let users = ["0a-existing", "0a-concurrent", "0a-new", "0a-invalid"]
                .map(|sub| user(sub, "CONFIRMED"))
                .into_iter();
            let users: Vec<_> = users.chain([user("0a-unconfirmed", "UNCONFIRMED")]).collect();
            (200, json!({"Users": users, "PaginationToken": "more"}))
        }
        ("GetItem", "0a-existing") => (200, json!({"Item": {"userId": {"S": sub}}})),
        ("PutItem", "0a-concurrent") => (400, error("ConditionalCheckFailedException")),
        ("PutItem", "0a-invalid") => (400, error("ValidationException")),
        // No item found, or an item written.
        _ => (200, json!({})),
    }
}

fn map(name: &str) -> BTreeMap<String, u64> {
    BTreeMap::from([(name.to_owned(), 1)])
}

#[tokio::test]
async fn every_user_of_a_page_is_processed() {
    let aws = aws(mixed);
    let done = page_runner(&aws, Mode::Apply).page("0a", None, UNIX_EPOCH).await.unwrap();
    let expected = Counts {
        users: 5,
        created: 1,
        already_there: 2,
        missing: 0,
        groups_added: 0,
        skipped: map("UNCONFIRMED"),
        failed: map("store_answered_error"),
    };
    assert_eq!(done.counts, expected);
    assert_eq!(done.failures.iter().map(|failure| failure.sub.as_str()).collect::<Vec<_>>(), ["0a-invalid"]);
    assert_eq!(done.pagination_token.as_deref(), Some("more"));
    let requests = aws.requests();
    let listed = json!({"UserPoolId": "eu-west-1_Example12", "Filter": "sub ^= \"0a\"", "Limit": 60});
    assert_eq!((requests[0].operation.as_str(), &requests[0].input), ("ListUsers", &listed));
    let mut writes = requests.iter().filter(|request| request.operation == "PutItem");
    let write = writes.find(|request| request.input["Item"]["userId"]["S"] == "0a-new");
    let input = &write.unwrap().input;
    assert_eq!(input["ConditionExpression"], "attribute_not_exists(#key)");
    assert_eq!(input["Item"]["canonicalEmail"]["S"], "jane.doe@example.com");
}

#[tokio::test]
async fn a_dry_run_writes_nothing() {
    let aws = aws(mixed);
    let done = page_runner(&aws, Mode::DryRun).page("0a", None, UNIX_EPOCH).await.unwrap();
    assert_eq!((done.counts.already_there, done.counts.missing, done.counts.created), (1, 3, 0));
    let is_read = |operation: &String| ["ListUsers", "GetItem"].contains(&operation.as_str());
    assert!(aws.operations().iter().all(is_read));
}

#[tokio::test]
async fn created_records_send_events_only_on_request() {
    let one_user = |operation: &str, _: &Value, _: usize| match operation {
        "ListUsers" => (200, json!({"Users": [user("0a-new", "CONFIRMED")]})),
        _ => (200, json!({})),
    };
    let on: &[(&str, &str)] = &[("USER_EVENTS", "on")];
    for (settings, source) in [(on, json!("backfill")), (&[], Value::Null)] {
        let aws = aws(one_user);
        let function = function(&aws, &[&SETTINGS[..], settings].concat()).unwrap();
        function.perform(Task::new("0a"), UNIX_EPOCH, || Duration::from_mins(1)).await.unwrap();
        let requests = aws.requests();
        let write = requests.iter().find(|request| request.operation == "PutItem").unwrap();
        assert_eq!(write.input["Item"]["userEvent"]["M"]["source"]["S"], source);
    }
}

#[tokio::test(start_paused = true)]
async fn throttling_and_server_errors_of_cognito_are_retried() {
    for (status, code) in [(400, "TooManyRequestsException"), (500, "InternalErrorException")] {
        let aws = aws(move |operation, _, before| match (operation, before) {
            ("ListUsers", 0..3) => (status, error(code)),
            _ => (200, json!({})),
        });
        let done = page_runner(&aws, Mode::Apply).page("0a", None, UNIX_EPOCH).await.unwrap();
        assert_eq!((done.counts, done.pagination_token), (Counts::default(), None));
        assert_eq!(aws.requests().len(), 4, "{code}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_that_concerns_every_user_ends_the_page() {
    for (failing, code, expected) in [
        ("ListUsers", "NotAuthorizedException", "Cognito answered 400 NotAuthorizedException"),
        ("ListUsers", "TooManyRequestsException", "Cognito answered TooManyRequestsException"),
        ("GetItem", "ResourceNotFoundException", "DynamoDB answered 400 ResourceNotFoundException"),
        ("PutItem", "AccessDeniedException", "DynamoDB answered 400 AccessDeniedException"),
    ] {
        let aws =
            aws(
                move |operation, input, before| {
                    if operation == failing { (400, error(code)) } else { mixed(operation, input, before) }
                },
            );
        let ended = page_runner(&aws, Mode::Apply).page("0a", None, UNIX_EPOCH).await;
        assert_eq!(ended.err().unwrap().to_string(), expected);
    }
}

/// Three pages of one user each. Any other token is refused.
fn three_pages(operation: &str, input: &Value, _: usize) -> (u16, Value) {
    let next = |number: u32| format!("page {number}");
    match (operation, input["PaginationToken"].as_str()) {
        ("ListUsers", None) => {
            (200, json!({"Users": [user("0a-1", "CONFIRMED")], "PaginationToken": next(2)}))
        }
        ("ListUsers", Some("page 2")) => {
            (200, json!({"Users": [user("0a-2", "CONFIRMED")], "PaginationToken": next(3)}))
        }
        ("ListUsers", Some("page 3")) => (200, json!({"Users": [user("0a-3", "CONFIRMED")]})),
        ("ListUsers", Some(_)) => (400, error("InvalidParameterException")),
        _ => (200, json!({})),
    }
}

#[tokio::test(start_paused = true)]
async fn a_task_resumes_where_it_stopped_and_restarts_after_an_expired_token() {
    let aws = aws(three_pages);
    let function = function(&aws, &SETTINGS).unwrap();
    let perform = async |task, seconds| {
        function.perform(task, UNIX_EPOCH, || Duration::from_secs(seconds)).await.unwrap()
    };
    let first = perform(Task::new("0a"), 24).await;
    assert_eq!(
        (first.pagination_token.as_deref(), first.finished, first.counts.created),
        (Some("page 2"), false, 1)
    );
    // A state machine passes the task as JSON.
    let first: Task = serde_json::from_value(serde_json::to_value(&first).unwrap()).unwrap();
    let last = perform(first, 60).await;
    assert_eq!((last.pagination_token, last.finished, last.counts.created), (None, true, 3));
    let stale = Task {
        pagination_token: Some("stale".to_owned()),
        counts: Counts { users: 99, ..Counts::default() },
        ..Task::new("0a")
    };
    let again = perform(stale, 60).await;
    assert_eq!((again.finished, again.counts.users), (true, 3), "the part restarts");
}

/// A pool with errors on the second page, and the task after the first page.
async fn stopped_at_the_second_page(
    stop: impl Fn(&str) -> Option<(u16, Value)> + Send + Sync + 'static,
) -> (Backfill, Task) {
    let aws = aws(move |operation, input, before| {
        let second = input["PaginationToken"].as_str() == Some("page 2");
        let stopped = if second { stop(operation) } else { None };
        stopped.unwrap_or_else(|| three_pages(operation, input, before))
    });
    let function = function(&aws, &SETTINGS).unwrap();
    let after_one = function.perform(Task::new("0a"), UNIX_EPOCH, || Duration::from_mins(1)).await.unwrap();
    (function, after_one)
}

#[tokio::test(start_paused = true)]
async fn an_error_on_a_later_page_is_left_to_the_next_call() {
    let refused = |_: &str| Some((400, error("NotAuthorizedException")));
    let (function, task) = stopped_at_the_second_page(refused).await;
    assert_eq!((task.pagination_token.as_deref(), task.counts.users), (Some("page 2"), 1), "nothing is lost");
    let stopped = function.perform(task, UNIX_EPOCH, || Duration::from_mins(1)).await.unwrap_err();
    assert_eq!(stopped.to_string(), "Cognito answered 400 NotAuthorizedException");
    // Cognito throttles until the call's deadline.
    let throttled = |_: &str| Some((400, error("TooManyRequestsException")));
    let (function, task) = stopped_at_the_second_page(throttled).await;
    assert_eq!((task.pagination_token.as_deref(), task.counts.users), (Some("page 2"), 1));
    let slowed = function.perform(task.clone(), UNIX_EPOCH, || Duration::from_secs(26)).await.unwrap();
    assert_eq!(slowed, Task { calls: task.calls + 1, ..task.clone() });
    // The same, if the attempts end before the call.
    let slowed = function.perform(task.clone(), UNIX_EPOCH, || Duration::from_secs(90)).await.unwrap();
    assert_eq!(slowed, Task { calls: task.calls + 1, ..task });
}

/// Number of requests until a part with this refused token fails.
async fn requests_until_failure(refused: &'static str) -> usize {
    let aws = aws(move |operation, input, before| {
        if input["PaginationToken"].as_str() == Some(refused) {
            return (400, error("InvalidParameterException"));
        }
        three_pages(operation, input, before)
    });
    let function = function(&aws, &SETTINGS).unwrap();
    let mut task = Task::new("0a");
    // One page per call, like a state machine.
    for _ in 0..30 {
        match function.perform(task, UNIX_EPOCH, || Duration::from_secs(24)).await {
            Ok(next) => task = next,
            Err(error) => {
                assert_eq!(error, PageError::Pool(PoolError::StaleToken));
                return aws.operations().iter().filter(|operation| *operation == "ListUsers").count();
            }
        }
    }
    panic!("the task does not end")
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_after_every_restart_ends_the_task() {
    assert_eq!(requests_until_failure("page 2").await, 4 * 2);
    assert_eq!(requests_until_failure("page 3").await, 4 * 3);
}

#[tokio::test]
async fn a_refused_item_of_a_transaction_concerns_only_its_user() {
    let files = [RecordFile::new("a.json", r#"{"sk": "A"}"#), RecordFile::new("b.json", r#"{"sk": "B"}"#)];
    let aws = aws(|operation, input, before| match operation {
        "TransactWriteItems" if input.to_string().contains("0a-invalid") => {
            let reasons = json!([{"Code": "None"}, {"Code": "ValidationError"}]);
            (400, json!({"__type": "TransactionCanceledException", "CancellationReasons": reasons}))
        }
        "TransactWriteItems" => (200, json!({})),
        _ => mixed(operation, input, before),
    });
    let settings = [SETTINGS[0], ("RECORD_SORT_KEY", "sk")];
    let default_records =
        DefaultRecords::with_files(&files, &Settings::from_pairs(&settings), client::dynamodb(&aws.config()))
            .unwrap();
    let page_runner = PageRunner { default_records, ..page_runner(&aws, Mode::Apply) };
    let done = page_runner.page("0a", None, UNIX_EPOCH).await.unwrap();
    assert_eq!(done.counts.failed, map("store_answered_error"));
    assert_eq!(done.counts.created + done.counts.already_there, 3);
}

#[tokio::test]
async fn a_prefix_cannot_change_the_filter() {
    let aws = aws(mixed);
    let ended = page_runner(&aws, Mode::Apply).page("0\" or status = \"", None, UNIX_EPOCH).await;
    assert_eq!(ended.err(), Some(PageError::Prefix));
    assert!(aws.requests().is_empty());
}

#[tokio::test]
async fn an_invalid_parameter_without_a_token_is_not_an_expired_token() {
    let aws = aws(|_, _, _| (400, error("InvalidParameterException")));
    let ended = page_runner(&aws, Mode::Apply).page("0a", None, UNIX_EPOCH).await.err().unwrap();
    let expected = PoolError::Answered { status: 400, code: "InvalidParameterException".to_owned() };
    assert_eq!(ended, PageError::Pool(expected));
}

#[test]
fn a_missing_or_invalid_setting_is_named() {
    let aws = aws(mixed);
    let misspelt = [SETTINGS[0], SETTINGS[1], ("USER_STATUSES", "CONFRIMED")];
    for (wrong, settings) in
        [("TABLE_NAME", &SETTINGS[1..]), ("USER_POOL_ID", &SETTINGS[..1]), ("USER_STATUSES", &misspelt)]
    {
        let error = function(&aws, settings);
        assert_eq!(error.err().unwrap().name, wrong);
    }
}
