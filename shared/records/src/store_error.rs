//! Why DynamoDB is not known to have done what it was asked.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

/// DynamoDB's codes of a request that was one too many: of an operation, and of an item in a cancelled transaction.
/// Sources: <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html> and
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
const THROTTLING: [&str; 9] = [
    "ProvisionedThroughputExceededException",
    "ProvisionedThroughputExceeded",
    "ThrottlingException",
    "ThrottlingError",
    "Throttling",
    "RequestLimitExceeded",
    "RequestLimitExceededException",
    "TooManyRequestsException",
    "LimitExceededException",
];
/// The HTTP status that says the same, whatever the code.
const TOO_MANY_REQUESTS: u16 = 429;

/// Why nothing is known to be written. The text names codes only, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The budget was over before DynamoDB answered.
    #[error("DynamoDB gave no answer in time")]
    OutOfTime,
    /// DynamoDB answered with an error.
    #[error("DynamoDB answered {status} {code}")]
    Answered {
        /// The HTTP status.
        status: u16,
        /// DynamoDB's error code, `ResourceNotFoundException` for example.
        code: String,
    },
    /// DynamoDB could not be reached.
    #[error("DynamoDB could not be reached: {0}")]
    Unreachable(&'static str),
    /// The item has no form that DynamoDB knows.
    #[error("the item cannot be stored")]
    Unstorable,
}

impl StoreError {
    /// The reason code for logs and metrics.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::OutOfTime => "store_out_of_time",
            Self::Answered { .. } => "store_answered_error",
            Self::Unreachable(_) => "store_unreachable",
            Self::Unstorable => "store_unstorable",
        }
    }

    /// Whether the last thing known of DynamoDB is that it throttled: the same request works at a slower pace.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        matches!(
            self,
            Self::Answered { status, code } if *status == TOO_MANY_REQUESTS || THROTTLING.contains(&code.as_str())
        )
    }

    /// What the SDK's error of any operation is.
    pub(crate) fn of<E: ProvideErrorMetadata>(error: &SdkError<E>) -> Self {
        match error {
            SdkError::TimeoutError(_) => Self::OutOfTime,
            SdkError::DispatchFailure(failure) if failure.is_timeout() => Self::OutOfTime,
            SdkError::DispatchFailure(_) => Self::Unreachable("the connection failed"),
            SdkError::ResponseError(response) => Self::answered(response.raw().status().as_u16(), None),
            SdkError::ServiceError(service) => {
                Self::answered(service.raw().status().as_u16(), service.err().code())
            }
            _ => Self::Unreachable("the request could not be made"),
        }
    }

    fn answered(status: u16, code: Option<&str>) -> Self {
        Self::Answered { status, code: code.unwrap_or("without a code").to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, code: &str) -> StoreError {
        StoreError::Answered { status, code: code.to_owned() }
    }

    #[test]
    fn throttling_is_told_from_everything_else() {
        for code in THROTTLING {
            assert!(answered(400, code).is_throttling(), "{code}");
        }
        assert!(answered(429, "without a code").is_throttling());
        for other in [
            answered(400, "TransactionConflict"),
            answered(400, "AccessDeniedException"),
            answered(500, "InternalServerError"),
            StoreError::OutOfTime,
            StoreError::Unreachable("the connection failed"),
            StoreError::Unstorable,
        ] {
            assert!(!other.is_throttling(), "{other}");
        }
    }
}
