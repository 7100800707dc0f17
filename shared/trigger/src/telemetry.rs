//! Log lines and metrics on standard output, without personal data.
//!
//! Lambda's logging controls are honoured: `AWS_LAMBDA_LOG_FORMAT` (`JSON` or `Text`, JSON when unset) and
//! `AWS_LAMBDA_LOG_LEVEL`. `LOG_LEVEL` goes before it: Lambda itself drops what is below its own level, and takes a
//! metric for INFO. Levels move only our own crates: every library stays at warnings and above, and TRACE does not exist
//! in the binary at all, because at TRACE the runtime prints whole events.
//! Source: <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html>

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;

use crate::Settings;
use crate::log_line::LogLine;

/// The CloudWatch namespace of every metric.
pub const NAMESPACE: &str = "CognitoTriggers";

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
pub fn subscriber<W>(settings: &Settings, writer: W) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let level = level(settings);
    let targets = Targets::new().with_default(LevelFilter::WARN.min(level));
    // The runtime logs every error that a handler returns, a refusal too, as an error; our line says it better.
    let targets = targets.with_target("lambda_runtime::layers", LevelFilter::OFF);
    let targets = targets.with_targets(OWN_CRATES.map(|name| (name, level)));
    let lines = tracing_subscriber::fmt().with_target(false).with_max_level(level).with_writer(writer);
    let format = settings.optional("AWS_LAMBDA_LOG_FORMAT").unwrap_or_default();
    if format.eq_ignore_ascii_case("text") {
        Box::new(lines.with_ansi(false).finish().with(targets))
    } else {
        Box::new(lines.event_format(LogLine).finish().with(targets))
    }
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

/// One value of a metric: something that is counted, one at a time, or how long something took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    name: &'static str,
    rule: Option<&'static str>,
    unit: &'static str,
    value: u128,
}

impl Metric {
    /// A metric by function.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, rule: None, unit: "Count", value: 1 }
    }

    /// Several at a time, by function.
    #[must_use]
    pub fn many(name: &'static str, count: u64) -> Self {
        Self { value: count.into(), ..Self::new(name) }
    }

    /// A duration by function, in whole milliseconds.
    #[must_use]
    pub const fn milliseconds(name: &'static str, duration: Duration) -> Self {
        Self { unit: "Milliseconds", value: duration.as_millis(), ..Self::new(name) }
    }

    /// A metric by function and rule.
    #[must_use]
    pub const fn of_rule(name: &'static str, rule: &'static str) -> Self {
        Self { rule: Some(rule), ..Self::new(name) }
    }
}

/// Publishes `metrics` of `function`, each name once a rule, in CloudWatch's embedded metric format: one line for those
/// without a rule, one for each rule.
pub fn publish(function: &str, metrics: &[Metric], now: SystemTime) {
    let since_epoch = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    for metrics in metrics.chunk_by(|one, next| one.rule == next.rule) {
        // A closed standard output must not fail a sign-up.
        let _ = writeln!(std::io::stdout().lock(), "{}", metric_line(function, metrics, since_epoch));
    }
}

/// Source: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
fn metric_line(function: &str, metrics: &[Metric], since_epoch: Duration) -> String {
    let timestamp = since_epoch.as_millis();
    // Written by hand, because every sign-up writes one; names and rules are identifiers of ours.
    let (mut described, mut values) = (String::new(), String::new());
    for Metric { name, unit, value, .. } in metrics {
        let separator = if described.is_empty() { "" } else { "," };
        let _ = write!(described, r#"{separator}{{"Name":"{name}","Unit":"{unit}"}}"#);
        let _ = write!(values, r#","{name}":{value}"#);
    }
    let (by_rule, rule) = match metrics.first().and_then(|metric| metric.rule) {
        Some(rule) => (r#","Rule""#, format!(r#","Rule":"{rule}""#)),
        None => ("", String::new()),
    };
    format!(r#"{{"_aws":{{"Timestamp":{timestamp},"CloudWatchMetrics":[{{"Namespace":"{NAMESPACE}","#)
        + &format!(
            r#""Dimensions":[["Function"{by_rule}]],"Metrics":[{described}]}}]}},"Function":"{function}"{rule}{values}}}"#
        )
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
    use serde_json::json;

    use super::*;

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
    fn a_metric_is_one_line_in_the_embedded_format() {
        let line = metric_line(
            "pre-sign-up",
            &[Metric::new("UnknownTriggerSource")],
            Duration::from_millis(1_700_000_000_123),
        );
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert!(!line.contains('\n'));
        assert_eq!(value["_aws"]["Timestamp"], 1_700_000_000_123_u64);
        assert_eq!(value["_aws"]["CloudWatchMetrics"][0]["Namespace"], "CognitoTriggers");
        assert_eq!(value["_aws"]["CloudWatchMetrics"][0]["Metrics"][0]["Name"], "UnknownTriggerSource");
        assert_eq!((&value["Function"], &value["UnknownTriggerSource"]), (&json!("pre-sign-up"), &json!(1)));
    }

    #[test]
    fn a_rule_is_a_dimension() {
        let line =
            metric_line("pre-sign-up", &[Metric::of_rule("SignUpsRefused", "email_syntax")], Duration::ZERO);
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["_aws"]["CloudWatchMetrics"][0]["Dimensions"], json!([["Function", "Rule"]]));
        assert_eq!((&value["Rule"], &value["SignUpsRefused"]), (&json!("email_syntax"), &json!(1)));
    }

    #[test]
    fn several_are_one_line_and_say_their_units() {
        let latency = Metric::milliseconds("RecordsLatency", Duration::from_micros(17_900));
        let metrics = [Metric::new("RecordsCreated"), latency];
        let line = metric_line("post-confirmation", &metrics, Duration::ZERO);
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(
            value["_aws"]["CloudWatchMetrics"][0]["Metrics"],
            json!([
                {"Name": "RecordsCreated", "Unit": "Count"}, {"Name": "RecordsLatency", "Unit": "Milliseconds"},
            ])
        );
        assert_eq!((&value["RecordsCreated"], &value["RecordsLatency"]), (&json!(1), &json!(17)));
    }

    #[test]
    fn an_identifier_holds_nothing_else() {
        assert_eq!(identifier("PreSignUp_SignUp"), "PreSignUp_SignUp");
        assert_eq!(identifier("jane@example.com\n"), "janeexamplecom");
        assert_eq!(identifier(&"x".repeat(200)).len(), 64);
    }
}
