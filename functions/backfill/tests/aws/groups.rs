//! The groups of the users of a page.

use std::time::{Duration, UNIX_EPOCH};

use backfill::{Backfill, Counts, Mode, PageError, PageResult, PageRunner, Task, client};
use serde_json::{Value, json};
use test_kit::aws::MockAws;
use tokio::time::Instant;
use trigger::Settings;

use crate::mock::{SETTINGS, aws, content, error, page_runner, user};

const ADD: &str = "AdminAddUserToGroup";

/// Two users: one with a record and one without. Requests about groups get `answer`, by the name of the group.
fn pool(answer: impl Fn(&str, usize) -> (u16, Value) + Send + Sync + 'static) -> MockAws {
    aws(move |operation, input, before| match operation {
        "ListUsers" => (
            200,
            json!({"Users": [user("0a-old", "CONFIRMED"), user("0a-new", "CONFIRMED"), user("0a-x", "UNCONFIRMED")]}),
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
    let request = |group: &str, sub: &str| json!({"UserPoolId": "eu-west-1_Example12", "Username": sub, "GroupName": group});
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
async fn an_error_of_one_user_does_not_end_the_page() {
    for (code, reason) in
        [("LimitExceededException", "group_limit"), ("UserNotFoundException", "group_user_missing")]
    {
        let aws = pool(move |_, before| if before == 0 { (400, error(code)) } else { (200, json!({})) });
        let done = page(&aws, Mode::Apply).await.unwrap();
        assert_eq!(done.counts.failed, [(reason.to_owned(), 1)].into());
        assert_eq!((done.counts.groups_added, done.failures.len()), (2, 1));
        assert_eq!(added(&aws).len(), 4, "{code} is not repeated and keeps nobody out of the other group");
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_that_concerns_every_user_ends_the_page_and_names_the_group() {
    for (code, expected) in [
        ("ResourceNotFoundException", "group staff: the user pool has no such group; create it"),
        (
            "AccessDeniedException",
            "group staff: cognito-idp:AdminAddUserToGroup is not allowed for this user pool",
        ),
        ("ExpiredTokenException", "Cognito answered 400 ExpiredTokenException"),
    ] {
        let aws = pool(move |name, _| if name == "staff" { (400, error(code)) } else { (200, json!({})) });
        let ended = page(&aws, Mode::Apply).await.err().unwrap();
        assert_eq!(ended.to_string(), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn throttling_and_server_errors_are_retried() {
    for (status, code) in [(400, "TooManyRequestsException"), (500, "InternalErrorException")] {
        let aws = pool(move |_, before| if before < 3 { (status, error(code)) } else { (200, json!({})) });
        let counts = page(&aws, Mode::Apply).await.unwrap().counts;
        assert_eq!((counts.groups_added, counts.failures(), added(&aws).len()), (4, 0, 7), "{code}");
    }
}

/// A part of 90 users whom the function adds to the groups of `settings`.
async fn function(settings: &[(&str, &str)]) -> (Counts, Vec<Value>) {
    let aws = aws(|operation, input, _| match operation {
        "ListUsers" => {
            let limit = input["Limit"].as_u64().unwrap();
            let from = input["PaginationToken"].as_str().map_or(0, |token| token.parse::<u64>().unwrap());
            let to = 90.min(from + limit);
            let users: Vec<Value> =
                (from..to).map(|number| user(&format!("0a-{number}"), "CONFIRMED")).collect();
            (200, json!({"Users": users, "PaginationToken": (to < 90).then(|| to.to_string())}))
        }
        _ => (200, json!({})),
    });
    let settings = Settings::from_pairs(&[&SETTINGS[..], settings].concat());
    let (cognito, dynamodb) = (client::cognito(&aws.config()), client::dynamodb(&aws.config()));
    let function = Backfill::from_settings(&settings, &content(), cognito, dynamodb).unwrap();
    let mut task = Task::new("0a");
    while !task.finished {
        let end = Instant::now() + Duration::from_secs(90);
        task = function.perform(task, UNIX_EPOCH, || end - Instant::now()).await.unwrap();
        assert!(Instant::now() < end, "the call exceeds its deadline");
    }
    (task.counts, aws.requests().into_iter().map(|request| request.input["Limit"].clone()).collect())
}

#[tokio::test(start_paused = true)]
async fn a_page_of_the_function_has_no_more_users_than_its_time_allows() {
    for (rate, groups, users_per_page) in
        [("2", "", 60), ("2", "members", 40), ("1", "a,b,c,d,e,f,g,h,i,j", 2), ("30", "a,b", 60)]
    {
        let (counts, limits) =
            function(&[("LIST_REQUESTS_PER_SECOND", rate), ("DEFAULT_GROUPS", groups)]).await;
        let number = groups.split(',').filter(|name| !name.is_empty()).count() as u64;
        assert_eq!((counts.users, counts.groups_added), (90, 90 * number));
        assert_eq!(limits[0], users_per_page, "{rate} {groups}");
    }
}
