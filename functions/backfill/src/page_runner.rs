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
const AT_ONCE: usize = 16;
/// What templates see as the trigger source.
const SOURCE: &str = "Backfill";

/// Whether anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Records are looked for.
    Look,
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
    pub patience: Duration,
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
    Had(Written),
    Misses,
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
        let users = page.users.into_iter().map(|user| self.look_after(user, now));
        let fates: Vec<_> = stream::iter(users).buffer_unordered(AT_ONCE).collect().await;
        let mut done = PageResult {
            counts: Counts::default(),
            failures: Vec::new(),
            pagination_token: page.pagination_token,
        };
        for fate in fates {
            done.add(fate?);
        }
        Ok(done)
    }

    async fn look_after(&self, user: PoolUser, now: SystemTime) -> Result<UserOutcome, PageError> {
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
        let user = user.in_locale_of(&self.locales);
        match self.until_settled(&user).await {
            Err(RecordsError::Store(error)) if concerns_all(&error) => Err(PageError::Store(error)),
            Err(error) => {
                let sub = user.attributes.get("sub").cloned().unwrap_or_default();
                Ok(UserOutcome::Failed(Failure { sub, reason: error.reason() }))
            }
            Ok(fate) => Ok(fate),
        }
    }

    /// Tries one user until it works or waiting cannot help. The permit is kept during the pause, so that the pause
    /// slows the others down, too.
    async fn until_settled(&self, user: &User) -> Result<UserOutcome, RecordsError> {
        let mut patience = pin!(sleep(self.patience));
        let mut longest_pause = BACKFILL_USER_FIRST_PAUSE;
        loop {
            let permit = self.concurrency.acquire().await;
            let settled = self.try_once(user).await;
            let pause = sleep(longest_pause.mul_f64(0.5 + fastrand::f64() / 2.0));
            match &settled {
                Err(RecordsError::Store(error)) if error.is_throttling() => {
                    permit.throttled();
                    pause.await;
                    patience.set(sleep(self.patience));
                }
                Err(RecordsError::Store(error)) if error.is_transient() => {
                    tokio::select! {
                        () = patience.as_mut() => return settled,
                        () = pause => {}
                    }
                }
                _ => {
                    permit.done();
                    return settled;
                }
            }
            longest_pause = BACKFILL_USER_LONGEST_PAUSE.min(longest_pause * 2);
        }
    }

    async fn try_once(&self, user: &User) -> Result<UserOutcome, RecordsError> {
        match self.mode {
            Mode::Apply => self
                .default_records
                .ensure(user, BACKFILL_USER_BUDGET, RecordCheck::Read)
                .await
                .map(UserOutcome::Had),
            Mode::Look => {
                let there = self.default_records.are_there(user, BACKFILL_USER_BUDGET).await?;
                Ok(if there { UserOutcome::Had(Written::AlreadyThere) } else { UserOutcome::Misses })
            }
        }
    }
}

/// Whether DynamoDB would say the same for every user: no such table, no right to it, credentials that ran out.
fn concerns_all(error: &StoreError) -> bool {
    // Of one item alone, DynamoDB says that it is not valid or too large; in a transaction it has other codes for that.
    const OF_ONE: [&str; 4] = [
        "ValidationException",
        "ValidationError",
        "ItemCollectionSizeLimitExceededException",
        "ItemCollectionSizeLimitExceeded",
    ];
    let of_one = |code: &str| OF_ONE.contains(&code);
    match error {
        _ if error.is_transient() => false,
        StoreError::Answered { code, .. } => !of_one(code),
        StoreError::Unreachable(_) => true,
        StoreError::OutOfTime | StoreError::Unstorable => false,
    }
}

impl PageResult {
    fn add(&mut self, fate: UserOutcome) {
        let Counts { users, created, already_there, missing, skipped, failed } = &mut self.counts;
        *users += 1;
        let count = match fate {
            UserOutcome::Had(Written::Created) => created,
            UserOutcome::Had(Written::AlreadyThere) => already_there,
            UserOutcome::Misses => missing,
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
