//! The requests to DynamoDB at a sign-in. The sign-in succeeds for any response.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use contract::{Triggers, events};
use serde_json::{Value, json};

const RECORD: (u16, &str) = (200, r#"{"Item":{"userId":{"S":"1"}}}"#);
const NO_RECORD: (u16, &str) = (200, "{}");

/// Signs in with a DynamoDB that always gives this response, and returns the requests.
async fn requests(record_check: &str, response: (u16, &'static str)) -> Vec<Value> {
    let triggers = Triggers::new(&[("RECORD_CHECK", record_check)], response).unwrap();
    let event = events().into_iter().find(|file| file.stem == "PostAuthentication_Authentication").unwrap();
    let returned = triggers.invoke(&event.trigger, &event.json).await.unwrap();
    let received: Value = serde_json::from_str(&event.json).unwrap();
    assert_eq!(serde_json::to_value(returned).unwrap(), received, "{response:?}");
    triggers.take_requests().iter().map(|request| serde_json::from_str(request).unwrap()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_succeeds_for_any_response_of_dynamodb() {
    for response in [
        (400, r#"{"__type":"x#ConditionalCheckFailedException"}"#),
        (400, r#"{"__type":"x#ProvisionedThroughputExceededException"}"#),
        (400, r#"{"__type":"x#ResourceNotFoundException"}"#),
        (403, r#"{"__type":"x#AccessDeniedException"}"#),
        (500, "{}"),
        (200, "no JSON"),
        RECORD,
        NO_RECORD,
    ] {
        for record_check in ["", "write", "read"] {
            assert!(!requests(record_check, response).await.is_empty());
        }
    }
}

#[tokio::test]
async fn a_user_with_a_record_costs_one_request() {
    let written = requests("", NO_RECORD).await;
    assert_eq!(written.len(), 1);
    assert_eq!(written[0]["ConditionExpression"], "attribute_not_exists(#key)");
    assert_eq!(requests("write", NO_RECORD).await, written);
    let read = requests("read", RECORD).await;
    assert_eq!(read.len(), 1);
    assert_eq!(read[0]["Key"], json!({"userId": written[0]["Item"]["userId"]}));
    assert_eq!(requests("read", NO_RECORD).await, [read, written].concat());
}
