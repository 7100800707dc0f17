//! The errors of a request to DynamoDB.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use trigger::Reason;

use crate::trust;

/// Codes of throttling: DynamoDB's codes of an operation and of an item in a cancelled transaction, and the codes that
/// AWS's SDKs recognise for any service. Sources:
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
/// Codes of other transient errors, mostly caused by a concurrent event of the same user.
const TRANSIENT: [&str; 10] = [
    // Without a more specific reason.
    "TransactionCanceledException",
    "TransactionConflict",
    "TransactionConflictException",
    "TransactionInProgressException",
    "ReplicatedWriteConflictException",
    "PriorRequestNotComplete",
    // Usually with status 5xx, which is transient anyway.
    "InternalServerError",
    "ServiceUnavailable",
    "RequestTimeout",
    "RequestTimeoutException",
];
/// Transient HTTP statuses, independent of the code.
const TOO_MANY_REQUESTS: u16 = 429;
const REQUEST_TIMEOUT: u16 = 408;
/// Stands for the code if the body cannot be read: the connection broke, or a response with a success status
/// has a body that is not DynamoDB's. An error response with a body that is not DynamoDB's has no code.
const UNREADABLE: &str = "with an unreadable body";
const CONNECTION_FAILED: &str = "the connection failed";

/// Reason that a write may not have happened. The text contains codes, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// DynamoDB did not answer within the budget.
    #[error("DynamoDB gave no answer in time")]
    OutOfTime,
    /// DynamoDB answered with a permanent error, or this was its last response.
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
    /// The SDK cannot represent the item.
    #[error("the item cannot be stored")]
    Unstorable,
}

impl StoreError {
    /// The reason code for logs and metrics.
    #[must_use]
    pub fn reason(&self) -> Reason {
        match self {
            Self::OutOfTime => Reason::StoreOutOfTime,
            Self::Answered { .. } if self.is_throttling() => Reason::StoreThrottled,
            Self::Answered { .. } => Reason::StoreAnsweredError,
            Self::Unreachable(_) => Reason::StoreUnreachable,
            Self::Unstorable => Reason::StoreUnstorable,
        }
    }

    /// Returns whether DynamoDB throttled the request. The same request can succeed at a lower rate.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        matches!(
            self,
            Self::Answered { status, code } if *status == TOO_MANY_REQUESTS || THROTTLING.contains(&code.as_str())
        )
    }

    /// Returns whether a retry of the same request can succeed. Throttling is included.
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
            Self::Unreachable(reason) => *reason == CONNECTION_FAILED,
            Self::Unstorable => false,
        }
    }

    /// This error, or an earlier response of DynamoDB's instead of a timeout: an operator must see the throttling, not
    /// that the last attempt had no time left.
    pub(crate) fn or_earlier(self, earlier: Option<Self>) -> Self {
        match (self, earlier) {
            (Self::OutOfTime, Some(answered @ Self::Answered { .. })) => answered,
            (error, _) => error,
        }
    }

    /// Converts the SDK's error of any operation.
    pub fn of<E: ProvideErrorMetadata>(error: &SdkError<E>) -> Self {
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
    fn only_throttling_is_classified_as_throttling() {
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
    fn transient_and_permanent_errors_are_distinguished() {
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
