//! What the functions write about every event under `events/`: enough to query, nothing personal.
//!
//! One test alone in its process: `tracing` keeps what is logged per process, so tests side by side would take
//! lines away from each other.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use contract::{Functions, events};
use serde_json::Value;
use test_kit::log::{self, CapturedLog};
use trigger::{Settings, telemetry};

const DENIED: (&str, &str) = ("DENIED_EMAIL_DOMAINS", "mailinator.com");

const THROTTLED: (u16, &str) = (400, r#"{"__type":"x#ProvisionedThroughputExceededException"}"#);

/// Answers every event, with a DynamoDB that works and with one that does not, and returns what was logged. Lambda's
/// format of lines is `Text` where nobody sets it, as for a function that cargo-lambda deployed.
fn logged() -> String {
    let settings =
        Settings::from_pairs(&[("AWS_LAMBDA_LOG_LEVEL", "TRACE"), ("AWS_LAMBDA_LOG_FORMAT", "Text")]);
    // On a clock that jumps from wait to wait: requests that are throttled are repeated for seconds.
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    tracing::subscriber::with_default(telemetry::subscriber(&settings, || CapturedLog), || {
        for answer in [(200, "{}"), THROTTLED] {
            let functions = Functions::new(&[DENIED], answer).unwrap();
            for file in events() {
                // What it answers is the matter of other tests.
                drop(runtime.block_on(functions.answer(&file.function, &file.json)));
            }
        }
    });
    log::take()
}

/// Every text in a request, and the user's name.
fn personal(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.chars().count() >= 4 && text != "true" && text != "false" => {
            found.push(text.clone());
        }
        Value::Array(values) => values.iter().for_each(|value| personal(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| personal(value, found)),
        _ => {}
    }
}

/// A value as it would stand in a line of text, of JSON, or of what is formatted for debugging.
fn written(value: &str) -> [String; 3] {
    let (json, debug) = (serde_json::to_string(value).unwrap(), format!("{value:?}"));
    [value, json.trim_matches('"'), debug.trim_matches('"')].map(ToOwned::to_owned)
}

fn holds_no_personal_data(logged: &str) {
    let mut searched = 0;
    for file in events() {
        let event: Value = serde_json::from_str(&file.json).unwrap();
        let mut values = Vec::new();
        personal(&event["request"], &mut values);
        personal(&event["userName"], &mut values);
        searched += values.len();
        for value in values {
            let found = written(&value).iter().any(|form| logged.contains(form));
            assert!(!found, "{}: the log holds {value}", file.stem);
        }
    }
    assert!(searched > 100, "only {searched} values were searched for");
}

#[test]
fn every_line_can_be_queried_and_none_holds_personal_data() {
    let mut outcomes = Vec::new();
    let logged = logged();
    for line in logged.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let text =
            |field: &str| line[field].as_str().unwrap_or_else(|| panic!("no {field} in {line}")).to_owned();
        for field in ["timestamp", "message", "request_id", "trigger_source", "user_pool_id", "cause"] {
            text(field);
        }
        let outcome = [text("function"), text("level"), text("outcome"), text("reason")].join(" ");
        outcomes.push(outcome.trim().to_owned());
    }
    assert_eq!(outcomes.len(), 2 * events().len(), "one line an invocation");
    outcomes.sort();
    outcomes.dedup();
    insta::with_settings!({prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("outcomes", outcomes.join("\n"));
    });
    holds_no_personal_data(&logged);
}
