//! The loop that serves events. It writes one log line per event, without personal data.
#![expect(clippy::disallowed_methods, reason = "the runtime of this function reads the clock")]

use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use lambda_runtime::{Diagnostic, LambdaEvent, Runtime, service_fn};
use serde_json::Value;
use trigger::{Content, InitError, Settings, runtime, telemetry};

use crate::handler::WelcomeEmail;
use crate::outcome::{Moment, Outcome, WelcomeError};

const NAME: &str = "welcome-email";

/// Starts the function, then serves events until Lambda ends the process.
pub async fn run(build: impl FnOnce(&Settings, &Content) -> Result<WelcomeEmail, InitError>) -> ExitCode {
    let settings = Settings::from_environment();
    telemetry::init(&settings);
    // The mails are compiled in, so a content pack beside the function would not change them.
    let content = Content::compiled_in(crate::CONTENT);
    let welcome_email = match content.and_then(|content| build(&settings, &content)) {
        Ok(welcome_email) => welcome_email,
        Err(error) => {
            tracing::error!(function = NAME, setting = error.name, cause = %error, "init stopped");
            return ExitCode::FAILURE;
        }
    };
    let welcome_email = &welcome_email;
    let service = service_fn(|event: LambdaEvent<Value>| async move {
        let now = SystemTime::now();
        // The timeout in template.yaml.
        let remaining = runtime::remaining(&event.context, now, Duration::from_secs(40));
        let moment = Moment { now, deadline: now + remaining };
        let result = welcome_email.handle(&event.payload, moment).await;
        report(&event.context.request_id, &event.payload, &result);
        result.map(|_| ()).map_err(|error| Diagnostic {
            error_type: "WelcomeEmail".to_owned(),
            error_message: error.to_string(),
        })
    });
    runtime::exit_code(NAME, Runtime::new(service).run().await)
}

/// Writes the log line of an event. The event's id identifies its record, but nobody without access to it.
fn report(request_id: &str, event: &Value, result: &Result<Outcome, WelcomeError>) {
    let event_id = event["detail"]["id"].as_str().map(telemetry::identifier).unwrap_or_default();
    match result {
        Ok(Outcome::Sent { message_id, is_marked: true }) => {
            tracing::info!(function = NAME, request_id, event_id, outcome = "sent", message_id, "event");
        }
        Ok(Outcome::Sent { message_id, is_marked: false }) => {
            let outcome = "sent_without_mark";
            tracing::warn!(function = NAME, request_id, event_id, outcome, message_id, "event");
        }
        Ok(Outcome::Skipped(reason)) => {
            let reason = reason.as_str();
            tracing::info!(function = NAME, request_id, event_id, outcome = "skipped", reason, "event");
        }
        Err(WelcomeError::NotYet(reason)) => {
            let reason = reason.as_str();
            tracing::warn!(function = NAME, request_id, event_id, outcome = "not_yet", reason, "event");
        }
        Err(error) => {
            tracing::error!(function = NAME, request_id, event_id, outcome = "failed", cause = %error, "event");
        }
    }
}
