//! Checks of the triggers: attached, existing, permitted.

use serde_json::Value;
use trigger::times::COGNITO_TIMEOUT;

use super::finding::{Check, Finding};
use super::permission::permission;
use super::remedy;
use super::survey::Survey;
use super::trigger::{Answer, Attached, Trigger};
use crate::aws::AwsError;

/// Runtime of this suite's functions.
const RUNTIME: &str = "provided.al2023";
/// Runtimes without the GLIBC that the binaries of this suite need.
const OLD_RUNTIMES: [&str; 2] = ["provided", "provided.al2"];

/// Checks each trigger that is attached or expected.
pub fn check(survey: &Survey, expected: &[Trigger]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for trigger in expected.iter().filter(|trigger| survey.attached(**trigger).is_none()) {
        let message = format!("no function is attached as {}", trigger.field());
        findings.push(Check::Trigger.failed(trigger.name(), message, remedy::attach(survey, *trigger)));
    }
    for attached in &survey.functions {
        findings.push(trigger(survey, attached));
        if let Some(answer) = &attached.function {
            findings.push(function(survey, attached, answer));
            // A function that does not exist has no policy.
            if !answer.as_ref().is_err_and(AwsError::is_not_found) {
                findings.extend(permission(survey, attached));
            }
        }
    }
    findings
}

/// The right function in the right place.
fn trigger(survey: &Survey, attached: &Attached) -> Finding {
    let (check, subject, text) = (Check::Trigger, attached.subject(), &attached.text);
    let reattach = || match attached.trigger {
        Some(trigger) => remedy::attach(survey, trigger),
        None => remedy::set(survey, &format!("LambdaConfig.{} to a function that exists", attached.field)),
    };
    let Some(arn) = &attached.arn else {
        return check.failed(subject, format!("{text} is not the ARN of a function"), reattach());
    };
    if arn.region != survey.region {
        let message = format!("{text} is in another region; Cognito invokes functions in {}", survey.region);
        return check.failed(subject, message, reattach());
    }
    if arn.account != survey.account() {
        let message = format!("{text} is in another account; the pool is in {}", survey.account());
        return check.failed(subject, message, reattach());
    }
    match (attached.trigger, attached.built_for()) {
        (Some(trigger), Some(other)) if trigger != other => check.failed(
            subject,
            format!("{text} is the function {} of this suite", other.name()),
            reattach(),
        ),
        (Some(_), None) if attached.configuration().is_some() => check.warning(
            subject,
            format!("{text} does not look like a function of this suite"),
            format!("if it replaced {subject}, attach that again: {}", reattach()),
        ),
        (None, _) => check.ok(subject, format!("{text}, not a trigger of this suite")),
        (Some(_), _) => check.ok(subject, text.clone()),
    }
}

/// The function exists, has code and can answer in time.
fn function(survey: &Survey, attached: &Attached, answer: &Answer) -> Finding {
    let (check, subject) = (Check::Function, attached.subject());
    match answer {
        Ok(answer) => {
            let configuration = &answer["Configuration"];
            problem(attached, configuration)
                .unwrap_or_else(|| timeout(attached, configuration["Timeout"].as_u64()))
        }
        Err(error) if error.is_not_found() => {
            let remedy = remedy::replace(survey, attached);
            check.failed(
                subject,
                format!("{} does not exist, so each call of the trigger fails", attached.text),
                format!("deploy the function again, or attach another one: {remedy}"),
            )
        }
        Err(error) => check.unknown(subject, error),
    }
}

/// The reason that a function cannot run, if there is one.
fn problem(attached: &Attached, configuration: &Value) -> Option<Finding> {
    let (check, subject) = (Check::Function, attached.subject());
    let text = |name: &str| configuration[name].as_str().unwrap_or_default();
    let (state, runtime, is_image) = (text("State"), text("Runtime"), text("PackageType") == "Image");
    let is_old = OLD_RUNTIMES.contains(&runtime) || !runtime.starts_with("provided");
    if state == "Pending" {
        let message = "Lambda still creates the function";
        return Some(check.warning(subject, message, "run doctor again in a minute"));
    }
    if !["", "Active", "Inactive"].contains(&state) {
        let message = format!("the function is {state} {}", text("StateReasonCode"));
        let remedy = "deploy the function again and look at its state in Lambda";
        return Some(check.failed(subject, message.trim_end(), remedy));
    }
    if configuration["CodeSize"] == 0 && !is_image {
        return Some(check.failed(subject, "the function has no code", "deploy the function again"));
    }
    if attached.is_own() && is_old && !is_image {
        let message = format!("the runtime is {runtime}, which cannot run this suite");
        return Some(check.failed(
            subject,
            message,
            format!("deploy the function with the runtime {RUNTIME}"),
        ));
    }
    if text("LastUpdateStatus") == "Failed" {
        let message = format!("the last update failed: {}", text("LastUpdateStatusReasonCode"));
        let remedy = "deploy the function again; until then the older one runs";
        return Some(check.warning(subject, message, remedy));
    }
    None
}

/// The timeout fits Cognito's.
fn timeout(attached: &Attached, seconds: Option<u64>) -> Finding {
    let (check, subject, description) = (Check::Function, attached.subject(), description(attached));
    let limit = COGNITO_TIMEOUT.as_secs();
    // Other functions may have reasons for another timeout: a custom sender is asynchronous.
    match seconds.filter(|_| attached.is_own()) {
        Some(seconds) if seconds > limit => check.warning(
            subject,
            format!("{description}; Cognito gives up after {limit} s, so a longer run only costs money"),
            format!("deploy the function with a timeout of {limit} s"),
        ),
        Some(seconds) if seconds < limit && attached.trigger.is_some_and(Trigger::has_records) => check
            .warning(
                subject,
                format!("{description}; the function retries requests to DynamoDB for up to 4 s"),
                format!("deploy the function with a timeout of {limit} s"),
            ),
        _ => check.ok(subject, description),
    }
}

/// Processor, memory, timeout, version, alias and stack on one line.
fn description(attached: &Attached) -> String {
    let Some(configuration) = attached.configuration() else { return String::new() };
    let text = |name: &str| configuration[name].as_str().map(str::to_owned);
    let number = |name: &str| configuration[name].as_u64();
    let alias = attached.arn.as_ref().and_then(|arn| arn.qualifier.as_ref());
    let parts = [
        configuration["Architectures"][0].as_str().map(str::to_owned),
        text("Runtime"),
        number("MemorySize").map(|megabytes| format!("{megabytes} MB")),
        number("Timeout").map(|seconds| format!("{seconds} s")),
        alias.filter(|alias| text("Version").as_ref() != Some(alias)).map(|alias| format!("alias {alias}")),
        text("Version").map(|version| format!("version {version}")),
        attached.stack().map(|stack| format!("stack {stack}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
