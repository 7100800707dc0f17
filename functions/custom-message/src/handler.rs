//! Event in, message, event out. A message that cannot be written never fails a sign-up.

use content::{Kind, MessageRequest, Placeholders};
use trigger::{
    Content, Decision, Event, InitError, Invocation, Metric, MetricName, Settings, Trigger, TriggerError,
};

use crate::library::Library;
use crate::name;
use crate::request::Request;
use crate::settings::{MessageSettings, NEUTRAL_BRAND};

/// The function with every message.
pub struct CustomMessage {
    library: Library,
    choices: MessageSettings,
}

impl CustomMessage {
    /// Reads the settings and the messages.
    ///
    /// # Errors
    /// When a setting cannot be used or the content has no messages.
    pub fn from_settings(settings: &Settings, content: &Content) -> Result<Self, InitError> {
        let library = Library::from_settings(settings, content.messages()?)?;
        let choices = MessageSettings::from_settings(library.brands(), settings)?;
        if settings.optional("BRAND").is_none() && choices.brand("") == NEUTRAL_BRAND {
            tracing::warn!(
                function = Self::NAME,
                brand = NEUTRAL_BRAND,
                "BRAND is not set: messages name nobody; set BRAND to one of {}",
                library.brands().join(", ")
            );
        }
        Ok(Self { library, choices })
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
            let error = TriggerError::failed("placeholders", "the event lacks a placeholder of its kind");
            return Ok(default_message(error));
        };
        // Cognito sends a link for these kinds only: in any other message nobody could use it. A pool whose events have
        // none verifies by codes, whatever the setting says.
        let by_link = self.choices.by_link() && kind.link_stem().is_some();
        let placeholders = placeholders.with_link(request.link_parameter.as_deref().filter(|_| by_link));
        let attribute = |name: &str| request.attribute(name);
        let (source, locales) = (event.trigger_source(), invocation.locales);
        let order = MessageRequest {
            kind,
            brand: self.choices.brand(event.client_id()),
            locale: locales.for_user(source, attribute("locale"), request.client_locale()).tag(),
            name: name::greetable(kind, attribute),
            placeholders: &placeholders,
        };
        match self.library.response(&order) {
            Ok(fields) => Ok(Decision::unchanged("message_written").with_response(fields)),
            Err(error) => Ok(default_message(error)),
        }
    }
}

/// The event goes back as it came, and Cognito sends the pool's own message.
fn default_message(error: TriggerError) -> Decision {
    let error = error.with_metric(Metric::new(MetricName::MessagesLeftToCognito));
    Decision::unchanged("default_message").with_failure(error)
}

fn placeholders(kind: Kind, request: &Request) -> Option<Placeholders> {
    let (code, name) = (request.code_parameter.as_deref(), request.username_parameter.as_deref());
    Placeholders::new(code, name, kind.names_user())
}
