//! Requests that only need the `sub` of users.

use super::{MAX_USERS_PER_PAGE, Page, Pool, PoolError};

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

    /// Returns whether the pool has a user with this `sub`. The caller makes sure that it is a UUID, because other
    /// characters could change the filter.
    ///
    /// # Errors
    /// As for [`Self::page_of`].
    pub async fn has_user(&self, sub: &str) -> Result<bool, PoolError> {
        self.finds(&format!("sub = \"{sub}\"")).await
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
