//! The loop that serves events, and the only code that asks for the time.
//!
//! A trigger gets an [`Invocation`] and returns an [`Answer`]; everything that holds for all triggers is here:
//! what is no event, the panic that must not reach the user, the one log line of an invocation.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::FutureExt;
use lambda_runtime::{Context, LambdaEvent, Runtime, service_fn};
use lambda_runtime_api_client::{PooledClient, body::Body};
use tokio::time::Instant;

use crate::answer::{Answer, Note};
use crate::times::COGNITO_TIMEOUT;
use crate::{
    Content, Delivery, Event, InitError, Locale, Locales, Payload, RefusalCode, Reply, Settings,
    TriggerError, UserMessage, metric, telemetry,
};

/// One function of the suite.
pub trait Trigger {
    /// The function's name in logs and metrics, `pre-sign-up` for example.
    const NAME: &'static str;
    /// The content pack that is compiled in.
    const CONTENT: &'static [u8];

    /// Decides about one event. Must be idempotent: Cognito tries three times, and the tries may overlap.
    fn handle(&self, invocation: &Invocation<'_>) -> impl Future<Output = Result<Answer, TriggerError>>;
}

/// One event with the time around it.
#[derive(Debug)]
pub struct Invocation<'a> {
    /// The event.
    pub event: Event<'a>,
    /// When it arrived.
    pub received_at: SystemTime,
    /// How long until Lambda stops the function.
    pub remaining: Duration,
    /// The locales of the content.
    pub locales: &'a Locales,
}

/// Everything that a function is built from.
#[derive(Clone, Copy)]
pub struct Init<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The content.
    pub content: &'a Content,
    /// Its locales.
    pub locales: &'a Locales,
}

/// What `work` comes to, and how long it took.
pub async fn timed<F: Future>(work: F) -> (F::Output, Duration) {
    let started_at = Instant::now();
    (work.await, started_at.elapsed())
}

/// Starts the function: builds it from its settings and its content, then serves events until Lambda ends the process.
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
        let delivery = Delivery { request_id, received_at, remaining, locales };
        answer(trigger, event.payload, &delivery).await
    });
    match Runtime::new(service).run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(function = T::NAME, cause = %error, "the runtime API cannot be reached");
            ExitCode::FAILURE
        }
    }
}

/// Has `trigger` handle an event that nobody sent, in the init phase: Lambda gives that phase the full power of a
/// processor, and the first event finds what it needs in memory. Nothing is counted, and nothing but a panic logged.
pub async fn warm_up<T: Trigger>(trigger: &T, locales: &Locales, event: &str) {
    if let Ok(event) = Event::of(&Payload::from_body(event.as_bytes())) {
        let (received_at, remaining) = (SystemTime::now(), COGNITO_TIMEOUT);
        let invocation = Invocation { event, received_at, remaining, locales };
        // Whatever is wrong, the first event will tell.
        let _ = AssertUnwindSafe(trigger.handle(&invocation)).catch_unwind().await;
    }
}

/// Answers one payload: the whole of an invocation but the runtime around it.
///
/// # Errors
/// With what the user is told. What the operator is told is logged here.
pub async fn answer<T: Trigger>(
    trigger: &T,
    payload: Payload,
    delivery: &Delivery<'_>,
) -> Result<Reply, TriggerError> {
    let Delivery { request_id, received_at, remaining, locales } = *delivery;
    let mut origin = Origin { request_id, ..Origin::default() };
    let result = match Event::of(&payload) {
        Ok(event) => {
            origin.trigger_source = telemetry::identifier(event.trigger_source());
            origin.user_pool_id = telemetry::identifier(&event.user_pool_id());
            origin.client_id = telemetry::identifier(event.client_id());
            let invocation = Invocation { event, received_at, remaining, locales };
            let handled = AssertUnwindSafe(trigger.handle(&invocation)).catch_unwind().await;
            let handled =
                handled.unwrap_or_else(|_| Err(TriggerError::failed("panic", "see the line of the panic")));
            handled.map_err(|error| error.in_locale(locales.of_event(&invocation.event)))
        }
        Err(error) => {
            Err(TriggerError::failed("not_an_event", error.to_string()).in_locale(locales.default_locale()))
        }
    };
    origin.report::<T>(&result);
    let metrics = match &result {
        Ok(answer) => answer.metrics(),
        Err(error) => error.metrics(),
    };
    metric::publish(&origin.user_pool_id, T::NAME, metrics, received_at);
    Ok(Reply { decided: result?.decided, fields: payload.0.unwrap_or_default() })
}

/// Where an event came from, as far as a log line may say it.
#[derive(Default)]
struct Origin<'a> {
    request_id: &'a str,
    trigger_source: String,
    user_pool_id: String,
    client_id: String,
}

impl Origin<'_> {
    /// Writes the one line of an invocation. Fields that are empty are still there to be queried.
    fn report<T: Trigger>(&self, result: &Result<Answer, TriggerError>) {
        let Self { request_id, trigger_source, user_pool_id, client_id } = self;
        macro_rules! line {
            ($level:ident, $outcome:expr, $reason:expr, $cause:expr) => {
                tracing::$level!(
                    function = T::NAME,
                    request_id,
                    trigger_source,
                    user_pool_id,
                    client_id,
                    outcome = $outcome,
                    reason = $reason,
                    cause = $cause,
                    "invocation"
                )
            };
        }
        match result {
            Ok(Answer { outcome, note: Note::Nothing, .. }) => line!(info, outcome, "", ""),
            Ok(Answer { outcome, note: Note::Reason(reason), .. }) => line!(info, outcome, reason, ""),
            Ok(Answer { outcome, note: Note::UnknownSource, .. }) => {
                line!(warn, outcome, "unknown_trigger_source", "");
            }
            Ok(Answer { outcome, note: Note::Failure(error), .. }) => {
                line!(error, outcome, error.reason(), error.cause().unwrap_or_default());
            }
            Err(error) if error.cause().is_none() => line!(info, "refused", error.reason(), ""),
            Err(error) => line!(error, "failed", error.reason(), error.cause().unwrap_or_default()),
        }
    }
}

/// How long Lambda leaves the function. A deadline that has passed is none, and then it is `otherwise`: `cargo lambda
/// watch` sends a duration where Lambda sends a point in time.
#[must_use]
pub fn remaining(context: &Context, now: SystemTime, otherwise: Duration) -> Duration {
    let deadline = UNIX_EPOCH + Duration::from_millis(context.deadline);
    deadline.duration_since(now).unwrap_or(otherwise)
}

/// Ends the init phase: the log says which setting is wrong, the user gets the neutral sentence.
///
/// Source: <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-initerror>
async fn stop_init<T: Trigger>(error: &InitError) -> ExitCode {
    tracing::error!(function = T::NAME, setting = error.name, cause = %error, "init stopped");
    let user_message = UserMessage { refusal_code: RefusalCode::Unavailable, locale: Locale::default() };
    let shown = lambda_runtime::Diagnostic::from(user_message);
    let report = http::Request::post("/2018-06-01/runtime/init/error")
        .header("lambda-runtime-function-error-type", "Runtime.InitError")
        .body(Body::from(serde_json::to_vec(&shown).unwrap_or_default()));
    // Outside Lambda there is no runtime API to tell; the log line above is what counts.
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

    /// Fails as no function should.
    struct Defect;

    impl Trigger for Defect {
        const NAME: &'static str = "defect";
        const CONTENT: &'static [u8] = &[];

        async fn handle(&self, invocation: &Invocation<'_>) -> Result<Answer, TriggerError> {
            panic!("{}", invocation.event.username())
        }
    }

    #[tokio::test]
    async fn a_panic_becomes_the_neutral_sentence() {
        let event = r#"{"triggerSource":"X","userName":"jane@example.com","request":{"clientMetadata":{"locale":"de-CH"}}}"#;
        let delivery = Delivery { locales: &locales(""), ..Delivery::default() };
        let error = answer(&Defect, serde_json::from_str(event).unwrap(), &delivery).await.unwrap_err();
        let UserMessage { refusal_code, locale } = error.user_message();
        assert_eq!((refusal_code, locale.tag(), error.reason()), (RefusalCode::Unavailable, "de", "panic"));
    }

    /// Counts the events that it gets with a certain default, and fails at each.
    #[derive(Default)]
    struct Counting(AtomicUsize);

    impl Trigger for Counting {
        const NAME: &'static str = "counting";
        const CONTENT: &'static [u8] = &[];

        async fn handle(&self, invocation: &Invocation<'_>) -> Result<Answer, TriggerError> {
            self.0
                .fetch_add(usize::from(invocation.locales.default_locale().tag() == "de"), Ordering::Relaxed);
            panic!("not today")
        }
    }

    #[tokio::test]
    async fn a_rehearsal_ends_nothing() {
        let (counting, locales) = (Counting::default(), locales("de"));
        for (event, handled) in
            [(r#"{"triggerSource":"X"}"#, 1), ("null", 1), ("{", 1), (r#"{"triggerSource":"Y"}"#, 2)]
        {
            warm_up(&counting, &locales, event).await;
            assert_eq!(counting.0.load(Ordering::Relaxed), handled, "{event}");
        }
    }

    #[test]
    fn what_remains_is_taken_from_the_deadline() {
        let now = UNIX_EPOCH + Duration::from_secs(1_000_000);
        let mut context = Context::default();
        context.deadline = 1_000_003_500;
        assert_eq!(remaining(&context, now, COGNITO_TIMEOUT), Duration::from_millis(3_500));
        context.deadline = 600_000;
        assert_eq!(remaining(&context, now, COGNITO_TIMEOUT), COGNITO_TIMEOUT);
    }
}
