//! What a sign-in asks of DynamoDB, and that it goes on whatever the answer is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use contract::{Functions, events};
use serde_json::{Value, json};

const THERE: (u16, &str) = (200, r#"{"Item":{"userId":{"S":"1"}}}"#);
const NOT_THERE: (u16, &str) = (200, "{}");

/// Signs in with a DynamoDB that always gives this answer, and returns what it was asked.
async fn asked(record_check: &str, answer: (u16, &'static str)) -> Vec<Value> {
    let functions = Functions::new(&[("RECORD_CHECK", record_check)], answer).unwrap();
    let event = events().into_iter().find(|file| file.stem == "PostAuthentication_Authentication").unwrap();
    let went = functions.answer(&event.function, &event.json).await.unwrap();
    let came: Value = serde_json::from_str(&event.json).unwrap();
    assert_eq!(serde_json::to_value(went).unwrap(), came, "{answer:?}");
    functions.asked().iter().map(|asked| serde_json::from_str(asked).unwrap()).collect()
}

/// On a clock that jumps from wait to wait.
#[tokio::test(start_paused = true)]
async fn a_sign_in_goes_on_whatever_dynamodb_answers() {
    for answer in [
        (400, r#"{"__type":"x#ConditionalCheckFailedException"}"#),
        (400, r#"{"__type":"x#ProvisionedThroughputExceededException"}"#),
        (400, r#"{"__type":"x#ResourceNotFoundException"}"#),
        (403, r#"{"__type":"x#AccessDeniedException"}"#),
        (500, "{}"),
        (200, "no JSON"),
        THERE,
        NOT_THERE,
    ] {
        for record_check in ["", "write", "read"] {
            assert!(!asked(record_check, answer).await.is_empty());
        }
    }
}

#[tokio::test]
async fn one_request_is_enough_for_a_user_who_has_a_record() {
    let written = asked("", NOT_THERE).await;
    assert_eq!(written.len(), 1);
    assert_eq!(written[0]["ConditionExpression"], "attribute_not_exists(#key)");
    assert_eq!(asked("write", NOT_THERE).await, written);
    let read = asked("read", THERE).await;
    assert_eq!(read.len(), 1);
    assert_eq!(read[0]["Key"], json!({"userId": written[0]["Item"]["userId"]}));
    assert_eq!(asked("read", NOT_THERE).await, [read, written].concat());
}
