//! The requests of a confirmation, and their errors: each has its reason, and only transient ones are retried. The
//! clock is paused, so the tests do not wait.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::time::Duration;

use aws_sdk_cognitoidentityprovider::Client;
use groups::{Added, DefaultGroups, GroupNames};
use serde_json::{Value, json};
use test_kit::aws::MockAws;
use test_kit::aws::Reply::{self, Broken, Error, NoConnection, Silent, Success};
use tokio::time::Instant;
use trigger::times::{POST_AUTHENTICATION_BUDGET, POST_CONFIRMATION_BUDGET};
use trigger::{Event, Invocation, Metric, MetricName, Payload, Settings, TriggerError};

const MEMBERS: (&str, &str) = ("DEFAULT_GROUPS", "members");
const TWO: (&str, &str) = ("DEFAULT_GROUPS", "members,staff");
const USERNAME: &str = "jane@example.com";
const CLIENT: &str = "1example23456789";

/// The result for an event of `CLIENT`, and the time that it took.
async fn handle(
    cognito: &MockAws,
    settings: &[(&str, &str)],
    budget: Duration,
) -> (Result<Added, TriggerError>, Duration) {
    let names = GroupNames::from_settings(&Settings::from_pairs(settings)).unwrap().unwrap();
    let groups = DefaultGroups::new(names, Client::new(&cognito.config()));
    let event = json!({
        "triggerSource": "PostConfirmation_ConfirmSignUp", "userPoolId": "eu-west-1_Example12", "userName": USERNAME,
        "callerContext": {"clientId": CLIENT}, "request": {"userAttributes": {"sub": "1"}},
    });
    let payload: Payload = serde_json::from_value(event).unwrap();
    let started_at = Instant::now();
    let invocation = Invocation::default();
    let result = groups.handle(&Event::of(&payload).unwrap(), &invocation, budget).await;
    (result, started_at.elapsed())
}

async fn confirm(cognito: &MockAws, settings: &[(&str, &str)]) -> Result<Vec<Metric>, TriggerError> {
    handle(cognito, settings, POST_CONFIRMATION_BUDGET).await.0.map(|added| added.metrics)
}

fn names(cognito: &MockAws) -> Vec<Value> {
    cognito.inputs().into_iter().map(|input| input["GroupName"].clone()).collect()
}

#[tokio::test]
async fn the_user_is_added_to_each_group() {
    let cognito = MockAws::with_replies(&[Success]);
    assert_eq!(confirm(&cognito, &[TWO]).await, Ok(vec![Metric::many(MetricName::GroupsAdded, 2)]));
    assert_eq!(cognito.operations(), ["AdminAddUserToGroup", "AdminAddUserToGroup"]);
    let request = json!({"UserPoolId": "eu-west-1_Example12", "Username": USERNAME, "GroupName": "members"});
    assert_eq!((&cognito.inputs()[0], names(&cognito)), (&request, vec![json!("members"), json!("staff")]));
}

#[tokio::test]
async fn the_entry_of_the_client_decides() {
    for (by_client, expected) in [
        ("1example23456789=shoppers", &["shoppers"][..]),
        ("1example23456789=", &[]),
        ("1example98765432=shoppers", &["members"]),
    ] {
        let cognito = MockAws::with_replies(&[Success]);
        let metrics = confirm(&cognito, &[MEMBERS, ("DEFAULT_GROUPS_BY_CLIENT", by_client)]).await.unwrap();
        assert_eq!(names(&cognito), expected, "{by_client}");
        assert_eq!(metrics.len(), expected.len(), "{by_client}");
    }
}

/// The requests, reason and cause of a confirmation with the groups `members` and `staff`, whose requests for `members`
/// fail with `reply`.
async fn failure(reply: Reply) -> (usize, String, String) {
    let cognito =
        MockAws::new(move |request, _| if request.input["GroupName"] == "members" { reply } else { Success });
    let error = confirm(&cognito, &[TWO]).await.unwrap_err();
    let requests = names(&cognito).iter().filter(|name| **name == "members").count();
    (requests, error.reason().to_owned(), error.cause().unwrap().to_owned())
}

#[tokio::test(start_paused = true)]
async fn a_permanent_error_is_not_retried_and_names_the_group() {
    for (status, code, reason, cause) in [
        (400, "ResourceNotFoundException", "group_missing", "the user pool has no such group; create it"),
        (
            400,
            "AccessDeniedException",
            "group_denied",
            "cognito-idp:AdminAddUserToGroup is not allowed for this user pool",
        ),
        (
            400,
            "NotAuthorizedException",
            "group_denied",
            "cognito-idp:AdminAddUserToGroup is not allowed for this user pool",
        ),
        (400, "LimitExceededException", "group_limit", "the user is in as many groups as Cognito allows"),
        (
            400,
            "InvalidParameterException",
            "group_answered_error",
            "Cognito answered 400 InvalidParameterException",
        ),
        (
            403,
            "InvalidSignatureException",
            "group_answered_error",
            "Cognito answered 403 InvalidSignatureException",
        ),
    ] {
        let (requests, found, text) = failure(Error(status, code)).await;
        assert_eq!((requests, found.as_str()), (1, reason), "{code}");
        assert_eq!(text, format!("group members: {cause}"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_transient_error_is_retried_until_the_budget_ends() {
    for (reply, reason) in [
        (Error(400, "TooManyRequestsException"), "group_throttled"),
        (Error(429, "SomethingNew"), "group_throttled"),
        (Error(500, "InternalErrorException"), "group_answered_error"),
        (Error(503, "ServiceUnavailable"), "group_answered_error"),
        (Broken, "group_unreachable"),
        (Silent, "group_out_of_time"),
        (NoConnection, "group_out_of_time"),
    ] {
        for budget in [POST_AUTHENTICATION_BUDGET, POST_CONFIRMATION_BUDGET] {
            let cognito = MockAws::new(move |_, _| reply);
            let (result, took) = handle(&cognito, &[MEMBERS], budget).await;
            let error = result.unwrap_err();
            assert_eq!(error.reason(), reason, "{reply:?}");
            assert_eq!(error.metrics(), [Metric::many(MetricName::GroupsFailed, 1)]);
            assert!(names(&cognito).len() > 1, "{reply:?} is retried");
            assert!(took <= budget + Duration::from_millis(10), "{reply:?} took {took:?}");
        }
        let cognito = MockAws::new(move |_, earlier| if earlier.len() < 2 { reply } else { Success });
        assert_eq!(confirm(&cognito, &[MEMBERS]).await, Ok(vec![Metric::many(MetricName::GroupsAdded, 1)]));
        assert_eq!(names(&cognito).len(), 3, "{reply:?}");
    }
}

#[tokio::test]
async fn a_deleted_user_is_no_failure() {
    let missing = Error(400, "UserNotFoundException");
    let cognito = MockAws::new(move |_, _| missing);
    let (added, _) = handle(&cognito, &[TWO], POST_CONFIRMATION_BUDGET).await;
    assert_eq!(added, Ok(Added { metrics: vec![], is_user_missing: true }));
    assert_eq!(names(&cognito), ["members"], "no request follows");
    // The user was deleted between two requests.
    let cognito = MockAws::with_replies(&[Success, Error(400, "UserNotFoundException")]);
    let (added, _) = handle(&cognito, &[TWO], POST_CONFIRMATION_BUDGET).await;
    let metrics = vec![Metric::many(MetricName::GroupsAdded, 1)];
    assert_eq!(added, Ok(Added { metrics, is_user_missing: true }));
}

#[tokio::test(start_paused = true)]
async fn the_cause_of_a_group_is_not_an_error_of_the_group_before() {
    let cognito = MockAws::new(|request, earlier| match request.input["GroupName"].as_str() {
        Some("members") if earlier.is_empty() => Error(500, "InternalErrorException"),
        Some("members") => Success,
        _ => Silent,
    });
    let error = confirm(&cognito, &[TWO]).await.unwrap_err();
    assert_eq!(error.reason(), "group_out_of_time");
    assert_eq!(error.cause(), Some("group staff: Cognito gave no answer in time"));
}

#[tokio::test(start_paused = true)]
async fn a_transient_error_leaves_no_time_for_the_next_group() {
    let cognito = MockAws::new(|request, _| match request.input["GroupName"].as_str() {
        Some("members") => Error(500, "InternalErrorException"),
        _ => Silent,
    });
    let error = confirm(&cognito, &[TWO]).await.unwrap_err();
    assert_eq!(error.reason(), "group_answered_error");
    let cause = "group members: Cognito answered 500 InternalErrorException; \
                 group staff: Cognito gave no answer in time";
    assert_eq!(error.cause(), Some(cause));
    assert_eq!(error.metrics(), [Metric::many(MetricName::GroupsFailed, 2)]);
}

#[tokio::test(start_paused = true)]
async fn all_groups_share_one_budget() {
    let cognito = MockAws::new(|_, _| Silent);
    let ten: Vec<String> = (0..10).map(|number| format!("g{number}")).collect();
    let (result, took) =
        handle(&cognito, &[("DEFAULT_GROUPS", &ten.join(","))], POST_CONFIRMATION_BUDGET).await;
    assert_eq!(result.unwrap_err().metrics(), [Metric::many(MetricName::GroupsFailed, 10)]);
    assert!(took <= POST_CONFIRMATION_BUDGET + Duration::from_millis(20), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn several_failures_are_one_error_without_the_username() {
    let cognito = MockAws::new(|request, _| match request.input["GroupName"].as_str() {
        Some("members") => Success,
        Some("staff") => Error(400, "ResourceNotFoundException"),
        _ => Error(400, "LimitExceededException"),
    });
    let error = confirm(&cognito, &[("DEFAULT_GROUPS", "staff,members,guests")]).await.unwrap_err();
    assert_eq!(error.reason(), "group_missing");
    let cause = "group staff: the user pool has no such group; create it; \
                 group guests: the user is in as many groups as Cognito allows";
    assert_eq!(error.cause(), Some(cause));
    let metrics = [(MetricName::GroupsAdded, 1), (MetricName::GroupsFailed, 2)];
    assert_eq!(error.metrics(), metrics.map(|(name, count)| Metric::many(name, count)));
    assert!(!format!("{error:?}").contains(USERNAME));
}
