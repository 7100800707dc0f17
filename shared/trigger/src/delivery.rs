//! What comes with an event and is not in it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::Locales;
use crate::times::COGNITO_TIMEOUT;

/// What is around a payload.
#[derive(Clone, Copy, Debug)]
pub struct Delivery<'a> {
    /// Lambda's id of the invocation.
    pub request_id: &'a str,
    /// When the payload arrived.
    pub received_at: SystemTime,
    /// How long until Lambda stops the function.
    pub remaining: Duration,
    /// The locales of the content.
    pub locales: &'a Locales,
}

static NEUTRAL: Locales = Locales::NEUTRAL;

/// For tests and for tools: at the epoch, with all of Cognito's patience, in English.
impl Default for Delivery<'_> {
    fn default() -> Self {
        Self { request_id: "r", received_at: UNIX_EPOCH, remaining: COGNITO_TIMEOUT, locales: &NEUTRAL }
    }
}
