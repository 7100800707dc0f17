//! Adds users of a pool to groups, at the rate of all requests to Cognito.
#![expect(clippy::disallowed_methods, reason = "sends requests to Cognito")]

use groups::GroupError;

use super::{Pool, PoolError, retry_for};

impl Pool {
    /// Adds a user to a group. The inner error is one whose cause Cognito states.
    ///
    /// # Errors
    /// Fails if Cognito does not answer, or with an error that has another cause.
    pub async fn add_to_group(
        &self,
        username: &str,
        name: &str,
    ) -> Result<Result<(), GroupError>, PoolError> {
        self.with_retries(|| async {
            let request = self
                .client
                .admin_add_user_to_group()
                .user_pool_id(&self.user_pool_id)
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
