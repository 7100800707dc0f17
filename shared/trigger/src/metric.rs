//! Metrics in CloudWatch's embedded metric format: their names, and the line that publishes them.
#![expect(clippy::disallowed_methods, reason = "writes the metrics")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// CloudWatch namespace of every metric.
pub const NAMESPACE: &str = "CognitoTriggers";

/// Dimensions, in order: user pool, function, and the rule for metrics of rules.
pub const DIMENSIONS: [&str; 3] = ["UserPoolId", "Function", "Rule"];

/// Value of the dimension for events without a user pool, because CloudWatch refuses empty dimensions.
pub const UNKNOWN_POOL: &str = "unknown";

/// Declares [`MetricName`] and `ALL` from one list.
macro_rules! metric_names {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// The name of a metric.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum MetricName { $($(#[$doc])* $name,)+ }

        impl MetricName {
            /// All metrics.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Name in CloudWatch.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }
        }
    };
}

metric_names! {
    /// A registration was accepted.
    SignUpsAccepted,
    /// A user got the default records.
    RecordsCreated,
    /// A user had the default records.
    RecordsExisting,
    /// The default records of a user could not be ensured.
    RecordsFailed,
    /// Time to ensure the records of one user.
    RecordLatency,
    /// Cognito confirmed that a user is in a default group.
    GroupsAdded,
    /// A user may lack a default group.
    GroupsFailed,
    /// An event of a trigger source that the function does not know.
    UnknownTriggerSources,
    /// Cognito sends its own message, for example because the event lacks a placeholder.
    MessagesLeftToCognito,
    /// A rule refused a registration.
    SignUpsRefused,
    /// A monitored rule would have refused a registration.
    SignUpsWouldBeRefused,
}

impl MetricName {
    /// Returns whether the metric has the dimension `Rule`.
    #[must_use]
    pub const fn is_by_rule(self) -> bool {
        matches!(self, Self::SignUpsRefused | Self::SignUpsWouldBeRefused)
    }

    const fn unit(self) -> &'static str {
        if matches!(self, Self::RecordLatency) { "Milliseconds" } else { "Count" }
    }
}

/// One value of a metric: a count or a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    name: MetricName,
    rule: Option<&'static str>,
    value: u128,
}

impl Metric {
    /// A count of one.
    #[must_use]
    pub const fn new(name: MetricName) -> Self {
        Self { name, rule: None, value: 1 }
    }

    /// A count.
    #[must_use]
    pub fn many(name: MetricName, count: u64) -> Self {
        Self { value: count.into(), ..Self::new(name) }
    }

    /// A duration, in whole milliseconds.
    #[must_use]
    pub const fn milliseconds(name: MetricName, duration: Duration) -> Self {
        Self { value: duration.as_millis(), ..Self::new(name) }
    }

    /// A count of one for `rule`.
    #[must_use]
    pub const fn of_rule(name: MetricName, rule: &'static str) -> Self {
        Self { rule: Some(rule), ..Self::new(name) }
    }
}

/// Publishes `metrics` of `function` for one user pool. Adjacent metrics of the same rule, or without a rule,
/// share a line. An empty `user_pool_id` becomes [`UNKNOWN_POOL`].
///
/// `user_pool_id` must be a result of [`identifier`](crate::telemetry::identifier).
pub fn publish(user_pool_id: &str, function: &str, metrics: &[Metric], now: SystemTime) {
    let since_epoch = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    for metrics in metrics.chunk_by(|one, next| one.rule == next.rule) {
        // A closed standard output must not fail a sign-up.
        let _ = writeln!(std::io::stdout().lock(), "{}", line(user_pool_id, function, metrics, since_epoch));
    }
}

/// The line for `metrics`. It is formatted without a serializer for speed. It needs no escapes, because
/// names, rules and the pool's id are identifiers.
///
/// Source: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
fn line(user_pool_id: &str, function: &str, metrics: &[Metric], since_epoch: Duration) -> String {
    let user_pool_id = if user_pool_id.is_empty() { UNKNOWN_POOL } else { user_pool_id };
    let rule = metrics.first().and_then(|metric| metric.rule);
    let values = [Some(user_pool_id), Some(function), rule];
    let dimensions = || DIMENSIONS.iter().zip(values).filter_map(|(name, value)| Some((name, value?)));
    let timestamp = since_epoch.as_millis();
    let mut line = String::with_capacity(512);
    // Writing to a string cannot fail.
    let _ = write!(line, r#"{{"_aws":{{"Timestamp":{timestamp},"CloudWatchMetrics":[{{"#);
    let _ = write!(line, r#""Namespace":"{NAMESPACE}","Dimensions":[["#);
    for (index, (name, _)) in dimensions().enumerate() {
        let _ = write!(line, r#"{}"{name}""#, separator(index));
    }
    line.push_str(r#"]],"Metrics":["#);
    for (index, Metric { name, .. }) in metrics.iter().enumerate() {
        let (comma, unit) = (separator(index), name.unit());
        let _ = write!(line, r#"{comma}{{"Name":"{}","Unit":"{unit}"}}"#, name.as_str());
    }
    line.push_str("]}]}");
    for (name, value) in dimensions() {
        let _ = write!(line, r#","{name}":"{value}""#);
    }
    for Metric { name, value, .. } in metrics {
        let _ = write!(line, r#","{}":{value}"#, name.as_str());
    }
    line.push('}');
    line
}

const fn separator(index: usize) -> &'static str {
    if index == 0 { "" } else { "," }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn parsed(metrics: &[Metric], since_epoch: Duration) -> Value {
        let line = line("eu-west-1_Example12", "pre-sign-up", metrics, since_epoch);
        assert!(!line.contains('\n') && line.capacity() == 512, "{line}");
        serde_json::from_str(&line).unwrap()
    }

    #[test]
    fn a_metric_is_one_line_in_the_embedded_format() {
        let metrics = [Metric::new(MetricName::UnknownTriggerSources)];
        assert_eq!(
            parsed(&metrics, Duration::from_millis(1_700_000_000_123)),
            json!({
                "_aws": {
                    "Timestamp": 1_700_000_000_123_u64,
                    "CloudWatchMetrics": [{
                        "Namespace": "CognitoTriggers",
                        "Dimensions": [["UserPoolId", "Function"]],
                        "Metrics": [{"Name": "UnknownTriggerSources", "Unit": "Count"}],
                    }],
                },
                "UserPoolId": "eu-west-1_Example12",
                "Function": "pre-sign-up",
                "UnknownTriggerSources": 1,
            })
        );
    }

    #[test]
    fn every_metric_has_its_dimensions() {
        for name in MetricName::ALL {
            let (metric, dimensions) = if name.is_by_rule() {
                (Metric::of_rule(*name, "email_syntax"), json!([["UserPoolId", "Function", "Rule"]]))
            } else {
                (Metric::new(*name), json!([["UserPoolId", "Function"]]))
            };
            let line = parsed(&[metric], Duration::ZERO);
            assert_eq!(line["_aws"]["CloudWatchMetrics"][0]["Dimensions"], dimensions);
            for dimension in dimensions[0].as_array().unwrap() {
                let value = line[dimension.as_str().unwrap()].as_str();
                assert!(value.is_some_and(|value| !value.is_empty()), "{line}");
            }
            assert_eq!(line[name.as_str()], 1);
        }
    }

    #[test]
    fn an_event_without_a_pool_counts_for_the_pool_unknown() {
        let line = line("", "pre-sign-up", &[Metric::new(MetricName::SignUpsAccepted)], Duration::ZERO);
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["UserPoolId"], "unknown");
    }

    #[test]
    fn metrics_without_a_rule_share_one_line() {
        let latency = Metric::milliseconds(MetricName::RecordLatency, Duration::from_micros(17_900));
        let line = parsed(&[Metric::many(MetricName::RecordsCreated, 3), latency], Duration::ZERO);
        assert_eq!(
            line["_aws"]["CloudWatchMetrics"][0]["Metrics"],
            json!([
                {"Name": "RecordsCreated", "Unit": "Count"}, {"Name": "RecordLatency", "Unit": "Milliseconds"},
            ])
        );
        assert_eq!((&line["RecordsCreated"], &line["RecordLatency"]), (&json!(3), &json!(17)));
    }
}
