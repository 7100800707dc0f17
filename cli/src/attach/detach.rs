//! The changes of `detach`, and the selections that it refuses.

use anyhow::Result;
use serde_json::Value;

use super::arguments::Selection;
use super::changes::{self, Change};
use super::fields::LAMBDA_CONFIG;
use super::function::input;
use super::permission::Caller;
use super::snapshot::{Requests, Snapshot};
use super::stop::{Code, stop};
use super::{caller, lambda};
use crate::aws::{FunctionArn, Operation, Trigger, function_in};
use crate::doctor::Attached;

/// The changes that detach the selected triggers.
///
/// # Errors
/// Fails if an ARN is not attached, or a trigger that is selected by its name has a function of somebody else.
pub async fn detaching(
    requests: &impl Requests,
    before: &Snapshot,
    selections: &[Selection],
) -> Result<Vec<Change>> {
    let (triggers, caller) = (&before.user_pool[LAMBDA_CONFIG], caller(before)?);
    ensure_attached(triggers, selections)?;
    let is_forced = |arn: &str| selections.iter().any(|selection| selection.names(arn));
    let changes = changes::detach(triggers, |trigger, arn| {
        selections.contains(&Selection::Trigger(trigger)) || is_forced(arn)
    });
    for Change { trigger, before, .. } in &changes {
        let Some(arn) = before.as_deref().filter(|arn| !is_forced(arn)) else { continue };
        if !is_removable(requests, &caller, *trigger, arn).await? {
            let text = format!(
                "{arn} is attached as {}, and is not a function of this suite; to detach it, write this ARN in place \
                 of {}",
                trigger.field(),
                trigger.name()
            );
            return Err(stop(Code::Refused, text));
        }
    }
    Ok(changes)
}

/// Refuses ARNs that no trigger of this suite has.
fn ensure_attached(triggers: &Value, selections: &[Selection]) -> Result<()> {
    let is_attached = |selection: &Selection| {
        let places = Trigger::ALL.into_iter().filter_map(|trigger| function_in(&triggers[trigger.field()]));
        places.into_iter().any(|arn| selection.names(arn))
    };
    let arns = selections.iter().filter_map(|selection| match selection {
        Selection::Function(arn) if !is_attached(selection) => Some(arn.as_str()),
        _ => None,
    });
    let missing = arns.collect::<Vec<_>>().join(", ");
    if missing.is_empty() {
        return Ok(());
    }
    let fields = triggers.as_object().into_iter().flatten().filter(|(field, _)| *field != "KMSKeyID");
    let attached: Vec<String> =
        fields.filter_map(|(field, value)| Some(format!("{field}: {}", function_in(value)?))).collect();
    let attached = if attached.is_empty() { "nothing".to_owned() } else { attached.join(", ") };
    let text =
        format!("no trigger of this suite has {missing}; the pool is unchanged, attached is {attached}");
    Err(stop(Code::Failed, text))
}

/// Returns whether the function is one of this suite, has a permission of this command, or does not exist.
async fn is_removable(
    requests: &impl Requests,
    caller: &Caller,
    trigger: Trigger,
    text: &str,
) -> Result<bool> {
    let Some(arn) = FunctionArn::parse(text) else { return Ok(false) };
    // Without a right to the policy, variables and name of the function still tell.
    let policy = lambda::policy(requests, &arn).await.unwrap_or_default();
    if !caller.own(&arn, &policy).is_empty() {
        return Ok(true);
    }
    let function = match requests.call(Operation::GetFunction, input(&arn)).await {
        // A deleted function only makes the trigger fail.
        Err(error) if error.is_not_found() => return Ok(true),
        answer => Some(Ok(answer?)),
    };
    let (field, text) = (trigger.field().to_owned(), text.to_owned());
    let attached = Attached { field, trigger: Some(trigger), text, arn: Some(arn), function, policy: None };
    Ok(attached.built_for().is_some())
}
