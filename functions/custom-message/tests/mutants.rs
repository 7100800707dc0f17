//! Templates, words and brands that went wrong: each trips the gate, and the person still gets a message.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use custom_message::{Choices, CustomMessage, Kind, Lifetimes, Order, Placeholders, Renderer, Sources, gate};
use proptest::prelude::*;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use trigger::{Delivery, Locale, Settings, runtime};

fn answer(function: &CustomMessage, event: &Value) -> Value {
    answer_of(&Delivery::default(), function, event)
}

fn answer_of(delivery: &Delivery<'_>, function: &CustomMessage, event: &Value) -> Value {
    let payload: Box<RawValue> = serde_json::from_str(&event.to_string()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let answer = runtime::answer(function, payload, delivery);
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
    Sources::embedded(Lifetimes { temporary_password_days: 7, mfa_code_minutes: 3 })
}

fn function(sources: Sources<'static>) -> CustomMessage {
    configured(sources, &[])
}

fn configured(sources: Sources<'static>, settings: &[(&str, &str)]) -> CustomMessage {
    CustomMessage::new(sources, Choices::from_settings(&Settings::from_pairs(settings)).unwrap())
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
    let function = function(branded());
    for kind in Kind::ALL {
        assert!(!is_built_in(&answer(&function, &event(kind))), "{kind:?}");
    }
}

#[test]
fn a_message_that_is_kept_is_the_one_that_was_asked_for() {
    let kept = function(branded());
    for (kind, code, locale) in [
        (Kind::SignUp, "{####}", "en"),
        (Kind::SignUp, "{#code#}", "en"),
        (Kind::SignUp, "{####}", "ar"),
        (Kind::ResendCode, "{####}", "ar"),
        (Kind::SignUp, "{####}", "en"),
    ] {
        let mut event = event(kind);
        event["request"]["codeParameter"] = json!(code);
        event["request"]["clientMetadata"] = json!({"locale": locale});
        let fresh = answer(&function(branded()), &event);
        assert_eq!(answer(&kept, &event), fresh);
        assert_eq!(answer(&kept, &event), fresh);
        assert!(fresh["response"]["emailMessage"].as_str().unwrap().contains(code));
    }
}

/// Why the branded message of these sources must not go out.
fn finding(sources: Sources<'_>) -> String {
    let placeholders = Placeholders::new(Some("{####}"), None, false).unwrap();
    let order =
        Order { kind: Kind::SignUp, brand: "eshop", locale: "en", name: None, placeholders: &placeholders };
    let rendered = Renderer::new(sources).and_then(|renderer| renderer.render(&order));
    match rendered {
        Err(error) => error.to_string(),
        Ok((message, placeholders)) => gate::check(&message, &placeholders).unwrap_err().to_string(),
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
        let finding = finding(sources.clone());
        assert!(finding.contains(expected), "{name}: {content:.60}: {finding}");
        assert!(is_built_in(&answer(&function(sources), &event(Kind::SignUp))));
    }
}

#[test]
fn broken_words_and_brands_are_no_reason_to_send_nothing() {
    let no_messages = r#"{"locale":"en","direction":"ltr","zero":"0","messages":{}}"#;
    let broken = [
        Sources { locales: vec![("en", "not JSON")], ..branded() },
        Sources { locales: vec![("en", no_messages)], ..branded() },
        Sources { locales: Vec::new(), ..branded() },
        Sources { brands: vec![("eshop", "{}")], ..branded() },
        Sources { templates: Vec::new(), ..branded() },
    ];
    for sources in broken {
        let function = function(sources);
        for kind in Kind::ALL {
            assert!(is_built_in(&answer(&function, &event(kind))), "{kind:?}");
        }
    }
}

#[test]
fn characters_outside_cognitos_pattern_become_entities() {
    let sources = with_template("sign-up.html", "{{ code }} a\u{A0}b\u{200C}c eSHOP-FCJ");
    let answer = answer(&function(sources), &event(Kind::SignUp));
    assert_eq!(answer["response"]["emailMessage"], "{####} a&#160;b&#8204;c eSHOP-FCJ");
}

#[test]
fn the_settings_that_the_text_tells_of_are_told() {
    let lifetimes = Lifetimes { temporary_password_days: 1, mfa_code_minutes: 5 };
    let function = function(Sources { lifetimes, ..branded() });
    let mail = |kind| answer(&function, &event(kind))["response"]["emailMessage"].to_string();
    assert!(mail(Kind::AdminCreateUser).contains("expires in 1 day."));
    assert!(mail(Kind::Authentication).contains("expires in 5 minutes."));
}

#[test]
fn the_language_is_that_of_the_person_and_the_brand_that_of_the_client() {
    let function = configured(branded(), &[("BRAND_BY_CLIENT", "bank=harbour")]);
    let german = Locale::choose(["de"], Locale::default());
    let delivery = Delivery { default_locale: german, ..Delivery::default() };
    let message = |client: &str, metadata: Value, attribute: &str| {
        let mut event = event(Kind::SignUp);
        event["callerContext"] = json!({"clientId": client});
        event["request"]["clientMetadata"] = metadata;
        event["request"]["userAttributes"] = json!({"locale": attribute});
        let answer = answer_of(&delivery, &function, &event);
        let mail = answer["response"]["emailMessage"].as_str().unwrap();
        let between =
            |start: &str, end: &str| mail.split_once(start).unwrap().1.split_once(end).unwrap().0.to_owned();
        (between("<html lang=\"", "\""), mail.contains("Harbour"), mail.contains("eSHOP-FCJ"))
    };
    let told = |tag: &str, harbour: bool| (tag.to_owned(), harbour, !harbour);
    assert_eq!(message("bank", json!({"locale": "vi"}), "fr"), told("vi", true));
    assert_eq!(message("other", json!(null), "fr-CA"), told("fr", false));
    assert_eq!(message("", json!({"locale": "../../etc"}), "xx"), told("de", false));
}

#[test]
fn a_pool_that_verifies_by_links_gets_the_link_where_cognito_sends_one() {
    let function = configured(branded(), &[("VERIFICATION_METHOD", "link")]);
    for kind in Kind::ALL {
        let mut event = event(kind);
        event["request"]["linkParameter"] = json!("{##Click Here##}");
        let answer = answer(&function, &event);
        let mail = answer["response"]["emailMessage"].as_str().unwrap();
        assert_eq!(mail.contains("{##Confirm my e-mail address##}"), kind.link_stem().is_some(), "{kind:?}");
        assert_eq!(mail.contains("{####}"), kind.link_stem().is_none(), "{kind:?}");
        assert!(
            mail.contains("eSHOP-FCJ") && answer["response"]["smsMessage"].to_string().contains("{####}")
        );
    }
    // A pool that verifies by codes sends no link, whatever the setting says.
    let mail = answer(&function, &event(Kind::SignUp))["response"]["emailMessage"].to_string();
    assert!(mail.contains("{####}") && mail.contains("eSHOP-FCJ"));
}

#[test]
fn the_built_in_message_has_a_link_only_where_cognito_sends_one() {
    let sources = Sources { templates: Vec::new(), ..branded() };
    let function = configured(sources, &[("VERIFICATION_METHOD", "link")]);
    for kind in Kind::ALL {
        let mut event = event(kind);
        event["request"]["linkParameter"] = json!("{##Click Here##}");
        let answer = answer(&function, &event);
        let mail = answer["response"]["emailMessage"].as_str().unwrap();
        assert_eq!(mail.contains("{##Confirm my address##}"), kind.link_stem().is_some(), "{kind:?}");
        assert_eq!(mail.contains("{####}"), kind.link_stem().is_none(), "{kind:?}");
    }
}

#[test]
fn a_verified_person_is_greeted_by_name_and_markup_in_it_is_text() {
    let function = function(branded());
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
fn the_language_of_somebody_elses_mail_is_not_for_a_stranger_to_choose() {
    let function = function(branded());
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
fn a_pool_whose_link_has_any_words_gets_a_link_mail() {
    let function = configured(branded(), &[("VERIFICATION_METHOD", "link")]);
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
fn an_event_without_the_placeholders_of_its_kind_goes_back_as_it_came() {
    let function = function(branded());
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
    fn nothing_that_a_user_says_of_themselves_changes_more_than_the_greeting(
        name in any::<String>(),
        locale in any::<String>(),
        hostile in prop::sample::select(vec!["{####}", "{{7*7}}", "<script>", "http://evil.example/{####}", "\r\n"]),
    ) {
        let function = function(branded());
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
                prop_assert!(!is_built_in(&answer));
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
    fn any_character_in_a_name_leaves_a_message_that_cognito_takes(c in any::<char>()) {
        let function = function(branded());
        let mut event = event(Kind::ForgotPassword);
        event["request"]["userAttributes"] = json!({"name": format!("Jane {c}oe"), "email_verified": "true"});
        prop_assert!(!is_built_in(&answer(&function, &event)));
    }
}
