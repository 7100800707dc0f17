//! Event in, message, event out. A message that cannot be written never fails a sign-up.

use std::panic::{AssertUnwindSafe, catch_unwind};

use aws_lambda_events::event::cognito::{
    CognitoEventUserPoolsCustomMessageRequest as Request,
    CognitoEventUserPoolsCustomMessageResponse as Response,
};
use serde_json::Value;
use trigger::{Answer, InitError, Invocation, Locale, Metric, Settings, Trigger, TriggerError};

use crate::edition::Lifetimes;
use crate::renderer::Order;
use crate::settings::Choices;
use crate::{Kind, Message, Placeholders, Renderer, Sources, built_in, gate, name};

/// The function with everything that it says.
pub struct CustomMessage {
    renderer: Result<Renderer<'static>, String>,
    choices: Choices,
}

impl CustomMessage {
    /// Reads the settings and parses the templates that were compiled in.
    ///
    /// # Errors
    /// When a setting cannot be used. A template that cannot be used is no error here: the built-in messages
    /// need none, and a mail without a brand is better than a sign-up without a mail.
    pub fn from_settings(settings: &Settings) -> Result<Self, InitError> {
        let lifetimes = Lifetimes {
            temporary_password_days: settings.number("TEMPORARY_PASSWORD_DAYS", 1..=365, 7)?,
            mfa_code_minutes: settings.number("MFA_CODE_MINUTES", 3..=15, 3)?,
        };
        Ok(Self::new(Sources::embedded(lifetimes), Choices::from_settings(settings)?))
    }

    /// The function over any sources.
    #[must_use]
    pub fn new(sources: Sources<'static>, choices: Choices) -> Self {
        Self { renderer: Renderer::new(sources).map_err(|error| error.to_string()), choices }
    }

    /// The branded message, if it may go out.
    fn branded(&self, order: &Order<'_>) -> Result<Message, TriggerError> {
        let renderer = self.renderer.as_ref().map_err(|cause| TriggerError::failed("templates", cause))?;
        let (message, placeholders) = catch_unwind(AssertUnwindSafe(|| renderer.render(order)))
            .map_err(|_| TriggerError::failed("panic", "see the line of the panic"))?
            .map_err(|error| TriggerError::failed("render", error.to_string()))?;
        gate::check(&message, &placeholders)
            .map_err(|finding| TriggerError::failed("gate", finding.to_string()))?;
        Ok(message)
    }
}

impl Trigger for CustomMessage {
    const NAME: &'static str = "custom-message";

    async fn handle(&self, invocation: &Invocation<'_>) -> Result<Answer, TriggerError> {
        let event = &invocation.event;
        let Some(kind) = Kind::from_trigger_source(event.trigger_source()) else {
            return Ok(Answer::unknown_source());
        };
        let request = event.request::<Request>();
        let Some(placeholders) = placeholders(kind, &request) else {
            let error =
                TriggerError::failed("placeholders", "the event has not the placeholders of its kind")
                    .counted_as(Metric::new("DefaultMessages"));
            return Ok(Answer::unchanged("default_message").despite(error));
        };
        let placeholders = placeholders.with_link(self.choices.link_parameter(&request));
        let attribute = |name: &str| request.user_attributes.get(name).and_then(text);
        let wishes = [request.client_metadata.get("locale").map(String::as_str), attribute("locale")];
        let order = Order {
            kind,
            brand: self.choices.brand(&event.client_id()),
            locale: Locale::choose(wishes.into_iter().flatten(), self.choices.default_locale).tag(),
            name: name::greetable(kind, attribute),
            placeholders: &placeholders,
        };
        let (message, error) = match self.branded(&order) {
            Ok(message) => (message, None),
            Err(error) => (built_in::message(kind, &placeholders), Some(error)),
        };
        let changed = event.with_response(&response(message))?;
        Ok(match error {
            None => Answer::changed("message_written", changed),
            Some(error) => Answer::changed("built_in_message", changed)
                .despite(error.counted_as(Metric::new("BuiltInMessages"))),
        })
    }
}

/// A user attribute as text: Cognito documents texts only and sends `true` for some.
fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Bool(true) => Some("true"),
        _ => None,
    }
}

fn placeholders(kind: Kind, request: &Request) -> Option<Placeholders> {
    let (code, name) = (request.code_parameter.as_deref(), request.username_parameter.as_deref());
    Placeholders::new(code, name, kind.names_user())
}

fn response(message: Message) -> Response {
    // The struct is open for fields to come, so it can only be filled after it is made.
    let mut response = Response::default();
    response.sms_message = Some(message.sms_message);
    response.email_message = Some(message.email_message);
    response.email_subject = Some(message.email_subject);
    response
}
