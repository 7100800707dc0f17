//! Forged headers and forms of a pass. All are refused before any claim is read.

use pre_sign_up::pass::Problem;
use ring::hmac;
use serde_json::{Value, json};

use crate::kit::{IDS, assert_refused, claims, header, key, own_key, part, parts, public_set, valid, with};

/// A pass by the key `id` of the back end, with this header.
fn headed(id: &str, header: &Value) -> String {
    own_key(id).jws(&header.to_string(), &claims().to_string())
}

/// A JWT signed by HMAC-SHA256.
fn hs256(secret: &[u8]) -> String {
    let message = format!(
        "{}.{}",
        part(with(header("ec"), "alg", json!("HS256")).to_string()),
        part(claims().to_string())
    );
    let signature = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), message.as_bytes());
    format!("{message}.{}", part(signature))
}

#[test]
fn a_header_cannot_switch_the_signature_off() {
    for id in IDS {
        let none = |alg: &str| part(with(header(id), "alg", json!(alg)).to_string());
        let valid = valid(id);
        let [_, payload, signature] = parts(&valid);
        let passes = ["none", "None", "NONE", "nOnE", "", " none"].map(|alg| {
            [
                (alg, format!("{}.{payload}.", none(alg))),
                (alg, format!("{}.{payload}.{signature}", none(alg))),
            ]
        });
        assert_refused(Problem::NotAJwt, passes.concat());
    }
}

#[test]
fn a_public_key_is_not_a_secret_of_hmac() {
    let set = public_set();
    let jwks: Value = serde_json::from_str(&set).unwrap();
    let jwk = &jwks["keys"][0];
    let number = |name: &str| {
        base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, jwk[name].as_str().unwrap())
            .unwrap()
    };
    let point = [&[4][..], &number("x"), &number("y")].concat();
    // The header of a public key of P-256 in DER.
    let der =
        [b"0Y0\x13\x06\x07*\x86H\xce=\x02\x01\x06\x08*\x86H\xce=\x03\x01\x07\x03B\x00".as_slice(), &point]
            .concat();
    let pem = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &der);
    let pem =
        format!("-----BEGIN PUBLIC KEY-----\n{}\n{}\n-----END PUBLIC KEY-----\n", &pem[..64], &pem[64..]);
    let secrets: [(&str, &[u8]); 8] = [
        ("set", set.as_bytes()),
        ("key", &jwk.to_string().into_bytes()),
        ("x", jwk["x"].as_str().unwrap().as_bytes()),
        ("number x", &number("x")),
        ("point", &point),
        ("DER", &der),
        ("PEM", pem.as_bytes()),
        ("nothing", b""),
    ];
    assert_refused(Problem::OtherAlgorithm, secrets.map(|(name, secret)| (name, hs256(secret))));
}

#[test]
fn the_key_decides_the_algorithm() {
    for (id, other) in [("ec", "ed"), ("ed", "ec")] {
        let valid = valid(id);
        let [_, payload, signature] = parts(&valid);
        // The signature fits the header, but the kid names the other key.
        let confused = headed(id, &with(header(id), "kid", json!(other)));
        let changed = |alg: &str| {
            let header = part(with(header(id), "alg", json!(alg)).to_string());
            (alg.to_owned(), format!("{header}.{payload}.{signature}"))
        };
        let others =
            ["HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES384"];
        let own = header(other)["alg"].as_str().unwrap().to_owned();
        let mut passes = vec![("other key".to_owned(), confused), changed(&own)];
        passes.extend(others.map(changed));
        assert_refused(Problem::OtherAlgorithm, passes);
    }
}

#[test]
fn unknown_algorithms_are_refused() {
    let algorithms = [
        json!("es256"),
        json!("ES256K"),
        json!("ES512"),
        json!("Ed25519"),
        json!("ES256 "),
        json!("ES256\u{0}"),
        json!(["ES256"]),
        json!({"ES256": true}),
        json!(7),
        json!(true),
        json!(null),
    ];
    let passes = algorithms.map(|alg| (alg.to_string(), headed("ec", &with(header("ec"), "alg", alg))));
    assert_refused(Problem::NotAJwt, passes);
}

#[test]
fn only_the_ids_of_the_set_name_a_key() {
    let ids = ["", "EC", "ec ", " ec", "ec\u{0}", "e\u{0441}", "../ec", "ec' OR '1'='1", "0", "/dev/null"];
    assert_refused(
        Problem::UnknownKey,
        ids.map(|kid| (kid, headed("ec", &with(header("ec"), "kid", json!(kid))))),
    );
    assert_refused(Problem::NoKeyId, [("absent", headed("ec", &with(header("ec"), "kid", json!(null))))]);
    let types = [json!(0), json!(["ec"]), json!({"ec": 1}), json!(true)];
    assert_refused(
        Problem::NotAJwt,
        types.map(|kid| (kid.to_string(), headed("ec", &with(header("ec"), "kid", kid)))),
    );
}

#[test]
fn a_key_in_the_header_is_not_used() {
    let forger = key("ec", 9);
    let set: Value =
        serde_json::from_str(&pre_sign_up::pass::signing::SigningKey::public_set(&[&forger])).unwrap();
    let fields = [
        ("jwk", set["keys"][0].clone()),
        ("jku", json!("https://forger.example/jwks.json")),
        ("x5u", json!("https://forger.example/certificate.pem")),
        ("x5c", json!(["MIIB"])),
    ];
    let passes = fields.map(|(field, value)| {
        (field, forger.jws(&with(header("ec"), field, value).to_string(), &claims().to_string()))
    });
    assert_refused(Problem::Signature, passes);
}

#[test]
fn critical_extensions_are_refused() {
    for crit in [json!(["exp"]), json!(["b64"]), json!(["unknown"]), json!([]), json!([""])] {
        let header = with(with(header("ec"), "crit", crit.clone()), "b64", json!(false));
        assert_refused(Problem::Critical, [(crit.to_string(), headed("ec", &header))]);
    }
}

#[test]
fn a_header_must_be_one_object_without_doubles() {
    let headers = [
        r#"{"alg":"none","alg":"ES256","kid":"ec"}"#,
        r#"{"alg":"ES256","alg":"none","kid":"ec"}"#,
        r#"{"alg":"ES256","kid":"ec","kid":"ed"}"#,
        r#"{"alg":"ES256","kid":"ec"} {}"#,
        r#"{"alg":"ES256","kid":"ec""#,
        "{alg:ES256,kid:ec}",
        "\u{feff}{\"alg\":\"ES256\",\"kid\":\"ec\"}",
        r#""ES256""#,
        "null",
        "[]",
        "{}",
        "",
    ];
    assert_refused(
        Problem::NotAJwt,
        headers.map(|header| (header, own_key("ec").jws(header, &claims().to_string()))),
    );
}

#[test]
fn a_pass_has_exactly_three_parts_in_base64url() {
    for id in IDS {
        let valid = valid(id);
        let [header, payload, signature] = parts(&valid);
        let texts = [
            String::new(),
            ".".to_owned(),
            "..".to_owned(),
            "...".to_owned(),
            "{}".to_owned(),
            header.to_owned(),
            format!("{header}.{payload}"),
            format!("{valid}."),
            format!(".{valid}"),
            format!("{valid}.{signature}"),
            format!("{header}.{header}.{payload}.{signature}"),
            format!("{header}..{payload}.{signature}"),
            format!("{header}=.{payload}.{signature}"),
            format!("{header}.{payload}.{signature}="),
            format!("{header}.{payload}.{signature}=="),
            format!("{header}.{payload}.{signature}\n"),
            format!("{header}.{payload}.{signature} "),
            format!(" {valid}"),
            format!("Bearer {valid}"),
            format!("{valid},{valid}"),
            format!("{header}.{payload}.+{}", &signature[1..]),
            format!("{header}.{payload}./{}", &signature[1..]),
            json!({"protected": header, "payload": payload, "signature": signature}).to_string(),
        ];
        assert_refused(Problem::NotAJwt, texts.map(|text| (text.clone(), text)));
    }
}

#[test]
fn a_long_pass_is_refused_before_it_is_read() {
    for id in IDS {
        let long = |bytes: usize| {
            own_key(id)
                .jws(&header(id).to_string(), &with(claims(), "more", json!("x".repeat(bytes))).to_string())
        };
        assert_refused(Problem::TooLong, [("100 kB", long(75_000)), ("2 kB", long(1_400))]);
        assert_eq!(crate::kit::verify(&long(1_200)), Ok(()));
    }
    assert_refused(Problem::TooLong, [("dots", ".".repeat(100_000)), ("letters", "A".repeat(100_000))]);
}
