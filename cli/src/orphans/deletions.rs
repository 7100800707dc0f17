//! The counts of the deletions.

use serde::Serialize;

/// Numbers of records by result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deletions {
    /// All orphans of the report.
    pub orphans: u64,
    /// Deleted records.
    pub deleted: u64,
    /// Records below the age of `--older-than`.
    pub too_young: u64,
    /// Records whose age is unknown.
    pub without_age: u64,
    /// Records whose user exists.
    pub user_found: u64,
    /// Records that were created again after the report, or are gone.
    pub changed: u64,
}
