//! The users of a pool, read page by page with `ListUsers`.
//!
//! Source: <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html>
#![expect(clippy::disallowed_methods, reason = "sends requests to Cognito")]

mod lookup;
mod membership;

use std::collections::HashMap;
use std::future::Future;

use aws_sdk_cognitoidentityprovider::Client;
use aws_sdk_cognitoidentityprovider::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_cognitoidentityprovider::types::UserType;
use records::StoreError;
use trigger::times::{COGNITO_FIRST_RETRY_PAUSE, COGNITO_LONGEST_RETRY_PAUSE};

use crate::RateLimiter;
pub use membership::MAX_GROUP_REQUESTS_PER_SECOND;

/// Cognito's maximum number of users per page.
pub const MAX_USERS_PER_PAGE: u32 = 60;
/// Maximum number of attempts for a request, after throttling, missing responses and server errors.
const MAX_ATTEMPTS: u32 = 12;
/// Maximum number of attempts after unreadable responses: a broken connection recovers, a wrong endpoint does
/// not.
const MAX_UNREADABLE_ATTEMPTS: u32 = 3;

/// A user pool. The client must not retry by itself, because every attempt has to pass the rate limiter.
pub struct Pool {
    client: Client,
    user_pool_id: String,
    rate_limiter: RateLimiter,
    group_rate_limiter: RateLimiter,
}

/// A description of the pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolDescription {
    /// The ARN, which names region and account.
    pub arn: String,
    /// Cognito's estimate of the number of users.
    pub estimated_users: u64,
}

/// One page of users.
pub struct Page {
    /// The users. A page can be empty although more pages follow.
    pub users: Vec<PoolUser>,
    /// The token of the next page.
    pub pagination_token: Option<String>,
}

/// One user. It has no `Debug`, because it is personal data.
pub struct PoolUser {
    /// Cognito's username.
    pub username: String,
    /// The status, `CONFIRMED` for example.
    pub status: String,
    /// The attributes by Cognito's names.
    pub attributes: HashMap<String, String>,
}

/// Reason that a request to Cognito failed. The text contains only codes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// The pagination token has expired. The listing has to restart.
    #[error("the pagination token has expired")]
    StaleToken,
    /// Cognito answered with an error.
    #[error("Cognito answered {status} {code}")]
    Answered {
        /// The HTTP status.
        status: u16,
        /// Cognito's error code.
        code: String,
    },
    /// Cognito throttled every attempt.
    #[error("Cognito answered TooManyRequestsException")]
    Throttled,
    /// The response with this HTTP status is not from Cognito.
    #[error("the response of Cognito could not be read (HTTP status {0})")]
    Unreadable(u16),
    /// Cognito could not be reached.
    #[error("Cognito could not be reached")]
    Unreachable,
}

/// The reaction to an error.
enum Retry {
    /// Retry at a lower rate.
    AtLowerRate,
    /// Retry after a pause.
    AfterPause(PoolError),
    /// Do not retry.
    Never(PoolError),
}

impl Pool {
    /// A pool whose requests pass `rate_limiter`, except for those about groups.
    #[must_use]
    pub fn new(client: Client, user_pool_id: String, rate_limiter: RateLimiter) -> Self {
        let group_rate_limiter = RateLimiter::per_second(MAX_GROUP_REQUESTS_PER_SECOND);
        Self { client, user_pool_id, rate_limiter, group_rate_limiter }
    }

    /// The same pool, whose requests about groups pass this rate limiter.
    #[must_use]
    pub fn with_group_rate_limiter(self, group_rate_limiter: RateLimiter) -> Self {
        Self { group_rate_limiter, ..self }
    }

    /// Number of requests that Cognito has throttled so far.
    #[must_use]
    pub fn throttled(&self) -> u64 {
        self.rate_limiter.throttled_requests() + self.group_rate_limiter.throttled_requests()
    }

    /// The pool's ID.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.user_pool_id
    }

    /// Cognito's estimate of the number of users.
    ///
    /// # Errors
    /// Fails if the pool does not exist, access is denied, or Cognito does not answer.
    pub async fn estimated_users(&self) -> Result<u64, PoolError> {
        Ok(self.describe().await?.estimated_users)
    }

    /// The pool's ARN and size.
    ///
    /// # Errors
    /// As for [`Self::estimated_users`].
    pub async fn describe(&self) -> Result<PoolDescription, PoolError> {
        let described = with_retries(&self.rate_limiter, || async {
            let request = self.client.describe_user_pool().user_pool_id(&self.user_pool_id);
            let answer = request.send().await.map_err(|error| retry_for(&error, false))?;
            answer.user_pool.ok_or(Retry::AfterPause(PoolError::Unreadable(200)))
        });
        let pool = described.await?;
        Ok(PoolDescription {
            arn: pool.arn.unwrap_or_default(),
            estimated_users: u64::try_from(pool.estimated_number_of_users).unwrap_or_default(),
        })
    }

    /// The next page of at most `users` users whose `sub` starts with `sub_prefix`. Cognito lists at most 60.
    ///
    /// # Errors
    /// Fails if Cognito refuses or does not answer.
    pub async fn page_of(
        &self,
        users: u32,
        sub_prefix: &str,
        pagination_token: Option<String>,
    ) -> Result<Page, PoolError> {
        self.list(users, &format!("sub ^= \"{sub_prefix}\""), pagination_token, None).await
    }

    /// The next page of at most `users` users that match `filter`, with all attributes or only one.
    async fn list(
        &self,
        users: u32,
        filter: &str,
        pagination_token: Option<String>,
        attribute: Option<&str>,
    ) -> Result<Page, PoolError> {
        let resumed = pagination_token.is_some();
        let limit = i32::try_from(users.clamp(1, MAX_USERS_PER_PAGE)).ok();
        let listed = with_retries(&self.rate_limiter, || async {
            let request = self
                .client
                .list_users()
                .user_pool_id(&self.user_pool_id)
                .set_filter((!filter.is_empty()).then(|| filter.to_owned()))
                .set_limit(limit)
                .set_attributes_to_get(attribute.map(|name| vec![name.to_owned()]))
                .set_pagination_token(pagination_token.clone());
            request.send().await.map_err(|error| retry_for(&error, resumed))
        });
        let answer = listed.await?;
        Ok(Page {
            pagination_token: answer.pagination_token,
            users: answer.users.unwrap_or_default().into_iter().map(PoolUser::from).collect(),
        })
    }
}

/// Retries a request until success, a permanent error or the maximum of attempts. Each attempt passes `rate_limiter`.
async fn with_retries<T, F>(rate_limiter: &RateLimiter, request: impl Fn() -> F) -> Result<T, PoolError>
where
    F: Future<Output = Result<T, Retry>>,
{
    let mut pause = COGNITO_FIRST_RETRY_PAUSE;
    let mut last = PoolError::Throttled;
    for attempt in 1..=MAX_ATTEMPTS {
        rate_limiter.acquire().await;
        match request().await {
            Ok(answer) => {
                rate_limiter.answered().await;
                return Ok(answer);
            }
            Err(Retry::AtLowerRate) => rate_limiter.throttled().await,
            Err(Retry::AfterPause(error)) if attempt < error.max_attempts() => {
                last = error;
                tokio::time::sleep(pause).await;
                pause = COGNITO_LONGEST_RETRY_PAUSE.min(pause * 2);
            }
            Err(Retry::AfterPause(error) | Retry::Never(error)) => return Err(error),
        }
    }
    Err(last)
}

impl PoolError {
    const fn max_attempts(&self) -> u32 {
        match self {
            Self::Unreadable(0..500) => MAX_UNREADABLE_ATTEMPTS,
            _ => MAX_ATTEMPTS,
        }
    }
}

impl From<UserType> for PoolUser {
    fn from(user: UserType) -> Self {
        let attributes = user.attributes.unwrap_or_default().into_iter();
        Self {
            username: user.username.unwrap_or_default(),
            status: user.user_status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
            attributes: attributes
                .map(|attribute| (attribute.name, attribute.value.unwrap_or_default()))
                .collect(),
        }
    }
}

/// Classifies an error by the rules of [`StoreError`], because all AWS services share the transient codes and
/// statuses.
fn retry_for<E: ProvideErrorMetadata>(error: &SdkError<E>, resumed: bool) -> Retry {
    let status = error.raw_response().map_or(0, |response| response.status().as_u16());
    let code = error.code().unwrap_or_default();
    let answer = StoreError::Answered { status, code: code.to_owned() };
    match error_of(error, status) {
        _ if answer.is_throttling() => Retry::AtLowerRate,
        error @ (PoolError::Unreachable | PoolError::Unreadable(_)) => Retry::AfterPause(error),
        error if answer.is_transient() => Retry::AfterPause(error),
        _ if resumed && code == "InvalidParameterException" => Retry::Never(PoolError::StaleToken),
        error => Retry::Never(error),
    }
}

fn error_of<E: ProvideErrorMetadata>(error: &SdkError<E>, status: u16) -> PoolError {
    match (error.raw_response(), error.code()) {
        (Some(_), Some(code)) => PoolError::Answered { status, code: code.to_owned() },
        (Some(_), None) => PoolError::Unreadable(status),
        (None, _) => PoolError::Unreachable,
    }
}
