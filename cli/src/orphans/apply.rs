//! Deletes the orphans of a report. Each user is looked up again directly before their records are deleted.

use std::cell::RefCell;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};
use records::StoreError;

use super::arguments::Arguments;
use super::deletions::Deletions;
use super::sources::{Sources, pool_error, table_error};
use super::table::Deletion;
use super::templates::UserRecord;
use super::{created, report, summary};
use crate::backfill::watch_throttling;
use crate::progress::Progress;

const STOPPED: &str = "the deletion stopped; run the same command again to delete the rest";
const RECORDS_PER_LOG_LINE: u64 = 1_000;

/// Deletes the orphans of the report from the age `older_than`. The exit code is 1 if a deletion failed.
///
/// # Errors
/// Fails before the first deletion if the report is not valid for this run, and later if the run cannot continue.
pub async fn run(arguments: &Arguments, sources: &Sources, older_than: Duration) -> Result<ExitCode> {
    let report = report::read(&arguments.report, &sources.templates)?;
    let (scope, _) = sources.describe(arguments).await?;
    let now = SystemTime::now();
    report.header.check(&arguments.report, &scope, now, arguments.expect)?;
    let has_users = sources.pool.has_users().await;
    let has_users = has_users.map_err(|error| pool_error(error, "cognito-idp:ListUsers"))?;
    ensure!(
        has_users,
        "the user pool has no users, so every record looks like an orphan; check --user-pool-id"
    );
    let mut orphans = report.orphans;
    orphans.sort_by_key(|orphan| orphan.sub);
    let progress =
        Progress::new("records", Some(orphans.len() as u64)).with_lines_every(RECORDS_PER_LOG_LINE);
    let apply = Apply {
        sources,
        older_than,
        now: i64::try_from(now.duration_since(UNIX_EPOCH)?.as_secs())?,
        deletions: RefCell::default(),
        progress,
    };
    let users = stream::iter(orphans.chunk_by(|one, other| one.sub == other.sub));
    let users = users.map(|records| apply.user(records)).buffer_unordered(arguments.parallel.into());
    let result = tokio::select! {
        result = users.try_collect::<Vec<()>>() => result,
        never = watch_throttling(&apply.progress, || sources.table.capacity.throttled_requests()) => match never {},
    };
    apply.progress.finish();
    let deletions = apply.deletions.into_inner();
    summary::of_deletions(&deletions, arguments)?;
    result.context(STOPPED)?;
    Ok(if deletions.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// State that the deletions share.
struct Apply<'a> {
    sources: &'a Sources,
    older_than: Duration,
    /// The time of the check, in seconds since 1970.
    now: i64,
    deletions: RefCell<Deletions>,
    progress: Progress,
}

impl Apply<'_> {
    /// Deletes the records of one user, if the user is still gone. Asks Cognito only for records that are old enough.
    async fn user(&self, records: &[UserRecord]) -> Result<()> {
        let old: Vec<(&UserRecord, &str)> = records.iter().filter_map(|record| self.if_old(record)).collect();
        if let Some((record, _)) = old.first() {
            let found = self.sources.pool.has_user(&record.sub.to_string()).await;
            if found.map_err(|error| pool_error(error, "cognito-idp:ListUsers"))? {
                self.deletions.borrow_mut().user_found += old.len() as u64;
            } else {
                for (record, created) in old {
                    self.delete(record, created).await?;
                }
            }
        }
        let mut deletions = self.deletions.borrow_mut();
        deletions.orphans += records.len() as u64;
        self.progress.set(deletions.orphans, deletions.orphans);
        Ok(())
    }

    /// The record with its time of creation, if it may be deleted.
    fn if_old<'r>(&self, record: &'r UserRecord) -> Option<(&'r UserRecord, &'r str)> {
        let Some(created) = &record.created else {
            self.deletions.borrow_mut().without_age += 1;
            return None;
        };
        if !created::is_older(created, self.older_than, self.now) {
            self.deletions.borrow_mut().too_young += 1;
            return None;
        }
        Some((record, created))
    }

    async fn delete(&self, record: &UserRecord, created: &str) -> Result<()> {
        let templates = &self.sources.templates;
        let field = templates.created_field(record).context("the record template has no time of creation")?;
        let deleted = self.sources.table.delete(&templates.key_of(record), field, created).await;
        let mut deletions = self.deletions.borrow_mut();
        match deleted {
            Ok(Deletion::Deleted) => deletions.deleted += 1,
            Ok(Deletion::Changed) => deletions.changed += 1,
            Err(error) if error.is_transient() => {
                *deletions.failed.entry(reason(&error)).or_default() += 1;
            }
            Err(error) => return Err(table_error(error, "dynamodb:DeleteItem")),
        }
        Ok(())
    }
}

fn reason(error: &StoreError) -> String {
    error.reason().as_str().to_owned()
}

#[cfg(test)]
mod tests;
