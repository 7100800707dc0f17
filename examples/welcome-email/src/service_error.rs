//! Failed requests to AWS.

use aws_sdk_sesv2::error::{ProvideErrorMetadata, SdkError};

/// Reason that a request failed, after the SDK's retries. The text contains only codes, because messages of AWS may
/// quote addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServiceError {
    /// The service answered with an error.
    #[error("{service} answered {status} {code}{}", hint(service, code))]
    Answered {
        /// The name of the service.
        service: &'static str,
        /// The HTTP status.
        status: u16,
        /// The code of the error.
        code: String,
    },
    /// The service did not answer.
    #[error("{service} could not be reached")]
    Unreachable {
        /// The name of the service.
        service: &'static str,
    },
}

impl ServiceError {
    /// The error of a request to a service.
    pub(crate) fn new<E: ProvideErrorMetadata>(service: &'static str, error: &SdkError<E>) -> Self {
        match error.raw_response() {
            Some(response) => Self::Answered {
                service,
                status: response.status().as_u16(),
                code: error.code().unwrap_or("without a code").to_owned(),
            },
            None => Self::Unreachable { service },
        }
    }
}

/// The next step after an error that no retry fixes.
fn hint(service: &str, code: &str) -> &'static str {
    match (service, code) {
        (_, "MessageRejected" | "MailFromDomainNotVerifiedException") => {
            ": verify the identity of EMAIL_FROM in this Region; in the SES sandbox, also that of each recipient, or \
             ask for production access"
        }
        // In the sandbox, IAM answers before SES looks at the recipient.
        ("SES", "AccessDeniedException") => {
            ": SesIdentityArn must be the identity of EMAIL_FROM; in the SES sandbox, SES also checks the identity of \
             each recipient: ask for production access"
        }
        (_, "AccessDeniedException") => ": check the role of the function",
        _ => "",
    }
}
