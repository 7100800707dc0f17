//! Why DynamoDB is not known to have done what it was asked.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

use crate::trust;

/// Codes of a request that was one too many: DynamoDB's of an operation, DynamoDB's of an item in a cancelled transaction,
/// and those that AWS's SDKs take for the same of any service. Sources:
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html>,
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>,
/// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>
const THROTTLING: [&str; 14] = [
    "ProvisionedThroughputExceededException",
    "ThrottlingException",
    "RequestLimitExceeded",
    "ProvisionedThroughputExceeded",
    "ThrottlingError",
    "Throttling",
    "ThrottledException",
    "RequestThrottled",
    "RequestThrottledException",
    "TooManyRequestsException",
    "LimitExceededException",
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "SlowDown",
];
/// Codes of other errors that are over in a moment: mostly another delivery of the same event.
const TRANSIENT: [&str; 10] = [
    // With reasons that say no more than that, or with none.
    "TransactionCanceledException",
    "TransactionConflict",
    "TransactionConflictException",
    "TransactionInProgressException",
    "ReplicatedWriteConflictException",
    "PriorRequestNotComplete",
    // With a status of 5xx as a rule, which says the same.
    "InternalServerError",
    "ServiceUnavailable",
    "RequestTimeout",
    "RequestTimeoutException",
];
/// The HTTP statuses that say the same, whatever the code.
const TOO_MANY_REQUESTS: u16 = 429;
const REQUEST_TIMEOUT: u16 = 408;
/// In the place of a code, where the body cannot be read: the connection broke off in it, or with a status of success it
/// is not DynamoDB's. A body that was read to its end and is not DynamoDB's is an error without a code.
const UNREADABLE: &str = "with an unreadable body";
const CONNECTION_FAILED: &str = "the connection failed";

/// Why nothing is known to be written. The text names codes only, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// DynamoDB answered nothing before the budget was over.
    #[error("DynamoDB gave no answer in time")]
    OutOfTime,
    /// DynamoDB answered with an error: with one that stays, or with this one last.
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
    pub fn reason(&self) -> &'static str {
        match self {
            Self::OutOfTime => "store_out_of_time",
            Self::Answered { .. } if self.is_throttling() => "store_throttled",
            Self::Answered { .. } => "store_answered_error",
            Self::Unreachable(_) => "store_unreachable",
            Self::Unstorable => "store_unstorable",
        }
    }

    /// Whether the last thing known of DynamoDB is that it throttled: the same request works at a slower rate_limiter.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        matches!(
            self,
            Self::Answered { status, code } if *status == TOO_MANY_REQUESTS || THROTTLING.contains(&code.as_str())
        )
    }

    /// Whether the same request may work in a moment: after throttling, too.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::OutOfTime => true,
            Self::Answered { status, code } => {
                matches!(*status, REQUEST_TIMEOUT | 500..)
                    || code == UNREADABLE
                    || TRANSIENT.contains(&code.as_str())
                    || self.is_throttling()
            }
            Self::Unreachable(why) => *why == CONNECTION_FAILED,
            Self::Unstorable => false,
        }
    }

    /// This error, or an earlier answer of DynamoDB's: an operator has to see that it throttled, not that the last
    /// attempt had no time left.
    pub(crate) fn or_earlier(self, earlier: Option<Self>) -> Self {
        match (self, earlier) {
            (Self::OutOfTime, Some(answered @ Self::Answered { .. })) => answered,
            (error, _) => error,
        }
    }

    /// Sorts the SDK's error of any operation.
    pub(crate) fn of<E: ProvideErrorMetadata>(error: &SdkError<E>) -> Self {
        match error {
            SdkError::TimeoutError(_) => Self::OutOfTime,
            SdkError::DispatchFailure(failure) if failure.is_timeout() => Self::OutOfTime,
            SdkError::DispatchFailure(failure) if !failure.is_user() => {
                let refused = failure.as_connector_error().and_then(|error| trust::refusal_reason(error));
                Self::Unreachable(refused.unwrap_or(CONNECTION_FAILED))
            }
            SdkError::ResponseError(response) => Self::answered(response.raw().status().as_u16(), UNREADABLE),
            SdkError::ServiceError(service) => {
                let code = service.err().code().unwrap_or("without a code");
                Self::answered(service.raw().status().as_u16(), code)
            }
            _ => Self::Unreachable("the request could not be made"),
        }
    }

    pub(crate) fn answered(status: u16, code: &str) -> Self {
        Self::Answered { status, code: code.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn throttling_is_told_from_everything_else() {
        for code in THROTTLING {
            assert!(StoreError::answered(400, code).is_throttling(), "{code}");
        }
        assert!(StoreError::answered(429, "without a code").is_throttling());
        for other in [
            StoreError::answered(400, "TransactionConflict"),
            StoreError::answered(400, "AccessDeniedException"),
            StoreError::answered(500, "InternalServerError"),
            StoreError::OutOfTime,
            StoreError::Unreachable(CONNECTION_FAILED),
            StoreError::Unstorable,
        ] {
            assert!(!other.is_throttling(), "{other}");
        }
    }

    #[test]
    fn what_passes_is_told_from_what_stays() {
        let transient = TRANSIENT.iter().chain(&THROTTLING).map(|code| StoreError::answered(400, code));
        let statuses = [408, 429, 500, 502, 503, 504].map(|status| StoreError::answered(status, "Any"));
        let others = [
            StoreError::OutOfTime,
            StoreError::Unreachable(CONNECTION_FAILED),
            StoreError::answered(200, UNREADABLE),
            StoreError::answered(400, UNREADABLE),
            StoreError::answered(403, UNREADABLE),
        ];
        for error in transient.chain(statuses).chain(others) {
            assert!(error.is_transient(), "{error}");
        }
        for error in [
            StoreError::answered(400, "ValidationException"),
            StoreError::answered(301, "without a code"),
            StoreError::answered(403, "without a code"),
            StoreError::Unreachable("its certificate has expired"),
            StoreError::Unstorable,
        ] {
            assert!(!error.is_transient(), "{error}");
        }
    }
}
