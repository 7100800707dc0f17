//! The errors that stop a backfill, and those that concern one user only.

use groups::GroupError;
use records::StoreError;

use crate::pool::PoolError;

/// Error that stops the backfill. The text contains only codes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// The users cannot be listed.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// The prefix is not hexadecimal. Other characters could change the filter of `ListUsers`.
    #[error("the prefix of the sub is not hexadecimal")]
    Prefix,
    /// The deadline passed before the first page was finished.
    #[error("the deadline passed before a page was finished")]
    OutOfTime,
    /// No user can be added to a group.
    #[error("group {name}: {error}")]
    Group {
        /// Name of the group.
        name: String,
        /// The error of Cognito.
        error: GroupError,
    },
    /// DynamoDB refuses the requests of every user.
    #[error(transparent)]
    Store(StoreError),
}

/// Returns whether an error concerns every user: a missing table, missing permissions or expired credentials.
pub fn concerns_every_user(error: &StoreError) -> bool {
    // Codes of an invalid or too large item, outside and inside a transaction.
    const OF_ONE_ITEM: [&str; 4] = [
        "ValidationException",
        "ValidationError",
        "ItemCollectionSizeLimitExceededException",
        "ItemCollectionSizeLimitExceeded",
    ];
    let is_of_one_item = |code: &str| OF_ONE_ITEM.contains(&code);
    match error {
        _ if error.is_transient() => false,
        StoreError::Answered { code, .. } => !is_of_one_item(code),
        StoreError::Unreachable(_) => true,
        StoreError::OutOfTime | StoreError::Unstorable => false,
    }
}
