//! `attach`: attaches functions to the triggers of a pool that no tool owns. Without `--apply` it is a dry run.
//!
//! Cognito resets each setting that an update does not repeat. So the command reads all settings, repeats them, and
//! compares the pool before and after.

mod arguments;
mod backup;
mod changes;
mod detach;
mod difference;
mod fields;
mod function;
mod lambda;
mod permission;
mod plan;
#[cfg(test)]
mod properties;
mod report;
mod snapshot;
mod snippet;
mod stage;
mod stop;
mod update;

use std::process::ExitCode;
use std::time::SystemTime;

use anyhow::{Result, anyhow};

use crate::aws::{Aws, FunctionArn, Owner, Trigger};
use crate::output::{failure, printable};
pub use arguments::{Arguments, DetachArguments};
use arguments::{PoolOptions, TriggerFunction, ensure_distinct};
use backup::Backup;
use changes::Change;
use detach::detaching;
use fields::LAMBDA_CONFIG;
use permission::Caller;
use plan::Plan;
use report::{Outcome, Report};
use snapshot::{Requests, Snapshot};
use stage::CurrentStage;
use stop::{Code, stop};
use update::Mfa;

/// Attaches functions, or restores a backup. Returns the exit code that docs/attach.md explains.
pub fn run(arguments: &Arguments) -> ExitCode {
    interruptible(async |stage| {
        let Arguments { pool: options, functions, replace, restore } = arguments;
        ensure_distinct(functions)?;
        let backup = restore.as_deref().map(|path| Backup::read(path, &options.user_pool_id)).transpose()?;
        let aws = Aws::new(&options.aws, &options.user_pool_id).await?;
        let before = Snapshot::read(&aws, &options.user_pool_id).await?;
        if let Some(backup) = backup {
            refuse_owner(&aws, &before, &[]).await?;
            let plan = restoring(&aws, before, &backup.snapshot).await?;
            return finish(&aws, options, &plan, Mfa::Restore, stage).await;
        }
        let changes = attaching(&before, functions, *replace)?;
        refuse_owner(&aws, &before, &changes).await?;
        let plan = Plan::new(&aws, before.clone(), &before, changes).await?;
        finish(&aws, options, &plan, Mfa::Compare, stage).await
    })
}

/// Detaches triggers. Returns the same exit codes.
pub fn detach(arguments: &DetachArguments) -> ExitCode {
    interruptible(async |stage| {
        let DetachArguments { pool: options, selections } = arguments;
        let aws = Aws::new(&options.aws, &options.user_pool_id).await?;
        let before = Snapshot::read(&aws, &options.user_pool_id).await?;
        refuse_owner(&aws, &before, &[]).await?;
        let changes = detaching(&aws, &before, selections).await?;
        let plan = Plan::new(&aws, before.clone(), &before, changes).await?;
        finish(&aws, options, &plan, Mfa::Compare, stage).await
    })
}

fn interruptible(command: impl AsyncFnOnce(&CurrentStage) -> Result<ExitCode>) -> ExitCode {
    let stage = CurrentStage::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let result = runtime.map_err(anyhow::Error::from);
    stop::exit_code(result.and_then(|runtime| runtime.block_on(stage.interruptible(command(&stage)))))
}

/// The changes that attach `functions`.
fn attaching(before: &Snapshot, functions: &[TriggerFunction], replace: bool) -> Result<Vec<Change>> {
    let place = caller(before)?.place;
    let resolve = |one: &TriggerFunction| Ok((one.trigger, one.function.clone().resolve(&place)?));
    let functions: Vec<(Trigger, FunctionArn)> = functions.iter().map(resolve).collect::<Result<_>>()?;
    changes::attach(&before.user_pool[LAMBDA_CONFIG], &functions, replace)
        .map_err(|foreign| stop(Code::Refused, foreign.to_string()))
}

/// The plan that gives a pool the settings of a backup.
async fn restoring(requests: &impl Requests, before: Snapshot, backup: &Snapshot) -> Result<Plan> {
    let changes = changes::between(&before.user_pool[LAMBDA_CONFIG], &backup.user_pool[LAMBDA_CONFIG]);
    Plan::new(requests, before, backup, changes).await
}

fn caller(pool: &Snapshot) -> Result<Caller> {
    Caller::of(&pool.user_pool).ok_or_else(|| anyhow!("the pool has no valid ARN"))
}

/// Refuses a pool that a tool owns: its next deployment would undo the change.
async fn refuse_owner(aws: &Aws, pool: &Snapshot, changes: &[Change]) -> Result<()> {
    let owner = Owner::find(aws, &pool.user_pool).await?;
    let Some(snippet) = snippet::attach(&owner, changes, &caller(pool)?) else { return Ok(()) };
    let reason = format!(
        "the pool belongs to {}, which would undo the change; nothing was changed",
        printable(&owner.to_string())
    );
    let is_attaching = changes.iter().any(|change| change.after.is_some());
    let next = if is_attaching {
        format!("Add this there, and keep its other triggers:\n\n{snippet}")
    } else {
        "Change the triggers there".to_owned()
    };
    Err(stop(Code::Refused, format!("{reason}. {next}")))
}

/// Shows the plan, and carries it out if `--apply` is given.
async fn finish(
    requests: &impl Requests,
    options: &PoolOptions,
    plan: &Plan,
    mfa: Mfa,
    stage: &CurrentStage,
) -> Result<ExitCode> {
    let report = |outcome, backup| Report::new(plan, outcome, backup).write(options.output);
    if !plan.is_effective() {
        report(Outcome::Unchanged, None)?;
        return Ok(ExitCode::SUCCESS);
    }
    if !options.apply {
        report(Outcome::DryRun, None)?;
        return Ok(ExitCode::SUCCESS);
    }
    let backup = Backup::new(plan.before.clone(), plan.update.input.clone(), SystemTime::now());
    let path = backup.write(options.backup.as_deref())?;
    let executed = update::execute(requests, plan, mfa, stage).await;
    let left = executed.map_err(|error| with_restore(error, &options.restore_command(&path)))?;
    for (permission, error) in left {
        eprintln!("warning: the permission {} stays: {}", permission.statement_id, failure(&error));
    }
    if let Err(error) = report(Outcome::Applied, Some(path)) {
        eprintln!("warning: the pool is as planned, but {}", failure(&error));
    }
    Ok(ExitCode::SUCCESS)
}

/// Adds the way back to an error after an update.
fn with_restore(error: anyhow::Error, command: &str) -> anyhow::Error {
    match error.downcast::<stop::Stop>() {
        Ok(stopped) if stopped.code == Code::Differs => {
            let text = format!(
                "{}\nThe backup has the settings before the update. This shows how to put them back; add --apply to do \
                 it:\n  {command}",
                stopped.text,
            );
            stop(Code::Differs, text)
        }
        Ok(stopped) => stopped.into(),
        Err(other) => other,
    }
}
