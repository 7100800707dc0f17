//! Sign-up passes. The back end of the app sees the IP address, the CAPTCHA and the invitation, which no trigger sees. It
//! signs a short-lived JWT, the client sends it as `pass` in the validation data, and this module verifies it offline.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc7519>, <https://www.rfc-editor.org/rfc/rfc8725>

mod claims;
mod cryptography;
mod jwk;
mod keys;
mod limits;
mod problem;
pub mod signing;

use trigger::{InitError, Settings};

use crate::registration::{PassVerdict, Registration};

pub use claims::{Audience, Claims, is_phone_number};
pub use keys::Keys;
pub use limits::LONGEST_LIFE_SECONDS;
pub use problem::Problem;

/// Code of the rule that requires a pass.
pub(crate) const RULE: &str = "sign_up_pass";
/// Setting of the rule.
pub(crate) const SIGN_UP_PASS: &str = "SIGN_UP_PASS";
const SIGN_UP_PASS_KEYS: &str = "SIGN_UP_PASS_KEYS";
const SIGN_UP_PASS_CLIENTS: &str = "SIGN_UP_PASS_CLIENTS";

/// The settings besides the setting of the rule.
pub const SETTINGS: [&str; 2] = [SIGN_UP_PASS_KEYS, SIGN_UP_PASS_CLIENTS];

/// A set with one public key. Nobody has its private key.
pub const EXAMPLE_KEYS: &str = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"2026-03","x":"6uAsgH46xJJcEcswHPXlRPXtcyprV38Dp9c71MFYgxA"}]}"#;

/// Values of `SIGN_UP_PASS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Passes are not read.
    Off,
    /// A sign-up without a valid pass is logged and counted.
    Monitor,
    /// A sign-up without a valid pass is refused.
    Required,
}

impl Mode {
    /// Reads the setting.
    pub fn from_settings(settings: &Settings) -> Result<Self, InitError> {
        let choices = [("off", Self::Off), ("monitor", Self::Monitor), ("required", Self::Required)];
        settings.choice(SIGN_UP_PASS, &choices)
    }
}

/// The keys of passes, and the app clients that must send one.
#[derive(Debug)]
pub struct Passes {
    keys: Keys,
    clients: Vec<String>,
}

impl Passes {
    /// Reads the settings. `None` means that passes are off.
    ///
    /// # Errors
    /// Fails if a setting cannot be used, or if passes are on and there are no keys. The error does not quote the keys,
    /// because they may be private ones by mistake.
    pub fn from_settings(settings: &Settings) -> Result<Option<Self>, InitError> {
        let unusable = |problem: String| InitError {
            name: SIGN_UP_PASS_KEYS,
            problem,
            example: EXAMPLE_KEYS.to_owned(),
        };
        let is_off = Mode::from_settings(settings)? == Mode::Off;
        let keys = settings.optional(SIGN_UP_PASS_KEYS).map(|text| Keys::parse(&text).map_err(unusable));
        let clients = settings.list(SIGN_UP_PASS_CLIENTS, "1example23456789", client_id)?;
        match keys.transpose()? {
            _ if is_off => Ok(None),
            Some(keys) => Ok(Some(Self { keys, clients })),
            None => Err(unusable(format!("is not set, but {SIGN_UP_PASS} needs it"))),
        }
    }

    /// Verdict on `token`, the pass that the client sent with `registration`.
    #[must_use]
    pub fn verdict(&self, token: Option<&str>, registration: &Registration<'_>) -> PassVerdict {
        if !self.clients.is_empty() && !self.clients.iter().any(|client| client == registration.client_id) {
            return PassVerdict::NotNeeded;
        }
        let claims = token.ok_or(Problem::Missing).and_then(|token| self.keys.verify(token, registration));
        match claims {
            Ok(claims) => PassVerdict::Valid { email_verified: claims.vouches_for_email() },
            Err(problem) => {
                tracing::debug!(%problem, "the pass is not valid");
                PassVerdict::NotValid
            }
        }
    }
}

/// Parses the id of an app client. Source:
/// <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html>
fn client_id(text: &str) -> Result<String, &'static str> {
    let is_id =
        text.len() <= 128 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+".contains(&byte));
    if is_id { Ok(text.to_owned()) } else { Err("is not the id of an app client") }
}
