//! The log lines of all events under `events/`, and of payloads that fail: they have every field and no personal data.
//!
//! This test is alone in its process, because `tracing` caches for the whole process which lines are logged.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::collections::BTreeSet;

use contract::{TRIGGERS, Triggers, events, read};
use custom_message::CustomMessage;
use serde_json::Value;
use test_kit::aws::MockAws;
use test_kit::log::{self, CapturedLog};
use trigger::{Settings, telemetry};

const DENIED: (&str, &str) = ("DENIED_EMAIL_DOMAINS", "mailinator.com");

/// Makes a confirmation fail when its records cannot be written.
const CLOSED: (&str, &str) = ("RECORD_FAILURE", "closed");

const GROUPS: (&str, &str) = ("DEFAULT_GROUPS", "members");

/// Number of runs over all events.
const RUNS: usize = 6;

const THROTTLED: (u16, &str) = (400, r#"{"__type":"x#ProvisionedThroughputExceededException"}"#);

/// An AWS that writes records and lacks the group.
fn without_group() -> MockAws {
    MockAws::new(|request, _| match request.operation.as_str() {
        "AdminAddUserToGroup" => (400, r#"{"__type":"x#ResourceNotFoundException"}"#),
        _ => (200, "{}"),
    })
}

/// The log of all events, once with an AWS that works and once with one that throttles, and with
/// `RECORD_FAILURE=closed`; then the same with a default group, and without that group. Each run ends with a payload that
/// is not an event. The log format `Text` is Lambda's default, for example
/// after `cargo lambda deploy`.
fn logged() -> String {
    let settings =
        Settings::from_pairs(&[("AWS_LAMBDA_LOG_LEVEL", "TRACE"), ("AWS_LAMBDA_LOG_FORMAT", "Text")]);
    // The clock is paused, because throttled requests are retried for seconds.
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    tracing::subscriber::with_default(telemetry::subscriber(&settings, || CapturedLog), || {
        let always = |response| MockAws::new(move |_, _| response);
        let runs: [(&[_], _); RUNS] = [
            (&[DENIED], always((200, "{}"))),
            (&[DENIED], always(THROTTLED)),
            (&[DENIED, CLOSED], always(THROTTLED)),
            (&[DENIED, GROUPS], always(THROTTLED)),
            (&[DENIED, GROUPS], without_group()),
            (&[DENIED, GROUPS, CLOSED], without_group()),
        ];
        for (settings, aws) in runs {
            let triggers = Triggers::with_aws(settings, aws).unwrap();
            for file in events() {
                drop(runtime.block_on(triggers.invoke(&file.trigger, &file.json)));
            }
            for trigger in TRIGGERS {
                drop(runtime.block_on(triggers.invoke(trigger, "[]")));
            }
        }
    });
    log::take()
}

/// Collects the strings in `value`, except short ones, which a log contains by chance.
fn collect_strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.chars().count() >= 4 && text != "true" && text != "false" => {
            found.push(text.clone());
        }
        Value::Array(values) => values.iter().for_each(|value| collect_strings(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| collect_strings(value, found)),
        _ => {}
    }
}

/// A value as text, in JSON and in the format of `Debug`.
fn spellings(value: &str) -> [String; 3] {
    let (json, debug) = (serde_json::to_string(value).unwrap(), format!("{value:?}"));
    [value, json.trim_matches('"'), debug.trim_matches('"')].map(ToOwned::to_owned)
}

fn assert_no_personal_data(logged: &str) {
    let mut searched = 0;
    for file in events() {
        let event: Value = serde_json::from_str(&file.json).unwrap();
        let mut values = Vec::new();
        collect_strings(&event["request"], &mut values);
        collect_strings(&event["userName"], &mut values);
        searched += values.len();
        for value in values {
            let found = spellings(&value).iter().any(|spelling| logged.contains(spelling));
            assert!(!found, "{}: the log holds {value}", file.stem);
        }
    }
    assert!(searched > 100, "only {searched} values were searched for");
}

/// The fields that the docs list, and the message that they state above the list.
fn documented_fields(page: &str) -> BTreeSet<&str> {
    let section = page.split("\n## Log lines\n").nth(1).and_then(|rest| rest.split("\n#").next()).unwrap();
    let rows =
        section.lines().filter(|line| line.starts_with("| `")).filter_map(|row| row.split(" | ").next());
    rows.flat_map(|names| names.split('`').skip(1).step_by(2)).chain(["message"]).collect()
}

/// The locale is one of the content. It is empty if the user gets no text of the function.
fn assert_locale(locale: &str, outcome: &str, tags: &[&str]) {
    let has_text = ["message_written", "refused", "failed"].contains(&outcome);
    assert!(if has_text { tags.contains(&locale) } else { locale.is_empty() }, "{outcome}: {locale}");
}

/// The user's own attribute wins over metadata that anybody can send, except at a registration.
fn assert_chosen_locales(logged: &str) {
    let chosen = |stem: &str| {
        let position = events().iter().position(|file| file.stem == stem).unwrap();
        let line: Value = serde_json::from_str(logged.lines().nth(position).unwrap()).unwrap();
        line["locale"].as_str().unwrap().to_owned()
    };
    assert_eq!(chosen("CustomMessage_ForgotPassword--locale-metadata"), "de");
    assert_eq!(chosen("CustomMessage_SignUp--locale-metadata"), "vi");
    assert_eq!(chosen("PreSignUp_SignUp--denied-domain-vietnamese"), "vi");
    assert_eq!(chosen("CustomMessage_SignUp"), "en");
}

#[test]
fn every_log_line_has_all_fields_and_no_personal_data() {
    let mut outcomes = Vec::new();
    let logged = logged();
    let content = contract::content::<CustomMessage>().unwrap();
    let tags: Vec<&str> = content.pack().locales().iter().map(|locale| locale.tag).collect();
    let page = read("docs/operate.md");
    let documented = documented_fields(&page);
    for line in logged.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let text =
            |field: &str| line[field].as_str().unwrap_or_else(|| panic!("no {field} in {line}")).to_owned();
        let fields: BTreeSet<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(fields, documented, "the fields of docs/operate.md");
        assert_locale(&text("locale"), &text("outcome"), &tags);
        let outcome = [text("function"), text("level"), text("outcome"), text("reason")].join(" ");
        outcomes.push(outcome.trim().to_owned());
    }
    assert_eq!(outcomes.len(), RUNS * (events().len() + TRIGGERS.len()), "one line per invocation");
    outcomes.sort();
    outcomes.dedup();
    insta::with_settings!({prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("outcomes", outcomes.join("\n"));
    });
    assert_no_personal_data(&logged);
    assert_chosen_locales(&logged);
}
