//! Failures of a request to AWS. Each text is one line and names the next step.

use std::fmt;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::error_code::{LATER, LOG_IN, Meaning, meaning};
use super::operation::Operation;
use super::response::Refusal;

const THROTTLED: &str = "other tools use the quota of this account; try again later";

/// Failure of a request to AWS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsError {
    /// The request.
    pub operation: Operation,
    /// Its problem.
    pub problem: Problem,
}

/// The problem of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The service answered with an error.
    Refused {
        /// Status of the HTTP response.
        status: u16,
        /// Code of the error, such as `ResourceNotFoundException`.
        code: String,
        /// The service's own text. It can contain names that users chose.
        message: String,
    },
    /// The answer is not one of AWS. It has this status.
    Unreadable(u16),
    /// There was no answer.
    Unreachable,
    /// The request could not be signed or sent, because the credentials or the endpoint are not usable.
    NotSent,
}

impl AwsError {
    /// The error for a failed request.
    pub fn new(operation: Operation, error: &SdkError<Refusal, HttpResponse>) -> Self {
        let problem = match error {
            SdkError::ServiceError(refused) => match (refused.err().status, refused.err().code()) {
                (status, Some(code)) => Problem::Refused {
                    status,
                    code: code.to_owned(),
                    message: refused.err().message().unwrap_or_default().to_owned(),
                },
                (status, None) => Problem::Unreadable(status),
            },
            SdkError::ResponseError(response) => Problem::Unreadable(response.raw().status().as_u16()),
            SdkError::ConstructionFailure(_) => Problem::NotSent,
            // A connection that breaks while the response arrives, and every kind that the SDK may add.
            _ => Problem::Unreachable,
        };
        Self { operation, problem }
    }

    /// Code of the service's error, without `Exception`; empty if there is none.
    pub fn code(&self) -> &str {
        match &self.problem {
            Problem::Refused { code, .. } => code.trim_end_matches("Exception"),
            _ => "",
        }
    }

    /// Returns whether the pool, the function, the table or the stack does not exist.
    pub fn is_not_found(&self) -> bool {
        match (self.operation, &self.problem) {
            // CloudFormation has no code of its own for it.
            (Operation::DescribeStackResources, Problem::Refused { code, message, .. }) => {
                code == "ValidationError" && message.contains("does not exist")
            }
            _ => matches!(self.code(), "ResourceNotFound" | "NotFound"),
        }
    }

    /// Returns whether the service may carry the request out nevertheless, now or later.
    pub fn is_open(&self) -> bool {
        match self.problem {
            Problem::Refused { status, .. } => status >= 500,
            Problem::Unreadable(_) | Problem::Unreachable => true,
            Problem::NotSent => false,
        }
    }

    /// Returns whether the credentials lack a permission.
    pub fn is_denied(&self) -> bool {
        meaning(self.code()) == Some(Meaning::Permission)
    }

    /// Returns whether the credentials are expired or invalid.
    pub fn is_login_needed(&self) -> bool {
        meaning(self.code()) == Some(Meaning::Login)
    }

    /// The problem, without the next step.
    pub fn reason(&self) -> String {
        let (operation, service) = (self.operation, self.operation.service().name);
        match &self.problem {
            Problem::Refused { code, .. } => format!("{service} answers {operation} with {code}"),
            Problem::Unreadable(status) => {
                format!("the answer to {operation} is not one of {service} (status {status})")
            }
            Problem::Unreachable => format!("{service} does not answer {operation}"),
            Problem::NotSent => format!("{operation} cannot be sent to {service}"),
        }
    }

    /// The next step for the user.
    pub fn remedy(&self) -> String {
        let service = self.operation.service();
        match &self.problem {
            Problem::NotSent => format!("check your login and AWS_ENDPOINT_URL; {LOG_IN}"),
            Problem::Unreachable => {
                "check the network, the region and the endpoint (--endpoint-url, AWS_ENDPOINT_URL)".to_owned()
            }
            Problem::Unreadable(500..) => LATER.to_owned(),
            Problem::Unreadable(_) => format!(
                "check that --endpoint-url, AWS_ENDPOINT_URL or the profile's endpoint_url is an endpoint of {}",
                service.name
            ),
            Problem::Refused { .. } if self.is_login_needed() => LOG_IN.to_owned(),
            Problem::Refused { .. } if self.is_denied() => {
                format!("the credentials need the permission {}", self.operation.permission())
            }
            Problem::Refused { .. } if self.is_not_found() => {
                "check the name, the account (--profile) and the region".to_owned()
            }
            Problem::Refused { .. } if meaning(self.code()) == Some(Meaning::Quota) => THROTTLED.to_owned(),
            Problem::Refused { status: 500.., .. } => LATER.to_owned(),
            Problem::Refused { message, .. } if message.is_empty() => {
                "look up the code in the documentation of AWS".to_owned()
            }
            Problem::Refused { message, .. } => message.trim_end_matches('.').to_owned(),
        }
    }
}

impl fmt::Display for AwsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.reason(), self.remedy())
    }
}

impl std::error::Error for AwsError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(operation: Operation, status: u16, code: &str, message: &str) -> AwsError {
        let problem = Problem::Refused { status, code: code.to_owned(), message: message.to_owned() };
        AwsError { operation, problem }
    }

    #[test]
    fn every_error_has_a_remedy() {
        let pool = Operation::DescribeUserPool;
        for (error, expected) in [
            (refused(pool, 400, "ResourceNotFoundException", "x"), "check the name, the account"),
            (refused(pool, 400, "ExpiredTokenException", "x"), "aws sso login"),
            (refused(pool, 403, "InvalidSignatureException", "x"), "aws sso login"),
            (refused(pool, 400, "NotAuthorizedException", "x"), "permission cognito-idp:DescribeUserPool"),
            (refused(Operation::GetAccount, 403, "AccessDeniedException", ""), "permission ses:GetAccount"),
            (refused(pool, 400, "TooManyRequestsException", ""), "try again later"),
            (refused(pool, 500, "InternalErrorException", ""), "try again later"),
            (
                refused(pool, 400, "InvalidParameterException", "1 error."),
                "InvalidParameterException: 1 error",
            ),
            (refused(pool, 418, "Teapot", ""), "look up the code"),
            (AwsError { operation: pool, problem: Problem::Unreadable(200) }, "an endpoint of Cognito"),
            (AwsError { operation: pool, problem: Problem::Unreadable(503) }, "try again later"),
            (AwsError { operation: pool, problem: Problem::Unreachable }, "check the network"),
            (AwsError { operation: pool, problem: Problem::NotSent }, "check your login"),
        ] {
            let text = error.to_string();
            assert!(text.contains(expected) && text.contains(error.operation.name()), "{text}");
            assert!(!text.contains('\n') && !text.ends_with('.'), "{text}");
        }
    }

    #[test]
    fn a_missing_stack_is_not_found() {
        let stack = |message| refused(Operation::DescribeStackResources, 400, "ValidationError", message);
        assert!(stack("Stack for eu-west-1_Example12 does not exist").is_not_found());
        assert!(!stack("1 validation error detected").is_not_found());
        assert!(refused(Operation::GetEmailIdentity, 404, "NotFoundException", "").is_not_found());
    }
}
