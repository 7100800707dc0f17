//! The lines about passes. This test is alone in its process, because `tracing` caches which lines are logged.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use pre_sign_up::PreSignUp;
use pre_sign_up::pass::EXAMPLE_KEYS;
use serde_json::{Value, json};
use test_kit::log::{self, CapturedLog};
use trigger::{Content, Invocation, Settings, runtime, telemetry};

/// A pass of somebody who has another key.
const FORGED: &str = "eyJhbGciOiJFZERTQSIsImtpZCI6IjIwMjYtMDMifQ.eyJzdWIiOiJqYW5lQGV4YW1wbGUuY29tIn0.\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The messages and levels of the lines that an event with the forged pass logs, and the whole log.
fn logged(source: &str, settings: &[(&str, &str)]) -> (Vec<[String; 2]>, String) {
    let event = json!({
        "triggerSource": source,
        "callerContext": {"clientId": "1example23456789"},
        "request": {"userAttributes": {"email": "jane@example.com"}, "validationData": {"pass": FORGED}},
    });
    let level = Settings::from_pairs(&[("LOG_LEVEL", "DEBUG")]);
    tracing::subscriber::with_default(telemetry::subscriber(&level, || CapturedLog), || {
        let content = Content::compiled_in(<PreSignUp as trigger::Trigger>::CONTENT).unwrap();
        let function = PreSignUp::from_settings(&Settings::from_pairs(settings), &content).unwrap();
        let payload = serde_json::from_str(&event.to_string()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let _ = runtime.block_on(runtime::invoke(&function, payload, &Invocation::default()));
    });
    let log = log::take();
    let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (lines.map(|line| [text(&line["level"]), text(&line["message"])]).collect(), log)
}

#[test]
fn the_log_names_the_problem_of_a_pass_and_the_deprecated_setting() {
    let required = [("SIGN_UP_PASS", "required"), ("SIGN_UP_PASS_KEYS", EXAMPLE_KEYS)];
    let (lines, log) = logged("PreSignUp_SignUp", &required);
    assert_eq!(lines[0], ["DEBUG", "the pass is not valid"]);
    assert_eq!(lines[1..], [["INFO", "invocation"]]);
    assert!(log.contains(r#""problem":"the signature does not fit the key; "#), "{log}");
    for private in ["jane", "eyJ", FORGED, "6uAsgH46"] {
        assert!(!log.contains(private), "{log}");
    }
    let (lines, _) = logged("PreSignUp_SignUp", &[("AUTO_CONFIRM_DOMAINS", "example.com")]);
    let [level, message] = &lines[0];
    assert_eq!(level, "WARN");
    assert!(message.starts_with("AUTO_CONFIRM_DOMAINS is deprecated: "), "{message}");
    assert!(message.contains("use SIGN_UP_PASS instead"), "{message}");
    assert_eq!(lines[1..], [["INFO", "invocation"]]);
    assert_eq!(logged("PreSignUp_SignUp", &[]).0, [["INFO", "invocation"]]);
    // Users of administrators need no pass, so nothing is wrong with this one.
    assert_eq!(logged("PreSignUp_AdminCreateUser", &required).0, [["INFO", "invocation"]]);
}
