//! The conditions under which `--apply` accepts a report.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};

use super::Header;
use crate::orphans::arguments::Scope;
use crate::orphans::created::epoch_seconds;
use crate::times::{REPORT_CLOCK_SKEW, REPORT_LIFE};

/// More orphans than one record in this number need a confirmation.
const RECORDS_PER_ORPHAN: u64 = 10;

impl Header {
    /// Returns whether there are so many orphans that pool and table may not belong together.
    pub const fn needs_confirmation(&self) -> bool {
        self.orphans.saturating_mul(RECORDS_PER_ORPHAN) > self.items.records
    }

    /// The share of orphans among the records, in percent.
    pub fn percentage(&self) -> u64 {
        self.orphans.saturating_mul(100).checked_div(self.items.records).unwrap_or_default()
    }

    /// Makes sure that the report may be applied to `scope` at `now`. `expect` is the number of orphans that the person
    /// confirms.
    ///
    /// # Errors
    /// Fails with the condition that does not hold.
    pub fn check(&self, path: &Path, scope: &Scope, now: SystemTime, expect: Option<u64>) -> Result<()> {
        let shown = path.display();
        ensure!(
            self.scope.user_pool == scope.user_pool,
            "{shown} is a report about another user pool, account or region, {}; check --user-pool-id, --profile and \
             AWS_REGION",
            self.scope.user_pool
        );
        ensure!(
            self.scope == *scope,
            "{shown} is a report about another table, key or record template, or with another --created-at; run the \
             command without --apply again"
        );
        self.check_age(path, now)?;
        ensure!(
            self.users > 0,
            "{shown} counts no user in the pool, so every record looks like an orphan; check --user-pool-id"
        );
        self.check_number(path, expect)
    }

    fn check_age(&self, path: &Path, now: SystemTime) -> Result<()> {
        let shown = path.display();
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let written = epoch_seconds(&self.written_at).and_then(|seconds| u64::try_from(seconds).ok());
        let written = written.with_context(|| format!("{shown} has no time"))?;
        ensure!(
            written <= now + REPORT_CLOCK_SKEW.as_secs(),
            "{shown} was written in the future, at {}; check the clock",
            self.written_at
        );
        let minutes = now.saturating_sub(written) / 60;
        ensure!(
            now.saturating_sub(written) <= REPORT_LIFE.as_secs(),
            "{shown} is {minutes} minutes old, and a report is valid for one hour; run the command without --apply again"
        );
        Ok(())
    }

    fn check_number(&self, path: &Path, expect: Option<u64>) -> Result<()> {
        let (shown, orphans, records) = (path.display(), self.orphans, self.items.records);
        if let Some(expected) = expect {
            ensure!(
                expected == orphans,
                "--expect is {expected}, but {shown} lists {orphans} orphans; read the report again"
            );
            return Ok(());
        }
        ensure!(
            !self.needs_confirmation(),
            "{orphans} of {records} records, {} %, have no user: do --user-pool-id and --table belong together? If they \
             do, confirm the number with --expect {orphans}",
            self.percentage()
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests;
