//! The requests for default groups: at a confirmation always, at a sign-in only if it creates a record.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use contract::{Triggers, events};
use serde_json::Value;
use test_kit::aws::MockAws;

const GROUPS: (&str, &str) = ("DEFAULT_GROUPS", "members,staff");
const EXISTS: (u16, &str) = (400, r#"{"__type":"x#ConditionalCheckFailedException"}"#);
const FAILS: (u16, &str) = (500, "{}");
const SUCCEEDS: (u16, &str) = (200, "{}");

/// The names of the groups that the user of a sample event is added to, while DynamoDB gives this response.
async fn groups(stem: &str, settings: &[(&str, &str)], dynamodb: (u16, &'static str)) -> Vec<String> {
    let aws = MockAws::new(move |request, _| match request.operation.as_str() {
        "AdminAddUserToGroup" => SUCCEEDS,
        _ => dynamodb,
    });
    let triggers = Triggers::with_aws(settings, aws.clone()).unwrap();
    let event = events().into_iter().find(|file| file.stem == stem).unwrap();
    let received: Value = serde_json::from_str(&event.json).unwrap();
    let returned = triggers.invoke(&event.trigger, &event.json).await.unwrap();
    assert_eq!(serde_json::to_value(returned).unwrap(), received);
    let requests = aws.requests().into_iter().filter(|request| request.operation == "AdminAddUserToGroup");
    let name = |request: test_kit::aws::Request| {
        assert_eq!(request.input["Username"], received["userName"]);
        assert_eq!(request.input["UserPoolId"], received["userPoolId"]);
        request.input["GroupName"].as_str().unwrap().to_owned()
    };
    requests.map(name).collect()
}

#[tokio::test(start_paused = true)]
async fn a_confirmation_adds_the_user_whether_or_not_the_record_is_written() {
    for dynamodb in [SUCCEEDS, EXISTS, FAILS] {
        let found = groups("PostConfirmation_ConfirmSignUp", &[GROUPS], dynamodb).await;
        assert_eq!(found, ["members", "staff"], "{dynamodb:?}");
    }
    let reset = groups("PostConfirmation_ConfirmForgotPassword", &[GROUPS], SUCCEEDS).await;
    assert!(reset.is_empty(), "{reset:?}");
    assert!(groups("PostConfirmation_ConfirmSignUp", &[], SUCCEEDS).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_adds_the_user_only_after_it_has_created_a_record() {
    for (dynamodb, expected) in [(SUCCEEDS, &["members", "staff"][..]), (EXISTS, &[]), (FAILS, &[])] {
        assert_eq!(
            groups("PostAuthentication_Authentication", &[GROUPS], dynamodb).await,
            expected,
            "{dynamodb:?}"
        );
    }
}
