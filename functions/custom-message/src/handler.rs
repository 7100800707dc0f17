//! The handler: returns the event with a message. A failure never stops a sign-up: Cognito then sends its own
//! message.

use content::{Kind, MessageRequest, Placeholders};
use trigger::{
    Content, Decision, Event, InitError, Invocation, Metric, MetricName, Outcome, Reason, Settings, Trigger,
    TriggerError,
};

use crate::library::Library;
use crate::name;
use crate::request::Request;
use crate::settings::{MessageSettings, NEUTRAL_BRAND};

/// The function with all messages.
pub struct CustomMessage {
    library: Library,
    settings: MessageSettings,
}

impl CustomMessage {
    /// Reads the settings and the messages.
    ///
    /// # Errors
    /// Fails if a setting cannot be used or the content has no messages.
    pub fn from_settings(settings: &Settings, content: &Content) -> Result<Self, InitError> {
        let library = Library::from_settings(settings, content.messages()?)?;
        let message_settings = MessageSettings::from_settings(library.brands(), settings)?;
        if settings.optional("BRAND").is_none() && message_settings.brand("") == NEUTRAL_BRAND {
            tracing::warn!(
                function = Self::NAME,
                brand = NEUTRAL_BRAND,
                "BRAND is not set, so messages name no company; set BRAND to one of {}",
                library.brands().join(", ")
            );
        }
        Ok(Self { library, settings: message_settings })
    }
}

impl Trigger for CustomMessage {
    const NAME: &'static str = "custom-message";
    const CONTENT: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.pack"));

    async fn handle(&self, event: &Event<'_>, invocation: &Invocation<'_>) -> Result<Decision, TriggerError> {
        let Some(kind) = Kind::from_trigger_source(event.trigger_source()) else {
            return Ok(Decision::unknown_source());
        };
        let request = event.request::<Request>();
        let Some(placeholders) = placeholders(kind, &request) else {
            let error = TriggerError::failed(Reason::Placeholders, "the event lacks a required placeholder");
            return Ok(default_message(error));
        };
        // Cognito sends links for these kinds only. If the event has no link, the pool verifies by codes
        // despite the setting.
        let by_link = self.settings.by_link() && kind.link_stem().is_some();
        let placeholders = placeholders.with_link(request.link_parameter.as_deref().filter(|_| by_link));
        let attribute = |name: &str| request.attribute(name);
        let (source, locales) = (event.trigger_source(), invocation.locales);
        let locale = locales.for_user(source, attribute("locale"), request.client_locale());
        let message_request = MessageRequest {
            kind,
            brand: self.settings.brand(event.client_id()),
            locale: locale.tag(),
            name: name::greetable(kind, attribute),
            placeholders: &placeholders,
        };
        match self.library.response(&message_request) {
            Ok(fields) => {
                Ok(Decision::unchanged(Outcome::MessageWritten).with_locale(locale).with_response(fields))
            }
            Err(error) => Ok(default_message(error)),
        }
    }
}

/// The event goes back unchanged, and Cognito sends the pool's own message.
fn default_message(error: TriggerError) -> Decision {
    let error = error.with_metric(Metric::new(MetricName::MessagesLeftToCognito));
    Decision::unchanged(Outcome::DefaultMessage).with_failure(error)
}

fn placeholders(kind: Kind, request: &Request) -> Option<Placeholders> {
    let (code, name) = (request.code_parameter.as_deref(), request.username_parameter.as_deref());
    Placeholders::new(code, name, kind.names_user())
}
