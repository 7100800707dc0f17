//! The cases of a benchmark: for each function, its events and settings.

use crate::function::Function;

/// The setting of a function by name.
pub type Setting = (&'static str, &'static str);

/// An event for a function with these settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// Path of the event from the folder of the workspace.
    pub event: &'static str,
    /// Suffix for the function's name in the report.
    pub suffix: &'static str,
    /// Settings besides those of every function.
    pub settings: &'static [Setting],
    /// Number of services of AWS to which the function sends one request per event, over one connection each.
    pub services: u64,
}

const EVERY_RULE_EVENT: &str = "events/pre-sign-up/PreSignUp_SignUp--every-rule.json";
const CONFIRMATION: &str = "events/post-confirmation/PostConfirmation_ConfirmSignUp.json";

/// Settings that enable every rule of pre-sign-up without a pass. The event passes all of them.
const EVERY_RULE: &[Setting] = &[
    ("REQUIRED_ATTRIBUTES", "email,name"),
    ("ALLOWED_EMAIL_DOMAINS", "example.com,example.org"),
    ("DENIED_EMAIL_DOMAINS", "example.net"),
    ("SUB_ADDRESSING", "deny"),
    ("RESERVED_USERNAMES", "admin,root,support"),
    ("ALLOWED_CALLING_CODES", "+1,+44,+84"),
    ("MINIMUM_AGE_YEARS", "16"),
    ("REQUIRED_TERMS_VERSION", "2026-01"),
];

/// Settings of the pass in the same event. It has expired, but the rule first verifies the signature, which takes the
/// time.
const PASS: &[Setting] = &[("SIGN_UP_PASS", "monitor"), ("SIGN_UP_PASS_KEYS", PASS_KEYS)];

/// The public key of the pass in the event.
const PASS_KEYS: &str = r#"{"keys":[{"kty":"EC","crv":"P-256","kid":"test","x":"HhhTL9R1TALzBB2cdc6zO4P_2BrHzk_ogsyxyYvFiW4","y":"pGwxHE4v9A3ZajZT5uRURdMt_khuztdcepDGoYiBwKM"}]}"#;

impl Case {
    const fn new(event: &'static str, suffix: &'static str) -> Self {
        Self { event, suffix, settings: &[], services: 0 }
    }

    const fn with(self, settings: &'static [Setting]) -> Self {
        Self { settings, ..self }
    }

    /// The case for the baseline, which reads no setting and calls nobody.
    pub const fn of_unchanged(self) -> Self {
        Self { settings: &[], services: 0, ..self }
    }

    const fn calling(self, services: u64) -> Self {
        Self { services, ..self }
    }
}

// `unchanged` returns any event, so the choice is free.
const UNCHANGED: &[Case] = &[Case::new(EVERY_RULE_EVENT, "")];
const PRE_SIGN_UP: &[Case] = &[
    Case::new(EVERY_RULE_EVENT, "").with(EVERY_RULE),
    Case::new(EVERY_RULE_EVENT, ", only a pass").with(PASS),
];
const CUSTOM_MESSAGE: &[Case] = &[
    Case::new("events/custom-message/CustomMessage_SignUp.json", ""),
    Case::new("events/custom-message/CustomMessage_SignUp--locale-metadata.json", ", another locale"),
    Case::new("events/custom-message/CustomMessage_ForgotPassword.json", ", a name"),
    Case::new(
        "events/custom-message/CustomMessage_ForgotPassword--locale-metadata.json",
        ", a name, another locale",
    ),
];
const POST_CONFIRMATION: &[Case] = &[
    Case::new(CONFIRMATION, "").calling(1),
    Case::new(CONFIRMATION, ", a group").with(&[("DEFAULT_GROUPS", "members")]).calling(2),
];
const POST_AUTHENTICATION: &[Case] =
    &[Case::new("events/post-authentication/PostAuthentication_Authentication.json", "").calling(1)];

/// The cases of a function. The first one has no suffix.
pub const fn cases(function: Function) -> &'static [Case] {
    match function {
        Function::Unchanged => UNCHANGED,
        Function::PreSignUp => PRE_SIGN_UP,
        Function::CustomMessage => CUSTOM_MESSAGE,
        Function::PostConfirmation => POST_CONFIRMATION,
        Function::PostAuthentication => POST_AUTHENTICATION,
    }
}
