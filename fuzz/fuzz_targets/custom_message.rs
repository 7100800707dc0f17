//! Fuzzes custom-message, for a pool that verifies by codes and for a pool that verifies by links.
#![no_main]
#![expect(clippy::disallowed_methods, reason = "the macro of libFuzzer can write a file")]

use std::sync::LazyLock;

use custom_message::CustomMessage;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use trigger::{Content, Settings, Trigger};
use trigger_fuzz::{Fields, Outcome, mutate, object, outcome, text};

const MESSAGES: [&str; 3] = ["emailMessage", "emailSubject", "smsMessage"];

/// Brands for the app client of the events and for another client. All other clients have the default brand.
const BRANDS: &str = "exampleclientid00000000001=harbour,exampleclientid00000000002=orchard";

static BY_CODE: LazyLock<CustomMessage> = LazyLock::new(|| function("code"));
static BY_LINK: LazyLock<CustomMessage> = LazyLock::new(|| function("link"));

fuzz_target!(|data: &[u8]| {
    for (function, by_link) in [(&BY_CODE, false), (&BY_LINK, true)] {
        match outcome(&**function, data, &MESSAGES) {
            Outcome::NoEvent => {}
            Outcome::Refused => panic!("custom-message refused a sign-up"),
            Outcome::Returned { received, returned } if received == returned => {}
            Outcome::Returned { received, returned } => {
                check(&received, &object(&returned, "response"), by_link);
            }
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(data, size, max_size, seed)
});

fn function(method: &str) -> CustomMessage {
    let settings = [("VERIFICATION_METHOD", method), ("BRAND_BY_CLIENT", BRANDS), ("MFA_CODE_MINUTES", "5")];
    let content = Content::compiled_in(CustomMessage::CONTENT).expect("content");
    CustomMessage::from_settings(&Settings::from_pairs(&settings), &content).expect("valid settings")
}

/// Checks that Cognito accepts the message and that the user can use it. Cognito replaces an invalid message
/// with its own and reports no error.
fn check(event: &Fields, response: &Fields, by_link: bool) {
    let [email, subject, sms] = MESSAGES.map(|name| text(response, name).expect("all three texts"));
    assert!((6..=20_000).contains(&email.chars().count()) && email.len() <= 20_000, "{} bytes", email.len());
    assert!((1..=140).contains(&subject.chars().count()), "{subject}");
    assert!((6..=140).contains(&sms.chars().count()), "{sms}");
    assert!(!subject.contains(char::is_control) && !subject.contains('{'), "{subject:?}");
    // The second line repeats the code for browsers.
    let sms = sms.lines().next().unwrap_or_default();

    let request = object(event, "request");
    let source = text(event, "triggerSource").expect("a trigger source");
    let code = text(&request, "codeParameter").expect("a placeholder of the code");
    assert_eq!(sms.matches(&code).count(), 1, "{sms}");
    let codes = email.matches(&code).count();
    let links = links(&email.replace(&code, ""));
    assert_eq!(codes + links, 1, "{email}");
    let verifies = ["CustomMessage_SignUp", "CustomMessage_ResendCode"].contains(&source.as_str());
    assert!(links == 0 || (by_link && verifies && request.contains_key("linkParameter")), "{email}");
    if source == "CustomMessage_AdminCreateUser" {
        let name = text(&request, "usernameParameter").expect("a placeholder of the username");
        assert_eq!((email.matches(&name).count(), sms.matches(&name).count()), (1, 1), "{email}");
    }
}

/// Number of link placeholders, `{##words##}`.
fn links(text: &str) -> usize {
    let links = text.split("{##").skip(1).filter_map(|rest| rest.split_once("##}"));
    links.filter(|(words, _)| !words.is_empty()).count()
}
