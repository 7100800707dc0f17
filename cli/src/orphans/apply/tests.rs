//! Deletions over scripted responses of Cognito and DynamoDB.

use std::fs;

use backfill::{Pool, RateLimiter, client};
use serde_json::{Value, json};
use test_kit::aws::{MockAws, Request};

use super::*;
use crate::backfill::files::tests::temporary_path;
use crate::orphans::read_capacity::ReadCapacity;
use crate::orphans::sub::Sub;
use crate::orphans::table::Table;
use crate::orphans::templates::tests::{POOL, SUB, single_table};
use crate::times::BACKFILL_USER_TIMEOUT;

const NOW: i64 = 1_767_323_045;
const DAY: Duration = Duration::from_hours(24);

fn record(template: usize, created: Option<&str>) -> UserRecord {
    UserRecord { sub: Sub::parse(SUB).unwrap(), template, created: created.map(str::to_owned) }
}

struct Processed {
    result: Result<()>,
    deletions: Deletions,
    inputs: Vec<Value>,
    /// The rows of the list of deleted records.
    rows: Vec<String>,
}

/// Processes records of one user. `answer` gets each request.
async fn process(
    records: &[UserRecord],
    answer: impl Fn(&Request) -> (u16, Value) + Send + Sync + 'static,
) -> Processed {
    let aws = MockAws::new(move |request, _| answer(request));
    let sources = Sources::for_tests(
        Pool::new(client::cognito(&aws.config()), POOL.to_owned(), RateLimiter::per_second(20.0)),
        Table {
            client: client::dynamodb(&aws.config()),
            name: "app".to_owned(),
            fields: Vec::new(),
            capacity: ReadCapacity::new(100, 4),
            retry_time: BACKFILL_USER_TIMEOUT,
        },
        single_table(),
    );
    let path = temporary_path(&format!("apply-{:?}.csv", std::thread::current().id()));
    let (deletions, progress) = (RefCell::default(), Progress::new("records", None));
    let log = RefCell::new(DeletionLog::open(&path, &sources.templates).unwrap());
    let apply = Apply { sources: &sources, older_than: DAY, now: NOW, deletions: &deletions, log, progress };
    let result = apply.user(records).await;
    let rows = fs::read_to_string(&path).unwrap().lines().skip(1).map(str::to_owned).collect();
    fs::remove_file(&path).unwrap();
    Processed { result, deletions: deletions.take(), inputs: aws.inputs(), rows }
}

fn listed(users: &[&str]) -> (u16, Value) {
    let user = |sub: &&str| json!({"Username": sub, "Attributes": [{"Name": "sub", "Value": sub}]});
    (200, json!({"Users": users.iter().map(user).collect::<Vec<_>>()}))
}

/// The answers for a user who is gone: the list is empty, the user is not found, and deletions succeed.
fn gone(request: &Request) -> (u16, Value) {
    match &*request.operation {
        "ListUsers" => listed(&[]),
        "AdminGetUser" => (400, json!({"__type": "UserNotFoundException"})),
        _ => (200, json!({})),
    }
}

#[tokio::test(start_paused = true)]
async fn a_user_is_looked_up_twice_before_all_records_are_deleted() {
    let records = [record(0, Some("2025-01-02T03:04:05Z")), record(1, Some("1735787045"))];
    let Processed { result, deletions, inputs, rows } = process(&records, gone).await;
    result.unwrap();
    assert_eq!(deletions, Deletions { orphans: 2, deleted: 2, ..Deletions::default() });
    assert_eq!(inputs.len(), 4);
    assert_eq!(
        inputs[0],
        json!({"UserPoolId": POOL, "Filter": format!("sub = \"{SUB}\""), "Limit": 60, "AttributesToGet": ["sub"]})
    );
    assert_eq!(inputs[1], json!({"UserPoolId": POOL, "Username": SUB}));
    assert_eq!(inputs[2]["Key"], json!({"pk": {"S": format!("USER#{SUB}")}, "sk": {"S": "PROFILE"}}));
    assert_eq!(inputs[3]["Key"], json!({"pk": {"S": format!("USER#{SUB}")}, "sk": {"S": "POOL"}}));
    let kept: Vec<&str> = rows.iter().map(|row| row.split_once(',').unwrap().1).collect();
    let row = |sort: &str, created: &str| format!("{SUB},USER#{SUB},{sort},{created}");
    assert_eq!(kept, [row("PROFILE", "2025-01-02T03:04:05Z"), row("POOL", "1735787045")]);
}

#[tokio::test(start_paused = true)]
async fn a_record_that_is_young_or_without_age_is_left_without_a_request() {
    let times = ["2026-01-01T03:04:06Z", "2027-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "1"];
    let records = [&times.map(|time| record(0, Some(time)))[..], &[record(2, None)]].concat();
    let Processed { result, deletions, inputs, rows } = process(&records, gone).await;
    result.unwrap();
    assert_eq!(deletions, Deletions { orphans: 5, too_young: 1, without_age: 4, ..Deletions::default() });
    assert!(inputs.is_empty() && rows.is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_records_of_a_user_who_is_listed_are_left() {
    let records = [record(0, Some("2025-01-02T03:04:05Z")), record(1, None)];
    // An empty page can be followed by the user.
    let done = process(&records, |request| match request.input.get("PaginationToken") {
        Some(_) => listed(&[SUB]),
        None => (200, json!({"Users": [], "PaginationToken": "more"})),
    })
    .await;
    done.result.unwrap();
    let expected = Deletions { orphans: 2, user_found: 1, without_age: 1, ..Deletions::default() };
    assert_eq!(done.deletions, expected);
    assert_eq!((done.inputs.len(), done.rows.len()), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn the_records_of_a_user_whom_the_list_lacks_are_left() {
    let records = [record(0, Some("2025-01-02T03:04:05Z"))];
    let done = process(&records, |request| match &*request.operation {
        "AdminGetUser" => (200, json!({"Username": SUB, "UserStatus": "CONFIRMED"})),
        _ => gone(request),
    })
    .await;
    done.result.unwrap();
    assert_eq!(done.deletions, Deletions { orphans: 1, user_found: 1, ..Deletions::default() });
    assert_eq!((done.inputs.len(), done.rows.len()), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn only_the_answer_that_there_is_no_user_allows_a_deletion() {
    let records = [record(0, Some("2025-01-02T03:04:05Z"))];
    for (status, answer) in [
        (400, json!({"__type": "ResourceNotFoundException"})),
        (404, json!({})),
        (500, json!({"__type": "InternalErrorException"})),
    ] {
        let done = process(&records, move |request| match &*request.operation {
            "AdminGetUser" => (status, answer.clone()),
            _ => gone(request),
        })
        .await;
        assert!(done.result.is_err(), "{status}");
        assert_eq!((done.deletions.deleted, done.rows.len()), (0, 0));
        assert!(done.inputs.iter().all(|input| input.get("Key").is_none()), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_record_that_changed_is_left() {
    let records = [record(0, Some("2025-01-02T03:04:05Z")), record(1, Some("1735787045"))];
    let done = process(&records, |request| match &*request.operation {
        "DeleteItem" if request.body.contains("PROFILE") => {
            (400, json!({"__type": "ConditionalCheckFailedException"}))
        }
        _ => gone(request),
    })
    .await;
    done.result.unwrap();
    let expected = Deletions { orphans: 2, changed: 1, deleted: 1, ..Deletions::default() };
    assert_eq!(done.deletions, expected);
}

#[tokio::test(start_paused = true)]
async fn an_outage_stops_at_the_first_record() {
    let records = [record(0, Some("2025-01-02T03:04:05Z")), record(1, Some("1735787045"))];
    let started_at = tokio::time::Instant::now();
    let done = process(&records, |request| match &*request.operation {
        "DeleteItem" => (503, json!({"__type": "ServiceUnavailable"})),
        _ => gone(request),
    })
    .await;
    assert!(done.result.unwrap_err().to_string().contains("try again later"));
    assert!(started_at.elapsed() < 2 * BACKFILL_USER_TIMEOUT);
    assert_eq!((done.deletions, done.rows.len()), (Deletions::default(), 1));
    assert!(done.inputs[2..].iter().all(|input| input["Key"]["sk"]["S"] == "PROFILE"));
}

#[tokio::test(start_paused = true)]
async fn a_missing_right_stops_with_its_name() {
    let records = [record(0, Some("2025-01-02T03:04:05Z"))];
    for (refused, right, requests) in [
        ("ListUsers", "add cognito-idp:ListUsers on the user pool to the rights", 1),
        ("AdminGetUser", "add cognito-idp:AdminGetUser on the user pool to the rights", 2),
        ("DeleteItem", "add dynamodb:DeleteItem on the table to the rights", 3),
    ] {
        let done = process(&records, move |request| {
            if request.operation == refused {
                (400, json!({"__type": "AccessDeniedException"}))
            } else {
                gone(request)
            }
        })
        .await;
        let error = done.result.unwrap_err().to_string();
        assert!(error.contains(right) && error.contains("docs/orphans.md"), "{error}");
        assert_eq!((done.deletions.deleted, done.inputs.len()), (0, requests));
    }
}
