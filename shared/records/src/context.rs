//! What the strings of a template may refer to.

use std::collections::HashMap;

use serde::Serialize;

/// What is known of one user. What a user does not have is an empty text.
#[derive(Clone, Default, Serialize)]
pub struct RecordContext {
    /// The user's immutable id.
    pub sub: String,
    /// Cognito's user name.
    pub user_name: String,
    /// The pool.
    pub user_pool_id: String,
    /// The app client; empty when there is none, as in a backfill.
    pub client_id: String,
    /// What made the record, `PostConfirmation_ConfirmSignUp` for example.
    pub trigger_source: String,
    /// RFC 3339 in UTC, with milliseconds.
    pub now: String,
    /// Seconds since 1970.
    pub now_epoch_seconds: u64,
    /// The BCP 47 tag of the locale that the user gets messages in.
    pub locale: String,
    /// The attribute `email`.
    pub email: String,
    /// `email` in one spelling; empty when mail cannot be sent to it.
    pub canonical_email: String,
    /// Every user attribute by Cognito's name.
    pub attributes: HashMap<String, String>,
    /// What the client sent, the allowed keys alone.
    pub client_metadata: HashMap<String, String>,
}

/// The name of the map of attributes.
pub const ATTRIBUTES: &str = "attributes";
/// The name of the map of client metadata.
pub const CLIENT_METADATA: &str = "client_metadata";
