//! Keys and passes at a fixed time.

use std::collections::HashMap;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pre_sign_up::pass::signing::{Algorithm, SigningKey};
use pre_sign_up::pass::{Keys, Problem};
use pre_sign_up::registration::{Registration, Source};
use serde_json::{Value, json};

/// 2026-03-01, in epoch seconds.
pub const NOW: u64 = 20_513 * 86_400;
/// The app client of the sign-up.
pub const CLIENT: &str = "1example23456789";
/// The email address of the sign-up.
pub const EMAIL: &str = "jane@example.com";
/// The phone number of the sign-up.
pub const PHONE_NUMBER: &str = "+15555550100";
/// Ids of the keys.
pub const IDS: [&str; 2] = ["ec", "ed"];

/// The public keys of the back end.
static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys::parse(&public_set()).unwrap());

/// The time of the sign-up.
pub fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(NOW)
}

/// The private key `id`: one of [`IDS`], or one of a forger.
pub fn key(id: &str, byte: u8) -> SigningKey {
    let algorithm = if id == "ed" { Algorithm::EdDsa } else { Algorithm::Es256 };
    SigningKey::from_bytes(algorithm, id, &[byte; 32]).unwrap()
}

/// The private key `id` of the back end.
pub fn own_key(id: &str) -> SigningKey {
    key(id, 7)
}

/// The value of `SIGN_UP_PASS_KEYS`: the public keys of the back end.
pub fn public_set() -> String {
    SigningKey::public_set(&[&own_key("ec"), &own_key("ed")])
}

/// The header of a pass by the key `id`.
pub fn header(id: &str) -> Value {
    json!({"alg": if id == "ed" { "EdDSA" } else { "ES256" }, "kid": id, "typ": "JWT"})
}

/// The claims of a pass for the sign-up.
pub fn claims() -> Value {
    json!({"aud": CLIENT, "sub": EMAIL, "exp": NOW + 600})
}

/// `value` with another `field`; null removes it.
pub fn with(mut value: Value, field: &str, other: Value) -> Value {
    if other.is_null() {
        value.as_object_mut().unwrap().remove(field);
    } else {
        value[field] = other;
    }
    value
}

/// A pass by the key `id` of the back end, with these claims.
pub fn pass(id: &str, claims: &Value) -> String {
    own_key(id).jws(&header(id).to_string(), &claims.to_string())
}

/// A valid pass.
pub fn valid(id: &str) -> String {
    pass(id, &claims())
}

/// The text as a part of a JWT.
pub fn part(text: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

/// The three parts of a pass.
pub fn parts(pass: &str) -> [&str; 3] {
    pass.split('.').collect::<Vec<_>>().try_into().unwrap()
}

/// The bytes of the signature of a pass.
pub fn signature(pass: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(parts(pass)[2]).unwrap()
}

/// The pass with another signature.
pub fn with_signature(pass: &str, signature: &[u8]) -> String {
    let [header, payload, _] = parts(pass);
    format!("{header}.{payload}.{}", part(signature))
}

/// Result of the verification for a sign-up with these attributes.
pub fn verify_for(attributes: &[(&str, &str)], pass: &str) -> Result<(), Problem> {
    let attributes: HashMap<String, String> =
        attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let mut registration = Registration::new(Source::SelfSignUp, now(), &attributes);
    registration.client_id = CLIENT;
    KEYS.verify(pass, &registration).map(drop)
}

/// Result of the verification for the sign-up.
pub fn verify(pass: &str) -> Result<(), Problem> {
    verify_for(&[("email", EMAIL), ("phone_number", PHONE_NUMBER)], pass)
}

/// Asserts the problem with each of the named passes.
pub fn assert_refused<N: AsRef<str>>(problem: Problem, passes: impl IntoIterator<Item = (N, String)>) {
    let mut count = 0;
    for (name, pass) in passes {
        assert_eq!(verify(&pass), Err(problem), "{}: {pass}", name.as_ref());
        count += 1;
    }
    assert!(count > 0, "no pass was tried");
}
