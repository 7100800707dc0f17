//! Event in, message, event out. A message that cannot be written never fails a sign-up.

use std::panic::{AssertUnwindSafe, catch_unwind};

use aws_lambda_events::event::cognito::{
    CognitoEventUserPoolsCustomMessageRequest as Request,
    CognitoEventUserPoolsCustomMessageResponse as Response,
};
use trigger::{Answer, InitError, Invocation, Metric, Settings, Trigger, TriggerError};

use crate::{Kind, Message, Placeholders, Renderer, Sources, built_in, embedded, gate};

/// The function with everything that it says.
pub struct CustomMessage {
    renderer: Result<Renderer, String>,
}

impl CustomMessage {
    /// Reads the settings and parses what was compiled in.
    ///
    /// # Errors
    /// When a setting cannot be used. A template that cannot be used is no error here: the built-in messages
    /// need none, and a mail without a brand is better than a sign-up without a mail.
    pub fn from_settings(settings: &Settings) -> Result<Self, InitError> {
        let locale = compiled_in(settings, "DEFAULT_LOCALE", "en", embedded::LOCALES)?;
        let brand = compiled_in(settings, "BRAND", "eshop", embedded::BRANDS)?;
        let days = settings.number("TEMPORARY_PASSWORD_DAYS", 1..=365, 7)?;
        let minutes = settings.number("MFA_CODE_MINUTES", 3..=15, 3)?;
        let sources = Sources::embedded(&locale, &brand).map(|sources| Sources {
            temporary_password_days: days,
            mfa_code_minutes: minutes,
            ..sources
        });
        Ok(Self::new(sources.as_ref()))
    }

    /// The function over any sources.
    #[must_use]
    pub fn new(sources: Option<&Sources<'_>>) -> Self {
        let renderer = sources.ok_or_else(|| "nothing is compiled in".to_owned());
        Self {
            renderer: renderer.and_then(|sources| Renderer::new(sources).map_err(|error| error.to_string())),
        }
    }

    /// The branded message, if it may go out.
    fn branded(&self, kind: Kind, placeholders: &Placeholders) -> Result<Message, TriggerError> {
        let renderer = self.renderer.as_ref().map_err(|cause| TriggerError::failed("templates", cause))?;
        let message = catch_unwind(AssertUnwindSafe(|| renderer.render(kind, placeholders)))
            .map_err(|_| TriggerError::failed("panic", "see the line of the panic"))?
            .map_err(|error| TriggerError::failed("render", error.to_string()))?;
        gate::check(&message, placeholders)
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
        let (code, name) = (request.code_parameter.as_deref(), request.username_parameter.as_deref());
        let Some(placeholders) = Placeholders::new(code, name, kind.names_user()) else {
            let error =
                TriggerError::failed("placeholders", "the event has not the placeholders of its kind")
                    .counted_as(Metric::new("DefaultMessages"));
            return Ok(Answer::unchanged("default_message").despite(error));
        };
        let (message, error) = match self.branded(kind, &placeholders) {
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

fn response(message: Message) -> Response {
    // The struct is open for fields to come, so it can only be filled after it is made.
    let mut response = Response::default();
    response.sms_message = Some(message.sms_message);
    response.email_message = Some(message.email_message);
    response.email_subject = Some(message.email_subject);
    response
}

/// The setting's value, if something of that name was compiled in.
fn compiled_in(
    settings: &Settings,
    name: &'static str,
    default: &str,
    table: &[(&str, &str)],
) -> Result<String, InitError> {
    let known = || table.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let found = settings.parsed(name, default, |value| {
        let found = table.iter().find(|(known, _)| known.eq_ignore_ascii_case(value));
        found
            .map(|(known, _)| (*known).to_owned())
            .ok_or_else(|| format!("not one of those compiled in: {}", known()))
    })?;
    Ok(found.unwrap_or_else(|| default.to_owned()))
}
