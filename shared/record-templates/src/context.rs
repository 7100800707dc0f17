//! The values that the strings of a template can refer to.

use std::borrow::Cow;
use std::collections::HashMap;

/// The values of one user. A missing value is an empty string.
#[derive(Clone, Default)]
pub struct RecordContext {
    /// The user's immutable id.
    pub sub: String,
    /// Cognito's username.
    pub username: String,
    /// The user pool's ID.
    pub user_pool_id: String,
    /// The app client's ID; empty in a backfill.
    pub client_id: String,
    /// The trigger source, `PostConfirmation_ConfirmSignUp` for example.
    pub trigger_source: String,
    /// The current time as RFC 3339 in UTC, with milliseconds.
    pub now: String,
    /// The current time in seconds since 1970.
    pub now_epoch_seconds: u64,
    /// The BCP 47 tag of the locale of the user's messages.
    pub locale: String,
    /// The attribute `email`.
    pub email: String,
    /// `email` in canonical spelling; empty for an address that cannot receive mail.
    pub canonical_email: String,
    /// Every user attribute by Cognito's name.
    pub attributes: HashMap<String, String>,
    /// The client's metadata, limited to the allowed keys.
    pub client_metadata: HashMap<String, String>,
}

/// The value of one field of the context.
pub type Field = fn(&RecordContext) -> Cow<'_, str>;

/// The name of the field that supports `+ number`.
pub const NOW_EPOCH_SECONDS: &str = "now_epoch_seconds";

/// Every field that is not a map, by its name.
pub const FIELDS: [(&str, Field); 10] = [
    ("sub", |context| Cow::from(&context.sub)),
    ("username", |context| Cow::from(&context.username)),
    ("user_pool_id", |context| Cow::from(&context.user_pool_id)),
    ("client_id", |context| Cow::from(&context.client_id)),
    ("trigger_source", |context| Cow::from(&context.trigger_source)),
    ("now", |context| Cow::from(&context.now)),
    (NOW_EPOCH_SECONDS, |context| Cow::from(context.now_epoch_seconds.to_string())),
    ("locale", |context| Cow::from(&context.locale)),
    ("email", |context| Cow::from(&context.email)),
    ("canonical_email", |context| Cow::from(&context.canonical_email)),
];

/// A field that is a map.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ContextMap {
    /// `attributes`
    Attributes,
    /// `client_metadata`
    ClientMetadata,
}

impl ContextMap {
    /// Every map, by its name.
    pub const ALL: [(&str, Self); 2] =
        [("attributes", Self::Attributes), ("client_metadata", Self::ClientMetadata)];

    /// The value of `key`; empty when the map lacks it.
    #[must_use]
    pub fn value<'c>(self, context: &'c RecordContext, key: &str) -> &'c str {
        let map = match self {
            Self::Attributes => &context.attributes,
            Self::ClientMetadata => &context.client_metadata,
        };
        map.get(key).map_or("", String::as_str)
    }
}
