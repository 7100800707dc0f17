//! Requests to DynamoDB, over scripted responses.

use std::time::Duration;

use backfill::client;
use serde_json::{Value, json};
use test_kit::aws::{MockAws, Reply};

use super::*;

const RETRY_TIME: Duration = Duration::from_mins(10);

fn table(aws: &MockAws) -> Table {
    Table {
        client: client::dynamodb(&aws.config()),
        name: "app".to_owned(),
        fields: vec!["createdAt".to_owned(), "pk".to_owned(), "sk".to_owned()],
        capacity: ReadCapacity::new(100, 4),
        retry_time: RETRY_TIME,
    }
}

fn key() -> KeyValues {
    KeyValues::from([("pk".to_owned(), "USER#1".to_owned()), ("sk".to_owned(), "PROFILE".to_owned())])
}

fn page() -> Value {
    json!({
        "Items": [{"pk": {"S": "USER#1"}, "sk": {"S": "PROFILE"}}], "Count": 1, "ScannedCount": 1,
        "LastEvaluatedKey": {"pk": {"S": "USER#1"}, "sk": {"S": "PROFILE"}},
        "ConsumedCapacity": {"TableName": "app", "CapacityUnits": 1.0},
    })
}

#[tokio::test(start_paused = true)]
async fn a_page_has_only_the_fields_of_the_templates() {
    let aws = MockAws::new(|_, _| (200, page()));
    let table = table(&aws);
    let page = table.page(3, 4, None).await.unwrap();
    assert_eq!((page.items.len(), page.next.as_ref()), (1, Some(&key())));
    table.page(3, 4, page.next.as_ref()).await.unwrap();
    let inputs = aws.inputs();
    let mut expected = json!({
        "TableName": "app", "ConsistentRead": true, "Limit": 25, "Segment": 3, "TotalSegments": 4,
        "ProjectionExpression": "#f0, #f1, #f2", "ReturnConsumedCapacity": "TOTAL",
        "ExpressionAttributeNames": {"#f0": "createdAt", "#f1": "pk", "#f2": "sk"},
    });
    assert_eq!(inputs[0], expected);
    expected["ExclusiveStartKey"] = json!({"pk": {"S": "USER#1"}, "sk": {"S": "PROFILE"}});
    assert_eq!(inputs[1], expected);
    assert_eq!(aws.operations(), ["Scan", "Scan"]);
}

#[tokio::test(start_paused = true)]
async fn a_record_is_deleted_only_with_its_time_of_creation_and_its_constant_fields() {
    for (created, value) in [
        ("2026-01-02T03:04:05Z", json!({"S": "2026-01-02T03:04:05Z"})),
        ("1767323045", json!({"N": "1767323045"})),
    ] {
        let aws = MockAws::new(|_, _| Reply::Success);
        let constants = ["schemaVersion".to_owned(), "theme".to_owned()];
        let deleted = table(&aws).delete(&key(), "createdAt", created, &constants).await;
        assert_eq!(deleted, Ok(Deletion::Deleted));
        assert_eq!(
            aws.inputs(),
            [json!({
                "TableName": "app", "Key": {"pk": {"S": "USER#1"}, "sk": {"S": "PROFILE"}},
                "ConditionExpression":
                    "#created = :created AND attribute_exists(#c0) AND attribute_exists(#c1)",
                "ExpressionAttributeNames": {"#created": "createdAt", "#c0": "schemaVersion", "#c1": "theme"},
                "ExpressionAttributeValues": {":created": value},
            })]
        );
    }
    let aws = MockAws::new(|_, _| Reply::Error(400, "ConditionalCheckFailedException"));
    assert_eq!(table(&aws).delete(&key(), "createdAt", "1767323045", &[]).await, Ok(Deletion::Changed));
    assert_eq!(aws.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn transient_errors_are_retried_and_throttling_slows_the_scan_down() {
    for failure in [
        Reply::Error(400, "ProvisionedThroughputExceededException"),
        Reply::Error(400, "ThrottlingException"),
        Reply::Error(500, "InternalServerError"),
        Reply::Broken,
    ] {
        let aws = MockAws::new(move |_, earlier| {
            if earlier.len() < 20 {
                test_kit::aws::Respond::respond(failure)
            } else {
                test_kit::aws::Respond::respond((200, page()))
            }
        });
        let table = table(&aws);
        assert!(table.page(0, 1, None).await.is_ok(), "{failure:?}");
        assert!(table.delete(&key(), "createdAt", "1", &[]).await.is_ok());
        assert_eq!(aws.requests().len(), 22);
        let is_throttling = matches!(failure, Reply::Error(400, _));
        assert_eq!(table.capacity.throttled_requests(), if is_throttling { 20 } else { 0 }, "{failure:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn other_errors_end_at_once_and_an_outage_after_its_time() {
    for code in
        ["AccessDeniedException", "ResourceNotFoundException", "ValidationException", "ExpiredTokenException"]
    {
        let aws = MockAws::new(move |_, _| Reply::Error(400, code));
        let expected = StoreError::Answered { status: 400, code: code.to_owned() };
        assert_eq!(table(&aws).page(0, 1, None).await.err(), Some(expected.clone()));
        assert_eq!(table(&aws).delete(&key(), "createdAt", "1", &[]).await, Err(expected));
        assert_eq!(aws.requests().len(), 2, "{code}");
    }
    let aws = MockAws::new(|_, _| Reply::Error(503, "ServiceUnavailable"));
    let started_at = tokio::time::Instant::now();
    assert!(table(&aws).delete(&key(), "createdAt", "1", &[]).await.is_err());
    let elapsed = started_at.elapsed();
    assert!(elapsed >= RETRY_TIME && elapsed < RETRY_TIME * 2, "{elapsed:?}");
}
