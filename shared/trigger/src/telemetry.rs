//! Log lines in JSON on standard output, without personal data.
//!
//! Lambda's own format, `AWS_LAMBDA_LOG_FORMAT`, changes nothing: it is `Text` where nobody sets it, and a line of text
//! has no fields to query. Lambda's level, `AWS_LAMBDA_LOG_LEVEL`, is honoured where `LOG_LEVEL` is not set: Lambda
//! itself drops what is below its own level, and takes a metric for INFO. Levels move only our own crates: every library stays at warnings and above, and TRACE does not exist
//! in the binary at all, because at TRACE the runtime prints whole events.
//! Source: <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html>

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;

use crate::Settings;

/// The crates whose lines the level moves.
const OWN_CRATES: [&str; 7] = [
    "trigger",
    "records",
    "pre_sign_up",
    "custom_message",
    "post_confirmation",
    "post_authentication",
    "backfill",
];

/// Starts logging for this process.
pub fn init(settings: &Settings) {
    // Fails only when a subscriber is already there, which is as good.
    let _ = tracing::subscriber::set_global_default(subscriber(settings, std::io::stdout));
    // The text of a panic can quote what was being worked on, and the whole path says where this was built.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| (place.file().rsplit('/').next(), place.line()));
        let (file, line) = place.unwrap_or_default();
        tracing::error!(file, line, "panic");
    }));
}

/// What [`init`] starts, over any writer.
pub fn subscriber<W>(settings: &Settings, writer: W) -> impl Subscriber + Send + Sync + use<W>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let level = level(settings);
    let targets = Targets::new().with_default(LevelFilter::WARN.min(level));
    // The runtime logs every error that a handler returns, a refusal too, as an error; our line says it better.
    let targets = targets.with_target("lambda_runtime::layers", LevelFilter::OFF);
    let targets = targets.with_targets(OWN_CRATES.map(|name| (name, level)));
    let lines = tracing_subscriber::fmt().with_max_level(level).with_writer(writer).json();
    let lines = lines.flatten_event(true).with_target(false).with_current_span(false).with_span_list(false);
    lines.finish().with(targets)
}

fn level(settings: &Settings) -> LevelFilter {
    let name = settings.optional("LOG_LEVEL").or_else(|| settings.optional("AWS_LAMBDA_LOG_LEVEL"));
    match name.map(|name| name.to_ascii_uppercase()).as_deref() {
        Some("TRACE" | "DEBUG") => LevelFilter::DEBUG,
        Some("WARN") => LevelFilter::WARN,
        Some("ERROR" | "FATAL") => LevelFilter::ERROR,
        _ => LevelFilter::INFO,
    }
}

/// A text from the envelope, cut down to what Cognito's own identifiers are made of.
#[must_use]
pub fn identifier(text: &str) -> String {
    let mut text = text.to_owned();
    text.retain(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    text.truncate(64);
    text
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use test_kit::log::{self, CapturedLog};

    use super::*;

    #[test]
    fn a_line_is_one_object_whatever_its_fields_hold() {
        let subscriber = subscriber(&Settings::from_pairs(&[]), || CapturedLog);
        tracing::subscriber::with_default(subscriber, || {
            tracing::error!(line = 7, cause = %"a \"b\"\n\u{1}", "panic");
        });
        let text = log::take();
        assert_eq!(text.matches('\n').count(), 1);
        let mut line: Value = serde_json::from_str(&text).unwrap();
        let timestamp = line["timestamp"].take();
        assert!(
            timestamp.as_str().is_some_and(|text| text.ends_with('Z') && text.len() == 27),
            "{timestamp}"
        );
        let cause = "a \"b\"\n\u{1}";
        let rest =
            json!({"timestamp": null, "level": "ERROR", "message": "panic", "line": 7, "cause": cause});
        assert_eq!(line, rest);
    }

    fn level_of(settings: &[(&str, &str)]) -> LevelFilter {
        level(&Settings::from_pairs(settings))
    }

    #[test]
    fn trace_cannot_be_switched_on() {
        assert_eq!(level_of(&[("LOG_LEVEL", "TRACE")]), LevelFilter::DEBUG);
        assert_eq!(tracing::level_filters::STATIC_MAX_LEVEL, LevelFilter::DEBUG);
    }

    #[test]
    fn lambdas_levels_are_known_and_ours_goes_before() {
        for (name, level) in [
            ("fatal", LevelFilter::ERROR),
            ("Warn", LevelFilter::WARN),
            ("debug", LevelFilter::DEBUG),
            ("nonsense", LevelFilter::INFO),
        ] {
            assert_eq!(level_of(&[("AWS_LAMBDA_LOG_LEVEL", name)]), level);
            assert_eq!(level_of(&[("LOG_LEVEL", name), ("AWS_LAMBDA_LOG_LEVEL", "ERROR")]), level);
        }
        assert_eq!(level_of(&[]), LevelFilter::INFO);
    }

    #[test]
    fn an_identifier_holds_nothing_else() {
        assert_eq!(identifier("PreSignUp_SignUp"), "PreSignUp_SignUp");
        assert_eq!(identifier("jane@example.com\n"), "janeexamplecom");
        assert_eq!(identifier(&"x".repeat(200)).len(), 64);
    }
}
