//! The loop that serves tasks, and the only code here that asks for the time.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use lambda_runtime::{Context, Diagnostic, LambdaEvent, Runtime, service_fn};
use trigger::{InitError, Metric, Settings, runtime, telemetry};

use crate::task::{Backfill, Task};
use crate::work::WorkError;

const NAME: &str = "backfill";
/// As in the template.
const NO_DEADLINE: Duration = Duration::from_secs(90);

/// Starts the function, then serves tasks until Lambda ends the process.
pub async fn run(build: impl FnOnce(&Settings) -> Result<Backfill, InitError>) -> ExitCode {
    let settings = Settings::from_environment();
    telemetry::init(&settings);
    let backfill = match build(&settings) {
        Ok(backfill) => backfill,
        Err(error) => {
            tracing::error!(function = NAME, setting = error.name, cause = %error, "init stopped");
            return ExitCode::FAILURE;
        }
    };
    let backfill = &backfill;
    let service = service_fn(|event: LambdaEvent<Task>| async move {
        let now = SystemTime::now();
        let before = event.payload.clone();
        let done = backfill.perform(event.payload, now, || remaining(&event.context)).await;
        report(&event.context.request_id, &before, &done, now);
        done.map_err(|error| Diagnostic {
            error_type: "Backfill".to_owned(),
            error_message: error.to_string(),
        })
    });
    match Runtime::new(service).run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(function = NAME, cause = %error, "the runtime API cannot be reached");
            ExitCode::FAILURE
        }
    }
}

fn remaining(context: &Context) -> Duration {
    runtime::remaining(context, SystemTime::now(), NO_DEADLINE)
}

/// One line a call, and the metrics that the triggers write, too.
fn report(request_id: &str, before: &Task, done: &Result<Task, WorkError>, now: SystemTime) {
    // Two digits out of 32 name nobody.
    let prefix = telemetry::identifier(&before.sub_prefix);
    let task = match done {
        Ok(task) => task,
        Err(error) => {
            tracing::error!(function = NAME, request_id, prefix, cause = %error, "call");
            return;
        }
    };
    let grown = |count: fn(&Task) -> u64| count(task).saturating_sub(count(before));
    let [users, created, already_there, failed] = [
        grown(|task| task.counts.users),
        grown(|task| task.counts.created),
        grown(|task| task.counts.already_there),
        grown(|task| task.counts.failures()),
    ];
    let reasons = reasons(&before.counts.failed, &task.counts.failed);
    let finished = task.finished;
    tracing::info!(
        function = NAME,
        request_id,
        prefix,
        users,
        created,
        already_there,
        failed,
        reasons,
        finished,
        "call"
    );
    let metrics =
        [("RecordsCreated", created), ("RecordsAlreadyThere", already_there), ("RecordsFailed", failed)];
    let metrics = metrics.into_iter().filter(|(_, count)| *count > 0);
    let metrics: Vec<Metric> = metrics.map(|(name, count)| Metric::many(name, count)).collect();
    telemetry::publish(NAME, &metrics, now);
}

/// Why users are still without records: reason codes with how many users more there are than before.
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
    fn a_deadline_that_has_passed_is_none() {
        let mut context = Context::default();
        context.deadline = 90_000;
        assert_eq!(remaining(&context), NO_DEADLINE);
    }

    #[test]
    fn the_line_has_the_reasons_of_this_call() {
        let counts =
            |pairs: &[(&str, u64)]| pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        let before = counts(&[("no_sub", 2), ("store_out_of_time", 1)]);
        let now = counts(&[("no_sub", 2), ("record_template", 1), ("store_out_of_time", 4)]);
        assert_eq!(reasons(&before, &now), "record_template=1 store_out_of_time=3");
        assert_eq!(reasons(&now, &before), "");
    }
}
