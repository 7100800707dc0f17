//! The counts of a backfill.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

/// Start of the reasons that concern groups.
const GROUP_REASONS: &str = "group_";

/// Numbers of users by result.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Counts {
    /// All listed users.
    pub users: u64,
    /// Users whose missing records were created.
    pub created: u64,
    /// Users who had all records before.
    pub already_there: u64,
    /// Users who lack records in a dry run.
    pub missing: u64,
    /// Memberships in groups that Cognito confirmed, new or not.
    pub groups_added: u64,
    /// Skipped users by status. Users who were deleted before they could be added to a group have a reason instead, and
    /// are also counted by their records.
    pub skipped: BTreeMap<String, u64>,
    /// Users whose records could not be created, or who could not be added to a group, by reason. The latter are also
    /// counted by their records.
    pub failed: BTreeMap<String, u64>,
}

/// A user whose records could not be created, or who could not be added to a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The user's `sub`.
    pub sub: String,
    /// The reason code, as in the log.
    pub reason: &'static str,
}

/// The groups of one user.
#[derive(Default)]
pub(crate) struct Membership {
    /// Number of groups that the user is in. Cognito does not tell who was in a group before.
    pub added: u64,
    /// Whether the user was deleted after the listing.
    pub is_user_missing: bool,
    /// The first failure.
    pub failure: Option<Failure>,
}

impl Counts {
    /// Number of failed users.
    #[must_use]
    pub fn failures(&self) -> u64 {
        self.failed.values().sum()
    }

    /// Number of users who have their records and could not be added to a group.
    #[must_use]
    pub fn failures_of_groups(&self) -> u64 {
        let of_groups = self.failed.iter().filter(|(reason, _)| reason.starts_with(GROUP_REASONS));
        of_groups.map(|(_, users)| users).sum()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.users += other.users;
        self.created += other.created;
        self.already_there += other.already_there;
        self.missing += other.missing;
        self.groups_added += other.groups_added;
        for (mine, theirs) in [(&mut self.skipped, other.skipped), (&mut self.failed, other.failed)] {
            for (name, count) in theirs {
                *mine.entry(name).or_default() += count;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use trigger::Reason;

    use super::*;

    #[test]
    fn failures_of_groups_are_known_by_their_reasons() {
        let reasons = [Reason::GroupLimit, Reason::GroupUserMissing, Reason::StoreThrottled, Reason::NoSub];
        let failed = reasons.map(|reason| (reason.as_str().to_owned(), 1)).into();
        let counts = Counts { failed, ..Counts::default() };
        assert_eq!((counts.failures(), counts.failures_of_groups()), (4, 2));
    }

    #[test]
    fn counts_are_added_by_name() {
        let one = |status: &str| Counts {
            users: 1,
            skipped: BTreeMap::from([(status.to_owned(), 1)]),
            ..Counts::default()
        };
        let mut sum = one("UNCONFIRMED");
        sum += one("UNCONFIRMED");
        sum += one("ARCHIVED");
        let skipped = BTreeMap::from([("ARCHIVED".to_owned(), 1), ("UNCONFIRMED".to_owned(), 2)]);
        assert_eq!(sum, Counts { users: 3, skipped, ..Counts::default() });
    }
}
