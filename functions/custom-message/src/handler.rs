//! Event in, message, event out. A message that cannot be written never fails a sign-up.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use aws_lambda_events::event::cognito::{
    CognitoEventUserPoolsCustomMessageRequest as Request,
    CognitoEventUserPoolsCustomMessageResponse as Response,
};
use serde_json::Value;
use trigger::{
    Answer, Decided, InitError, Invocation, Locale, Metric, MetricName, Settings, Trigger, TriggerError,
};

use crate::edition::Lifetimes;
use crate::renderer::Order;
use crate::settings::Choices;
use crate::{Kind, Message, Placeholders, Renderer, Sources, built_in, gate, name};

/// How many messages are kept: some 9 KB each.
const MOST_READY: usize = 512;

/// The function with everything that it says.
pub struct CustomMessage {
    renderer: Result<Renderer<'static>, String>,
    choices: Choices,
    /// Messages that have passed the gate. Those without a name differ in nothing else than what is in the key.
    ready: Mutex<HashMap<Key, Arc<Decided>>>,
}

type Key = (Kind, String, String, Placeholders);

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
        let renderer = Renderer::new(sources).map_err(|error| error.to_string());
        Self { renderer, choices, ready: Mutex::default() }
    }

    /// The branded message as it goes into the response, written once.
    fn decided(&self, order: &Order<'_>) -> Result<Arc<Decided>, TriggerError> {
        if order.name.is_some() {
            return Ok(Arc::new(Decided::new(&response(self.branded(order)?))?));
        }
        let key = (order.kind, order.brand.to_owned(), order.locale.to_owned(), order.placeholders.clone());
        let ready = || self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(decided) = ready().get(&key) {
            return Ok(Arc::clone(decided));
        }
        let decided = Arc::new(Decided::new(&response(self.branded(order)?))?);
        let mut ready = ready();
        if ready.len() < MOST_READY {
            ready.insert(key, Arc::clone(&decided));
        }
        Ok(decided)
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
                    .counted_as(Metric::new(MetricName::DefaultMessages));
            return Ok(Answer::unchanged("default_message").despite(error));
        };
        // Cognito sends a link for these kinds only: in any other message, a built-in one too, nobody could use it.
        let link = kind.link_stem().and_then(|_| self.choices.link_parameter(&request));
        let placeholders = placeholders.with_link(link);
        let attribute = |name: &str| request.user_attributes.get(name).and_then(text);
        let client_locale = request.client_metadata.get("locale").map(String::as_str);
        let (source, default_locale) = (event.trigger_source(), invocation.default_locale);
        let order = Order {
            kind,
            brand: self.choices.brand(&event.client_id()),
            locale: Locale::of_person(source, attribute("locale"), client_locale, default_locale).tag(),
            name: name::greetable(kind, attribute),
            placeholders: &placeholders,
        };
        match self.decided(&order) {
            Ok(decided) => Ok(Answer::changed("message_written", event.with_response(&decided)?)),
            Err(error) => {
                let decided = Decided::new(&response(built_in::message(kind, &placeholders)))?;
                let answer = Answer::changed("built_in_message", event.with_response(&decided)?);
                Ok(answer.despite(error.counted_as(Metric::new(MetricName::BuiltInMessages))))
            }
        }
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
