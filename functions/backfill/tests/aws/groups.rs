//! The groups of the users of a page.

use std::collections::HashSet;
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, UNIX_EPOCH};

use backfill::{Backfill, Mode, PageError, PageResult, PageRunner, Task, client};
use serde_json::{Value, json};
use test_kit::aws::MockAws;
use tokio::time::Instant;
use trigger::Settings;

use crate::mock::{SETTINGS, aws, content, error, in_calls, page_runner, user};

const ADD: &str = "AdminAddUserToGroup";

/// Two users: one with a record and one without. Requests about groups get `answer`, by the name of the group.
fn pool(answer: impl Fn(&str, usize) -> (u16, Value) + Send + Sync + 'static) -> MockAws {
    aws(move |operation, input, before| match operation {
        "ListUsers" => (
            200,
            json!({"Users": [
                user("0a-old", "CONFIRMED"), user("0a-new", "CONFIRMED"), user("0a-x", "UNCONFIRMED"),
            ]}),
        ),
        "GetItem" if input["Key"]["userId"]["S"] == "0a-old" => (200, json!({"Item": input["Key"]})),
        ADD => answer(input["GroupName"].as_str().unwrap(), before),
        _ => (200, json!({})),
    })
}

/// The result of a page with the groups `members` and `staff`.
async fn page(aws: &MockAws, mode: Mode) -> Result<PageResult, PageError> {
    let groups = vec!["members".to_owned(), "staff".to_owned()];
    PageRunner { groups, ..page_runner(aws, mode) }.page("0a", None, UNIX_EPOCH).await
}

/// The bodies of the requests about groups.
fn added(aws: &MockAws) -> Vec<Value> {
    aws.requests()
        .into_iter()
        .filter(|request| request.operation == ADD)
        .map(|request| request.input)
        .collect()
}

#[tokio::test(start_paused = true)]
async fn every_included_user_is_added_to_each_group() {
    let aws = pool(|_, _| (200, json!({})));
    let done = page(&aws, Mode::Apply).await.unwrap();
    let counts = done.counts;
    assert_eq!((counts.users, counts.created, counts.already_there, counts.groups_added), (3, 1, 1, 4));
    let mut requests = added(&aws);
    requests.sort_by_key(Value::to_string);
    let pool_id = "eu-west-1_Example12";
    let request =
        |group: &str, sub: &str| json!({"UserPoolId": pool_id, "Username": sub, "GroupName": group});
    let expected = [("members", "0a-new"), ("members", "0a-old"), ("staff", "0a-new"), ("staff", "0a-old")];
    assert_eq!(requests, expected.map(|(group, sub)| request(group, sub)));
}

#[tokio::test]
async fn a_dry_run_does_not_look_at_groups() {
    let aws = pool(|_, _| (200, json!({})));
    let counts = page(&aws, Mode::DryRun).await.unwrap().counts;
    assert_eq!((counts.missing, counts.groups_added), (1, 0));
    assert_eq!(added(&aws), [] as [Value; 0]);
}

#[tokio::test(start_paused = true)]
async fn an_error_of_one_user_does_not_end_the_page_and_drops_no_count() {
    for (status, code, reason) in [
        (400, "LimitExceededException", "group_limit"),
        (400, "InvalidParameterException", "group_answered_error"),
        (418, "SomethingNew", "group_answered_error"),
    ] {
        let aws = pool(move |_, before| if before == 0 { (status, error(code)) } else { (200, json!({})) });
        let done = page(&aws, Mode::Apply).await.unwrap();
        assert_eq!(done.counts.failed, [(reason.to_owned(), 1)].into());
        assert_eq!((done.counts.created, done.counts.already_there), (1, 1), "both have their records");
        assert_eq!((done.counts.groups_added, done.failures.len()), (3, 1));
        assert_eq!(added(&aws).len(), 4, "{code} is not repeated and keeps nobody out of the other group");
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_error_that_lasts_fails_only_its_user() {
    for body in [error("InternalErrorException"), json!("a proxy")] {
        let aws = aws(move |operation, input, _| match operation {
            "ListUsers" => (200, json!({"Users": [user("0a-1", "CONFIRMED"), user("0a-2", "CONFIRMED")]})),
            ADD if input["Username"] == "0a-1" => (500, body.clone()),
            _ => (200, json!({})),
        });
        let done = page(&aws, Mode::Apply).await.unwrap();
        assert_eq!(done.counts.failed, [("group_answered_error".to_owned(), 1)].into());
        assert_eq!((done.counts.created, done.counts.groups_added), (2, 2));
        let of_first = added(&aws).iter().filter(|input| input["Username"] == "0a-1").count();
        assert_eq!(of_first, 12, "a second group would take as long");
    }
}

#[tokio::test(start_paused = true)]
async fn a_deleted_user_is_skipped() {
    let aws = pool(|_, before| match before {
        0 => (400, error("UserNotFoundException")),
        _ => (200, json!({})),
    });
    let done = page(&aws, Mode::Apply).await.unwrap();
    let skipped = [("UNCONFIRMED".to_owned(), 1), ("group_user_missing".to_owned(), 1)].into();
    assert_eq!((done.counts.failures(), done.failures.len(), done.counts.skipped), (0, 0, skipped));
    assert_eq!((done.counts.groups_added, added(&aws).len()), (2, 3));
}

#[tokio::test(start_paused = true)]
async fn an_error_that_concerns_every_user_ends_the_page() {
    for (status, code, expected) in [
        (400, "ResourceNotFoundException", "group staff: the user pool has no such group; create it"),
        (
            400,
            "AccessDeniedException",
            "group staff: cognito-idp:AdminAddUserToGroup is not allowed for this user pool",
        ),
        (400, "ExpiredTokenException", "Cognito answered 400 ExpiredTokenException"),
        (403, "InvalidSignatureException", "Cognito answered 403 InvalidSignatureException"),
        (400, "TooManyRequestsException", "Cognito answered TooManyRequestsException"),
    ] {
        let aws = pool(move |name, _| if name == "staff" { (status, error(code)) } else { (200, json!({})) });
        let ended = page(&aws, Mode::Apply).await.err().unwrap();
        assert_eq!(ended.to_string(), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn groups_have_a_slower_rate_of_their_own() {
    let aws = aws(|operation, _, _| match operation {
        "ListUsers" => {
            let users: Vec<Value> =
                (0..26).map(|number| user(&format!("0a-{number}"), "CONFIRMED")).collect();
            (200, json!({ "Users": users }))
        }
        _ => (200, json!({})),
    });
    let started_at = Instant::now();
    let done = page(&aws, Mode::Apply).await.unwrap();
    assert_eq!(done.counts.groups_added, 52);
    let seconds = started_at.elapsed().as_secs_f64();
    assert!((10.0..11.0).contains(&seconds), "52 requests at 5 per second took {seconds} s");
}

#[tokio::test(start_paused = true)]
async fn throttling_and_server_errors_are_retried() {
    for (status, code) in [(400, "TooManyRequestsException"), (500, "InternalErrorException")] {
        let aws = pool(move |_, before| if before < 3 { (status, error(code)) } else { (200, json!({})) });
        let counts = page(&aws, Mode::Apply).await.unwrap().counts;
        assert_eq!((counts.groups_added, counts.failures(), added(&aws).len()), (4, 0, 7), "{code}");
    }
}

/// A part of 90 users, listed in pages, whose requests about groups get `answer` by the time since the first request.
fn ninety_users(answer: impl Fn(u64) -> (u16, Value) + Send + Sync + 'static) -> MockAws {
    let since = OnceLock::new();
    aws(move |operation, input, _| match operation {
        "ListUsers" => {
            let limit = input["Limit"].as_u64().unwrap();
            let from = input["PaginationToken"].as_str().map_or(0, |token| token.parse::<u64>().unwrap());
            let to = 90.min(from + limit);
            let users: Vec<Value> =
                (from..to).map(|number| user(&format!("0a-{number}"), "CONFIRMED")).collect();
            (200, json!({"Users": users, "PaginationToken": (to < 90).then(|| to.to_string())}))
        }
        ADD => answer(since.get_or_init(Instant::now).elapsed().as_secs()),
        _ => (200, json!({})),
    })
}

/// The limits of the listed pages.
fn limits(aws: &MockAws) -> Vec<u64> {
    let listed = aws.requests().into_iter().filter(|request| request.operation == "ListUsers");
    listed.map(|request| request.input["Limit"].as_u64().unwrap()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_page_of_the_function_has_no_more_users_than_its_time_allows() {
    for (rate, groups, users_per_page) in
        [("2", "", 60), ("2", "members", 40), ("1", "a,b,c,d,e,f,g,h,i,j", 2), ("30", "a,b", 60)]
    {
        let aws = ninety_users(|_| (200, json!({})));
        let settings = [("LIST_REQUESTS_PER_SECOND", rate), ("DEFAULT_GROUPS", groups)];
        let counts = in_calls(&aws, "0a", &settings).await.counts;
        let number = groups.split(',').filter(|name| !name.is_empty()).count() as u64;
        assert_eq!((counts.users, counts.groups_added), (90, 90 * number));
        assert_eq!(limits(&aws)[0], users_per_page, "{rate} {groups}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_that_throttling_leaves_no_time_for_gets_smaller_until_it_fits() {
    // Other tools use the quota: one request per six seconds succeeds, for five minutes.
    let served = Mutex::new(HashSet::new());
    let aws = ninety_users(move |seconds| {
        let is_free = seconds > 300 || served.lock().unwrap().insert(seconds / 6);
        if is_free { (200, json!({})) } else { (400, error("TooManyRequestsException")) }
    });
    let task = in_calls(&aws, "0a", &[("DEFAULT_GROUPS", "members")]).await;
    assert_eq!((task.counts.users, task.counts.groups_added, task.counts.failures()), (90, 90, 0));
    assert_eq!((task.restarts, task.users_per_page), (0, None));
    let limits = limits(&aws);
    assert_eq!((&limits[..3], limits.last()), (&[40, 20, 10][..], Some(&40)), "{limits:?}");
    assert!(added(&aws).len() < 200, "{} requests", added(&aws).len());
}

#[tokio::test(start_paused = true)]
async fn a_smaller_page_survives_a_restart_and_grows_again() {
    let mut task =
        Task { users_per_page: Some(5), pagination_token: Some("old".to_owned()), ..Task::new("0a") };
    task.restart().unwrap();
    assert_eq!((task.users_per_page, task.pagination_token.as_deref()), (Some(5), None));
    let passed: Task = serde_json::from_str(&serde_json::to_string(&task).unwrap()).unwrap();
    assert_eq!(passed, task, "the state machine passes the size on");
    let aws = ninety_users(|_| (200, json!({})));
    let settings = Settings::from_pairs(&[&SETTINGS[..], &[("DEFAULT_GROUPS", "members")]].concat());
    let (cognito, dynamodb) = (client::cognito(&aws.config()), client::dynamodb(&aws.config()));
    let function = Backfill::from_settings(&settings, &content(), cognito, dynamodb).unwrap();
    let task = function.perform(task, UNIX_EPOCH, || Duration::from_secs(90)).await.unwrap();
    assert_eq!((limits(&aws), task.users_per_page), (vec![5, 40, 40, 40], None));
}
