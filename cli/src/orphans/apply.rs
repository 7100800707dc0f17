//! Deletes the orphans of a report. Each user is looked up again directly before their records are deleted.

use std::cell::RefCell;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};

use super::arguments::Arguments;
use super::deletion_log::DeletionLog;
use super::deletions::Deletions;
use super::sources::{Sources, pool_error, table_error};
use super::sub::Sub;
use super::table::Deletion;
use super::templates::UserRecord;
use super::{created, report};
use crate::backfill::watch_throttling;
use crate::progress::Progress;

const RECORDS_PER_LOG_LINE: u64 = 1_000;

/// Deletes the orphans of the report from the age `older_than`, and counts them in `deletions`.
///
/// # Errors
/// Fails before the first deletion if the report is not valid for this run, and later if the run cannot continue.
pub async fn run(
    arguments: &Arguments,
    sources: &Sources,
    older_than: Duration,
    deletions: &RefCell<Deletions>,
) -> Result<()> {
    let report = report::read(&arguments.report, &sources.templates)?;
    let (scope, _) = sources.describe(arguments).await?;
    let now = SystemTime::now();
    report.header.check(&arguments.report, &scope, now, arguments.expect)?;
    check_pool(arguments, sources).await?;
    let mut orphans = report.orphans;
    orphans.sort_by_key(|orphan| orphan.sub);
    let progress =
        Progress::new("records", Some(orphans.len() as u64)).with_lines_every(RECORDS_PER_LOG_LINE);
    let apply = Apply {
        sources,
        older_than,
        now: i64::try_from(now.duration_since(UNIX_EPOCH)?.as_secs())?,
        deletions,
        log: RefCell::new(DeletionLog::open(&arguments.deleted, &sources.templates)?),
        progress,
    };
    let users = stream::iter(orphans.chunk_by(|one, other| one.sub == other.sub));
    let users = users.map(|records| apply.user(records)).buffer_unordered(arguments.parallel.into());
    let result = tokio::select! {
        result = users.try_collect::<Vec<()>>() => result,
        never = watch_throttling(&apply.progress, || sources.table.capacity.throttled_requests()) => match never {},
    };
    apply.progress.finish();
    result.map(drop).with_context(|| format!("the deletion stopped; {}", arguments.way_to_resume()))
}

/// State that the deletions share.
struct Apply<'a> {
    sources: &'a Sources,
    older_than: Duration,
    /// The time of the check, in seconds since 1970.
    now: i64,
    deletions: &'a RefCell<Deletions>,
    log: RefCell<DeletionLog>,
    progress: Progress,
}

impl Apply<'_> {
    /// Deletes the records of one user, if the user is still gone. Asks Cognito only for records that are old enough.
    async fn user(&self, records: &[UserRecord]) -> Result<()> {
        let old: Vec<(&UserRecord, &str)> = records.iter().filter_map(|record| self.if_old(record)).collect();
        if let Some((record, _)) = old.first() {
            if self.has_user(record.sub).await? {
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

    /// Looks a user up. `ListUsers` can lag behind the pool, and `AdminGetUser` knows no user of an external identity
    /// provider by the `sub`.
    async fn has_user(&self, sub: Sub) -> Result<bool> {
        let (pool, sub) = (&self.sources.pool, sub.to_string());
        let listed = pool.lists_user(&sub).await;
        if listed.map_err(|error| pool_error(error, "cognito-idp:ListUsers"))? {
            return Ok(true);
        }
        pool.gets_user(&sub).await.map_err(|error| pool_error(error, "cognito-idp:AdminGetUser"))
    }

    /// The record with its time of creation, if it may be deleted.
    fn if_old<'r>(&self, record: &'r UserRecord) -> Option<(&'r UserRecord, &'r str)> {
        let created = record.created.as_ref().filter(|created| created::is_plausible(created, self.now));
        let Some(created) = created else {
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
        self.log.borrow_mut().add(record, templates)?;
        let (key, constants) = (templates.key_of(record), templates.constants(record));
        let deleted = self.sources.table.delete(&key, field, created, constants).await;
        // An outage of all records would last as long as its retries for each of them.
        let deleted = deleted.map_err(|error| table_error(error, "dynamodb:DeleteItem"))?;
        let mut deletions = self.deletions.borrow_mut();
        match deleted {
            Deletion::Deleted => deletions.deleted += 1,
            Deletion::Changed => deletions.changed += 1,
        }
        Ok(())
    }
}

/// Makes sure that the pool has users, and that no other pool writes to the table, as far as a run can know.
async fn check_pool(arguments: &Arguments, sources: &Sources) -> Result<()> {
    let files = sources.templates.files_without_pool();
    ensure!(
        arguments.only_pool || files.is_empty(),
        "{} does not tell the user pool of a record. If another pool writes to this table, the records of its users look \
         like orphans. Add --only-pool to state that none does; docs/orphans.md shows what to do otherwise",
        files.join(" and ")
    );
    let has_users = sources.pool.has_users().await;
    ensure!(
        has_users.map_err(|error| pool_error(error, "cognito-idp:ListUsers"))?,
        "the user pool has no users, so every record looks like an orphan; check --user-pool-id"
    );
    Ok(())
}

#[cfg(test)]
mod tests;
