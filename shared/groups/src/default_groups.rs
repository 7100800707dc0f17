//! Adds a user to the default groups, within the time of an event.
#![expect(clippy::disallowed_methods, reason = "sends requests to Cognito")]

use std::fmt;
use std::time::Duration;

use aws_sdk_cognitoidentityprovider::Client;
use records::StoreError;
use records::retry::{Budget, Throttling};
use trigger::times::RESPONSE_RESERVE;
use trigger::{Event, InitError, Invocation, Metric, MetricName, Settings, TriggerError};

use crate::{GroupError, GroupNames};

/// The default groups and the client that adds users to them.
pub struct DefaultGroups {
    names: GroupNames,
    client: Client,
}

/// The user of an event.
struct Member {
    user_pool_id: String,
    username: String,
}

impl DefaultGroups {
    /// Reads the settings. Without a setting there are no groups.
    ///
    /// # Errors
    /// Fails if a setting is invalid.
    pub fn from_settings(settings: &Settings, client: Client) -> Result<Option<Self>, InitError> {
        Ok(GroupNames::from_settings(settings)?.map(|names| Self::new(names, client)))
    }

    pub(crate) const fn new(names: GroupNames, client: Client) -> Self {
        Self { names, client }
    }

    /// Adds the user of an event to the groups of the event's app client, within `longest_budget` and the deadline.
    /// A failure with one group does not keep the user out of the others. Returns the metrics.
    ///
    /// # Errors
    /// Fails if the user may lack a group. The reason is that of the first failure; the cause names each group.
    pub async fn handle(
        &self,
        event: &Event<'_>,
        invocation: &Invocation<'_>,
        longest_budget: Duration,
    ) -> Result<Vec<Metric>, TriggerError> {
        let names = self.names.of_client(event.client_id());
        let member = Member { user_pool_id: event.user_pool_id(), username: event.username() };
        let whole = invocation.remaining.saturating_sub(RESPONSE_RESERVE).min(longest_budget);
        let mut budget = Budget::new(whole, Throttling::Retry);
        let mut failures: Vec<(&str, GroupError)> = Vec::new();
        for name in names {
            if let Err(error) = self.add(&member, name, &mut budget).await {
                failures.push((name, error));
            }
        }
        let metrics = metrics(names.len() - failures.len(), failures.len());
        let Some((_, first)) = failures.first() else { return Ok(metrics) };
        let causes: Vec<String> =
            failures.iter().map(|(name, error)| format!("group {name}: {error}")).collect();
        let failed = TriggerError::failed(first.reason(), causes.join("; "));
        Err(metrics.into_iter().fold(failed, TriggerError::with_metric))
    }

    async fn add(&self, member: &Member, name: &str, budget: &mut Budget) -> Result<(), GroupError> {
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
