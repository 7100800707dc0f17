//! The user who gets records, from an event or a page of `ListUsers`.

use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

use attributes::EmailAddress;
use aws_sdk_dynamodb::primitives::{DateTime, DateTimeFormat};
use record_templates::RecordContext;
use serde::Deserialize;
use trigger::{Event, Invocation, Locale, Locales};

/// A user's data at the time of the event. It has no `Debug`, because it is personal data.
#[derive(Clone)]
pub struct User {
    /// The attributes by Cognito's names, including `sub`.
    pub attributes: HashMap<String, String>,
    /// Cognito's username.
    pub username: String,
    /// The user pool's ID.
    pub user_pool_id: String,
    /// The app client's ID; empty if unknown.
    pub client_id: String,
    /// The event's trigger source, or `Backfill`.
    pub trigger_source: String,
    /// All client metadata.
    pub client_metadata: HashMap<String, String>,
    /// Current time.
    pub now: SystemTime,
    /// The locale of the user's messages.
    pub locale: Locale,
}

/// The fields of a request that describe its user. Amazon's struct for post authentication requires `newDeviceUsed`,
/// which Cognito sends only if the pool remembers devices.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Request {
    user_attributes: HashMap<String, String>,
    client_metadata: HashMap<String, String>,
}

/// Empty values, at the epoch: for tools and tests that set only some fields.
impl Default for User {
    fn default() -> Self {
        Self {
            attributes: HashMap::new(),
            username: String::new(),
            user_pool_id: String::new(),
            client_id: String::new(),
            trigger_source: String::new(),
            client_metadata: HashMap::new(),
            now: UNIX_EPOCH,
            locale: Locale::default(),
        }
    }
}

impl User {
    /// The user of an event.
    #[must_use]
    pub fn of_event(event: &Event<'_>, invocation: &Invocation<'_>) -> Self {
        let request = event.request::<Request>().0;
        let user = Self {
            attributes: request.user_attributes,
            username: event.username(),
            user_pool_id: event.user_pool_id(),
            client_id: event.client_id().to_owned(),
            trigger_source: event.trigger_source().to_owned(),
            client_metadata: request.client_metadata,
            now: invocation.received_at,
            locale: Locale::default(),
        };
        user.with_locale(invocation.locales)
    }

    /// The same user with the locale of their messages.
    #[must_use]
    pub fn with_locale(self, locales: &Locales) -> Self {
        let [by_user, by_client] =
            [&self.attributes, &self.client_metadata].map(|map| map.get("locale").map(String::as_str));
        let locale = locales.for_user(&self.trigger_source, by_user, by_client);
        Self { locale, ..self }
    }

    /// The values that templates can refer to. Client metadata is limited to `client_metadata_keys`, because a client
    /// can send anything. Returns `None` without a `sub`.
    #[must_use]
    pub fn context(&self, client_metadata_keys: &[String]) -> Option<RecordContext> {
        let attribute = |name: &str| self.attributes.get(name).cloned().unwrap_or_default();
        let sub = attribute("sub");
        let email = attribute("email");
        let since_epoch = self.now.duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = DateTime::from_millis(i64::try_from(since_epoch.as_millis()).unwrap_or_default());
        let allowed = |key: &String| Some((key.clone(), self.client_metadata.get(key)?.clone()));
        (!sub.is_empty()).then(|| RecordContext {
            sub,
            username: self.username.clone(),
            user_pool_id: self.user_pool_id.clone(),
            client_id: self.client_id.clone(),
            trigger_source: self.trigger_source.clone(),
            now: now.fmt(DateTimeFormat::DateTime).unwrap_or_default(),
            now_epoch_seconds: since_epoch.as_secs(),
            locale: self.locale.tag().to_owned(),
            canonical_email: EmailAddress::parse(&email).map(|email| email.canonical()).unwrap_or_default(),
            email,
            attributes: self.attributes.clone(),
            client_metadata: client_metadata_keys.iter().filter_map(allowed).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use content::Pack;
    use trigger::Settings;

    use super::*;

    fn user(attributes: &[(&str, &str)], client_metadata: &[(&str, &str)]) -> User {
        let map = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let now = UNIX_EPOCH + Duration::from_millis(1_767_323_045_678);
        let (attributes, client_metadata) = (map(attributes), map(client_metadata));
        User { attributes, client_metadata, now, ..User::default() }
    }

    #[test]
    fn without_a_sub_there_is_no_context() {
        assert!(user(&[("email", "jane@example.com")], &[]).context(&[]).is_none());
        assert!(user(&[("sub", "")], &[]).context(&[]).is_none());
    }

    #[test]
    fn times_and_email_addresses_are_formatted() {
        let user = user(&[("sub", "s"), ("email", "J.Doe+shop@GoogleMail.com")], &[]);
        let context = user.context(&[]).unwrap();
        assert_eq!(context.now, "2026-01-02T03:04:05.678Z");
        assert_eq!(context.now_epoch_seconds, 1_767_323_045);
        assert_eq!(context.email, "J.Doe+shop@GoogleMail.com");
        assert_eq!(context.canonical_email, "jdoe@gmail.com");
        for email in ["", "jane", "jane@localhost"] {
            assert_eq!(
                self::user(&[("sub", "s"), ("email", email)], &[]).context(&[]).unwrap().canonical_email,
                ""
            );
        }
    }

    #[test]
    fn the_locale_is_that_of_the_messages() {
        let templates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
        let pack = Pack::verified(messages::pack(&templates, &[]).unwrap().leak()).unwrap();
        let locales = Locales::from_settings(&Settings::from_pairs(&[]), &pack).unwrap();
        let locale = |source: &str, attribute: &str, metadata: &str| {
            let user = user(&[("sub", "s"), ("locale", attribute)], &[("locale", metadata)]);
            let user = User { trigger_source: source.to_owned(), ..user };
            user.with_locale(&locales).context(&[]).unwrap().locale
        };
        let (confirmation, sign_in) = ("PostConfirmation_ConfirmSignUp", "PostAuthentication_Authentication");
        assert_eq!(locale(confirmation, "de-AT", "vi"), "vi");
        assert_eq!(locale(confirmation, "de-AT", "xx"), "de");
        assert_eq!(locale(sign_in, "de-AT", "vi"), "de");
        assert_eq!(locale(sign_in, "<script>", ""), "en");
    }

    #[test]
    fn only_listed_keys_of_client_metadata_are_available() {
        let user = user(&[("sub", "s")], &[("campaign", "autumn"), ("admin", "true")]);
        assert!(user.context(&[]).unwrap().client_metadata.is_empty());
        let listed = user.context(&["campaign".to_owned(), "plan".to_owned()]).unwrap().client_metadata;
        assert_eq!(listed, HashMap::from([("campaign".to_owned(), "autumn".to_owned())]));
    }
}
