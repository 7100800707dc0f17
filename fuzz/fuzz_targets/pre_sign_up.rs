//! pre-sign-up with every rule on.
#![no_main]

use std::cell::LazyCell;

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use pre_sign_up::PreSignUp;
use trigger::{Content, Settings, Trigger};
use trigger_fuzz::{Fields, Outcome, mutate, object, outcome, text};

/// `events/pre-sign-up/PreSignUp_SignUp--every-rule.json` meets every rule, and is vouched for.
const SETTINGS: [(&str, &str); 11] = [
    ("REQUIRED_ATTRIBUTES", "email,name"),
    ("ALLOWED_EMAIL_DOMAINS", "example.com,example.org,bücher.example"),
    ("DENIED_EMAIL_DOMAINS", "denied.example.com"),
    ("DISPOSABLE_EMAIL", "deny"),
    ("SUB_ADDRESSING", "deny"),
    ("RESERVED_USERNAMES", "admin,root,support"),
    ("ALLOWED_CALLING_CODES", "+1,+44"),
    ("MINIMUM_AGE_YEARS", "16"),
    ("REQUIRED_TERMS_VERSION", "2026-01"),
    ("REFUSAL_REASONS", "detailed"),
    ("AUTO_CONFIRM_DOMAINS", VOUCHED),
];

const VOUCHED: &str = "example.com";

const FLAGS: [&str; 2] = ["autoConfirmUser", "autoVerifyEmail"];

thread_local! {
    static FUNCTION: LazyCell<PreSignUp> = LazyCell::new(|| {
        let content = Content::compiled_in(PreSignUp::CONTENT).expect("content");
        PreSignUp::from_settings(&Settings::from_pairs(&SETTINGS), &content).expect("settings that can be used")
    });
}

fuzz_target!(|data: &[u8]| {
    if let Outcome::Answered { came, went } = FUNCTION.with(|function| outcome(&**function, data, &FLAGS)) {
        assert!(came == went || is_vouched_for(&came), "a stranger takes an address");
        assert!(came == went || FLAGS.map(|flag| object(&went, "response")[flag] == "true") == [true; 2]);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(data, size, max_size, seed)
});

fn is_vouched_for(event: &Fields) -> bool {
    let email = text(&object(&object(event, "request"), "userAttributes"), "email").unwrap_or_default();
    let domain = email.rsplit('@').next().unwrap_or_default();
    domain.eq_ignore_ascii_case(VOUCHED)
        && text(event, "triggerSource").as_deref() == Some("PreSignUp_SignUp")
}
