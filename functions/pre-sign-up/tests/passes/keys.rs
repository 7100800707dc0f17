//! The sets of keys that the function accepts, and those that stop its init phase.

use pre_sign_up::pass::Keys;
use pre_sign_up::pass::signing::SigningKey;
use serde_json::{Value, json};

use crate::kit::{key, own_key, part, public_set, with};

/// The public key `id` of the back end.
fn jwk(id: &str) -> Value {
    let set: Value = serde_json::from_str(&SigningKey::public_set(&[&own_key(id)])).unwrap();
    set["keys"][0].clone()
}

fn parse(keys: &[Value]) -> Result<(), String> {
    Keys::parse(&json!({"keys": keys}).to_string()).map(drop)
}

/// Asserts that a set with this key alone stops init with this problem.
#[track_caller]
fn assert_unusable(key: &Value, problem: &str) {
    let error = parse(std::slice::from_ref(key)).unwrap_err();
    let expected = format!("cannot be used: key 1 of the set {problem}");
    assert!(error.starts_with(&expected), "{key}: {error}");
}

#[test]
fn public_keys_of_both_algorithms_are_accepted() {
    for id in ["ec", "ed"] {
        let key = jwk(id);
        let algorithm = if id == "ec" { "ES256" } else { "EdDSA" };
        for (field, value) in [
            ("alg", json!(algorithm)),
            ("use", json!("sig")),
            ("key_ops", json!(["verify"])),
            ("x5t", json!("unused")),
            ("d", json!(null)),
            ("kid", json!("k".repeat(64))),
        ] {
            assert_eq!(parse(&[with(key.clone(), field, value)]), Ok(()), "{field}");
        }
    }
    assert_eq!(Keys::parse(&public_set()).map(drop), Ok(()));
    assert_eq!(
        Keys::parse(&format!(" {{\n \"keys\" : [ {} ], \"more\": 1 }}\n", jwk("ec"))).map(drop),
        Ok(())
    );
}

#[test]
fn a_text_that_is_not_a_set_is_refused() {
    let one = jwk("ec").to_string();
    for text in [
        "",
        "null",
        "7",
        "[]",
        "{}",
        "keys",
        r#"{"keys":{}}"#,
        r#"{"keys":["ec"]}"#,
        r#"{"keys":[{}]}"#,
        &one,
    ] {
        let error = Keys::parse(text).map(drop).unwrap_err();
        assert!(error.starts_with("is not a set of keys, by its line 1, column "), "{text}: {error}");
    }
    let empty = Keys::parse(r#"{"keys":[]}"#).map(drop).unwrap_err();
    assert_eq!(empty, "has no key; add one, for example by `cognito-triggers pass keygen`");
}

#[test]
fn a_private_or_symmetric_key_is_refused_and_not_quoted() {
    let private = |id: &str| serde_json::from_str(&own_key(id).private_jwk()).unwrap();
    for key in [private("ec"), private("ed"), json!({"kty": "oct", "kid": "a", "k": part([1; 32])})] {
        let problem = "is a private key, and everybody who can read the settings can now issue passes; create another key";
        assert_unusable(&key, problem);
        let error = parse(&[jwk("ec"), key.clone()]).unwrap_err();
        assert!(error.starts_with("cannot be used: key 2 of the set is a private key"), "{error}");
        let secret = key["d"].as_str().or(key["k"].as_str()).unwrap();
        assert!(!error.contains(secret));
    }
}

#[test]
fn other_types_of_keys_are_refused() {
    let number = part([0x55; 48]);
    for key in [
        json!({"kty": "RSA", "kid": "a", "n": number, "e": "AQAB"}),
        json!({"kty": "oct", "kid": "a"}),
        json!({"kty": "EC", "crv": "P-384", "kid": "a", "x": number, "y": number}),
        json!({"kty": "EC", "crv": "secp256k1", "kid": "a", "x": number, "y": number}),
        json!({"kty": "EC", "crv": "p-256", "kid": "a", "x": number, "y": number}),
        json!({"kty": "OKP", "crv": "X25519", "kid": "a", "x": number}),
        json!({"kty": "OKP", "crv": "Ed448", "kid": "a", "x": number}),
        with(jwk("ec"), "kty", json!("OKP")),
        with(jwk("ed"), "kty", json!("EC")),
        with(jwk("ed"), "crv", json!(null)),
    ] {
        assert_unusable(&key, "is of another type; use a key of P-256 (kty EC) or Ed25519 (kty OKP)");
    }
}

#[test]
fn a_key_for_another_algorithm_or_purpose_is_refused() {
    for alg in ["HS256", "RS256", "ES384", "EdDSA", "es256", "none", ""] {
        assert_unusable(&with(jwk("ec"), "alg", json!(alg)), "has another algorithm; ");
    }
    for alg in ["ES256", "Ed25519", "HS256"] {
        assert_unusable(&with(jwk("ed"), "alg", json!(alg)), "has another algorithm; ");
    }
    assert_unusable(&with(jwk("ec"), "use", json!("enc")), "is not for signatures; ");
}

#[test]
fn each_key_needs_an_id_of_its_own() {
    for kid in [json!(null), json!(""), json!("k".repeat(65))] {
        assert_unusable(&with(jwk("ec"), "kid", kid), "has no kid of 1 to 64 bytes; ");
    }
    let twice = [jwk("ec"), jwk("ed"), with(jwk("ed"), "kid", json!("ec"))];
    let error = parse(&twice).unwrap_err();
    assert!(error.starts_with("cannot be used: key 3 of the set has the kid of another key; "), "{error}");
}

#[test]
fn a_damaged_key_is_refused() {
    let [x, y] = ["x", "y"].map(|field| jwk("ec")[field].as_str().unwrap().to_owned());
    let bytes =
        |text: &str| base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, text).unwrap();
    // The same bytes, divided at another place.
    let (short, long) = (part(&bytes(&x)[..31]), part([&bytes(&x)[31..], &bytes(&y)].concat()));
    for (field, value) in [
        ("x", json!(y)),
        ("y", json!(x)),
        ("y", json!(null)),
        ("x", json!("")),
        ("x", json!(format!("{x}="))),
        ("x", json!(format!(" {x}"))),
        ("x", json!(part([0xff; 32]))),
        ("x", json!(part([0; 32]))),
        ("x", json!(part([&[0][..], &bytes(&x)].concat()))),
    ] {
        assert_unusable(
            &with(jwk("ec"), field, value),
            "is damaged: its numbers are not a point of its curve; ",
        );
    }
    let divided = with(with(jwk("ec"), "x", json!(short)), "y", json!(long));
    assert_unusable(&divided, "is damaged");
    for x in [json!(null), json!(""), json!(part([2; 32])), json!(part([9; 31])), json!(part([9; 33]))] {
        assert_unusable(&with(jwk("ed"), "x", x), "is damaged");
    }
}

/// Points of Ed25519 for which somebody without a private key can write signatures, in every encoding.
const SMALL_ORDER: [&str; 14] = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
];

#[test]
fn an_ed25519_key_of_a_small_order_is_refused() {
    for point in SMALL_ORDER {
        let bytes: Vec<u8> =
            (0..32).map(|at| u8::from_str_radix(&point[2 * at..2 * at + 2], 16).unwrap()).collect();
        assert_unusable(&with(jwk("ed"), "x", json!(part(bytes))), "is damaged");
    }
}

#[test]
fn a_private_key_survives_writing_and_reading() {
    for id in ["ec", "ed"] {
        let key = key(id, 11);
        let read = SigningKey::from_jwk(&key.private_jwk()).unwrap();
        assert_eq!(SigningKey::public_set(&[&read]), SigningKey::public_set(&[&key]));
        assert_eq!(read.jws("{}", "{}"), key.jws("{}", "{}"));
        assert!(SigningKey::from_jwk(&jwk(id).to_string()).is_none(), "a public key cannot sign");
    }
    assert!(SigningKey::from_jwk("{}").is_none());
}
