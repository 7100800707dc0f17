//! The loop that serves tasks. No other file of this crate reads the clock.
#![expect(clippy::disallowed_methods, reason = "the runtime of this function reads the clock")]

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use lambda_runtime::{Context, Diagnostic, LambdaEvent, Runtime, service_fn};
use trigger::times::BACKFILL_FALLBACK_DEADLINE;
use trigger::{Content, InitError, Metric, MetricName, Settings, metric, runtime, telemetry};

use crate::page_error::PageError;
use crate::task::{Backfill, Task};

const NAME: &str = "backfill";

/// Starts the function, then serves tasks until Lambda ends the process.
pub async fn run(build: impl FnOnce(&Settings, &Content) -> Result<Backfill, InitError>) -> ExitCode {
    let settings = Settings::from_environment();
    telemetry::init(&settings);
    let content = Content::load(&settings, crate::CONTENT);
    let backfill = match content.and_then(|content| build(&settings, &content)) {
        Ok(backfill) => backfill,
        Err(error) => {
            tracing::error!(function = NAME, setting = error.name, cause = %error, "init stopped");
            return ExitCode::FAILURE;
        }
    };
    let user_pool_id = telemetry::identifier(&settings.optional("USER_POOL_ID").unwrap_or_default());
    let (backfill, user_pool_id) = (&backfill, &user_pool_id);
    let service = service_fn(|event: LambdaEvent<Task>| async move {
        let now = SystemTime::now();
        let before = event.payload.clone();
        let done = backfill.perform(event.payload, now, || remaining(&event.context)).await;
        report(&event.context.request_id, &before, &done);
        if let Ok(task) = &done {
            metric::publish(user_pool_id, NAME, &metrics(&before, task), now);
        }
        done.map_err(|error| Diagnostic {
            error_type: "Backfill".to_owned(),
            error_message: error.to_string(),
        })
    });
    runtime::exit_code(NAME, Runtime::new(service).run().await)
}

fn remaining(context: &Context) -> Duration {
    runtime::remaining(context, SystemTime::now(), BACKFILL_FALLBACK_DEADLINE)
}

/// Writes one log line per call.
fn report(request_id: &str, before: &Task, done: &Result<Task, PageError>) {
    // The prefix has few of the 32 digits, so it does not identify a user.
    let prefix = telemetry::identifier(&before.sub_prefix);
    let task = match done {
        Ok(task) => task,
        Err(error) => {
            tracing::error!(function = NAME, request_id, prefix, cause = %error, "call");
            return;
        }
    };
    let [users, created, already_there, failed, groups_added, _] = added(before, task);
    let reasons = reasons(&before.counts.failed, &task.counts.failed);
    let finished = task.finished;
    tracing::info!(
        function = NAME,
        request_id,
        prefix,
        users,
        created,
        already_there,
        groups_added,
        failed,
        reasons,
        finished,
        "call"
    );
}

/// The metrics of one call. The triggers publish the same metrics.
fn metrics(before: &Task, task: &Task) -> Vec<Metric> {
    let [_, created, already_there, failed, groups_added, without_group] = added(before, task);
    let metrics = [
        (MetricName::RecordsCreated, created),
        (MetricName::RecordsExisting, already_there),
        (MetricName::RecordsFailed, failed - without_group),
        (MetricName::GroupsAdded, groups_added),
        (MetricName::GroupsFailed, without_group),
    ];
    let metrics = metrics.into_iter().filter(|(_, count)| *count > 0);
    metrics.map(|(name, count)| Metric::many(name, count)).collect()
}

/// Numbers of one call: all users, those with created records, those with existing records, failed users, memberships in
/// groups, and failed users who lack only a group.
fn added(before: &Task, task: &Task) -> [u64; 6] {
    let added = |count: fn(&Task) -> u64| count(task).saturating_sub(count(before));
    [
        added(|task| task.counts.users),
        added(|task| task.counts.created),
        added(|task| task.counts.already_there),
        added(|task| task.counts.failures()),
        added(|task| task.counts.groups_added),
        added(|task| task.counts.failures_of_groups()),
    ]
}

/// Reasons of this call's failures, each with its number of users.
fn reasons(before: &BTreeMap<String, u64>, now: &BTreeMap<String, u64>) -> String {
    let more = now
        .iter()
        .map(|(reason, count)| (reason, count.saturating_sub(before.get(reason).copied().unwrap_or(0))));
    let more = more.filter(|(_, count)| *count > 0).map(|(reason, count)| format!("{reason}={count}"));
    more.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_in_the_past_is_ignored() {
        let mut context = Context::default();
        context.deadline = 90_000;
        assert_eq!(remaining(&context), BACKFILL_FALLBACK_DEADLINE);
    }

    #[test]
    fn the_metrics_count_only_this_call() {
        let mut before = Task::new("0a");
        before.counts.created = 3;
        let mut task = before.clone();
        (task.counts.users, task.counts.created, task.counts.already_there) = (9, 5, 7);
        let counted =
            [Metric::many(MetricName::RecordsCreated, 2), Metric::many(MetricName::RecordsExisting, 7)];
        assert_eq!(metrics(&before, &task), counted);
        assert_eq!(metrics(&task, &task), []);
        let mut later = task.clone();
        later.counts.groups_added = 4;
        later.counts.failed = [("group_limit".to_owned(), 2), ("no_sub".to_owned(), 1)].into();
        let counted = [
            Metric::many(MetricName::RecordsFailed, 1),
            Metric::many(MetricName::GroupsAdded, 4),
            Metric::many(MetricName::GroupsFailed, 2),
        ];
        assert_eq!(metrics(&task, &later), counted);
    }

    #[test]
    fn the_log_line_has_only_the_reasons_of_this_call() {
        let counts =
            |pairs: &[(&str, u64)]| pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        let before = counts(&[("no_sub", 2), ("store_out_of_time", 1)]);
        let now = counts(&[("no_sub", 2), ("record_template", 1), ("store_out_of_time", 4)]);
        assert_eq!(reasons(&before, &now), "record_template=1 store_out_of_time=3");
        assert_eq!(reasons(&now, &before), "");
    }
}
