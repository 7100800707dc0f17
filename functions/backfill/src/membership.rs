//! Adds the users of a pool to groups, at the rate of all requests to Cognito.
#![expect(clippy::disallowed_methods, reason = "sends requests to Cognito")]

use groups::GroupError;
use records::User;

use crate::page_runner::{PageError, PageRunner};
use crate::pool::{Pool, PoolError, retry_for};

impl PageRunner {
    /// Adds a user to each group, and returns the number of groups. Cognito does not tell who was in a group before. A
    /// failure with one group does not keep the user out of the others; the first failure is the inner error.
    ///
    /// # Errors
    /// Fails if Cognito does not answer, or with an error that concerns every user.
    pub(crate) async fn add_to_groups(&self, user: &User) -> Result<Result<u64, GroupError>, PageError> {
        let (mut added, mut failure) = (0, None);
        for name in &self.groups {
            match self.pool.add_to_group(&user.username, name).await? {
                Ok(()) => added += 1,
                Err(error) if error.concerns_every_user() => {
                    return Err(PageError::Group { name: name.clone(), error });
                }
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        Ok(failure.map_or(Ok(added), Err))
    }
}

impl Pool {
    /// Adds a user to a group. The inner error is one whose cause Cognito states.
    async fn add_to_group(&self, username: &str, name: &str) -> Result<Result<(), GroupError>, PoolError> {
        self.with_retries(|| async {
            let request = self
                .client()
                .admin_add_user_to_group()
                .user_pool_id(self.id())
                .username(username)
                .group_name(name);
            match request.send().await {
                Ok(_) => Ok(Ok(())),
                Err(error) => GroupError::stated(&error).map(Err).ok_or_else(|| retry_for(&error, false)),
            }
        })
        .await
    }
}
