//! The errors of a request to add a user to a group.

use aws_sdk_cognitoidentityprovider::error::{ProvideErrorMetadata, SdkError};
use records::StoreError;
use trigger::Reason;

/// Reason that a user may not be in a group. The text contains codes, never a value of the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GroupError {
    /// The user pool has no such group.
    #[error("the user pool has no such group; create it")]
    Missing,
    /// The credentials do not allow to add users to groups of this pool.
    #[error("cognito-idp:AdminAddUserToGroup is not allowed for this user pool")]
    Denied,
    /// The user is in as many groups as Cognito allows.
    #[error("the user is in as many groups as Cognito allows")]
    Limit,
    /// The user has been deleted.
    #[error("the user no longer exists")]
    NoUser,
    /// Cognito did not answer within the budget.
    #[error("Cognito gave no answer in time")]
    OutOfTime,
    /// Cognito throttled the requests until the end of the budget.
    #[error("Cognito throttled the request with {status} {code}")]
    Throttled {
        /// The HTTP status.
        status: u16,
        /// Cognito's error code.
        code: String,
    },
    /// Cognito answered with another error.
    #[error("Cognito answered {status} {code}")]
    Answered {
        /// The HTTP status.
        status: u16,
        /// Cognito's error code.
        code: String,
    },
    /// Cognito could not be reached.
    #[error("Cognito could not be reached: {0}")]
    Unreachable(&'static str),
}

impl GroupError {
    /// The reason code for logs and metrics.
    #[must_use]
    pub const fn reason(&self) -> Reason {
        match self {
            Self::Missing => Reason::GroupMissing,
            Self::Denied => Reason::GroupDenied,
            Self::Limit => Reason::GroupLimit,
            Self::NoUser => Reason::GroupUserMissing,
            Self::OutOfTime => Reason::GroupOutOfTime,
            Self::Throttled { .. } => Reason::GroupThrottled,
            Self::Answered { .. } => Reason::GroupAnsweredError,
            Self::Unreachable(_) => Reason::GroupUnreachable,
        }
    }

    /// Returns whether the error concerns every user.
    #[must_use]
    pub const fn concerns_every_user(&self) -> bool {
        matches!(self, Self::Missing | Self::Denied)
    }

    /// The error if a code of Cognito states its cause. Another attempt cannot succeed.
    ///
    /// Source: `API_AdminAddUserToGroup` in
    /// <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/>
    #[must_use]
    pub fn stated<E: ProvideErrorMetadata>(error: &SdkError<E>) -> Option<Self> {
        match error.code()? {
            "ResourceNotFoundException" => Some(Self::Missing),
            "AccessDeniedException" | "NotAuthorizedException" => Some(Self::Denied),
            // AWS documents no code for the limit of groups. Services of AWS use this one for limits of resources.
            "LimitExceededException" => Some(Self::Limit),
            "UserNotFoundException" => Some(Self::NoUser),
            _ => None,
        }
    }
}

/// The remaining errors are those of any request.
impl From<StoreError> for GroupError {
    fn from(error: StoreError) -> Self {
        let is_throttling = error.is_throttling();
        match error {
            StoreError::OutOfTime => Self::OutOfTime,
            StoreError::Answered { status, code } if is_throttling => Self::Throttled { status, code },
            StoreError::Answered { status, code } => Self::Answered { status, code },
            StoreError::Unreachable(problem) => Self::Unreachable(problem),
            StoreError::Unstorable => Self::Unreachable("the request could not be made"),
        }
    }
}
