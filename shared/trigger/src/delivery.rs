//! What comes with an event and is not in it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::Locale;
use crate::runtime::COGNITOS_PATIENCE;

/// What is around a payload.
#[derive(Clone, Copy, Debug)]
pub struct Delivery<'a> {
    /// Lambda's id of the invocation.
    pub request_id: &'a str,
    /// When the payload arrived.
    pub received_at: SystemTime,
    /// How long until Lambda stops the function.
    pub remaining: Duration,
    /// The locale of people who want none that there is.
    pub default_locale: Locale,
}

/// For tests and for tools: at the epoch, with all of Cognito's patience.
impl Default for Delivery<'_> {
    fn default() -> Self {
        Self {
            request_id: "r",
            received_at: UNIX_EPOCH,
            remaining: COGNITOS_PATIENCE,
            default_locale: Locale::default(),
        }
    }
}
