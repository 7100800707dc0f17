//! A page of users, and what it takes to give them their records.

use std::pin::pin;
use std::time::{Duration, SystemTime};

use futures_util::{StreamExt, stream};
use records::{DefaultRecords, RecordCheck, RecordsError, StoreError, User, Written};
use tokio::time::sleep;
use trigger::Locales;
use trigger::times::{BACKFILL_USER_BUDGET, BACKFILL_USER_FIRST_PAUSE, BACKFILL_USER_LONGEST_PAUSE};

use crate::Concurrency;
use crate::counts::{Counts, Failure};
use crate::pool::{Pool, PoolError, PoolUser};
use crate::statuses::Statuses;

/// Users of a page that are looked after at once.
const MAX_CONCURRENT_USERS: usize = 16;
/// What templates see as the trigger source.
const SOURCE: &str = "Backfill";

/// Whether anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Records are looked for.
    DryRun,
    /// Those that are missing are created.
    Apply,
}

/// Everything that a page needs.
pub struct PageRunner {
    /// Whose users.
    pub pool: Pool,
    /// What they should have.
    pub default_records: DefaultRecords,
    /// The statuses of users who should have it.
    pub statuses: Statuses,
    /// Whether anything is written.
    pub mode: Mode,
    /// The locales of the content.
    pub locales: Locales,
    /// The limit of users who are worked on at once, over all pages.
    pub concurrency: Concurrency,
    /// For how long a user is tried again whose request gets no answer or a server error. There is no such limit where
    /// the table throttles.
    pub retry_time: Duration,
}

/// What a page came to.
pub struct PageResult {
    /// What became of its users.
    pub counts: Counts,
    /// Those who are still without.
    pub failures: Vec<Failure>,
    /// What the next page is asked for with.
    pub pagination_token: Option<String>,
}

/// Why it makes no sense to go on. The text names codes only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// The users cannot be listed.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// The beginning of a `sub` is hexadecimal digits; anything else would be another filter.
    #[error("the prefix of the sub is not hexadecimal")]
    Prefix,
    /// Time was up before the first page was done.
    #[error("time was up before a page was done")]
    OutOfTime,
    /// No record can be written or read, whoever's it is.
    #[error(transparent)]
    Store(StoreError),
}

/// What became of one user.
enum UserOutcome {
    Skipped(String),
    HasRecords(Written),
    LacksRecords,
    Failed(Failure),
}

impl PageRunner {
    /// Lists a page and looks after its users.
    ///
    /// # Errors
    /// When the users cannot be listed, or DynamoDB refuses what it would refuse for every user.
    pub async fn page(
        &self,
        sub_prefix: &str,
        pagination_token: Option<String>,
        now: SystemTime,
    ) -> Result<PageResult, PageError> {
        if !sub_prefix.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(PageError::Prefix);
        }
        let page = self.pool.page(sub_prefix, pagination_token).await?;
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
            Err(error) => {
                let sub = user.attributes.get("sub").cloned().unwrap_or_default();
                Ok(UserOutcome::Failed(Failure { sub, reason: error.reason() }))
            }
            Ok(outcome) => Ok(outcome),
        }
    }

    /// Tries one user until it works or waiting cannot help. The permit is kept during the pause, so that the pause
    /// slows the others down, too.
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
                .map(UserOutcome::HasRecords),
            Mode::DryRun => {
                let has_all = self.default_records.has_all(user, BACKFILL_USER_BUDGET).await?;
                Ok(if has_all {
                    UserOutcome::HasRecords(Written::AlreadyThere)
                } else {
                    UserOutcome::LacksRecords
                })
            }
        }
    }
}

/// Whether DynamoDB would say the same for every user: no such table, no right to it, credentials that ran out.
fn concerns_every_user(error: &StoreError) -> bool {
    // Of one item alone, DynamoDB says that it is not valid or too large; in a transaction it has other codes for that.
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

impl PageResult {
    fn add(&mut self, outcome: UserOutcome) {
        let Counts { users, created, already_there, missing, skipped, failed } = &mut self.counts;
        *users += 1;
        let count = match outcome {
            UserOutcome::HasRecords(Written::Created) => created,
            UserOutcome::HasRecords(Written::AlreadyThere) => already_there,
            UserOutcome::LacksRecords => missing,
            UserOutcome::Skipped(status) => skipped.entry(status).or_default(),
            UserOutcome::Failed(failure) => {
                let count = failed.entry(failure.reason.to_owned()).or_default();
                self.failures.push(failure);
                count
            }
        };
        *count += 1;
    }
}
