//! What became of the users.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

/// How many users there were, and what became of them.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Counts {
    /// All that were listed.
    pub users: u64,
    /// They have their records now.
    pub created: u64,
    /// They had them.
    pub already_there: u64,
    /// They miss records; nothing was written, because it was only looked.
    pub missing: u64,
    /// Left alone because of their status, by it.
    pub skipped: BTreeMap<String, u64>,
    /// Still without records, by the reason.
    pub failed: BTreeMap<String, u64>,
}

/// A user who is still without records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Whose records.
    pub sub: String,
    /// The reason code, as in the log.
    pub reason: &'static str,
}

impl Counts {
    /// How many users are still without records because something failed.
    #[must_use]
    pub fn failures(&self) -> u64 {
        self.failed.values().sum()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.users += other.users;
        self.created += other.created;
        self.already_there += other.already_there;
        self.missing += other.missing;
        for (mine, theirs) in [(&mut self.skipped, other.skipped), (&mut self.failed, other.failed)] {
            for (name, count) in theirs {
                *mine.entry(name).or_default() += count;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_by_name() {
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
