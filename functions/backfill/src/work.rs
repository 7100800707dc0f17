//! A page of users, and what it takes to give them their records.

use std::time::{Duration, SystemTime};

use futures_util::{StreamExt, stream};
use records::{Approach, DefaultRecords, RecordsError, StoreError, User, Written};
use trigger::Locale;

use crate::counts::{Counts, Failure};
use crate::pool::{Pool, PoolError, PoolUser};
use crate::statuses::Statuses;

/// Users of a page that are looked after at once.
const AT_ONCE: usize = 16;
/// For one user. Nobody waits for it, so it may outlive a short outage.
const BUDGET: Duration = Duration::from_secs(15);
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
pub struct Work {
    /// Whose users.
    pub pool: Pool,
    /// What they should have.
    pub default_records: DefaultRecords,
    /// The statuses of users who should have it.
    pub statuses: Statuses,
    /// Whether anything is written.
    pub mode: Mode,
    /// The locale of people who want none that there is.
    pub default_locale: Locale,
}

/// What a page came to.
pub struct Done {
    /// What became of its users.
    pub counts: Counts,
    /// Those who are still without.
    pub failures: Vec<Failure>,
    /// What the next page is asked for with.
    pub pagination_token: Option<String>,
}

/// Why it makes no sense to go on. The text names codes only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkError {
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
enum Fate {
    Skipped(String),
    Had(Written),
    Misses,
    Failed(Failure),
}

impl Work {
    /// Lists a page and looks after its users.
    ///
    /// # Errors
    /// When the users cannot be listed, or DynamoDB refuses what it would refuse for every user.
    pub async fn page(
        &self,
        sub_prefix: &str,
        pagination_token: Option<String>,
        now: SystemTime,
    ) -> Result<Done, WorkError> {
        if !sub_prefix.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(WorkError::Prefix);
        }
        let page = self.pool.page(sub_prefix, pagination_token).await?;
        let users = page.users.into_iter().map(|user| self.look_after(user, now));
        let fates: Vec<_> = stream::iter(users).buffer_unordered(AT_ONCE).collect().await;
        let mut done =
            Done { counts: Counts::default(), failures: Vec::new(), pagination_token: page.pagination_token };
        for fate in fates {
            done.add(fate?);
        }
        Ok(done)
    }

    async fn look_after(&self, user: PoolUser, now: SystemTime) -> Result<Fate, WorkError> {
        if !self.statuses.include(&user.status) {
            return Ok(Fate::Skipped(user.status));
        }
        let user = User {
            attributes: user.attributes,
            user_name: user.user_name,
            user_pool_id: self.pool.id().to_owned(),
            trigger_source: SOURCE.to_owned(),
            now,
            default_locale: self.default_locale,
            ..User::default()
        };
        let fate = match self.mode {
            Mode::Apply => {
                self.default_records.ensure(&user, BUDGET, Approach::ReadFirst).await.map(Fate::Had)
            }
            Mode::Look => self
                .default_records
                .are_there(&user, BUDGET)
                .await
                .map(|there| if there { Fate::Had(Written::AlreadyThere) } else { Fate::Misses }),
        };
        match fate {
            Err(RecordsError::Store(error)) if concerns_all(&error) => Err(WorkError::Store(error)),
            Err(error) => {
                let sub = user.attributes.get("sub").cloned().unwrap_or_default();
                Ok(Fate::Failed(Failure { sub, reason: error.reason() }))
            }
            Ok(fate) => Ok(fate),
        }
    }
}

/// Whether DynamoDB would say the same for every user: no such table, no right to it, credentials that ran out.
fn concerns_all(error: &StoreError) -> bool {
    // Of one item alone, DynamoDB says that it is not valid, too large or written too often; in a transaction it has
    // other codes for that.
    const OF_ONE: [&str; 7] = [
        "ValidationException",
        "ValidationError",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingException",
        "ItemCollectionSizeLimitExceededException",
        "ItemCollectionSizeLimitExceeded",
    ];
    matches!(error, StoreError::Answered { status: 400..500, code } if !OF_ONE.contains(&code.as_str()))
}

impl Done {
    fn add(&mut self, fate: Fate) {
        let Counts { users, created, already_there, missing, skipped, failed } = &mut self.counts;
        *users += 1;
        let count = match fate {
            Fate::Had(Written::Created) => created,
            Fate::Had(Written::AlreadyThere) => already_there,
            Fate::Misses => missing,
            Fate::Skipped(status) => skipped.entry(status).or_default(),
            Fate::Failed(failure) => {
                let count = failed.entry(failure.reason.to_owned()).or_default();
                self.failures.push(failure);
                count
            }
        };
        *count += 1;
    }
}
