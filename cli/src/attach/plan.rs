//! The plan of an update: the pool before and after it, the request, and the permissions.

use anyhow::{Result, anyhow, bail};
use serde_json::Value;

use super::changes::{self, Change};
use super::difference::{CHANGED_BY_UPDATES, Difference};
use super::fields::{self, LAMBDA_CONFIG, Update};
use super::lambda;
use super::permission::{Caller, Permission};
use super::snapshot::{Requests, Snapshot};
use crate::aws::{FunctionArn, function_in};

/// Everything that an update does.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The pool, as the policies of its functions name it.
    pub caller: Caller,
    /// The pool now.
    pub before: Snapshot,
    /// The pool after the update.
    pub expected: Snapshot,
    /// The functions of the triggers.
    pub changes: Vec<Change>,
    /// The request.
    pub update: Update,
    /// Permissions to add before the update.
    pub missing: Vec<Permission>,
    /// Permissions of this command that are not needed after the update.
    pub obsolete: Vec<Permission>,
}

impl Plan {
    /// Plans an update to `changes`, with every other setting as in `settings`. Sends only requests that read.
    ///
    /// # Errors
    /// Fails if the pool has unknown settings, or a function cannot be called.
    pub async fn new(
        requests: &impl Requests,
        before: Snapshot,
        settings: &Snapshot,
        changes: Vec<Change>,
    ) -> Result<Self> {
        before.ensure_known()?;
        settings.ensure_known()?;
        let caller = Caller::of(&before.user_pool).ok_or_else(|| anyhow!("the pool has no valid ARN"))?;
        let triggers = changes::apply(&settings.user_pool[LAMBDA_CONFIG], &changes);
        let expected = Snapshot {
            user_pool: fields::expected(&before.user_pool, &settings.user_pool, &triggers),
            mfa_config: settings.mfa_config.clone(),
        };
        let update = fields::update(&settings.user_pool, &triggers);
        let mut plan =
            Self { caller, before, expected, changes, update, missing: Vec::new(), obsolete: Vec::new() };
        plan.find_missing(requests, &triggers).await?;
        plan.find_obsolete(requests, &triggers).await;
        Ok(plan)
    }

    /// The settings that change, apart from the functions in [`changes`](Self::changes).
    pub fn other_settings(&self) -> Vec<Difference> {
        let without_changes = |pool: &Snapshot| {
            let mut pool = pool.clone();
            if let Some(triggers) = pool.user_pool[LAMBDA_CONFIG].as_object_mut() {
                triggers
                    .retain(|field, _| !self.changes.iter().any(|change| change.trigger.field() == field));
            }
            pool
        };
        without_changes(&self.before).differences(&without_changes(&self.expected), &CHANGED_BY_UPDATES)
    }

    /// Returns whether the pool has to be updated.
    pub fn needs_update(&self) -> bool {
        !self.before.differences(&self.expected, &CHANGED_BY_UPDATES).is_empty()
    }

    /// Returns whether there is anything to do.
    pub fn is_effective(&self) -> bool {
        self.needs_update() || !self.missing.is_empty() || !self.obsolete.is_empty()
    }

    /// A restore can also attach functions to triggers of others.
    async fn find_missing(&mut self, requests: &impl Requests, triggers: &Value) -> Result<()> {
        let before = &self.before.user_pool[LAMBDA_CONFIG];
        let fields = triggers.as_object().into_iter().flatten();
        let restored = fields.filter_map(|(field, value)| {
            function_in(value).filter(|arn| function_in(&before[field]) != Some(*arn))
        });
        let attached = self.changes.iter().filter_map(|change| change.after.as_deref());
        let mut functions: Vec<FunctionArn> =
            attached.chain(restored).filter_map(FunctionArn::parse).collect();
        // One permission serves all triggers of a function.
        functions.sort_by_key(ToString::to_string);
        functions.dedup();
        for function in functions {
            lambda::ensure_ready(requests, &function).await?;
            let policy = lambda::policy(requests, &function).await?;
            if let Some(id) = self.caller.denial(&function, &policy) {
                bail!(
                    "the statement {id} in the policy of {function} denies Cognito to call it; remove it first"
                );
            }
            self.missing.extend(self.caller.missing(&function, &policy));
        }
        Ok(())
    }

    /// A function of somebody else may be gone, or its policy may be closed to the caller: it has no permission of this
    /// command.
    async fn find_obsolete(&mut self, requests: &impl Requests, triggers: &Value) {
        let still_attached: Vec<&str> =
            triggers.as_object().into_iter().flatten().filter_map(|(_, field)| function_in(field)).collect();
        let mut detached: Vec<&str> =
            self.changes.iter().filter_map(|change| change.before.as_deref()).collect();
        detached.sort_unstable();
        detached.dedup();
        detached.retain(|arn| !still_attached.contains(arn));
        for function in detached.into_iter().filter_map(FunctionArn::parse) {
            if let Ok(policy) = lambda::policy(requests, &function).await {
                self.obsolete.extend(self.caller.own(&function, &policy));
            }
        }
    }
}
