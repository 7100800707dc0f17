//! Checks of the metrics of the last hours: errors, throttles, missing records and groups, Cognito's own messages.

use serde_json::{Value, json};
use trigger::MetricName;
use trigger::metric::{DIMENSIONS, NAMESPACE};

use super::finding::{Check, Finding};
use super::remedy;
use super::survey::Survey;
use super::trigger::{Answer, Attached, Trigger};
use crate::aws::{Aws, Operation};

/// Resolution of the values, in seconds.
const RESOLUTION: u32 = 3600;

/// A metric of a function.
#[derive(Clone, Copy)]
struct Metric {
    check: Check,
    name: &'static str,
}

const ERRORS: Metric = Metric { check: Check::FunctionErrors, name: "Errors" };
const THROTTLES: Metric = Metric { check: Check::FunctionThrottles, name: "Throttles" };
const RECORDS_FAILED: Metric =
    Metric { check: Check::RecordsFailed, name: MetricName::RecordsFailed.as_str() };
const GROUPS_FAILED: Metric = Metric { check: Check::GroupsFailed, name: MetricName::GroupsFailed.as_str() };
const MESSAGES_LEFT: Metric =
    Metric { check: Check::MessagesLeft, name: MetricName::MessagesLeftToCognito.as_str() };

/// The metrics to read, with their functions.
fn metrics(survey: &Survey) -> Vec<(&Attached, Metric)> {
    let mut metrics = Vec::new();
    for function in survey.functions.iter().filter(|function| function.configuration().is_some()) {
        metrics.extend([(function, ERRORS), (function, THROTTLES)]);
        match function.trigger.filter(|_| function.is_own()) {
            Some(trigger) if trigger.has_records() => metrics.push((function, RECORDS_FAILED)),
            Some(Trigger::CustomMessage) => metrics.push((function, MESSAGES_LEFT)),
            _ => {}
        }
        if let Some(Ok(Some(_))) = function.default_groups() {
            metrics.push((function, GROUPS_FAILED));
        }
    }
    metrics
}

/// Queries for `GetMetricData`.
fn queries(survey: &Survey) -> Vec<Value> {
    let queries = metrics(survey).into_iter().enumerate().map(|(index, (function, metric))| {
        let is_lambda = matches!(metric.check, Check::FunctionErrors | Check::FunctionThrottles);
        let [pool, name, _] = DIMENSIONS;
        let (namespace, dimensions) = if is_lambda {
            let name = function.arn.as_ref().map_or("", |arn| arn.name.as_str());
            ("AWS/Lambda", json!([{"Name": "FunctionName", "Value": name}]))
        } else {
            let pool = json!({"Name": pool, "Value": survey.user_pool_id()});
            (NAMESPACE, json!([pool, {"Name": name, "Value": function.subject()}]))
        };
        let metric = json!({"Namespace": namespace, "MetricName": metric.name, "Dimensions": dimensions});
        json!({"Id": format!("m{index}"), "MetricStat": {"Metric": metric, "Period": RESOLUTION, "Stat": "Sum"}})
    });
    queries.collect()
}

/// Reads all metrics with one request: one value per hour is at most 10,000 values.
pub async fn read(aws: &Aws, survey: &Survey) -> Answer {
    let queries = queries(survey);
    if queries.is_empty() {
        return Ok(Value::Null);
    }
    let end = survey.period.end;
    let start = end.saturating_sub(u64::from(survey.period.hours) * 3600);
    let input = json!({"MetricDataQueries": queries, "StartTime": start, "EndTime": end});
    aws.call(Operation::GetMetricData, input).await
}

/// Checks each metric in the answer of [`read`].
pub fn check(survey: &Survey, answer: &Answer) -> Vec<Finding> {
    let metrics = metrics(survey).into_iter().enumerate();
    let findings = metrics.map(|(index, (function, metric))| match answer {
        Ok(answer) => judge(survey, function, metric, sum(answer, &format!("m{index}"))),
        Err(error) => metric.check.unknown(function.subject(), error),
    });
    findings.collect()
}

fn sum(answer: &Value, id: &str) -> f64 {
    let mut results = answer["MetricDataResults"].as_array().into_iter().flatten();
    let result = results.find(|result| result["Id"] == id);
    let values = result.and_then(|result| result["Values"].as_array());
    // The sum of nothing is -0.
    values.into_iter().flatten().filter_map(Value::as_f64).fold(0.0, |sum, value| sum + value)
}

fn judge(survey: &Survey, function: &Attached, metric: Metric, sum: f64) -> Finding {
    let (check, subject) = (metric.check, function.subject());
    let message = format!("{} in the last {} hours: {sum:.0}", metric.name, survey.period.hours);
    if sum == 0.0 {
        return check.ok(subject, message);
    }
    match check {
        // Lambda counts each refusal of a sign-up as an error.
        Check::FunctionErrors if function.trigger == Some(Trigger::PreSignUp) && function.is_own() => {
            check.ok(subject, message + "; Lambda counts each refused sign-up as an error")
        }
        Check::FunctionThrottles => {
            let remedy = "raise the quota of concurrent executions in the console of Service Quotas, or the reserved \
                 concurrency of the function";
            check.warning(subject, message, remedy)
        }
        Check::RecordsFailed => {
            let remedy =
                format!("{}, then {}", remedy::log(survey, function), remedy::backfill(survey, function));
            check.warning(subject, message, remedy)
        }
        Check::GroupsFailed => {
            let log = remedy::log(survey, function);
            check.warning(
                subject,
                message,
                format!("{log}, then {}", remedy::backfill_groups(survey, function)),
            )
        }
        _ => check.warning(subject, message, remedy::log(survey, function)),
    }
}
