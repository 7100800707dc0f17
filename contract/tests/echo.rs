//! For any JSON, an event goes back unchanged, except for the fields of the response that the trigger sets.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::fmt;

use contract::{TRIGGERS, Triggers};
use proptest::prelude::*;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use trigger::{RefusalCode, ReturnedEvent};

/// The fields of a JSON object with the text of their values, in their order, duplicates included.
#[derive(Default)]
struct Fields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Collect)
    }
}

struct Collect;

impl<'de> Visitor<'de> for Collect {
    type Value = Fields;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}

/// Fields of the response that custom-message may set.
const MESSAGES: [&str; 3] = ["emailMessage", "emailSubject", "smsMessage"];

const SOURCES: [&str; 16] = [
    "",
    "PreSignUp_SignUp",
    "PreSignUp_AdminCreateUser",
    "PreSignUp_ExternalProvider",
    "CustomMessage_SignUp",
    "CustomMessage_AdminCreateUser",
    "CustomMessage_ResendCode",
    "CustomMessage_ForgotPassword",
    "CustomMessage_UpdateUserAttribute",
    "CustomMessage_VerifyUserAttribute",
    "CustomMessage_Authentication",
    "PostConfirmation_ConfirmSignUp",
    "PostConfirmation_ConfirmForgotPassword",
    "PostAuthentication_Authentication",
    "TokenGeneration_HostedAuth",
    "NobodyKnows_This",
];

/// JSON as text, so that it includes numbers that no Rust type can hold.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        prop::sample::select(vec!["0", "-0", "1.10", "1e400", "12345678901234567890123", "-1E-2"])
            .prop_map(ToOwned::to_owned),
        any::<String>().prop_map(|text| quoted(&text)),
        prop::sample::select(vec![
            r#""{####}""#,
            r#""{username}""#,
            r#""\ud800""#,
            r#""a\u002fb""#,
            r#""{{7*7}}""#
        ])
        .prop_map(ToOwned::to_owned),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|values| format!("[{}]", values.join(" , "))),
            object_of(any::<String>(), inner),
        ]
    })
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn object_of(
    names: impl Strategy<Value = String> + 'static,
    values: impl Strategy<Value = String> + 'static,
) -> impl Strategy<Value = String> {
    prop::collection::vec((names, values), 0..6).prop_map(|fields| object(&fields))
}

fn object(fields: &[(String, String)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}: {value}", quoted(name))).collect();
    format!("{{{}}}", fields.join(", "))
}

fn attributes() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec!["sub", "email", "name", "given_name", "locale", "custom:plan"]);
    prop_oneof![4 => object_of(names.prop_map(ToOwned::to_owned), json()), 1 => json()]
}

fn request() -> impl Strategy<Value = String> {
    let fields =
        (attributes(), attributes(), json(), json(), json()).prop_map(|(user, client, code, name, other)| {
            let fields = [
                ("userAttributes", user),
                ("clientMetadata", client),
                ("codeParameter", code),
                ("usernameParameter", name),
                ("somethingNew", other),
            ];
            object(&fields.map(|(name, value)| (name.to_owned(), value)))
        });
    prop_oneof![6 => fields, 1 => json()]
}

fn event() -> impl Strategy<Value = String> {
    let response = prop_oneof![
        Just("{}".to_owned()),
        Just("null".to_owned()),
        Just(r#"{"autoConfirmUser":false,"smsMessage":null}"#.to_owned()),
        json(),
    ];
    let names = prop::sample::select(vec![
        "version",
        "region",
        "userPoolId",
        "userName",
        "callerContext",
        "request",
        "response",
        "new",
    ]);
    let others = prop::collection::vec((names.prop_map(ToOwned::to_owned), json()), 0..6);
    let source = prop::sample::select(SOURCES.to_vec());
    let fields = (source, request(), prop::option::of(response), others).prop_map(
        |(source, request, response, mut fields)| {
            fields.push(("triggerSource".to_owned(), quoted(source)));
            fields.push(("request".to_owned(), request));
            fields.extend(response.map(|response| ("response".to_owned(), response)));
            fields
        },
    );
    fields.prop_shuffle().prop_map(|fields| object(&fields))
}

fn fields(json: &str) -> Fields {
    serde_json::from_str(json).unwrap()
}

fn json_of(event: &ReturnedEvent) -> String {
    serde_json::to_string(event).unwrap()
}

/// All fields except `without`, with the text of their values, in their order.
fn texts(fields: Fields, without: &[&str]) -> Vec<(String, String)> {
    let kept = fields.0.into_iter().filter(|(name, _)| !without.contains(&name.as_str()));
    kept.map(|(name, value)| (name, value.get().to_owned())).collect()
}

/// The fields of the response except the messages. The last one of duplicate responses counts.
fn response_of(fields: &Fields) -> Vec<(String, String)> {
    let response = fields.0.iter().rfind(|(name, _)| name == "response");
    let response = response.and_then(|(_, raw)| serde_json::from_str(raw.get()).ok()).unwrap_or_default();
    texts(response, &MESSAGES)
}

#[test]
fn an_event_goes_back_unchanged_except_for_its_response() {
    let triggers = Triggers::new(&[], (200, "{}")).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    proptest!(ProptestConfig::with_cases(10_000), |(event in event())| {
        for trigger in TRIGGERS {
            match runtime.block_on(triggers.invoke(trigger, &event)) {
                Ok(returned) => {
                    let (received, returned) = (fields(&event), fields(&json_of(&returned)));
                    if trigger == "custom-message" {
                        prop_assert_eq!(response_of(&received), response_of(&returned));
                        prop_assert_eq!(texts(received, &["response"]), texts(returned, &["response"]));
                    } else {
                        prop_assert_eq!(texts(received, &[]), texts(returned, &[]));
                    }
                }
                Err(error) => {
                    prop_assert_eq!(trigger, "pre-sign-up");
                    prop_assert_ne!(error.user_message().refusal_code, RefusalCode::Unavailable);
                }
            }
        }
        drop(triggers.take_requests());
    });
}

#[test]
fn a_payload_that_is_not_an_event_gets_the_neutral_sentence() {
    let triggers = Triggers::new(&[], (200, "{}")).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    for payload in ["null", "[]", "7", r#""jane@example.com""#, "true"] {
        for trigger in TRIGGERS {
            let error = runtime.block_on(triggers.invoke(trigger, payload)).unwrap_err();
            assert_eq!(error.user_message().refusal_code, RefusalCode::Unavailable);
        }
    }
}

/// The first object is the default test event in Lambda's console.
#[test]
fn an_object_without_a_trigger_source_goes_back_unchanged() {
    let triggers = Triggers::new(&[], (200, "{}")).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    for object in [
        r#"{"key1":"value1","key2":"value2","key3":"value3"}"#,
        "{}",
        r#"{"triggerSource":null,"request":{"userAttributes":{"email":"x@mailinator.com"}}}"#,
        r#"{"triggerSource":{}}"#,
        r#"{"triggerSource":[7e400]}"#,
        r#"{"triggersource":"PreSignUp_SignUp"}"#,
        r#"{"b":[ 1 , 2 ],"a":"a\u002fb","a":{"n": 1.10e-400},"A":"\ud800"}"#,
    ] {
        for trigger in TRIGGERS {
            let returned = runtime.block_on(triggers.invoke(trigger, object)).unwrap();
            assert_eq!(json_of(&returned), object, "{trigger}");
        }
    }
    assert!(triggers.take_requests().is_empty(), "no request to DynamoDB");
}
