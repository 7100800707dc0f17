//! Fuzzes pre-sign-up with all rules on.
#![no_main]
#![expect(clippy::disallowed_methods, reason = "the macro of libFuzzer can write a file")]

use std::cell::LazyCell;

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use pre_sign_up::PreSignUp;
use trigger::{Content, Settings, Trigger};
use trigger_fuzz::{Fields, Outcome, mutate, object, outcome, text};

/// The event `PreSignUp_SignUp--every-rule.json` passes all rules under these settings and is confirmed automatically.
const SETTINGS: [(&str, &str); 13] = [
    ("REQUIRED_ATTRIBUTES", "email,name"),
    ("ALLOWED_EMAIL_DOMAINS", "example.com,example.org,bücher.example"),
    ("DENIED_EMAIL_DOMAINS", "denied.example.com"),
    ("DISPOSABLE_EMAIL", "deny"),
    ("SUB_ADDRESSING", "deny"),
    ("RESERVED_USERNAMES", "admin,root,support"),
    ("ALLOWED_CALLING_CODES", "+1,+44"),
    ("MINIMUM_AGE_YEARS", "16"),
    ("REQUIRED_TERMS_VERSION", "2026-01"),
    ("SIGN_UP_PASS", "required"),
    ("SIGN_UP_PASS_KEYS", PASS_KEYS),
    ("REFUSAL_REASONS", "detailed"),
    ("AUTO_CONFIRM_DOMAINS", AUTO_CONFIRM_DOMAIN),
];

/// The public key of the pass in that event, which is valid at the epoch.
const PASS_KEYS: &str = r#"{"keys":[{"kty":"EC","crv":"P-256","kid":"test","x":"HhhTL9R1TALzBB2cdc6zO4P_2BrHzk_ogsyxyYvFiW4","y":"pGwxHE4v9A3ZajZT5uRURdMt_khuztdcepDGoYiBwKM"}]}"#;

const AUTO_CONFIRM_DOMAIN: &str = "example.com";

const FLAGS: [&str; 2] = ["autoConfirmUser", "autoVerifyEmail"];

thread_local! {
    static FUNCTION: LazyCell<PreSignUp> = LazyCell::new(|| {
        let content = Content::compiled_in(PreSignUp::CONTENT).expect("content");
        for setting in pre_sign_up::rules::settings() {
            assert!(SETTINGS.iter().any(|(name, _)| *name == setting.name), "add {} to SETTINGS", setting.name);
        }
        PreSignUp::from_settings(&Settings::from_pairs(&SETTINGS), &content).expect("valid settings")
    });
}

fuzz_target!(|data: &[u8]| {
    let outcome = FUNCTION.with(|function| outcome(&**function, data, &FLAGS));
    if let Outcome::Returned { received, returned } = outcome
        && received != returned
    {
        assert!(is_auto_confirmed(&received), "confirmed an address of another domain");
        assert_eq!(FLAGS.map(|flag| object(&returned, "response")[flag] == "true"), [true; 2]);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(data, size, max_size, seed)
});

fn is_auto_confirmed(event: &Fields) -> bool {
    let email = text(&object(&object(event, "request"), "userAttributes"), "email").unwrap_or_default();
    let domain = email.rsplit('@').next().unwrap_or_default();
    domain.eq_ignore_ascii_case(AUTO_CONFIRM_DOMAIN)
        && text(event, "triggerSource").as_deref() == Some("PreSignUp_SignUp")
}
