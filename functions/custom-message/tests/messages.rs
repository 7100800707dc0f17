//! The messages of the function, from the repository's own templates.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use content::Kind;
use custom_message::CustomMessage;
use proptest::prelude::*;
use serde_json::{Value, json};
use trigger::{Content, Invocation, Locales, Payload, Settings, Trigger, runtime};

fn answer(function: &CustomMessage, event: &Value) -> Value {
    let locales = Locales::from_settings(&Settings::from_pairs(&[]), content().pack()).unwrap();
    answer_in(&Invocation { locales: &locales, ..Invocation::default() }, function, event)
}

fn answer_in(invocation: &Invocation<'_>, function: &CustomMessage, event: &Value) -> Value {
    let payload: Payload = serde_json::from_str(&event.to_string()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let returned = runtime::invoke(function, payload, invocation);
    serde_json::to_value(runtime.block_on(returned).unwrap()).unwrap()
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

fn function(settings: &[(&str, &str)]) -> CustomMessage {
    let settings = [settings, &[("BRAND", "eshop")]].concat();
    CustomMessage::from_settings(&Settings::from_pairs(&settings), &content()).unwrap()
}

fn content() -> Content {
    Content::compiled_in(CustomMessage::CONTENT).unwrap()
}

#[test]
fn every_message_has_the_placeholders_of_the_event() {
    let function = function(&[]);
    for kind in Kind::ALL {
        for code in ["{####}", "{#code#}", "{12345678901234567890123456789012}"] {
            let mut event = event(kind);
            event["request"]["codeParameter"] = json!(code);
            let response = answer(&function, &event)["response"].clone();
            let text = |field: &str| response[field].as_str().unwrap_or_default().to_owned();
            assert_eq!(text("emailMessage").matches(code).count(), 1, "{kind:?}");
            assert_eq!(text("smsMessage").matches(code).count(), 1, "{kind:?}");
            assert!(text("emailMessage").contains("eSHOP-FCJ") && !text("emailSubject").contains('{'));
        }
    }
}

#[test]
fn an_sms_that_its_placeholders_make_too_long_is_left_to_cognito() {
    let function = function(&[]);
    let mut event = event(Kind::SignUp);
    event["request"]["codeParameter"] = json!(format!("{{{}}}", "7".repeat(32)));
    event["request"]["clientMetadata"] = json!({"locale": "ta"});
    let answer = answer(&function, &event);
    let sms = answer["response"]["smsMessage"].as_str().map_or(0, str::len);
    assert!(answer == event || sms <= 140, "{sms} bytes");
}

#[test]
fn messages_state_the_lifetimes_of_the_settings() {
    let function = function(&[("TEMPORARY_PASSWORD_DAYS", "1"), ("MFA_CODE_MINUTES", "5")]);
    let mail = |kind| answer(&function, &event(kind))["response"]["emailMessage"].to_string();
    assert!(mail(Kind::AdminCreateUser).contains("expires in 1 day."));
    assert!(mail(Kind::Authentication).contains("expires in 5 minutes."));
}

#[test]
fn the_user_decides_the_language_and_the_client_the_brand() {
    let function = function(&[("BRAND_BY_CLIENT", "bank=harbour")]);
    let german = Settings::from_pairs(&[("DEFAULT_LOCALE", "de")]);
    let locales = Locales::from_settings(&german, content().pack()).unwrap();
    let invocation = Invocation { locales: &locales, ..Invocation::default() };
    let message = |client: &str, metadata: Value, attribute: &str| {
        let mut event = event(Kind::SignUp);
        event["callerContext"] = json!({"clientId": client});
        event["request"]["clientMetadata"] = metadata;
        event["request"]["userAttributes"] = json!({"locale": attribute});
        let answer = answer_in(&invocation, &function, &event);
        let mail = answer["response"]["emailMessage"].as_str().unwrap();
        let between =
            |start: &str, end: &str| mail.split_once(start).unwrap().1.split_once(end).unwrap().0.to_owned();
        (between("<html lang=\"", "\""), mail.contains("Harbour"), mail.contains("eSHOP-FCJ"))
    };
    let locale_and_brand = |tag: &str, harbour: bool| (tag.to_owned(), harbour, !harbour);
    assert_eq!(message("bank", json!({"locale": "vi"}), "fr"), locale_and_brand("vi", true));
    assert_eq!(message("other", json!(null), "fr-CA"), locale_and_brand("fr", false));
    assert_eq!(message("", json!({"locale": "../../etc"}), "xx"), locale_and_brand("de", false));
}

#[test]
fn with_links_the_verification_emails_have_the_link() {
    let function = function(&[("VERIFICATION_METHOD", "link")]);
    for kind in Kind::ALL {
        let mut event = event(kind);
        event["request"]["linkParameter"] = json!("{##Click Here##}");
        let answer = answer(&function, &event);
        let mail = answer["response"]["emailMessage"].as_str().unwrap();
        assert_eq!(mail.contains("{##Confirm my email address##}"), kind.link_stem().is_some(), "{kind:?}");
        assert_eq!(mail.contains("{####}"), kind.link_stem().is_none(), "{kind:?}");
        assert!(
            mail.contains("eSHOP-FCJ") && answer["response"]["smsMessage"].to_string().contains("{####}")
        );
    }
    // Events of a pool that verifies by codes have no link, so the setting has no effect.
    let mail = answer(&function, &event(Kind::SignUp))["response"]["emailMessage"].to_string();
    assert!(mail.contains("{####}") && mail.contains("eSHOP-FCJ"));
}

#[test]
fn a_verified_user_is_greeted_by_the_escaped_name() {
    let function = function(&[]);
    let greeting = |kind, name: &str, locale: &str| {
        let mut event = event(kind);
        event["request"]["userAttributes"] =
            json!({"name": name, "email_verified": "true", "locale": locale});
        answer(&function, &event)["response"]["emailMessage"].as_str().unwrap().to_owned()
    };
    let reset = Kind::ForgotPassword;
    assert!(
        greeting(reset, "O'Brien & Söhne", "en")
            .contains("Hello <span dir=\"auto\">O&#39;Brien &amp; Söhne</span>,")
    );
    assert!(greeting(reset, "Nguyễn Thị Ánh", "de").contains("<span dir=\"auto\">Nguyễn Thị Ánh</span>"));
    for name in ["evil.com", "{####}", "<b>Jane</b>"] {
        assert!(greeting(reset, name, "en").contains(">Hello,<"), "{name}");
    }
    assert!(greeting(Kind::SignUp, "Jane", "en").contains(">Hello,<"));
}

#[test]
fn a_stranger_cannot_choose_the_language_of_another_users_email() {
    let function = function(&[]);
    let language = |kind| {
        let mut event = event(kind);
        event["request"]["userAttributes"] = json!({"locale": "de"});
        event["request"]["clientMetadata"] = json!({"locale": "vi"});
        let mail = answer(&function, &event)["response"]["emailMessage"].as_str().unwrap().to_owned();
        ["de", "vi"].into_iter().find(|tag| mail.contains(&format!("lang=\"{tag}\""))).unwrap()
    };
    for kind in Kind::ALL {
        let of_the_client = matches!(kind, Kind::SignUp | Kind::AdminCreateUser);
        assert_eq!(language(kind), if of_the_client { "vi" } else { "de" }, "{kind:?}");
    }
}

#[test]
fn any_link_text_of_the_pool_is_replaced() {
    let function = function(&[("VERIFICATION_METHOD", "link")]);
    for words in ["Don't wait & \"confirm\"", "Step #1: <b>confirm</b>", "Vérifier l'adresse", "確認する"]
    {
        for kind in [Kind::SignUp, Kind::ResendCode] {
            let mut event = event(kind);
            event["request"]["linkParameter"] = json!(format!("{{##{words}##}}"));
            let response = answer(&function, &event)["response"].clone();
            let mail = response["emailMessage"].as_str().unwrap();
            assert!(mail.contains("eSHOP-FCJ") && mail.matches("{##").count() == 1, "{words}: {mail}");
            assert!(!mail.contains("{####}") && !mail.contains(words));
        }
    }
}

#[test]
fn an_event_without_a_required_placeholder_goes_back_unchanged() {
    let function = function(&[]);
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
    fn attributes_of_the_user_change_only_the_greeting(
        name in any::<String>(),
        locale in any::<String>(),
        hostile in prop::sample::select(vec!["{####}", "{{7*7}}", "<script>", "http://evil.example/{####}", "\r\n"]),
    ) {
        let function = function(&[]);
        let links = |mail: &str| mail.matches("href=").count();
        for kind in [Kind::ForgotPassword, Kind::SignUp] {
            let plain = answer(&function, &event(kind))["response"].clone();
            let mut event = event(kind);
            event["userName"] = json!(name);
            event["request"]["clientMetadata"] = json!({"locale": format!("{locale}-"), "brand": hostile});
            for given_name in [name.clone(), format!("{name}{hostile}"), format!("Jane {name}")] {
                event["request"]["userAttributes"] =
                    json!({"name": hostile.repeat(300), "given_name": given_name, "email_verified": "true"});
                let answer = answer(&function, &event);
                let mail = answer["response"]["emailMessage"].as_str().unwrap();
                prop_assert_eq!(mail.matches("{####}").count(), 1);
                prop_assert_eq!(links(mail), links(plain["emailMessage"].as_str().unwrap()));
                prop_assert!(!mail.contains("<script") && !mail.contains("evil.example"));
                if kind == Kind::SignUp && !mail.contains("lang=\"en\"") {
                    continue;
                }
                if kind == Kind::SignUp {
                    prop_assert_eq!(&answer["response"], &plain);
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn any_character_in_a_name_leaves_a_valid_message(c in any::<char>()) {
        let function = function(&[]);
        let mut event = event(Kind::ForgotPassword);
        event["request"]["userAttributes"] = json!({"name": format!("Jane {c}oe"), "email_verified": "true"});
        let mail = answer(&function, &event)["response"]["emailMessage"].as_str().unwrap().to_owned();
        let codes = mail.matches("{####}").count();
        prop_assert!(mail.len() <= 20_000 && codes == 1);
        let undocumented = mail.contains(['\u{A0}', '\u{200C}', '\u{202E}']);
        prop_assert!(!undocumented);
    }
}
