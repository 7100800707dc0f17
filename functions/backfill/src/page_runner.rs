//! Processes the users of one page of `ListUsers`.

mod membership;

use std::pin::pin;
use std::time::{Duration, SystemTime};

use futures_util::{StreamExt, stream};
use records::{DefaultRecords, RecordCheck, RecordsError, User, Written};
use tokio::time::sleep;
use trigger::times::{BACKFILL_USER_BUDGET, BACKFILL_USER_FIRST_PAUSE, BACKFILL_USER_LONGEST_PAUSE};
use trigger::{Locales, Reason};

use crate::Concurrency;
use crate::counts::{Counts, Failure, Membership};
use crate::page_error::{PageError, concerns_every_user};
use crate::pool::{MAX_USERS_PER_PAGE, Pool, PoolUser};
use crate::statuses::Statuses;

/// Maximum number of concurrent users of a page.
const MAX_CONCURRENT_USERS: usize = 16;
/// Value of `trigger_source` in templates.
const SOURCE: &str = "Backfill";

/// Treatment of missing records, and of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Missing records are only counted. Groups are not looked at.
    DryRun,
    /// Missing records are created, and users are added to the groups.
    Apply,
}

/// Processes pages of users.
pub struct PageRunner {
    /// The user pool.
    pub pool: Pool,
    /// The records that every user needs.
    pub default_records: DefaultRecords,
    /// The groups that every user needs.
    pub groups: Vec<String>,
    /// The statuses of users who need records.
    pub statuses: Statuses,
    /// Treatment of missing records.
    pub mode: Mode,
    /// The locales of the content.
    pub locales: Locales,
    /// The limit of concurrent users over all pages.
    pub concurrency: Concurrency,
    /// Time for which a user is retried after missing responses and server errors. Throttling is retried without a
    /// limit.
    pub retry_time: Duration,
}

/// The result of a page.
pub struct PageResult {
    /// The counts of its users.
    pub counts: Counts,
    /// The failed users.
    pub failures: Vec<Failure>,
    /// The token of the next page.
    pub pagination_token: Option<String>,
}

/// The result of one user.
enum UserOutcome {
    Skipped(String),
    HasRecords(Written, Membership),
    LacksRecords,
    Failed(Failure),
}

impl PageRunner {
    /// Lists one page and processes its users.
    ///
    /// # Errors
    /// Fails if the users cannot be listed, or an error concerns every user.
    pub async fn page(
        &self,
        sub_prefix: &str,
        pagination_token: Option<String>,
        now: SystemTime,
    ) -> Result<PageResult, PageError> {
        self.page_of(MAX_USERS_PER_PAGE, sub_prefix, pagination_token, now).await
    }

    /// Like [`Self::page`], with at most `users` users.
    ///
    /// # Errors
    /// As for [`Self::page`].
    pub async fn page_of(
        &self,
        users: u32,
        sub_prefix: &str,
        pagination_token: Option<String>,
        now: SystemTime,
    ) -> Result<PageResult, PageError> {
        if !sub_prefix.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(PageError::Prefix);
        }
        let page = self.pool.page_of(users, sub_prefix, pagination_token).await?;
        let users = page.users.into_iter().map(|user| self.process_user(user, now));
        let outcomes: Vec<_> = stream::iter(users).buffer_unordered(MAX_CONCURRENT_USERS).collect().await;
        let mut result = PageResult {
            counts: Counts::default(),
            failures: Vec::new(),
            pagination_token: page.pagination_token,
        };
        for outcome in outcomes {
            result.add(outcome?);
        }
        Ok(result)
    }

    async fn process_user(&self, user: PoolUser, now: SystemTime) -> Result<UserOutcome, PageError> {
        if !self.statuses.include(&user.status) {
            return Ok(UserOutcome::Skipped(user.status));
        }
        let user = User {
            attributes: user.attributes,
            username: user.username,
            user_pool_id: self.pool.id().to_owned(),
            trigger_source: SOURCE.to_owned(),
            now,
            ..User::default()
        };
        let user = user.with_locale(&self.locales);
        match self.with_retries(&user).await {
            Err(RecordsError::Store(error)) if concerns_every_user(&error) => Err(PageError::Store(error)),
            Err(error) => Ok(UserOutcome::Failed(failure(&user, error.reason()))),
            Ok(UserOutcome::HasRecords(written, _)) if self.mode == Mode::Apply => {
                Ok(UserOutcome::HasRecords(written, self.add_to_groups(&user).await?))
            }
            Ok(outcome) => Ok(outcome),
        }
    }

    /// Retries one user until success or a permanent error. The permit is held during the pause, so that the pause
    /// slows down the other users as well.
    async fn with_retries(&self, user: &User) -> Result<UserOutcome, RecordsError> {
        let mut retry_time = pin!(sleep(self.retry_time));
        let mut longest_pause = BACKFILL_USER_FIRST_PAUSE;
        loop {
            let permit = self.concurrency.acquire().await;
            let result = self.attempt(user).await;
            let pause = sleep(longest_pause.mul_f64(0.5 + fastrand::f64() / 2.0));
            match &result {
                Err(RecordsError::Store(error)) if error.is_throttling() => {
                    permit.throttled();
                    pause.await;
                    retry_time.set(sleep(self.retry_time));
                }
                Err(RecordsError::Store(error)) if error.is_transient() => {
                    tokio::select! {
                        () = retry_time.as_mut() => return result,
                        () = pause => {}
                    }
                }
                _ => {
                    permit.done();
                    return result;
                }
            }
            longest_pause = BACKFILL_USER_LONGEST_PAUSE.min(longest_pause * 2);
        }
    }

    async fn attempt(&self, user: &User) -> Result<UserOutcome, RecordsError> {
        match self.mode {
            Mode::Apply => self
                .default_records
                .ensure(user, BACKFILL_USER_BUDGET, RecordCheck::Read)
                .await
                .map(|written| UserOutcome::HasRecords(written, Membership::default())),
            Mode::DryRun => {
                let has_all = self.default_records.has_all(user, BACKFILL_USER_BUDGET).await?;
                Ok(if has_all {
                    UserOutcome::HasRecords(Written::AlreadyThere, Membership::default())
                } else {
                    UserOutcome::LacksRecords
                })
            }
        }
    }
}

fn failure(user: &User, reason: Reason) -> Failure {
    let sub = user.attributes.get("sub").cloned().unwrap_or_default();
    Failure { sub, reason: reason.as_str() }
}

impl PageResult {
    fn add(&mut self, outcome: UserOutcome) {
        self.counts.users += 1;
        match outcome {
            UserOutcome::HasRecords(written, membership) => {
                let is_new = written != Written::AlreadyThere;
                let count = if is_new { &mut self.counts.created } else { &mut self.counts.already_there };
                *count += 1;
                self.add_membership(membership);
            }
            UserOutcome::LacksRecords => self.counts.missing += 1,
            UserOutcome::Skipped(status) => self.skip(status),
            UserOutcome::Failed(failure) => self.fail(failure),
        }
    }

    /// Adds what a user with records got, and what the user lacks.
    fn add_membership(&mut self, Membership { added, is_user_missing, failure }: Membership) {
        self.counts.groups_added += added;
        if let Some(failure) = failure {
            self.fail(failure);
        } else if is_user_missing {
            self.skip(Reason::GroupUserMissing.as_str().to_owned());
        }
    }

    fn skip(&mut self, reason: String) {
        *self.counts.skipped.entry(reason).or_default() += 1;
    }

    fn fail(&mut self, failure: Failure) {
        *self.counts.failed.entry(failure.reason.to_owned()).or_default() += 1;
        self.failures.push(failure);
    }
}
