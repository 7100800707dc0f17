//! Carries out a plan: permissions, update, and the comparison after it.

use anyhow::{Error, Result};

use super::difference::{CHANGED_BY_UPDATES, COUNTERS, Difference};
use super::fields;
use super::lambda;
use super::permission::Permission;
use super::plan::Plan;
use super::snapshot::{Requests, Snapshot};
use super::stage::{CurrentStage, Stage};
use super::stop::{Code, stop};
use crate::aws::{AwsError, Operation};
use crate::output::{failure, printable};
use crate::times::LATE_UPDATE_PAUSES;

/// Treatment of the MFA configuration, which an update may change although it cannot set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mfa {
    /// A difference is reported.
    Compare,
    /// A difference is repaired.
    Restore,
}

/// Carries out the plan. Returns permissions that could not be removed after the update, each with its reason.
///
/// # Errors
/// Fails if the pool is not as planned at the end. The error says in which state it is.
pub async fn execute(
    requests: &impl Requests,
    plan: &Plan,
    mfa: Mfa,
    stage: &CurrentStage,
) -> Result<Vec<(Permission, Error)>> {
    stage.set(Stage::Permissions);
    for permission in &plan.missing {
        lambda::add(requests, &plan.caller, permission).await?;
    }
    if plan.needs_update() {
        ensure_unchanged(requests, plan).await?;
        stage.set(Stage::Update);
        let written = write(requests, plan, mfa).await;
        verify(requests, plan, written).await?;
    }
    stage.set(Stage::Cleanup);
    let mut left = Vec::new();
    for permission in &plan.obsolete {
        if let Err(error) = lambda::remove(requests, permission).await {
            left.push((permission.clone(), error));
        }
    }
    Ok(left)
}

/// Cognito has no conditional update, so a change since the plan would be overwritten.
async fn ensure_unchanged(requests: &impl Requests, plan: &Plan) -> Result<()> {
    let now = Snapshot::read(requests, &plan.caller.user_pool_id).await?;
    let differences = plan.before.differences(&now, &COUNTERS);
    if differences.is_empty() {
        return Ok(());
    }
    let text = format!(
        "somebody changed the pool at the same time, so it was not updated; run the same command again:\n{}",
        lines(&differences)
    );
    Err(stop(Code::Refused, text))
}

async fn write(requests: &impl Requests, plan: &Plan, mfa: Mfa) -> Result<()> {
    // An update cannot turn MFA on.
    if mfa == Mfa::Restore {
        set_mfa(requests, plan, &plan.before).await?;
    }
    requests.call(Operation::UpdateUserPool, plan.update.input.clone()).await?;
    if mfa == Mfa::Restore {
        let now = Snapshot::read(requests, &plan.caller.user_pool_id).await?;
        set_mfa(requests, plan, &now).await?;
    }
    Ok(())
}

/// Sets the MFA configuration as planned.
async fn set_mfa(requests: &impl Requests, plan: &Plan, now: &Snapshot) -> Result<()> {
    let input = fields::mfa_update(&plan.caller.user_pool_id, &now.mfa_config, &plan.expected.mfa_config);
    if let Some(input) = input {
        requests.call(Operation::SetUserPoolMfaConfig, input).await?;
    }
    Ok(())
}

/// Reads the pool again and compares it.
async fn verify(requests: &impl Requests, plan: &Plan, written: Result<()>) -> Result<()> {
    let is_open = written.as_ref().is_err_and(is_open);
    let found = match read_result(requests, plan, is_open).await {
        Ok(found) => found,
        Err(error) => {
            let sent = written.err().map_or_else(String::new, |error| format!(" ({})", failure(&error)));
            let error = failure(&error);
            let text = format!(
                "the update was sent{sent}, but the pool cannot be read: {error}. Its state is unknown; run the same \
                 command again"
            );
            return Err(stop(Code::Differs, text));
        }
    };
    let differences = plan.expected.differences(&found, &CHANGED_BY_UPDATES);
    if differences.is_empty() {
        return Ok(());
    }
    let cause = match written {
        Err(error) if is_unchanged(plan, &found) && is_open => {
            let text = format!(
                "the update has no clear answer ({}). The pool looks unchanged, but its state is unknown, because the \
                 update may still happen; wait some minutes, and run the same command again",
                failure(&error)
            );
            return Err(stop(Code::Differs, text));
        }
        Err(error) if is_unchanged(plan, &found) => {
            return Err(error.context("the pool is unchanged, because the update failed"));
        }
        Err(error) => format!("the update failed ({}), and changed the pool", failure(&error)),
        Ok(()) => "the pool was updated, but it is not as expected".to_owned(),
    };
    Err(stop(Code::Differs, format!("{cause}:\n{}", lines(&differences))))
}

/// Reads the pool. An update without a clear answer may happen later, so an unchanged pool is read again.
async fn read_result(requests: &impl Requests, plan: &Plan, is_open: bool) -> Result<Snapshot> {
    let id = &plan.caller.user_pool_id;
    let mut found = Snapshot::read(requests, id).await;
    for pause in LATE_UPDATE_PAUSES {
        if !is_open || found.as_ref().is_ok_and(|found| !is_unchanged(plan, found)) {
            break;
        }
        requests.pause(pause).await;
        found = Snapshot::read(requests, id).await;
    }
    found
}

/// Returns whether an update with this error may have happened, or may still happen.
fn is_open(error: &Error) -> bool {
    error.downcast_ref::<AwsError>().is_some_and(AwsError::is_open)
}

fn is_unchanged(plan: &Plan, found: &Snapshot) -> bool {
    plan.before.differences(found, &COUNTERS).is_empty()
}

fn lines(differences: &[Difference]) -> String {
    let line = |difference: &Difference| format!("  {}", printable(&difference.to_string()));
    differences.iter().map(line).collect::<Vec<_>>().join("\n")
}
