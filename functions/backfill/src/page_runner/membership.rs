//! Adds a user of a page to the groups.

use groups::GroupError;
use records::User;

use super::{PageRunner, failure};
use crate::counts::Membership;
use crate::page_error::PageError;

impl PageRunner {
    /// Adds a user to each group. A failure with one group does not keep the user out of the others, except for an
    /// answer that remained the same over all attempts: each further group could take as long.
    ///
    /// # Errors
    /// Fails with an error that concerns every user.
    pub(super) async fn add_to_groups(&self, user: &User) -> Result<Membership, PageError> {
        let mut result = Membership::default();
        for name in &self.groups {
            match self.pool.add_to_group(&user.username, name).await? {
                Ok(()) => result.added += 1,
                Err(error) if error.concerns_every_user() => {
                    return Err(PageError::Group { name: name.clone(), error });
                }
                Err(GroupError::NoUser) => {
                    result.is_user_missing = true;
                    break;
                }
                Err(error) => {
                    result.failure.get_or_insert_with(|| failure(user, error.reason()));
                    if matches!(error, GroupError::Answered { status: 500.., .. }) {
                        break;
                    }
                }
            }
        }
        Ok(result)
    }
}
