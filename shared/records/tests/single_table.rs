//! A single-table design: two JSON files and two settings, a sort key, both items in one transaction. Runs against a
//! DynamoDB emulator in this process.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::collections::HashMap;
use std::time::{Duration, UNIX_EPOCH};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use content::RecordFile;
use dynoxide::Database;
use records::{DefaultRecords, RecordCheck, User, Written, client};
use serde_json::json;
use test_kit::aws;
use tokio::net::TcpListener;
use trigger::Settings;
use trigger::times::POST_CONFIRMATION_BUDGET;

const FILES: [RecordFile<'_>; 2] = [
    RecordFile::new(
        "profile.json",
        r#"{"pk": "USER#{{ sub }}", "sk": "PROFILE", "createdAt": "{{ now }}",
            "plan": "{{ attributes['custom:plan'] | default(value='free') }}", "roles": {"SS": ["member"]}}"#,
    ),
    RecordFile::new(
        "welcome.json",
        r#"{"pk": "USER#{{ sub }}", "sk": "TASK#welcome", "expiresAt": {"N": "{{ now_epoch_seconds + 2592000 }}"}}"#,
    ),
];

/// The records, with an empty table.
async fn start() -> (DefaultRecords, Client) {
    let database = Database::memory().unwrap();
    let table = json!({
        "TableName": "shared",
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        "AttributeDefinitions": [
            {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"},
        ],
        "BillingMode": "PAY_PER_REQUEST",
    });
    database.create_table(serde_json::from_value(table).unwrap()).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(dynoxide::server::serve_on(listener, database));
    let own = [
        ("AWS_ENDPOINT_URL_DYNAMODB", endpoint.as_str()),
        ("TABLE_NAME", "shared"),
        ("RECORD_KEY", "pk"),
        ("RECORD_SORT_KEY", "sk"),
    ];
    let settings = Settings::from_pairs(&[&aws::SETTINGS[..], &own].concat());
    let (client, _) = client::from_settings(&settings).await.unwrap();
    (DefaultRecords::with_files(&FILES, &settings, client.clone()).unwrap(), client)
}

/// A user who is confirmed this number of seconds after the epoch.
fn user(seconds: u64) -> User {
    let attributes = HashMap::from([("sub".to_owned(), "s".to_owned())]);
    User { attributes, now: UNIX_EPOCH + Duration::from_secs(seconds), ..User::default() }
}

/// All items of the table by sort key.
async fn items(client: &Client) -> HashMap<String, HashMap<String, AttributeValue>> {
    let found = client.scan().table_name("shared").send().await.unwrap();
    let items = found.items.unwrap_or_default().into_iter();
    items.map(|item| (item["sk"].as_s().unwrap().clone(), item)).collect()
}

#[tokio::test]
async fn both_items_are_written_once_and_a_deleted_item_is_re_created_alone() {
    let (records, client) = start().await;
    assert_eq!(
        records.ensure(&user(0), POST_CONFIRMATION_BUDGET, RecordCheck::WriteOnly).await,
        Ok(Written::Created)
    );
    let first = items(&client).await;
    assert_eq!(first.len(), 2);
    assert_eq!(first["PROFILE"]["pk"], AttributeValue::S("USER#s".to_owned()));
    assert_eq!(first["PROFILE"]["plan"], AttributeValue::S("free".to_owned()));
    assert_eq!(first["TASK#welcome"]["expiresAt"], AttributeValue::N("2592000".to_owned()));

    for check in [RecordCheck::WriteOnly, RecordCheck::Read] {
        assert_eq!(
            records.ensure(&user(60), POST_CONFIRMATION_BUDGET, check).await,
            Ok(Written::AlreadyThere)
        );
        assert_eq!(items(&client).await, first, "existing items do not change");
        let key = |name: &str| first["TASK#welcome"][name].clone();
        let delete = client.delete_item().table_name("shared").key("pk", key("pk")).key("sk", key("sk"));
        delete.send().await.unwrap();
        assert_eq!(records.has_all(&user(60), POST_CONFIRMATION_BUDGET).await, Ok(false));
        assert_eq!(records.ensure(&user(0), POST_CONFIRMATION_BUDGET, check).await, Ok(Written::Completed));
        assert_eq!(items(&client).await, first, "only the deleted item is new");
        assert_eq!(records.has_all(&user(60), POST_CONFIRMATION_BUDGET).await, Ok(true));
    }
}

#[tokio::test]
async fn of_twenty_concurrent_events_only_one_writes() {
    let (records, client) = start().await;
    let deliveries: Vec<User> = (0..20).map(user).collect();
    let deliveries =
        deliveries.iter().map(|user| records.ensure(user, POST_CONFIRMATION_BUDGET, RecordCheck::WriteOnly));
    let written = futures_util::future::join_all(deliveries).await;
    assert_eq!(written.iter().filter(|written| **written == Ok(Written::Created)).count(), 1, "{written:?}");
    assert!(written.iter().all(Result::is_ok), "{written:?}");
    assert_eq!(items(&client).await.len(), 2);
}
