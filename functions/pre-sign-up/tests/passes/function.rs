//! The function with passes: refusals, monitoring, and the fields of the response.

use std::time::SystemTime;

use pre_sign_up::PreSignUp;
use serde_json::{Value, json};
use trigger::{Content, InitError, Invocation, Settings, Trigger, TriggerError, runtime};

use crate::kit::{CLIENT, EMAIL, NOW, PHONE_NUMBER, claims, key, now, own_key, pass, public_set, with};

const FLAGS: [&str; 3] = ["autoConfirmUser", "autoVerifyEmail", "autoVerifyPhone"];

fn event(source: &str, client_id: &str, pass: Option<&str>) -> Value {
    json!({
        "triggerSource": source,
        "callerContext": {"clientId": client_id},
        "request": {
            "userAttributes": {"email": EMAIL, "phone_number": PHONE_NUMBER},
            "validationData": pass.map(|pass| json!({"pass": pass})),
        },
        "response": {"autoConfirmUser": false, "autoVerifyEmail": false, "autoVerifyPhone": false},
    })
}

fn function(settings: &[(&str, &str)]) -> Result<PreSignUp, InitError> {
    let content = Content::compiled_in(PreSignUp::CONTENT).unwrap();
    PreSignUp::from_settings(&Settings::from_pairs(settings), &content)
}

fn answer_at(
    received_at: SystemTime,
    settings: &[(&str, &str)],
    event: &Value,
) -> Result<Value, TriggerError> {
    let function = function(settings).unwrap();
    let payload = serde_json::from_str(&event.to_string()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let invocation = Invocation { received_at, ..Invocation::default() };
    let returned = runtime.block_on(runtime::invoke(&function, payload, &invocation));
    returned.map(|event| serde_json::to_value(&event).unwrap())
}

/// The answer with passes in `mode` and with extra settings.
fn answer(mode: &str, extra: &[(&str, &str)], event: &Value) -> Result<Value, TriggerError> {
    let keys = public_set();
    let settings = [("SIGN_UP_PASS", mode), ("SIGN_UP_PASS_KEYS", keys.as_str())];
    answer_at(now(), &[&settings, extra].concat(), event)
}

fn flags(answer: &Value) -> [bool; 3] {
    FLAGS.map(|flag| answer["response"][flag] == true)
}

fn verified() -> String {
    pass("ec", &with(claims(), "email_verified", json!(true)))
}

#[test]
fn a_sign_up_needs_a_valid_pass() {
    let (valid, forged) =
        (pass("ed", &claims()), key("ed", 9).jws(r#"{"alg":"EdDSA","kid":"ed"}"#, &claims().to_string()));
    let event = |pass| event("PreSignUp_SignUp", CLIENT, pass);
    assert_eq!(answer("required", &[], &event(Some(&valid))).unwrap(), event(Some(&valid)));
    for pass in [None, Some(""), Some(forged.as_str())] {
        let error = answer("required", &[], &event(pass)).unwrap_err();
        assert_eq!(error.reason(), "sign_up_pass");
        assert_eq!(error.user_message().refusal_code.code(), "PASS_REQUIRED");
        for mode in ["off", "monitor", ""] {
            assert_eq!(answer(mode, &[], &event(pass)).unwrap(), event(pass), "{mode}");
        }
    }
    let later = now() + std::time::Duration::from_secs(661);
    let keys = public_set();
    let settings = [("SIGN_UP_PASS", "required"), ("SIGN_UP_PASS_KEYS", keys.as_str())];
    assert!(answer_at(later, &settings, &event(Some(&valid))).is_err(), "expired");
}

#[test]
fn a_pass_in_client_metadata_is_ignored() {
    let mut event = event("PreSignUp_SignUp", CLIENT, None);
    event["request"]["clientMetadata"] = json!({"pass": verified()});
    assert!(answer("required", &[], &event).is_err());
}

#[test]
fn only_the_listed_clients_need_a_pass() {
    let clients = [("SIGN_UP_PASS_CLIENTS", "1example23456789, 2example23456789")];
    let event = |client_id| event("PreSignUp_SignUp", client_id, None);
    assert!(answer("required", &clients, &event(CLIENT)).is_err());
    for other in ["3example23456789", ""] {
        assert!(answer("required", &clients, &event(other)).is_ok(), "{other}");
        assert!(answer("required", &[], &event(other)).is_err(), "{other}");
    }
}

#[test]
fn an_unknown_client_has_no_valid_pass() {
    for aud in [json!(""), json!([""])] {
        let pass = pass("ec", &with(claims(), "aud", aud));
        assert!(answer("required", &[], &event("PreSignUp_SignUp", "", Some(&pass))).is_err());
    }
}

#[test]
fn users_of_administrators_and_identity_providers_need_no_pass_and_get_no_flag() {
    for source in ["PreSignUp_AdminCreateUser", "PreSignUp_ExternalProvider"] {
        for pass in [None, Some(verified())] {
            let event = event(source, CLIENT, pass.as_deref());
            assert_eq!(answer("required", &[], &event).unwrap(), event);
        }
    }
}

#[test]
fn only_a_required_pass_for_a_verified_email_address_sets_flags() {
    let verified = verified();
    let flags_of = |mode: &str, extra: &[(&str, &str)], pass: &str| {
        flags(&answer(mode, extra, &event("PreSignUp_SignUp", CLIENT, Some(pass))).unwrap())
    };
    let never = [false; 3];
    assert_eq!(flags_of("required", &[], &verified), [true, true, false]);
    for other in [
        claims(),
        with(claims(), "email_verified", json!(false)),
        // The back end has verified an address that the pass does not name.
        with(with(claims(), "sub", json!(PHONE_NUMBER)), "email_verified", json!(true)),
        with(claims(), "phone_number_verified", json!(true)),
        with(claims(), "autoConfirmUser", json!(true)),
    ] {
        assert_eq!(flags_of("required", &[], &pass("ec", &other)), never, "{other}");
    }
    // Without enforcement, the function changes nothing.
    assert_eq!(flags_of("off", &[], &verified), never);
    assert_eq!(flags_of("monitor", &[], &verified), never);
    assert_eq!(flags_of("required", &[("POLICY_MODE", "monitor")], &verified), never);
    assert_eq!(flags_of("required", &[("MONITORED_RULES", "sign_up_pass")], &verified), never);
    assert_eq!(flags_of("required", &[("SIGN_UP_PASS_CLIENTS", "2example23456789")], &verified), never);
}

#[test]
fn an_invalid_pass_sets_no_flag_when_nothing_is_refused() {
    let forged = key("ec", 9)
        .jws(r#"{"alg":"ES256","kid":"ec"}"#, &with(claims(), "email_verified", json!(true)).to_string());
    let expired = pass("ec", &with(with(claims(), "email_verified", json!(true)), "exp", json!(NOW - 60)));
    for pass in [forged, expired] {
        let event = event("PreSignUp_SignUp", CLIENT, Some(&pass));
        assert_eq!(answer("monitor", &[], &event).unwrap(), event);
    }
}

fn init_error(settings: &[(&str, &str)]) -> String {
    function(settings).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn passes_without_keys_stop_init() {
    for mode in ["required", "monitor"] {
        let error = init_error(&[("SIGN_UP_PASS", mode)]);
        let expected = "SIGN_UP_PASS_KEYS is not set, but SIGN_UP_PASS needs it; for example SIGN_UP_PASS_KEYS={\"keys\":[{";
        assert!(error.starts_with(expected), "{error}");
    }
    assert_eq!(init_error(&[("SIGN_UP_PASS", "off")]), "");
    assert_eq!(
        init_error(&[("SIGN_UP_PASS", "required"), ("SIGN_UP_PASS_KEYS", pre_sign_up::pass::EXAMPLE_KEYS)]),
        ""
    );
    let choice = init_error(&[("SIGN_UP_PASS", "on")]);
    assert_eq!(
        choice,
        "SIGN_UP_PASS is \"on\", not off or monitor or required; for example SIGN_UP_PASS=off"
    );
    let client = init_error(&[("SIGN_UP_PASS_CLIENTS", "1example-2")]);
    assert!(client.contains("\"1example-2\" in it is not the id of an app client; for example"), "{client}");
}

#[test]
fn unusable_keys_stop_init_even_when_passes_are_off_and_are_never_quoted() {
    let private = own_key("ec").private_jwk();
    let error = init_error(&[("SIGN_UP_PASS_KEYS", &format!("{{\"keys\":[{private}]}}"))]);
    assert!(
        error.starts_with("SIGN_UP_PASS_KEYS cannot be used: key 1 of the set is a private key, and "),
        "{error}"
    );
    for text in [private.clone(), format!("{{\"keys\":[{private}"), format!("{{\"keys\":[\"{private:?}\"]}}")]
    {
        let error = init_error(&[("SIGN_UP_PASS_KEYS", &text)]);
        assert!(
            error.starts_with("SIGN_UP_PASS_KEYS is not a set of keys, by its line 1, column "),
            "{error}"
        );
        assert!(!error.contains("BwcHBwcH"), "{error}");
    }
}
