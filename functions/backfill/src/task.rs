//! What a state machine asks the function for: some pages of one prefix, and then to be asked again.

use std::time::{Duration, SystemTime};

use aws_sdk_cognitoidentityprovider::Client as CognitoClient;
use aws_sdk_dynamodb::Client as DynamoDbClient;
use records::DefaultRecords;
use serde::{Deserialize, Serialize};
use trigger::{InitError, Locale, Settings};

use crate::counts::Counts;
use crate::pool::PoolError;
use crate::work::{Done, Mode, Work, WorkError};
use crate::{Pace, Pool};

/// A page is not begun with less time than it may take when others are slow.
const RESERVE: Duration = Duration::from_secs(25);
/// The users who should have records: all who can sign in, now or after a step that is left to them.
pub const STATUSES: [&str; 4] = ["CONFIRMED", "EXTERNAL_PROVIDER", "FORCE_CHANGE_PASSWORD", "RESET_REQUIRED"];
const REQUESTS_A_SECOND: u32 = 2;

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
}

impl Task {
    /// The task that nothing was done for yet.
    #[must_use]
    pub fn of(sub_prefix: &str) -> Self {
        Self { sub_prefix: sub_prefix.to_owned(), ..Self::default() }
    }

    /// Adds a page.
    pub fn advance(&mut self, done: Done) {
        self.counts += done.counts;
        self.pagination_token = done.pagination_token;
        self.finished = self.pagination_token.is_none();
    }

    /// Goes back to the first page. Nothing is lost: who has records by now is only counted again.
    pub fn begin_anew(&mut self) {
        *self = Self::of(&self.sub_prefix);
    }
}

/// The function.
pub struct Backfill {
    work: Work,
}

impl Backfill {
    /// Reads the settings; the clients are made in `main.rs`.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn from_settings(
        settings: &Settings,
        cognito: CognitoClient,
        dynamodb: DynamoDbClient,
    ) -> Result<Self, InitError> {
        let user_pool_id = settings.required("USER_POOL_ID", "eu-west-1_Example12")?;
        let requests = settings.number("LIST_REQUESTS_PER_SECOND", 1..=30, REQUESTS_A_SECOND)?;
        Ok(Self {
            work: Work {
                pool: Pool::new(cognito, user_pool_id, Pace::per_second(requests.into())),
                default_records: DefaultRecords::from_settings(settings, dynamodb)?,
                statuses: statuses(settings.optional("USER_STATUSES").as_deref()),
                mode: Mode::Apply,
                default_locale: Locale::from_settings(settings)?,
            },
        })
    }

    /// Looks after pages of users as long as `remaining` leaves time for another.
    ///
    /// # Errors
    /// When it makes no sense to go on. The task can be given again: what is there is not changed.
    pub async fn perform(
        &self,
        mut task: Task,
        now: SystemTime,
        remaining: impl Fn() -> Duration,
    ) -> Result<Task, WorkError> {
        loop {
            match self.work.page(&task.sub_prefix, task.pagination_token.take(), now).await {
                Ok(done) => task.advance(done),
                Err(WorkError::Pool(PoolError::Token)) => task.begin_anew(),
                Err(error) => return Err(error),
            }
            if task.finished || remaining() < RESERVE {
                return Ok(task);
            }
        }
    }
}

/// The comma list, or else everybody who can sign in.
#[must_use]
pub fn statuses(list: Option<&str>) -> Vec<String> {
    let list = list.map_or_else(|| STATUSES.join(","), str::to_owned);
    list.split(',')
        .map(|status| status.trim().to_ascii_uppercase())
        .filter(|status| !status.is_empty())
        .collect()
}
