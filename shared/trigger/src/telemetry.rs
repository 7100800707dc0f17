//! Log lines in JSON on standard output, without personal data.
//!
//! `AWS_LAMBDA_LOG_FORMAT` is ignored: its default is `Text`, and a line of text has no fields to query.
//!
//! `AWS_LAMBDA_LOG_LEVEL` is the fallback for `LOG_LEVEL`. Lambda drops lines below its own level and treats
//! a metric as INFO, so this suite has a log level of its own.
//!
//! The level applies to the suite's own crates. Other crates log warnings and errors. The binary has no TRACE
//! lines, because at TRACE the runtime prints whole events.
//! Source: <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html>
#![expect(clippy::disallowed_methods, reason = "writes the log")]

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;

use crate::Settings;

/// The crates that the log level applies to.
pub const OWN_CRATES: [&str; 8] = [
    "trigger",
    "records",
    "pre_sign_up",
    "custom_message",
    "post_confirmation",
    "post_authentication",
    "backfill",
    "welcome_email",
];

/// Starts the log of this process.
pub fn init(settings: &Settings) {
    // Fails only when a subscriber is already set.
    let _ = tracing::subscriber::set_global_default(subscriber(settings, std::io::stdout));
    // The message of a panic may quote personal data, and the whole path names the folder of the build.
    std::panic::set_hook(Box::new(|panic| {
        let location = panic.location();
        let location = location.map(|location| (location.file().rsplit('/').next(), location.line()));
        let (file, line) = location.unwrap_or_default();
        tracing::error!(file, line, "panic");
    }));
}

/// The log that [`init`] starts, on any writer.
pub fn subscriber<W>(settings: &Settings, writer: W) -> impl Subscriber + Send + Sync + use<W>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let level = level(settings);
    let targets = Targets::new().with_default(LevelFilter::WARN.min(level));
    // The runtime logs every refusal as an error, which the log line of the invocation already reports.
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

/// `text` without characters that Cognito's identifiers do not have, cut after 64 characters.
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
    fn a_line_is_one_json_object_for_any_field_values() {
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
    fn log_level_wins_over_lambdas_level() {
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
    fn an_identifier_holds_no_personal_data() {
        assert_eq!(identifier("PreSignUp_SignUp"), "PreSignUp_SignUp");
        assert_eq!(identifier("jane@example.com\n"), "janeexamplecom");
        assert_eq!(identifier(&"x".repeat(200)).len(), 64);
    }
}
