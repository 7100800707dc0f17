//! custom-message, where the pool verifies by codes and where it verifies by links.
#![no_main]

use std::sync::LazyLock;

use custom_message::CustomMessage;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use trigger::{Content, Settings, Trigger};
use trigger_fuzz::{Fields, Outcome, mutate, object, outcome, text};

const MESSAGES: [&str; 3] = ["emailMessage", "emailSubject", "smsMessage"];

/// A brand for the app client of the events, one for another, and the default for all others.
const BRANDS: &str = "exampleclientid00000000001=harbour,exampleclientid00000000002=orchard";

static BY_CODE: LazyLock<CustomMessage> = LazyLock::new(|| function("code"));
static BY_LINK: LazyLock<CustomMessage> = LazyLock::new(|| function("link"));

fuzz_target!(|data: &[u8]| {
    for (function, by_link) in [(&BY_CODE, false), (&BY_LINK, true)] {
        match outcome(&**function, data, &MESSAGES) {
            Outcome::NoEvent => {}
            Outcome::Refused => panic!("a sign-up without its message"),
            Outcome::Answered { came, went } if came == went => {}
            Outcome::Answered { came, went } => check(&came, &object(&went, "response"), by_link),
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(data, size, max_size, seed)
});

fn function(method: &str) -> CustomMessage {
    let settings = [("VERIFICATION_METHOD", method), ("BRAND_BY_CLIENT", BRANDS), ("MFA_CODE_MINUTES", "5")];
    let content = Content::compiled_in(CustomMessage::CONTENT).expect("content");
    CustomMessage::from_settings(&Settings::from_pairs(&settings), &content)
        .expect("settings that can be used")
}

/// What Cognito sends and a person can use: else it sends its own default text, without a word.
fn check(event: &Fields, response: &Fields, by_link: bool) {
    let [email, subject, sms] = MESSAGES.map(|name| text(response, name).expect("all three are written"));
    assert!((6..=20_000).contains(&email.chars().count()) && email.len() <= 20_000, "{} bytes", email.len());
    assert!((1..=140).contains(&subject.chars().count()), "{subject}");
    assert!((6..=140).contains(&sms.chars().count()), "{sms}");
    assert!(!subject.contains(char::is_control) && !subject.contains('{'), "{subject:?}");
    // The second line is for browsers and has the code again.
    let sms = sms.lines().next().unwrap_or_default();

    let request = object(event, "request");
    let source = text(event, "triggerSource").expect("the source of a message");
    let code = text(&request, "codeParameter").expect("where the code goes");
    assert_eq!(sms.matches(&code).count(), 1, "{sms}");
    let codes = email.matches(&code).count();
    let links = links(&email.replace(&code, ""));
    assert_eq!(codes + links, 1, "{email}");
    let verifies = ["CustomMessage_SignUp", "CustomMessage_ResendCode"].contains(&source.as_str());
    assert!(links == 0 || (by_link && verifies && request.contains_key("linkParameter")), "{email}");
    if source == "CustomMessage_AdminCreateUser" {
        let name = text(&request, "usernameParameter").expect("where the username goes");
        assert_eq!((email.matches(&name).count(), sms.matches(&name).count()), (1, 1), "{email}");
    }
}

/// How many `{##words##}` there are.
fn links(text: &str) -> usize {
    let links = text.split("{##").skip(1).filter_map(|rest| rest.split_once("##}"));
    links.filter(|(words, _)| !words.is_empty()).count()
}
