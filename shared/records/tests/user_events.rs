//! The mark of events in the items that are sent to DynamoDB: exactly one record of a user has it, and without
//! `USER_EVENTS` no byte changes.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::time::{Duration, UNIX_EPOCH};

use content::RecordFile;
use proptest::prelude::*;
use records::{DefaultRecords, RecordCheck, User, Written};
use serde_json::{Value, json};
use test_kit::aws::{MockAws, Reply};
use trigger::Settings;

const FILES: [RecordFile<'_>; 3] = [
    RecordFile::new("templates/records/a.json", r#"{"sk": "A", "createdAt": "{{ now }}"}"#),
    RecordFile::new("templates/records/b.json", r#"{"sk": "B", "name": "{{ attributes.name }}"}"#),
    RecordFile::new("templates/records/c.json", r#"{"sk": "C", "source": "{{ trigger_source }}"}"#),
];
const OFF: [(&str, &str); 2] = [("TABLE_NAME", "app"), ("RECORD_SORT_KEY", "sk")];
const SUB: &str = "00000000-0000-4000-8000-000000000001";

/// The bodies of the requests for one user, under these settings in addition to the table's.
fn bodies(files: &[RecordFile<'static>], settings: &[(&str, &str)], user: &User) -> Vec<Value> {
    let aws = MockAws::with_replies(&[Reply::Success]);
    let settings = Settings::from_pairs(&[&OFF[..], settings].concat());
    let records = DefaultRecords::with_files(files, &settings, aws.dynamodb()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let budget = Duration::from_mins(1);
    let written = runtime.block_on(records.ensure(user, budget, RecordCheck::WriteOnly));
    assert_eq!(written, Ok(Written::Created));
    aws.inputs()
}

/// The items of a request, a transaction or a single put.
fn items(body: &Value) -> Vec<Value> {
    let puts = body["TransactItems"].as_array().cloned().unwrap_or_else(|| vec![json!({"Put": body})]);
    puts.into_iter().map(|put| put["Put"]["Item"].clone()).collect()
}

fn user(name: &str, trigger_source: &str, client_id: &str) -> User {
    User {
        attributes: [("sub".to_owned(), SUB.to_owned()), ("name".to_owned(), name.to_owned())].into(),
        user_pool_id: "eu-west-1_EXAMPLE".to_owned(),
        client_id: client_id.to_owned(),
        trigger_source: trigger_source.to_owned(),
        now: UNIX_EPOCH + Duration::from_millis(1_767_323_045_678),
        ..User::default()
    }
}

#[test]
fn the_only_record_needs_no_name() {
    for (trigger_source, source, client_id) in [
        ("PostConfirmation_ConfirmSignUp", "confirmation", "1example23456789"),
        ("PostAuthentication_Authentication", "sign-in", "1example23456789"),
        ("Backfill", "backfill", ""),
    ] {
        let user = user("Jane", trigger_source, client_id);
        let body = bodies(&FILES[..1], &[("USER_EVENTS", "on")], &user);
        let mark = json!({"M": {
            "source": {"S": source}, "userPoolId": {"S": "eu-west-1_EXAMPLE"}, "sub": {"S": SUB},
            "clientId": {"S": client_id}, "createdAt": {"S": "2026-01-02T03:04:05.678Z"},
        }});
        assert_eq!(items(&body[0])[0]["userEvent"], mark);
        assert_eq!(items(&body[0])[0]["createdAt"]["S"], "2026-01-02T03:04:05.678Z", "the same time");
    }
}

proptest! {
    #[test]
    fn exactly_the_named_record_is_marked_and_nothing_else_changes(
        name in any::<String>(),
        client_id in "[a-z0-9]{0,26}",
        count in 1_usize..=3,
        chosen in any::<prop::sample::Index>(),
    ) {
        let files = &FILES[..count];
        let user = user(&name, "PostConfirmation_ConfirmSignUp", &client_id);
        let chosen = chosen.index(count);
        let file = ["a.json", "b.json", "c.json"][chosen];
        // The token of a transaction is random.
        let without_token = |mut bodies: Vec<Value>| {
            bodies[0].as_object_mut().unwrap().remove("ClientRequestToken");
            bodies
        };
        let unset = without_token(bodies(files, &[], &user));
        let off = [("USER_EVENTS", "off"), ("USER_EVENT_RECORD", file)];
        prop_assert_eq!(&without_token(bodies(files, &off, &user)), &unset);
        prop_assert!(!unset[0].to_string().contains("userEvent"));

        let on = bodies(files, &[("USER_EVENTS", "on"), ("USER_EVENT_RECORD", file)], &user);
        let mut marked = items(&on[0]);
        let marks: Vec<bool> =
            marked.iter_mut().map(|item| item.as_object_mut().unwrap().remove("userEvent").is_some()).collect();
        prop_assert_eq!(marks, (0..count).map(|index| index == chosen).collect::<Vec<_>>());
        prop_assert_eq!(marked, items(&unset[0]));
    }
}
