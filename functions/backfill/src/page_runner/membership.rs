//! Adds a user of a page to the groups.

use groups::GroupError;
use records::User;

use super::{PageError, PageRunner};

impl PageRunner {
    /// Adds a user to each group, and returns the number of groups. Cognito does not tell who was in a group before. A
    /// failure with one group does not keep the user out of the others; the first failure is the inner error.
    ///
    /// # Errors
    /// Fails if Cognito does not answer, or with an error that concerns every user.
    pub(super) async fn add_to_groups(&self, user: &User) -> Result<Result<u64, GroupError>, PageError> {
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
