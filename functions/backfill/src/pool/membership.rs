//! Adds users of a pool to groups.
#![expect(clippy::disallowed_methods, reason = "sends requests to Cognito")]

use groups::GroupError;
use records::error_code::{Meaning, meaning};

use super::{Pool, PoolError, retry_for, with_retries};

/// A fifth of Cognito's quota for changes of users: 25 requests per second for all pools of an account, which AWS does
/// not raise. The confirmations of new users need the rest.
pub const MAX_GROUP_REQUESTS_PER_SECOND: f64 = 5.0;

impl Pool {
    /// Adds a user to a group. The inner error is one of this user or this group.
    ///
    /// # Errors
    /// Fails if Cognito throttles every attempt or cannot be reached, or the credentials are invalid.
    pub async fn add_to_group(
        &self,
        username: &str,
        name: &str,
    ) -> Result<Result<(), GroupError>, PoolError> {
        let added = with_retries(&self.group_rate_limiter, || async {
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
        });
        match added.await {
            Err(PoolError::Answered { status, code }) if meaning(&code) != Some(Meaning::Login) => {
                Ok(Err(GroupError::Answered { status, code }))
            }
            Err(PoolError::Unreadable(status @ 500..)) => {
                Ok(Err(GroupError::Answered { status, code: "without a code".to_owned() }))
            }
            added => added,
        }
    }
}
