//! The runtime: builds a trigger in the init phase, then serves its events. No other code of a trigger reads
//! the clock.
//!
//! A trigger gets an [`Event`] with its [`Invocation`] and returns a [`Decision`]. This module handles
//! everything that is the same for all triggers: payloads that are not events, panics, metrics, and the log
//! line of an invocation.
#![expect(clippy::disallowed_methods, reason = "the runtime reads the clock and speaks to Lambda")]

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::FutureExt;
use lambda_runtime::{Context, LambdaEvent, Runtime, service_fn};
use lambda_runtime_api_client::{PooledClient, body::Body};
use tokio::time::Instant;

use crate::log_line::LogLine;
use crate::times::COGNITO_TIMEOUT;
use crate::{
    Content, Decision, Event, InitError, Locale, Locales, Payload, Reason, RefusalCode, ReturnedEvent,
    Settings, TriggerError, UserMessage, metric, telemetry,
};

/// One function of the suite.
pub trait Trigger {
    /// Name of the function in logs and metrics, for example `pre-sign-up`.
    const NAME: &'static str;
    /// Content pack that is compiled into the function.
    const CONTENT: &'static [u8];

    /// Handles one event. Must be idempotent, because Cognito makes up to three attempts, which may overlap.
    fn handle(
        &self,
        event: &Event<'_>,
        invocation: &Invocation<'_>,
    ) -> impl Future<Output = Result<Decision, TriggerError>>;
}

/// Everything about an invocation except its event.
#[derive(Clone, Copy, Debug)]
pub struct Invocation<'a> {
    /// Lambda's id of the invocation.
    pub request_id: &'a str,
    /// Time of the event's arrival.
    pub received_at: SystemTime,
    /// Time left until Lambda stops the function.
    pub remaining: Duration,
    /// Locales of the content.
    pub locales: &'a Locales,
}

impl Invocation<'_> {
    /// The same invocation after a part of its time.
    #[must_use]
    pub const fn after(self, time: Duration) -> Self {
        Self { remaining: self.remaining.saturating_sub(time), ..self }
    }
}

static NEUTRAL: Locales = Locales::NEUTRAL;

/// For tests and tools: at the epoch, with all of Cognito's timeout left, in English.
impl Default for Invocation<'_> {
    fn default() -> Self {
        Self { request_id: "r", received_at: UNIX_EPOCH, remaining: COGNITO_TIMEOUT, locales: &NEUTRAL }
    }
}

/// The inputs from which a function is built.
#[derive(Clone, Copy)]
pub struct Init<'a> {
    /// Settings of the function.
    pub settings: &'a Settings,
    /// Content of the function.
    pub content: &'a Content,
    /// Locales of the content.
    pub locales: &'a Locales,
}

/// Result and duration of `work`.
pub async fn timed<F: Future>(work: F) -> (F::Output, Duration) {
    let started_at = Instant::now();
    (work.await, started_at.elapsed())
}

/// Builds the function from its settings and its content, then serves events until Lambda ends the process.
pub async fn run<T: Trigger>(build: impl AsyncFnOnce(Init<'_>) -> Result<T, InitError>) -> ExitCode {
    let settings = Settings::from_environment();
    telemetry::init(&settings);
    let ready = async {
        let content = Content::load(&settings, T::CONTENT)?;
        let locales = Locales::from_settings(&settings, content.pack())?;
        let init = Init { settings: &settings, content: &content, locales: &locales };
        build(init).await.map(|trigger| (trigger, locales))
    };
    let (trigger, locales) = &match ready.await {
        Ok(ready) => ready,
        Err(error) => return stop_init::<T>(&error).await,
    };
    let service = service_fn(|event: LambdaEvent<Payload>| async move {
        let received_at = SystemTime::now();
        let remaining = remaining(&event.context, received_at, COGNITO_TIMEOUT);
        let request_id = &event.context.request_id;
        invoke(trigger, event.payload, &Invocation { request_id, received_at, remaining, locales }).await
    });
    exit_code(T::NAME, Runtime::new(service).run().await)
}

/// The exit code of a function whose loop has ended. An error is logged.
pub fn exit_code(function: &'static str, ended: Result<(), lambda_runtime::Error>) -> ExitCode {
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(function, cause = %error, "the runtime API cannot be reached");
            ExitCode::FAILURE
        }
    }
}

/// Lets `trigger` handle a sample event in the init phase, when Lambda gives the function a full processor.
/// The first real event then finds code and data in memory. Publishes no metric, and logs nothing except a
/// panic.
pub async fn warm_up<T: Trigger>(trigger: &T, locales: &Locales, event: &str) {
    if let Ok(event) = Event::of(&Payload::from_body(event.as_bytes())) {
        let invocation = Invocation { received_at: SystemTime::now(), locales, ..Invocation::default() };
        // The first real event reports any error.
        let _ = AssertUnwindSafe(trigger.handle(&event, &invocation)).catch_unwind().await;
    }
}

/// Handles one payload: everything between Lambda's runtime and the trigger.
///
/// # Errors
/// Fails with the message for the user. The cause is logged here.
pub async fn invoke<T: Trigger>(
    trigger: &T,
    payload: Payload,
    invocation: &Invocation<'_>,
) -> Result<ReturnedEvent, TriggerError> {
    let Invocation { request_id, received_at, locales, .. } = *invocation;
    let mut line = LogLine { function: T::NAME, request_id, ..LogLine::default() };
    let result =
        match Event::of(&payload) {
            Ok(event) => {
                line.trigger_source = telemetry::identifier(event.trigger_source());
                line.user_pool_id = telemetry::identifier(&event.user_pool_id());
                line.client_id = telemetry::identifier(event.client_id());
                let handled = AssertUnwindSafe(trigger.handle(&event, invocation)).catch_unwind().await;
                let handled = handled.unwrap_or_else(|_| {
                    Err(TriggerError::failed(Reason::Panic, "see the log line of the panic"))
                });
                handled.map_err(|error| error.in_locale(locales.of_event(&event)))
            }
            Err(error) => Err(TriggerError::failed(Reason::NotAnEvent, error.to_string())
                .in_locale(locales.default_locale())),
        };
    line.write(&result);
    let metrics = match &result {
        Ok(decision) => decision.metrics(),
        Err(error) => error.metrics(),
    };
    metric::publish(&line.user_pool_id, T::NAME, metrics, received_at);
    Ok(ReturnedEvent::new(payload, result?))
}

/// Time left until Lambda's deadline, or `fallback` for a deadline in the past: `cargo lambda watch` sends a
/// duration where Lambda sends a point in time.
#[must_use]
pub fn remaining(context: &Context, now: SystemTime, fallback: Duration) -> Duration {
    let deadline = UNIX_EPOCH + Duration::from_millis(context.deadline);
    deadline.duration_since(now).unwrap_or(fallback)
}

/// Stops the init phase: the log names the invalid setting, and the user sees the neutral sentence.
///
/// Source: <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-initerror>
async fn stop_init<T: Trigger>(error: &InitError) -> ExitCode {
    tracing::error!(function = T::NAME, setting = error.name, cause = %error, "init stopped");
    let user_message = UserMessage { refusal_code: RefusalCode::Unavailable, locale: Locale::default() };
    let shown = lambda_runtime::Diagnostic::from(user_message);
    let report = http::Request::post("/2018-06-01/runtime/init/error")
        .header("lambda-runtime-function-error-type", "Runtime.InitError")
        .body(Body::from(serde_json::to_vec(&shown).unwrap_or_default()));
    // Outside Lambda there is no Runtime API, so the log line is the only report.
    if let (Ok(report), true) = (report, std::env::var_os("AWS_LAMBDA_RUNTIME_API").is_some()) {
        let _ = PooledClient::builder().build().call(report).await;
    }
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::test_content::locales;

    /// Panics at every event.
    struct Panicking;

    impl Trigger for Panicking {
        const NAME: &'static str = "panicking";
        const CONTENT: &'static [u8] = &[];

        async fn handle(&self, event: &Event<'_>, _: &Invocation<'_>) -> Result<Decision, TriggerError> {
            panic!("{}", event.username())
        }
    }

    #[tokio::test]
    async fn a_panic_becomes_the_neutral_sentence() {
        let event = r#"{"triggerSource":"X","userName":"jane@example.com","request":{"clientMetadata":{"locale":"de-CH"}}}"#;
        let invocation = Invocation { locales: &locales(""), ..Invocation::default() };
        let error = invoke(&Panicking, Payload::from_body(event.as_bytes()), &invocation).await.unwrap_err();
        let UserMessage { refusal_code, locale } = error.user_message();
        assert_eq!((refusal_code, locale.tag(), error.reason()), (RefusalCode::Unavailable, "de", "panic"));
    }

    /// Counts its events under the default locale `de`, and panics at each.
    #[derive(Default)]
    struct Counting(AtomicUsize);

    impl Trigger for Counting {
        const NAME: &'static str = "counting";
        const CONTENT: &'static [u8] = &[];

        async fn handle(&self, _: &Event<'_>, invocation: &Invocation<'_>) -> Result<Decision, TriggerError> {
            self.0
                .fetch_add(usize::from(invocation.locales.default_locale().tag() == "de"), Ordering::Relaxed);
            panic!("not today")
        }
    }

    #[tokio::test]
    async fn a_failed_warm_up_leaves_the_process_running() {
        let (counting, locales) = (Counting::default(), locales("de"));
        for (event, handled) in
            [(r#"{"triggerSource":"X"}"#, 1), ("null", 1), ("{", 1), (r#"{"triggerSource":"Y"}"#, 2)]
        {
            warm_up(&counting, &locales, event).await;
            assert_eq!(counting.0.load(Ordering::Relaxed), handled, "{event}");
        }
    }

    #[test]
    fn a_deadline_in_the_past_is_ignored() {
        let now = UNIX_EPOCH + Duration::from_secs(1_000_000);
        let mut context = Context::default();
        context.deadline = 1_000_003_500;
        assert_eq!(remaining(&context, now, COGNITO_TIMEOUT), Duration::from_millis(3_500));
        context.deadline = 600_000;
        assert_eq!(remaining(&context, now, COGNITO_TIMEOUT), COGNITO_TIMEOUT);
    }
}
