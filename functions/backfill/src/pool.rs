//! The users of a pool, a page of `ListUsers` at a time.
//!
//! Source: <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html>

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_cognitoidentityprovider::Client;
use aws_sdk_cognitoidentityprovider::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_cognitoidentityprovider::operation::list_users::ListUsersError;
use aws_sdk_cognitoidentityprovider::types::{UserPoolType, UserType};

use crate::Pace;

/// The most users that Cognito gives at once.
const PAGE: i32 = 60;
/// How often a request is made again that was throttled or not answered.
const ATTEMPTS: u32 = 12;
/// After a request that was not answered, twice as long each time.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// A user pool. The client must not repeat requests by itself: each has to wait for its turn.
pub struct Pool {
    client: Client,
    user_pool_id: String,
    pace: Pace,
}

/// Some users of a pool.
pub struct Page {
    /// Perhaps none, even where there are more to come.
    pub users: Vec<PoolUser>,
    /// What the next page is asked for with.
    pub pagination_token: Option<String>,
}

/// One user. There is no `Debug`: most of it is personal.
pub struct PoolUser {
    /// Cognito's user name.
    pub user_name: String,
    /// `CONFIRMED` for example.
    pub status: String,
    /// The attributes by Cognito's names.
    pub attributes: HashMap<String, String>,
}

/// Why there is no page. The text names codes only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// The pagination token is too old: the listing has to begin anew.
    #[error("the pagination token is not taken any more")]
    Token,
    /// Cognito answered with an error.
    #[error("Cognito answered {0}")]
    Answered(String),
    /// Cognito could not be reached.
    #[error("Cognito could not be reached")]
    Unreachable,
}

/// What may be done about an error.
enum Remedy {
    /// Wait for a slower turn.
    Slower,
    /// Try again a little later.
    Later(PoolError),
    Nothing(PoolError),
}

impl Pool {
    /// A pool whose users are listed at this pace.
    #[must_use]
    pub const fn new(client: Client, user_pool_id: String, pace: Pace) -> Self {
        Self { client, user_pool_id, pace }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.user_pool_id
    }

    /// About how many users it has, as Cognito last counted.
    ///
    /// # Errors
    /// When there is no such pool or it may not be looked at.
    pub async fn estimated_users(&self) -> Result<u64, PoolError> {
        let described = self.client.describe_user_pool().user_pool_id(&self.user_pool_id).send().await;
        let pool = described.map_err(|error| error_of(&error))?;
        let number = pool.user_pool().map_or(0, UserPoolType::estimated_number_of_users);
        Ok(u64::try_from(number).unwrap_or_default())
    }

    /// The next users whose `sub` begins with `sub_prefix`.
    ///
    /// # Errors
    /// When Cognito refuses, or does not answer again and again.
    pub async fn page(&self, sub_prefix: &str, pagination_token: Option<String>) -> Result<Page, PoolError> {
        let mut pause = FIRST_PAUSE;
        let mut last = PoolError::Answered("TooManyRequestsException".to_owned());
        for _ in 0..ATTEMPTS {
            self.pace.turn().await;
            match self.listed(sub_prefix, pagination_token.clone()).await {
                Ok(page) => {
                    self.pace.answered().await;
                    return Ok(page);
                }
                Err(Remedy::Slower) => self.pace.throttled().await,
                Err(Remedy::Later(error)) => {
                    last = error;
                    tokio::time::sleep(pause).await;
                    pause = LONGEST_PAUSE.min(pause * 2);
                }
                Err(Remedy::Nothing(error)) => return Err(error),
            }
        }
        Err(last)
    }

    async fn listed(&self, sub_prefix: &str, token: Option<String>) -> Result<Page, Remedy> {
        let resumed = token.is_some();
        let request = self
            .client
            .list_users()
            .user_pool_id(&self.user_pool_id)
            .filter(format!("sub ^= \"{sub_prefix}\""))
            .limit(PAGE)
            .set_pagination_token(token);
        let answer = request.send().await.map_err(|error| remedy(&error, resumed))?;
        Ok(Page {
            pagination_token: answer.pagination_token,
            users: answer.users.unwrap_or_default().into_iter().map(PoolUser::from).collect(),
        })
    }
}

impl From<UserType> for PoolUser {
    fn from(user: UserType) -> Self {
        let attributes = user.attributes.unwrap_or_default().into_iter();
        Self {
            user_name: user.username.unwrap_or_default(),
            status: user.user_status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
            attributes: attributes
                .map(|attribute| (attribute.name, attribute.value.unwrap_or_default()))
                .collect(),
        }
    }
}

fn remedy(error: &SdkError<ListUsersError>, resumed: bool) -> Remedy {
    let server = error.raw_response().is_some_and(|response| response.status().as_u16() >= 500);
    let parameter = error.as_service_error().is_some_and(ListUsersError::is_invalid_parameter_exception);
    match (error_of(error), error.code().unwrap_or_default()) {
        (_, "TooManyRequestsException" | "ThrottlingException" | "LimitExceededException") => Remedy::Slower,
        (PoolError::Unreachable, _) => Remedy::Later(PoolError::Unreachable),
        (error, _) if server => Remedy::Later(error),
        _ if parameter && resumed => Remedy::Nothing(PoolError::Token),
        (error, _) => Remedy::Nothing(error),
    }
}

fn error_of<E: ProvideErrorMetadata>(error: &SdkError<E>) -> PoolError {
    match (error.raw_response(), error.code()) {
        (Some(response), code) => {
            let code = code.unwrap_or("without a code");
            PoolError::Answered(format!("{} {code}", response.status().as_u16()))
        }
        (None, _) => PoolError::Unreachable,
    }
}
