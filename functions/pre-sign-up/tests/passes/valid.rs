//! Valid passes.

use std::collections::HashMap;
use std::time::SystemTime;

use pre_sign_up::pass::signing::SigningKey;
use pre_sign_up::pass::{Keys, Problem};
use pre_sign_up::registration::{Registration, Source};
use serde_json::{Value, json};

use crate::kit::{
    CLIENT, EMAIL, IDS, NOW, PHONE_NUMBER, claims, header, key, now, own_key, pass, signature, verify,
    verify_for, with, with_signature,
};

#[track_caller]
fn assert_valid_with(field: &str, values: impl IntoIterator<Item = Value>) {
    for value in values {
        for id in IDS {
            assert_eq!(verify(&pass(id, &with(claims(), field, value.clone()))), Ok(()), "{field} {value}");
        }
    }
}

#[test]
fn a_pass_is_valid_until_it_expires_with_a_tolerance_of_one_minute() {
    assert_valid_with(
        "exp",
        [NOW - 59, NOW, NOW + 1, NOW + 7 * 86_400, NOW + 7 * 86_400 + 60].map(Value::from),
    );
    assert_valid_with("nbf", [0, NOW - 600, NOW, NOW + 60].map(Value::from));
}

#[test]
fn a_pass_may_name_several_clients() {
    assert_valid_with("aud", [json!(CLIENT), json!([CLIENT]), json!(["2example23456789", CLIENT])]);
}

#[test]
fn the_subject_is_the_email_address_or_the_phone_number() {
    assert_valid_with(
        "sub",
        [EMAIL, "Jane@EXAMPLE.com", "\"jane\"@example.com", PHONE_NUMBER].map(Value::from),
    );
    for (sub, email) in
        [("a@例え.jp", "a@xn--r8jz45g.jp"), ("a@xn--r8jz45g.jp", "a@例え.jp"), (EMAIL, "JANE@example.com")]
    {
        let pass = pass("ec", &with(claims(), "sub", json!(sub)));
        assert_eq!(verify_for(&[("email", email)], &pass), Ok(()), "{sub}: {email}");
    }
}

#[test]
fn other_fields_are_ignored() {
    assert_valid_with("iss", [json!("https://api.example.com"), json!(7)]);
    assert_valid_with("jti", [json!("1")]);
    assert_valid_with("email_verified", [json!(true), json!(false)]);
    for typ in [json!(null), json!("JWT"), json!("at+jwt")] {
        let pass =
            own_key("ec").jws(&with(header("ec"), "typ", typ.clone()).to_string(), &claims().to_string());
        assert_eq!(verify(&pass), Ok(()), "{typ}");
    }
}

/// Half of all signers write this form. It is not a pass for anything else.
#[test]
fn both_forms_of_a_p256_signature_are_valid() {
    let valid = crate::kit::valid("ec");
    let other = p256::ecdsa::Signature::from_slice(&signature(&valid)).unwrap();
    let (r, s) = (other.r(), -*other.s());
    let other = p256::ecdsa::Signature::from_scalars(r, s).unwrap().to_bytes();
    assert_ne!(other.as_slice(), signature(&valid));
    assert_eq!(verify(&with_signature(&valid, &other)), Ok(()));
}

/// A signature of RFC 8037, appendix A.4: this suite and the standard understand the same by an Ed25519 key.
#[test]
fn the_example_of_the_standard_has_a_valid_signature() {
    let jwk = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"rfc","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;
    let private = r#"{"kty":"OKP","crv":"Ed25519","kid":"rfc","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":""}"#;
    let key = SigningKey::from_jwk(private).unwrap();
    assert_eq!(SigningKey::public_set(&[&key]), jwk);
    let jws = key.jws(r#"{"alg":"EdDSA"}"#, "Example of Ed25519 signing");
    let signature = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    assert_eq!(jws, format!("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.{signature}"));
}

/// The fuzzer starts with this event, at the epoch.
#[test]
fn the_pass_of_the_sample_event_is_valid_at_the_epoch() {
    let event = include_str!("../../../../events/pre-sign-up/PreSignUp_SignUp--every-rule.json");
    let event: Value = serde_json::from_str(event).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let attributes =
        HashMap::from([("email".to_owned(), text(&event["request"]["userAttributes"]["email"]))]);
    let client_id = text(&event["callerContext"]["clientId"]);
    let pass = text(&event["request"]["validationData"]["pass"]);
    let keys = Keys::parse(&SigningKey::public_set(&[&key("test", 7)])).unwrap();
    let verify_at = |time| {
        let mut registration = Registration::new(Source::SelfSignUp, time, &attributes);
        registration.client_id = &client_id;
        keys.verify(&pass, &registration).map(drop)
    };
    assert_eq!(verify_at(SystemTime::UNIX_EPOCH), Ok(()));
    assert_eq!(verify_at(now()), Err(Problem::Expired));
}
