//! Requests that only need the `sub` of users.
#![expect(clippy::disallowed_methods, reason = "sends requests to Cognito")]

use aws_sdk_cognitoidentityprovider::error::ProvideErrorMetadata;

use super::{MAX_USERS_PER_PAGE, Page, Pool, PoolError, retry_for, with_retries};

/// The attribute that identifies a user.
const SUB: &str = "sub";

impl Pool {
    /// Like [`Self::page_of`], with pages of Cognito's maximum and without the other attributes of the users.
    ///
    /// # Errors
    /// As for [`Self::page_of`].
    pub async fn page_of_subs(
        &self,
        sub_prefix: &str,
        pagination_token: Option<String>,
    ) -> Result<Page, PoolError> {
        let filter = format!("sub ^= \"{sub_prefix}\"");
        self.list(MAX_USERS_PER_PAGE, &filter, pagination_token, Some(SUB)).await
    }

    /// Returns whether `ListUsers` finds a user with this `sub`. Its answer can lag behind the pool. The caller makes sure
    /// that the `sub` is a UUID, because other characters could change the filter.
    ///
    /// # Errors
    /// As for [`Self::page_of`].
    pub async fn lists_user(&self, sub: &str) -> Result<bool, PoolError> {
        self.finds(&format!("sub = \"{sub}\"")).await
    }

    /// Returns whether `AdminGetUser` finds a user with this `sub`. It reads the user itself, but knows a user of an
    /// external identity provider only by username. A user that it finds counts as active in this month.
    ///
    /// Source: <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html>
    ///
    /// # Errors
    /// As for [`Self::page_of`].
    pub async fn gets_user(&self, sub: &str) -> Result<bool, PoolError> {
        with_retries(&self.rate_limiter, || async {
            let request = self.client.admin_get_user().user_pool_id(&self.user_pool_id).username(sub);
            match request.send().await {
                Ok(_) => Ok(true),
                Err(error) if error.code() == Some("UserNotFoundException") => Ok(false),
                Err(error) => Err(retry_for(&error, false)),
            }
        })
        .await
    }

    /// Returns whether the pool has any user.
    ///
    /// # Errors
    /// As for [`Self::page_of`].
    pub async fn has_users(&self) -> Result<bool, PoolError> {
        self.finds("").await
    }

    /// Returns whether a user matches the filter. A page can be empty although more pages follow.
    async fn finds(&self, filter: &str) -> Result<bool, PoolError> {
        let mut pagination_token = None;
        loop {
            let page = self.list(MAX_USERS_PER_PAGE, filter, pagination_token, Some(SUB)).await?;
            if !page.users.is_empty() || page.pagination_token.is_none() {
                return Ok(!page.users.is_empty());
            }
            pagination_token = page.pagination_token;
        }
    }
}
