//! Decisions about complete events: monitoring, automatic confirmation, metrics.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use pre_sign_up::PreSignUp;
use serde_json::{Value, json};
use trigger::{
    Content, Event, Invocation, Metric, MetricName, Payload, Settings, Trigger, TriggerError, runtime,
};

const REFUSED: (&str, &str) = ("x@mailinator.com", "Jane\nExample");

fn event(source: &str, (email, name): (&str, &str)) -> Value {
    json!({
        "triggerSource": source,
        "request": {"userAttributes": {"email": email, "name": name}},
        "response": {"autoConfirmUser": false, "autoVerifyEmail": false, "autoVerifyPhone": false},
    })
}

fn function(settings: &[(&str, &str)]) -> PreSignUp {
    let content = Content::compiled_in(PreSignUp::CONTENT).unwrap();
    PreSignUp::from_settings(&Settings::from_pairs(settings), &content).unwrap()
}

fn answer(settings: &[(&str, &str)], event: &Value) -> Result<Value, TriggerError> {
    let function = function(settings);
    let payload = serde_json::from_str(&event.to_string()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let returned = runtime.block_on(runtime::invoke(&function, payload, &Invocation::default()));
    returned.map(|event| serde_json::to_value(&event).unwrap())
}

/// Metrics of an accepted event.
fn metrics(function: &PreSignUp, event: &Value) -> Vec<Metric> {
    let payload: Payload = serde_json::from_str(&event.to_string()).unwrap();
    let (event, invocation) = (Event::of(&payload).unwrap(), Invocation::default());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(function.handle(&event, &invocation)).unwrap().metrics().to_vec()
}

#[test]
fn the_log_lists_every_refusing_rule_and_the_user_sees_the_first() {
    let error = answer(&[], &event("PreSignUp_SignUp", REFUSED)).unwrap_err();
    assert_eq!(error.reason(), "disposable_email name_characters");
    assert_eq!(error.user_message().refusal_code.code(), "EMAIL_NOT_ACCEPTED");
    assert_eq!(error.metrics(), [Metric::of_rule(MetricName::SignUpsRefused, "disposable_email")]);
}

#[test]
fn the_user_sees_the_next_enforced_rule_after_a_monitored_one() {
    let error = answer(&[("DISPOSABLE_EMAIL", "monitor")], &event("PreSignUp_SignUp", REFUSED)).unwrap_err();
    assert_eq!(error.reason(), "disposable_email name_characters");
    assert_eq!(error.user_message().refusal_code.code(), "NAME_NOT_ACCEPTED");
}

#[test]
fn in_monitor_mode_nothing_is_refused_and_every_refusing_rule_is_counted() {
    let event = event("PreSignUp_SignUp", REFUSED);
    assert_eq!(answer(&[("POLICY_MODE", "monitor")], &event).unwrap(), event);
    let function = function(&[("POLICY_MODE", "monitor")]);
    let would = |rule| Metric::of_rule(MetricName::SignUpsWouldBeRefused, rule);
    let counted =
        [Metric::new(MetricName::SignUpsAccepted), would("disposable_email"), would("name_characters")];
    assert_eq!(metrics(&function, &event), counted);
}

#[test]
fn users_of_an_identity_provider_are_never_refused() {
    let event = event("PreSignUp_ExternalProvider", ("nonsense", "Jane\u{0}\u{202E}"));
    let function = function(&[]);
    assert_eq!(answer(&[], &event).unwrap(), event);
    let would = Metric::of_rule(MetricName::SignUpsWouldBeRefused, "name_characters");
    assert_eq!(metrics(&function, &event), [Metric::new(MetricName::SignUpsAccepted), would]);
    let admins = self::event("PreSignUp_AdminCreateUser", ("nonsense", "Jane\u{0}\u{202E}"));
    assert_eq!(answer(&[], &admins).unwrap_err().reason(), "name_characters");
}

#[test]
fn only_self_sign_ups_of_auto_confirm_domains_are_confirmed() {
    let settings = [("AUTO_CONFIRM_DOMAINS", "example.com")];
    let flags = |settings: &[(&str, &str)], source, email| {
        let answer = answer(settings, &event(source, (email, "Jane"))).unwrap();
        ["autoConfirmUser", "autoVerifyEmail", "autoVerifyPhone"].map(|flag| answer["response"][flag] == true)
    };
    let never = [false; 3];
    assert_eq!(flags(&settings, "PreSignUp_SignUp", "a@EXAMPLE.com"), [true, true, false]);
    assert_eq!(flags(&settings, "PreSignUp_SignUp", "a@mail.example.com"), never);
    assert_eq!(flags(&settings, "PreSignUp_SignUp", "a@notexample.com"), never);
    assert_eq!(flags(&settings, "PreSignUp_SignUp", ""), never);
    assert_eq!(flags(&settings, "PreSignUp_AdminCreateUser", "a@example.com"), never);
    assert_eq!(flags(&settings, "PreSignUp_ExternalProvider", "a@example.com"), never);
    assert_eq!(flags(&[], "PreSignUp_SignUp", "a@example.com"), never);
}

#[test]
fn the_terms_version_is_read_from_validation_data_and_client_metadata() {
    let settings = [("REQUIRED_TERMS_VERSION", "2026-01")];
    for (field, version, accepted) in [
        ("validationData", json!("2026-01"), true),
        ("clientMetadata", json!("2026-01"), true),
        ("clientMetadata", json!("2025-06"), false),
        ("validationData", json!(null), false),
    ] {
        let mut event = event("PreSignUp_SignUp", ("a@example.com", "Jane"));
        event["request"][field] = json!({"termsVersion": version});
        assert_eq!(answer(&settings, &event).is_ok(), accepted, "{field} {version}");
    }
}
