//! Templates, words and brands that went wrong: each trips the gate, and the person still gets a message.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::time::{Duration, SystemTime};

use custom_message::{CustomMessage, Kind, Placeholders, Renderer, Sources, gate};
use proptest::prelude::*;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use trigger::runtime;

fn answer(function: &CustomMessage, event: &Value) -> Value {
    let payload: Box<RawValue> = serde_json::from_str(&event.to_string()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let answer = runtime::answer(function, payload, "r", SystemTime::UNIX_EPOCH, Duration::from_secs(5));
    serde_json::from_str(runtime.block_on(answer).unwrap().get()).unwrap()
}

fn event(kind: Kind) -> Value {
    json!({
        "triggerSource": format!("CustomMessage_{}", kind.name()),
        "request": {
            "userAttributes": {},
            "codeParameter": "{####}",
            "usernameParameter": kind.names_user().then_some("{username}"),
        },
        "response": {"smsMessage": null, "emailMessage": null, "emailSubject": null},
    })
}

fn branded() -> Sources<'static> {
    Sources::embedded("en", "eshop").unwrap()
}

/// What is compiled in, with one template replaced.
fn with_template(name: &'static str, content: &'static str) -> Sources<'static> {
    let mut sources = branded();
    sources.templates.retain(|(known, _)| *known != name);
    sources.templates.push((name, content));
    sources
}

fn is_built_in(answer: &Value) -> bool {
    let response = &answer["response"];
    let mail = response["emailMessage"].as_str().unwrap();
    assert_eq!(mail.matches("{####}").count(), 1);
    assert_eq!(response["smsMessage"].as_str().unwrap().matches("{####}").count(), 1);
    !mail.contains("eSHOP-FCJ")
}

#[test]
fn the_branded_message_is_the_rule() {
    let function = CustomMessage::new(Some(&branded()));
    for kind in Kind::ALL {
        assert!(!is_built_in(&answer(&function, &event(kind))), "{kind:?}");
    }
}

/// Why the branded message of these sources must not go out.
fn finding(sources: &Sources<'_>) -> String {
    let placeholders = Placeholders::new(Some("{####}"), None, false).unwrap();
    let message = Renderer::new(sources).and_then(|renderer| renderer.render(Kind::SignUp, &placeholders));
    match message {
        Err(error) => error.to_string(),
        Ok(message) => gate::check(&message, &placeholders).unwrap_err().to_string(),
    }
}

#[test]
fn every_broken_template_is_replaced_by_the_built_in_message() {
    // Longer than Cognito takes; `leak` because a template lives as long as the test.
    let long: &'static str = format!("{{{{ code }}}}{}", "x".repeat(20_000)).leak();
    let mutants = [
        ("sign-up.html", "no code", "has 0 placeholders for the code"),
        ("sign-up.html", "{{ code }}{{ code }}", "has 2 placeholders for the code"),
        // A comment to Tera.
        ("sign-up.html", "before {####} after", "has 0 placeholders for the code"),
        ("sign-up.html", "{{ code }} {{ '{{' }}", "holds {{"),
        ("sign-up.html", "{{ code }} undefined", "holds undefined"),
        ("sign-up.html", "{{ code }} {{ nobody_knows }}", "nobody_knows"),
        ("sign-up.html", "{{ code | no_such_filter }}", "no_such_filter"),
        ("sign-up.html", "{% if %}", "sign-up.html"),
        ("sign-up.html", long, "characters in"),
        ("code.html", "", "has 0 placeholders for the code"),
        ("sign-up.txt", "no code", "smsMessage has 0 placeholders"),
        ("sign-up.txt", "{{ code }}\nanother line", "smsMessage holds U+000A"),
        ("sign-up.txt", "{{ code }} and a space without a width \u{200B}.", "smsMessage holds U+200B"),
        ("sign-up.txt", long, "smsMessage has 20006 characters"),
    ];
    for (name, content, expected) in mutants {
        let sources = with_template(name, content);
        let finding = finding(&sources);
        assert!(finding.contains(expected), "{name}: {content:.60}: {finding}");
        assert!(is_built_in(&answer(&CustomMessage::new(Some(&sources)), &event(Kind::SignUp))));
    }
}

#[test]
fn broken_words_and_brands_are_no_reason_to_send_nothing() {
    let broken = [
        Sources { locale: ("en", "= not Fluent"), ..branded() },
        Sources { locale: ("en", "sign-up =\n    .subject = x\n"), ..branded() },
        Sources { brand: "{}", ..branded() },
    ];
    for sources in &broken {
        assert!(is_built_in(&answer(&CustomMessage::new(Some(sources)), &event(Kind::SignUp))));
    }
    let function = CustomMessage::new(None);
    for kind in Kind::ALL {
        assert!(is_built_in(&answer(&function, &event(kind))), "{kind:?}");
    }
}

#[test]
fn characters_outside_cognitos_pattern_become_entities() {
    let sources = with_template("sign-up.html", "{{ code }} a\u{A0}b\u{200C}c eSHOP-FCJ");
    let answer = answer(&CustomMessage::new(Some(&sources)), &event(Kind::SignUp));
    assert_eq!(answer["response"]["emailMessage"], "{####} a&#160;b&#8204;c eSHOP-FCJ");
}

#[test]
fn the_settings_that_the_text_tells_of_are_told() {
    let sources = Sources { temporary_password_days: 1, mfa_code_minutes: 5, ..branded() };
    let function = CustomMessage::new(Some(&sources));
    let mail = |kind| answer(&function, &event(kind))["response"]["emailMessage"].to_string();
    assert!(mail(Kind::AdminCreateUser).contains("expires in 1 day."));
    assert!(mail(Kind::Authentication).contains("expires in 5 minutes."));
}

#[test]
fn an_event_without_the_placeholders_of_its_kind_goes_back_as_it_came() {
    let function = CustomMessage::new(Some(&branded()));
    for (kind, field) in [(Kind::SignUp, "codeParameter"), (Kind::AdminCreateUser, "usernameParameter")] {
        for value in [json!(null), json!("<b>"), json!({"a": 1})] {
            let mut event = event(kind);
            event["request"][field] = value;
            assert_eq!(answer(&function, &event), event);
        }
    }
}

proptest! {
    #[test]
    fn nothing_that_a_user_says_of_themselves_changes_the_message(
        name in any::<String>(),
        locale in any::<String>(),
        hostile in prop::sample::select(vec!["{####}", "{{7*7}}", "<script>", "http://evil.example/{####}", "\r\n"]),
    ) {
        let function = CustomMessage::new(Some(&branded()));
        let plain = answer(&function, &event(Kind::ForgotPassword));
        let mut event = event(Kind::ForgotPassword);
        event["userName"] = json!(name);
        event["request"]["userAttributes"] = json!({"name": hostile.repeat(300), "given_name": name, "locale": locale});
        event["request"]["clientMetadata"] = json!({"locale": locale, "brand": hostile});
        prop_assert_eq!(&answer(&function, &event)["response"], &plain["response"]);
    }
}
