//! What a state machine asks the function for: some pages of one prefix, and then to be asked again.

use std::time::{Duration, SystemTime};

use aws_sdk_cognitoidentityprovider::Client as CognitoClient;
use aws_sdk_dynamodb::Client as DynamoDbClient;
use records::DefaultRecords;
use serde::{Deserialize, Serialize};
use tokio::time::timeout;
use trigger::times::{BACKFILL_PAGE_RESERVE, BACKFILL_RESPONSE_RESERVE, BACKFILL_USER_RETRY_TIME};
use trigger::{Content, InitError, Locales, Settings};

use crate::counts::Counts;
use crate::page_runner::{Mode, PageError, PageResult, PageRunner};
use crate::pool::PoolError;
use crate::{Concurrency, Pool, RateLimiter};

const DEFAULT_REQUESTS_PER_SECOND: u32 = 2;
/// How often a part begins anew because its tokens are refused.
const MAX_RESTARTS: u32 = 3;

/// Input and output of the function: the output is the input of the next call, until it is finished.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// The users whose `sub` begins so: hexadecimal digits.
    pub sub_prefix: String,
    /// Where the last call stopped.
    #[serde(default)]
    pub pagination_token: Option<String>,
    /// What all calls of this prefix came to.
    #[serde(default)]
    pub counts: Counts,
    /// Whether all users of the prefix were looked after.
    #[serde(default)]
    pub finished: bool,
    /// How often it began anew.
    #[serde(default)]
    pub restarts: u32,
    /// Calls of the function for this prefix. The state machine sets it back to 0 where it starts a new history.
    #[serde(default)]
    pub calls: u32,
}

impl Task {
    /// The task that nothing was done for yet.
    #[must_use]
    pub fn new(sub_prefix: &str) -> Self {
        Self { sub_prefix: sub_prefix.to_owned(), ..Self::default() }
    }

    /// Adds a page.
    pub fn advance(&mut self, result: PageResult) {
        self.counts += result.counts;
        self.pagination_token = result.pagination_token;
        self.finished = self.pagination_token.is_none();
    }

    /// Goes back to the first page. Nothing is lost: who has records by now is only counted again.
    ///
    /// # Errors
    /// When that has not helped before.
    pub fn restart(&mut self) -> Result<(), PageError> {
        if self.restarts == MAX_RESTARTS {
            return Err(PageError::Pool(PoolError::StaleToken));
        }
        *self = Self { restarts: self.restarts + 1, calls: self.calls, ..Self::new(&self.sub_prefix) };
        Ok(())
    }
}

/// The function.
pub struct Backfill {
    page_runner: PageRunner,
}

impl Backfill {
    /// Reads the settings; the clients are made in `main.rs`.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn from_settings(
        settings: &Settings,
        content: &Content,
        cognito: CognitoClient,
        dynamodb: DynamoDbClient,
    ) -> Result<Self, InitError> {
        let user_pool_id = settings.required("USER_POOL_ID", "eu-west-1_Example12")?;
        let requests = settings.number("LIST_REQUESTS_PER_SECOND", 1..=30, DEFAULT_REQUESTS_PER_SECOND)?;
        Ok(Self {
            page_runner: PageRunner {
                pool: Pool::new(cognito, user_pool_id, RateLimiter::per_second(requests.into())),
                default_records: DefaultRecords::for_backfill(settings, content, dynamodb)?,
                statuses: settings.parsed("USER_STATUSES", "CONFIRMED", str::parse)?.unwrap_or_default(),
                mode: Mode::Apply,
                locales: Locales::from_settings(settings, content.pack())?,
                concurrency: Concurrency::default(),
                retry_time: BACKFILL_USER_RETRY_TIME,
            },
        })
    }

    /// Looks after pages of users as long as `remaining` leaves time for another. What stops it after the first page is
    /// left to the next call, which begins with the page that was not result. So is a page that a throttled table leaves
    /// no time for: the next call finds the users who have their records by then.
    ///
    /// # Errors
    /// When not even one page was result. The task can be given again: what is there is not changed.
    pub async fn perform(
        &self,
        mut task: Task,
        now: SystemTime,
        remaining: impl Fn() -> Duration,
    ) -> Result<Task, PageError> {
        task.calls += 1;
        let throttled_before = self.page_runner.concurrency.throttled();
        let mut has_advanced = false;
        loop {
            let page = self.page_runner.page(&task.sub_prefix, task.pagination_token.clone(), now);
            let result = timeout(remaining().saturating_sub(BACKFILL_RESPONSE_RESERVE), page).await;
            match result.unwrap_or(Err(PageError::OutOfTime)) {
                Ok(result) => task.advance(result),
                Err(PageError::Pool(PoolError::StaleToken)) => task.restart()?,
                Err(error) if has_advanced || self.is_slowed(&error, throttled_before) => {
                    tracing::warn!(prefix = task.sub_prefix, cause = %error, "the next call goes on");
                    return Ok(task);
                }
                Err(error) => return Err(error),
            }
            has_advanced = true;
            if task.finished || remaining() < BACKFILL_PAGE_RESERVE {
                return Ok(task);
            }
        }
    }

    fn is_slowed(&self, error: &PageError, throttled_before: u64) -> bool {
        *error == PageError::OutOfTime && self.page_runner.concurrency.throttled() > throttled_before
    }
}
