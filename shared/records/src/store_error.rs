//! Why DynamoDB is not known to have done what it was asked.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

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
