//! The task of a state machine. Each call processes some pages of one prefix, until all pages are finished.

use std::time::{Duration, SystemTime};

use aws_sdk_cognitoidentityprovider::Client as CognitoClient;
use aws_sdk_dynamodb::Client as DynamoDbClient;
use groups::GroupNames;
use records::DefaultRecords;
use serde::{Deserialize, Serialize};
use tokio::time::timeout;
use trigger::times::{
    BACKFILL_GROUPS_TIME, BACKFILL_PAGE_RESERVE, BACKFILL_RESPONSE_RESERVE, BACKFILL_USER_RETRY_TIME,
};
use trigger::{Content, InitError, Locales, Settings};

use crate::counts::Counts;
use crate::page_error::PageError;
use crate::page_runner::{Mode, PageResult, PageRunner};
use crate::pool::{MAX_USERS_PER_PAGE, PoolError};
use crate::{Concurrency, Pool, RateLimiter};

const DEFAULT_REQUESTS_PER_SECOND: u32 = 2;
/// Maximum number of restarts of a part after expired pagination tokens.
const MAX_RESTARTS: u32 = 3;

/// Input and output of the function. The output is the input of the next call, until the task is finished.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// Prefix of the users' `sub`, in hexadecimal digits.
    pub sub_prefix: String,
    /// The token of the next page.
    #[serde(default)]
    pub pagination_token: Option<String>,
    /// The counts of all calls for this prefix.
    #[serde(default)]
    pub counts: Counts,
    /// Whether all users of the prefix have been processed.
    #[serde(default)]
    pub finished: bool,
    /// Number of restarts.
    #[serde(default)]
    pub restarts: u32,
    /// Maximum number of users of the next page, after a page that Cognito's throttling left no time for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users_per_page: Option<u32>,
    /// Number of calls for this prefix. The state machine resets it to 0 when it starts a new execution history.
    #[serde(default)]
    pub calls: u32,
}

impl Task {
    /// A task that starts at the first page.
    #[must_use]
    pub fn new(sub_prefix: &str) -> Self {
        Self { sub_prefix: sub_prefix.to_owned(), ..Self::default() }
    }

    /// Adds the result of a page.
    pub fn advance(&mut self, result: PageResult) {
        self.counts += result.counts;
        self.pagination_token = result.pagination_token;
        self.finished = self.pagination_token.is_none();
    }

    /// Restarts at the first page. For users with records, the new pass only counts them again.
    ///
    /// # Errors
    /// Fails if the maximum number of restarts is reached.
    pub fn restart(&mut self) -> Result<(), PageError> {
        if self.restarts == MAX_RESTARTS {
            return Err(PageError::Pool(PoolError::StaleToken));
        }
        *self = Self {
            restarts: self.restarts + 1,
            calls: self.calls,
            users_per_page: self.users_per_page,
            ..Self::new(&self.sub_prefix)
        };
        Ok(())
    }
}

/// Users per page whose requests for groups fit into [`BACKFILL_GROUPS_TIME`] at this rate.
fn users_per_page(requests_per_second: u32, groups: usize) -> u32 {
    let requests = u64::from(requests_per_second) * BACKFILL_GROUPS_TIME.as_secs();
    let users = requests.checked_div(groups as u64).and_then(|users| users.try_into().ok());
    users.map_or(MAX_USERS_PER_PAGE, |users: u32| users.clamp(1, MAX_USERS_PER_PAGE))
}

/// Numbers of throttled requests.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Throttled {
    by_cognito: u64,
    by_dynamodb: u64,
}

/// The function.
pub struct Backfill {
    page_runner: PageRunner,
    users_per_page: u32,
}

impl Backfill {
    /// Reads the settings. `main.rs` creates the clients.
    ///
    /// # Errors
    /// Fails if a setting is invalid.
    pub fn from_settings(
        settings: &Settings,
        content: &Content,
        cognito: CognitoClient,
        dynamodb: DynamoDbClient,
    ) -> Result<Self, InitError> {
        let user_pool_id = settings.required("USER_POOL_ID", "eu-west-1_Example12")?;
        let requests = settings.number("LIST_REQUESTS_PER_SECOND", 1..=30, DEFAULT_REQUESTS_PER_SECOND)?;
        let groups = GroupNames::of_all_clients(settings)?;
        let rate_limiter = || RateLimiter::per_second(requests.into());
        let pool = Pool::new(cognito, user_pool_id, rate_limiter());
        Ok(Self {
            users_per_page: users_per_page(requests, groups.len()),
            page_runner: PageRunner {
                pool: pool.with_group_rate_limiter(rate_limiter()),
                groups,
                default_records: DefaultRecords::for_backfill(settings, content, dynamodb)?,
                statuses: settings.parsed("USER_STATUSES", "CONFIRMED", str::parse)?.unwrap_or_default(),
                mode: Mode::Apply,
                locales: Locales::from_settings(settings, content.pack())?,
                concurrency: Concurrency::default(),
                retry_time: BACKFILL_USER_RETRY_TIME,
            },
        })
    }

    /// Processes pages until `remaining` leaves no time for another one. After an error on a later page, the next call
    /// resumes at that page. If throttling leaves no time to finish a page, the next call resumes at that page, too. It
    /// finds the records that this call created. Memberships are not found, so after throttling by Cognito the page
    /// gets smaller, until a call sees no throttling.
    ///
    /// # Errors
    /// Fails if no page was finished. The call can be retried, because existing records do not change.
    pub async fn perform(
        &self,
        mut task: Task,
        now: SystemTime,
        remaining: impl Fn() -> Duration,
    ) -> Result<Task, PageError> {
        task.calls += 1;
        let before = self.throttled();
        let mut has_advanced = false;
        loop {
            let users = task.users_per_page.unwrap_or(self.users_per_page);
            let page = self.page_runner.page_of(users, &task.sub_prefix, task.pagination_token.clone(), now);
            let result = timeout(remaining().saturating_sub(BACKFILL_RESPONSE_RESERVE), page).await;
            match result.unwrap_or(Err(PageError::OutOfTime)) {
                Ok(result) => {
                    task.advance(result);
                    if !self.is_throttled_by_cognito(before) {
                        task.users_per_page = None;
                    }
                }
                Err(PageError::Pool(PoolError::StaleToken)) => task.restart()?,
                Err(error) if has_advanced || self.is_slowed(&error, before) => {
                    if !self.page_runner.groups.is_empty() && self.is_throttled_by_cognito(before) {
                        task.users_per_page = Some(1.max(users / 2));
                    }
                    tracing::warn!(prefix = task.sub_prefix, cause = %error, "stopped; the next call resumes");
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

    fn is_slowed(&self, error: &PageError, before: Throttled) -> bool {
        match error {
            PageError::OutOfTime => self.throttled() != before,
            PageError::Pool(error) => *error == PoolError::Throttled,
            _ => false,
        }
    }

    fn is_throttled_by_cognito(&self, before: Throttled) -> bool {
        self.throttled().by_cognito > before.by_cognito
    }

    fn throttled(&self) -> Throttled {
        Throttled {
            by_cognito: self.page_runner.pool.throttled(),
            by_dynamodb: self.page_runner.concurrency.throttled(),
        }
    }
}
