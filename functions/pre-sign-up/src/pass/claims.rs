//! The claims of a pass.

use std::time::{Duration, SystemTime};

use attributes::EmailAddress;
use serde::{Deserialize, Serialize};

use super::Problem;
use super::limits::{CLOCK_SKEW_SECONDS, LONGEST_LIFE_SECONDS};
use crate::registration::Registration;

/// The claims of a pass. Other claims are ignored. `Debug` is absent, because `sub` is personal data.
#[derive(Deserialize, Serialize)]
pub struct Claims {
    /// Audience: the app client, or several.
    pub aud: Audience,
    /// Subject: the email address or the phone number.
    pub sub: String,
    /// End of validity, in epoch seconds.
    pub exp: u64,
    /// Begin of validity, in epoch seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nbf: Option<u64>,
    /// Whether the back end has verified that the person owns the email address in `sub`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub email_verified: bool,
}

/// The app clients that a pass is for.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
pub enum Audience {
    /// One client.
    One(String),
    /// Each of several clients.
    Several(Vec<String>),
}

impl Claims {
    /// Checks the claims of a pass whose signature is valid.
    ///
    /// # Errors
    /// Fails if the pass is for another time, another client or another person.
    pub(super) fn check(&self, registration: &Registration<'_>) -> Result<(), Problem> {
        self.check_time(registration.received_at)?;
        if !self.aud.includes(registration.client_id) {
            return Err(Problem::OtherClient);
        }
        if self.is_about(registration) { Ok(()) } else { Err(Problem::OtherPerson) }
    }

    fn check_time(&self, now: SystemTime) -> Result<(), Problem> {
        let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
        if now >= self.exp.saturating_add(CLOCK_SKEW_SECONDS) {
            return Err(Problem::Expired);
        }
        if self.exp > now + LONGEST_LIFE_SECONDS + CLOCK_SKEW_SECONDS {
            return Err(Problem::TooLongLife);
        }
        if self.nbf.is_some_and(|nbf| nbf > now + CLOCK_SKEW_SECONDS) {
            Err(Problem::NotYetValid)
        } else {
            Ok(())
        }
    }

    /// Returns whether `sub` is the email address or the phone number of `registration`. Letter case does not matter.
    /// Dots and tags do: one pass must not open several accounts with spellings of one mailbox.
    fn is_about(&self, registration: &Registration<'_>) -> bool {
        match EmailAddress::parse(&self.sub) {
            Ok(email) => registration.valid_email().is_some_and(|known| known.folded() == email.folded()),
            Err(_) => {
                is_phone_number(&self.sub)
                    && registration.attribute("phone_number") == Some(self.sub.as_str())
            }
        }
    }

    /// Returns whether the pass vouches for the email address of a registration that it is about.
    #[must_use]
    pub fn vouches_for_email(&self) -> bool {
        self.email_verified && EmailAddress::parse(&self.sub).is_ok()
    }
}

impl Audience {
    fn includes(&self, client_id: &str) -> bool {
        let is_client = |audience: &String| !client_id.is_empty() && audience == client_id;
        match self {
            Self::One(audience) => is_client(audience),
            Self::Several(audiences) => audiences.iter().any(is_client),
        }
    }
}

/// Returns whether `text` is a phone number in E.164 form, as Cognito requires.
#[must_use]
pub fn is_phone_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (2..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
}
