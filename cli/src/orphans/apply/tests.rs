//! Deletions over scripted responses of Cognito and DynamoDB.

use backfill::{Pool, RateLimiter, client};
use serde_json::{Value, json};
use test_kit::aws::{MockAws, Request};

use super::*;
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

/// Processes records of one user. `answer` gets each request.
async fn process(
    records: &[UserRecord],
    answer: impl Fn(&Request) -> (u16, Value) + Send + Sync + 'static,
) -> (Result<()>, Deletions, Vec<Value>) {
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
    let (deletions, progress) = (RefCell::default(), Progress::new("records", None));
    let apply = Apply { sources: &sources, older_than: DAY, now: NOW, deletions, progress };
    let result = apply.user(records).await;
    (result, apply.deletions.into_inner(), aws.inputs())
}

fn listed(users: &[&str]) -> (u16, Value) {
    let user = |sub: &&str| json!({"Username": sub, "Attributes": [{"Name": "sub", "Value": sub}]});
    (200, json!({"Users": users.iter().map(user).collect::<Vec<_>>()}))
}

#[tokio::test(start_paused = true)]
async fn a_user_is_looked_up_once_before_all_records_are_deleted() {
    let records = [record(0, Some("2025-01-02T03:04:05Z")), record(1, Some("1735787045"))];
    let (result, deletions, inputs) = process(&records, |request| match &*request.operation {
        "ListUsers" => listed(&[]),
        _ => (200, json!({})),
    })
    .await;
    result.unwrap();
    assert_eq!(deletions, Deletions { orphans: 2, deleted: 2, ..Deletions::default() });
    assert_eq!(inputs.len(), 3);
    assert_eq!(
        inputs[0],
        json!({"UserPoolId": POOL, "Filter": format!("sub = \"{SUB}\""), "Limit": 60, "AttributesToGet": ["sub"]})
    );
    assert_eq!(inputs[1]["Key"], json!({"pk": {"S": format!("USER#{SUB}")}, "sk": {"S": "PROFILE"}}));
    assert_eq!(inputs[2]["Key"], json!({"pk": {"S": format!("USER#{SUB}")}, "sk": {"S": "POOL"}}));
}

#[tokio::test(start_paused = true)]
async fn a_record_that_is_young_or_without_age_is_left_without_a_request() {
    let records =
        [record(0, Some("2026-01-01T03:04:06Z")), record(1, Some("2027-01-01T00:00:00Z")), record(2, None)];
    let (result, deletions, inputs) = process(&records, |_| listed(&[])).await;
    result.unwrap();
    assert_eq!(deletions, Deletions { orphans: 3, too_young: 2, without_age: 1, ..Deletions::default() });
    assert!(inputs.is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_records_of_a_user_who_exists_are_left() {
    let records = [record(0, Some("2025-01-02T03:04:05Z")), record(1, None)];
    // An empty page can be followed by the user.
    let (result, deletions, inputs) = process(&records, |request| {
        if request.input.get("PaginationToken").is_some() {
            listed(&[SUB])
        } else {
            (200, json!({"Users": [], "PaginationToken": "more"}))
        }
    })
    .await;
    result.unwrap();
    assert_eq!(deletions, Deletions { orphans: 2, user_found: 1, without_age: 1, ..Deletions::default() });
    assert_eq!(inputs.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_record_that_changed_is_left_and_an_outage_is_counted() {
    let records = [record(0, Some("2025-01-02T03:04:05Z")), record(1, Some("1735787045"))];
    let (result, deletions, _) = process(&records, |request| match &*request.operation {
        "ListUsers" => listed(&[]),
        _ if request.body.contains("PROFILE") => (400, json!({"__type": "ConditionalCheckFailedException"})),
        _ => (503, json!({"__type": "ServiceUnavailable"})),
    })
    .await;
    result.unwrap();
    let failed = [("store_answered_error".to_owned(), 1)].into();
    assert_eq!(deletions, Deletions { orphans: 2, changed: 1, failed, ..Deletions::default() });
}

#[tokio::test(start_paused = true)]
async fn a_missing_right_stops_with_its_name() {
    let records = [record(0, Some("2025-01-02T03:04:05Z"))];
    for (refused, right) in [
        ("ListUsers", "add cognito-idp:ListUsers on the user pool to the rights"),
        ("DeleteItem", "add dynamodb:DeleteItem on the table to the rights"),
    ] {
        let (result, deletions, inputs) = process(&records, move |request| {
            if request.operation == refused {
                (400, json!({"__type": "AccessDeniedException"}))
            } else {
                listed(&[])
            }
        })
        .await;
        let error = result.unwrap_err().to_string();
        assert!(error.contains(right) && error.contains("docs/orphans.md"), "{error}");
        assert_eq!((deletions.deleted, inputs.len()), (0, if refused == "ListUsers" { 1 } else { 2 }));
    }
}
