//! Adds a user to the default groups, within the time of an event.
#![expect(clippy::disallowed_methods, reason = "sends requests to Cognito")]

use std::fmt;
use std::time::Duration;

use aws_sdk_cognitoidentityprovider::Client;
use records::StoreError;
use records::retry::{Budget, Throttling};
use trigger::times::RESPONSE_RESERVE;
use trigger::{Event, Invocation, Metric, MetricName, TriggerError};

use crate::{GroupError, GroupNames};

/// The default groups and the client that adds users to them.
pub struct DefaultGroups {
    names: GroupNames,
    client: Client,
}

/// The result for a user who lacks no group, or who no longer exists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// The metrics.
    pub metrics: Vec<Metric>,
    /// Whether the user was deleted before the last request.
    pub is_user_missing: bool,
}

/// The user of an event.
struct Member {
    user_pool_id: String,
    username: String,
}

impl DefaultGroups {
    /// Adds users to groups of these names with this client.
    #[must_use]
    pub const fn new(names: GroupNames, client: Client) -> Self {
        Self { names, client }
    }

    /// Adds the user of an event to the groups of the event's app client, one after another, within `longest_budget`
    /// and the deadline. A permanent failure with one group does not keep the user out of the others. A deleted user
    /// needs no group.
    ///
    /// # Errors
    /// Fails if the user may lack a group. The reason is that of the first failure; the cause names each group.
    pub async fn handle(
        &self,
        event: &Event<'_>,
        invocation: &Invocation<'_>,
        longest_budget: Duration,
    ) -> Result<Added, TriggerError> {
        let names = self.names.of_client(event.client_id());
        let member = Member { user_pool_id: event.user_pool_id(), username: event.username() };
        let whole = invocation.remaining.saturating_sub(RESPONSE_RESERVE).min(longest_budget);
        let mut budget = Budget::new(whole, Throttling::Retry);
        let (mut added, mut failures, mut is_user_missing) = (0, Vec::new(), false);
        for name in names {
            match self.add(&member, name, &mut budget).await {
                Ok(()) => added += 1,
                Err(GroupError::NoUser) => {
                    is_user_missing = true;
                    break;
                }
                Err(error) => failures.push((name, error)),
            }
        }
        let metrics = metrics(added, failures.len());
        let Some((_, first)) = failures.first() else { return Ok(Added { metrics, is_user_missing }) };
        let causes: Vec<String> =
            failures.iter().map(|(name, error)| format!("group {name}: {error}")).collect();
        let failed = TriggerError::failed(first.reason(), causes.join("; "));
        Err(metrics.into_iter().fold(failed, TriggerError::with_metric))
    }

    async fn add(&self, member: &Member, name: &str, budget: &mut Budget) -> Result<(), GroupError> {
        budget.forget_cause();
        budget.retry(async || self.attempt(member, name).await).await?
    }

    /// One request. The outer error is that of a request that can be repeated.
    async fn attempt(&self, member: &Member, name: &str) -> Result<Result<(), GroupError>, StoreError> {
        let request = self
            .client
            .admin_add_user_to_group()
            .user_pool_id(&member.user_pool_id)
            .username(&member.username)
            .group_name(name);
        match request.send().await {
            Ok(_) => Ok(Ok(())),
            Err(error) => GroupError::stated(&error).map(Err).ok_or_else(|| StoreError::of(&error)),
        }
    }
}

fn metrics(added: usize, failed: usize) -> Vec<Metric> {
    let counts = [(MetricName::GroupsAdded, added), (MetricName::GroupsFailed, failed)];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    counts.map(|(name, count)| Metric::many(name, count as u64)).collect()
}

impl fmt::Debug for DefaultGroups {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("DefaultGroups").field("names", &self.names).finish_non_exhaustive()
    }
}
