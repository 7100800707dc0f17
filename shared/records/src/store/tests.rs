//! The store over scripted responses.

use serde_json::{Value, json};
use test_kit::aws::Reply::{self, Cancelled, Error, Success};
use test_kit::aws::{MockAws, Respond};
use trigger::Reason;

use super::*;

const EXISTS: Reply = Error(400, "ConditionalCheckFailedException");
const BOTH_EXIST: Reply = Cancelled(["ConditionalCheckFailed", "ConditionalCheckFailed"]);
const FIRST_EXISTS: Reply = Cancelled(["ConditionalCheckFailed", "None"]);
const SECOND_CONFLICTS: Reply = Cancelled(["None", "TransactionConflict"]);
const SERVER_ERROR: Reply = Error(500, "InternalServerError");

fn item(sort: &str) -> SdkItem {
    [("pk", "USER#1"), ("sk", sort)]
        .map(|(name, text)| (name.to_owned(), AttributeValue::S(text.to_owned())))
        .into()
}

/// The clock of these tests is paused, so no test waits for it.
const LONG_BUDGET: Duration = Duration::from_mins(1);

async fn ensure(
    items: &[&str],
    check: RecordCheck,
    replies: &'static [impl Respond + Copy + Send + Sync],
) -> (Result<Written, StoreError>, Vec<String>, Vec<Value>) {
    let dynamodb = MockAws::with_replies(replies);
    let key = Key { partition: "pk".to_owned(), sort: Some("sk".to_owned()) };
    let store = Store::new(dynamodb.dynamodb(), "users".to_owned(), key);
    let items = items.iter().map(|sort| item(sort)).collect();
    let written = store.ensure(items, LONG_BUDGET, check).await;
    (written, dynamodb.operations(), dynamodb.inputs())
}

async fn write(items: &[&str], replies: &'static [Reply]) -> (Result<Written, StoreError>, Vec<String>) {
    let (written, operations, _) = ensure(items, RecordCheck::WriteOnly, replies).await;
    (written, operations)
}

fn put(sort: &str) -> Value {
    json!({
        "TableName": "users",
        "Item": {"pk": {"S": "USER#1"}, "sk": {"S": sort}},
        "ConditionExpression": "attribute_not_exists(#key)",
        "ExpressionAttributeNames": {"#key": "pk"},
    })
}

#[tokio::test(start_paused = true)]
async fn one_item_is_one_conditional_put() {
    let (written, operations, inputs) = ensure(&["A"], RecordCheck::WriteOnly, &[Success]).await;
    assert_eq!(
        (written, operations, inputs),
        (Ok(Written::Created), vec!["PutItem".to_owned()], vec![put("A")])
    );
}

#[tokio::test(start_paused = true)]
async fn several_items_are_one_transaction_of_conditional_puts_with_a_token() {
    let (written, operations, inputs) = ensure(&["A", "B"], RecordCheck::WriteOnly, &[Success]).await;
    assert_eq!((written, operations), (Ok(Written::Created), vec!["TransactWriteItems".to_owned()]));
    assert_eq!(inputs[0]["TransactItems"], json!([{"Put": put("A")}, {"Put": put("B")}]));
    assert!(inputs[0]["ClientRequestToken"].as_str().is_some_and(|token| token.len() >= 32));
}

#[tokio::test(start_paused = true)]
async fn existing_items_are_success() {
    for (items, answers) in [(&["A"][..], &[EXISTS][..]), (&["A", "B"], &[BOTH_EXIST])] {
        let (written, operations) = write(items, answers).await;
        assert_eq!((written, operations.len()), (Ok(Written::AlreadyThere), 1));
    }
}

#[tokio::test(start_paused = true)]
async fn only_missing_items_are_written_again() {
    let (written, operations, inputs) =
        ensure(&["A", "B"], RecordCheck::WriteOnly, &[FIRST_EXISTS, Success]).await;
    assert_eq!(
        (written, operations),
        (Ok(Written::Completed), vec!["TransactWriteItems".into(), "PutItem".into()])
    );
    assert_eq!(inputs[1], put("B"));
    // Another event was faster.
    let (written, operations) = write(&["A", "B"], &[FIRST_EXISTS, EXISTS]).await;
    assert_eq!((written, operations.len()), (Ok(Written::AlreadyThere), 2));
}

#[tokio::test(start_paused = true)]
async fn existing_items_are_found_beside_transient_errors() {
    const FIRST_EXISTS_SECOND_CONFLICTS: Reply = Cancelled(["ConditionalCheckFailed", "TransactionConflict"]);
    for (replies, expected) in [
        (&[FIRST_EXISTS_SECOND_CONFLICTS, SERVER_ERROR, Success][..], Written::Completed),
        (&[SECOND_CONFLICTS, BOTH_EXIST], Written::AlreadyThere),
    ] {
        let (written, operations) = write(&["A", "B"], replies).await;
        assert_eq!((written, operations.len()), (Ok(expected), replies.len()));
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_message_contains_only_the_code() {
    const MISSING: (u16, &str) =
        (400, r#"{"__type":"x#ResourceNotFoundException","message":"arn:aws:dynamodb:x:1:table/users"}"#);
    for items in [&["A"][..], &["A", "B"]] {
        let (written, operations, _) = ensure(items, RecordCheck::WriteOnly, &[MISSING]).await;
        let error = written.unwrap_err();
        assert_eq!(error.to_string(), "DynamoDB answered 400 ResourceNotFoundException");
        assert_eq!((error.reason(), operations.len()), (Reason::StoreAnsweredError, 1));
    }
    let invalid = &[Cancelled(["ConditionalCheckFailed", "ValidationError"])];
    let (written, operations) = write(&["A", "B"], invalid).await;
    let error = written.unwrap_err();
    assert_eq!(error.to_string(), "DynamoDB answered 400 ValidationError");
    assert_eq!((error.reason(), operations.len()), (Reason::StoreAnsweredError, 1));
}

#[tokio::test(start_paused = true)]
async fn with_a_read_first_only_missing_items_are_written() {
    const MISSING: (u16, &str) = (200, "{}");
    const THERE: (u16, &str) = (200, r#"{"Item":{"pk":{"S":"USER#1"}}}"#);
    let (written, operations, inputs) = ensure(&["A", "B"], RecordCheck::Read, &[THERE]).await;
    assert_eq!(written, Ok(Written::AlreadyThere));
    assert_eq!(operations, ["GetItem", "GetItem"]);
    let get = |sort: &str| {
        json!({
            "TableName": "users",
            "Key": {"pk": {"S": "USER#1"}, "sk": {"S": sort}},
            "ProjectionExpression": "#key",
            "ExpressionAttributeNames": {"#key": "pk"},
        })
    };
    assert_eq!(inputs, [get("A"), get("B")]);
    let (written, operations, inputs) =
        ensure(&["A", "B"], RecordCheck::Read, &[THERE, MISSING, MISSING]).await;
    assert_eq!(written, Ok(Written::Completed));
    assert_eq!(operations, ["GetItem", "GetItem", "PutItem"]);
    assert_eq!(inputs[2]["Item"]["sk"]["S"], "B", "only the item that is missing is written");
    let (written, operations, _) = ensure(&["A"], RecordCheck::Read, &[MISSING]).await;
    assert_eq!((written, operations), (Ok(Written::Created), vec!["GetItem".into(), "PutItem".into()]));
    let (written, _, _) = ensure(&["A"], RecordCheck::Read, &[Success, EXISTS]).await;
    assert_eq!(written, Ok(Written::AlreadyThere));
}

#[test]
fn functions_with_the_same_random_seed_have_different_tokens() {
    let token = || {
        fastrand::seed(7);
        new_token()
    };
    let (one, other) = (token(), token());
    assert_ne!(one, other);
    assert!((1..=36).contains(&one.len()) && one.bytes().all(|byte| byte.is_ascii_hexdigit()), "{one}");
}
