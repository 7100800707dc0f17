//! Passes with a valid signature for another time, another client or another person.

use pre_sign_up::pass::Problem;
use serde_json::{Value, json};

use crate::kit::{
    CLIENT, EMAIL, IDS, NOW, PHONE_NUMBER, assert_refused, claims, header, own_key, pass, verify_for, with,
};

/// Asserts the problem with a pass that has each of `values` in `field`.
fn assert_refused_with(problem: Problem, field: &str, values: impl IntoIterator<Item = Value>) {
    for value in values {
        let passes = IDS.map(|id| (id, pass(id, &with(claims(), field, value.clone()))));
        assert_refused(problem, passes.map(|(id, pass)| (format!("{id}: {field} {value}"), pass)));
    }
}

#[test]
fn an_expired_pass_is_refused() {
    let milliseconds = NOW * 1_000;
    assert_refused_with(Problem::Expired, "exp", [NOW - 60, NOW - 61, NOW - 86_400, 1, 0].map(Value::from));
    let week = 7 * 86_400;
    let long = [NOW + week + 61, NOW + 10 * week, milliseconds, u64::MAX, u64::MAX - 60].map(Value::from);
    assert_refused_with(Problem::TooLongLife, "exp", long);
}

#[test]
fn exp_is_required_and_a_whole_number() {
    let wrong = [
        json!(null),
        json!((NOW + 600).to_string()),
        json!("never"),
        json!(1_772_323_800.5),
        json!(1.8e9),
        json!(-1),
        json!(-(i64::try_from(NOW).unwrap())),
        json!(true),
        json!([NOW + 600]),
        json!({"seconds": NOW + 600}),
    ];
    assert_refused_with(Problem::Claims, "exp", wrong);
    let texts = ["null", "1e400", "18446744073709551616", "1772323800.0", "NaN", "01772323800", "0x69a4a000"];
    let payloads = texts.map(|exp| format!(r#"{{"aud":"{CLIENT}","sub":"{EMAIL}","exp":{exp}}}"#));
    assert_payloads_refused(payloads);
}

#[test]
fn a_pass_from_the_future_is_refused() {
    assert_refused_with(Problem::NotYetValid, "nbf", [NOW + 61, NOW + 600, u64::MAX].map(Value::from));
    let wrong = [json!(NOW.to_string()), json!(-1), json!(1.5), json!(true), json!([]), json!({})];
    assert_refused_with(Problem::Claims, "nbf", wrong);
}

#[test]
fn a_pass_for_another_client_is_refused() {
    let others = [
        json!(""),
        json!("2example23456789"),
        json!("1EXAMPLE23456789"),
        json!("1example2345678"),
        json!("1example23456789 "),
        json!("1example23456789,2example23456789"),
        json!("1example23456789\u{0}"),
        json!("*"),
        json!("１example23456789"),
        json!([]),
        json!([""]),
        json!(["2example23456789"]),
        json!(["1example2345678", "9"]),
    ];
    assert_refused_with(Problem::OtherClient, "aud", others);
    let wrong = [
        json!(null),
        json!(1),
        json!(true),
        json!([[CLIENT]]),
        json!([CLIENT, 7]),
        json!([null, CLIENT]),
        json!({"0": CLIENT}),
        json!({CLIENT: true}),
    ];
    assert_refused_with(Problem::Claims, "aud", wrong);
}

/// Subjects that are not the email address or the phone number of the sign-up.
const OTHER_PEOPLE: [&str; 35] = [
    "",
    "*",
    "jane",
    "@example.com",
    "mary@example.com",
    "jane@example.org",
    "jane@mail.example.com",
    "jane@example.com.example.org",
    "ja.ne@example.com",
    "jane+shop@example.com",
    " jane@example.com",
    "jane@example.com ",
    "jane@example.com\n",
    "jane@example.com\u{0}",
    "jane@example.com,mary@example.com",
    "Jane <jane@example.com>",
    "<jane@example.com>",
    "mailto:jane@example.com",
    // Lookalikes: full-width, Cyrillic, invisible, with a mark, an ideographic full stop.
    "ｊane@example.com",
    "jane＠example.com",
    "j\u{0430}ne@example.com",
    "jane@ex\u{0430}mple.com",
    "jane@\u{200b}example.com",
    "ja\u{00ad}ne@example.com",
    "jane@ｅxample.com",
    "jane@example。com",
    "jan\u{0065}\u{0301}@example.com",
    "\u{202e}jane@example.com",
    "+15555550101",
    "15555550100",
    "+1 555 555 0100",
    "+1-555-555-0100",
    "+0015555550100",
    "+１5555550100",
    "tel:+15555550100",
];

#[test]
fn a_pass_for_another_person_is_refused() {
    assert_refused_with(Problem::OtherPerson, "sub", OTHER_PEOPLE.map(Value::from));
    let wrong =
        [json!(null), json!(15_555_550_100_u64), json!([EMAIL]), json!({"email": EMAIL}), json!(true)];
    assert_refused_with(Problem::Claims, "sub", wrong);
}

#[test]
fn one_spelling_of_a_mailbox_is_not_another() {
    let pass = pass("ec", &with(claims(), "sub", json!("jane.doe@gmail.com")));
    for other in
        ["janedoe@gmail.com", "j.anedoe@gmail.com", "jane.doe+1@gmail.com", "jane.doe@googlemail.com"]
    {
        assert_eq!(verify_for(&[("email", other)], &pass), Err(Problem::OtherPerson), "{other}");
    }
}

#[test]
fn a_pass_fits_only_the_attribute_that_it_names() {
    for (sub, attributes) in [
        (EMAIL, &[][..]),
        (EMAIL, &[("email", "")]),
        (EMAIL, &[("phone_number", EMAIL)]),
        (EMAIL, &[("name", EMAIL), ("preferred_username", EMAIL)]),
        (EMAIL, &[("email", "mary@example.com"), ("phone_number", PHONE_NUMBER)]),
        (PHONE_NUMBER, &[("email", EMAIL)]),
        (PHONE_NUMBER, &[("email", PHONE_NUMBER)]),
        ("", &[("email", ""), ("phone_number", "")]),
        ("jane", &[("email", "jane"), ("phone_number", "jane")]),
        ("j\u{e4}ne@example.com", &[("email", "j\u{e4}ne@example.com")]),
        ("+12", &[("phone_number", "12")]),
        ("1", &[("phone_number", "1")]),
        ("15555550100", &[("phone_number", "15555550100")]),
    ] {
        let pass = pass("ed", &with(claims(), "sub", json!(sub)));
        assert_eq!(verify_for(attributes, &pass), Err(Problem::OtherPerson), "{sub}: {attributes:?}");
    }
}

#[test]
fn email_verified_is_a_boolean() {
    let wrong = [json!("true"), json!("false"), json!(1), json!(0), json!([true]), json!({"value": true})];
    assert_refused_with(Problem::Claims, "email_verified", wrong);
}

/// Asserts that these payloads are not claims, although their signatures fit.
fn assert_payloads_refused(payloads: impl IntoIterator<Item = String>) {
    let pass = |payload: &str| own_key("ec").jws(&header("ec").to_string(), payload);
    assert_refused(Problem::Claims, payloads.into_iter().map(|payload| (payload.clone(), pass(&payload))));
}

#[test]
fn a_payload_must_be_one_object_without_doubled_claims() {
    let claims = claims().to_string();
    let open = claims.strip_suffix('}').unwrap();
    let payloads = [
        format!("{open},\"exp\":{}}}", NOW + 700),
        format!("{open},\"sub\":\"mary@example.com\"}}"),
        format!("{open},\"aud\":\"2example23456789\"}}"),
        format!("{open},\"nbf\":1,\"nbf\":2}}"),
        format!("{open},\"email_verified\":false,\"email_verified\":true}}"),
        format!("{open},\"\\u0065xp\":1}}"),
        format!("{claims} {{}}"),
        format!("{claims}\u{0}"),
        format!("\u{feff}{claims}"),
        format!("{open},}}"),
        open.to_owned(),
        format!("[{claims}]"),
        format!("{claims:?}"),
        String::new(),
        "null".to_owned(),
        "{}".to_owned(),
        "[".repeat(1_000),
    ];
    assert_payloads_refused(payloads);
}
