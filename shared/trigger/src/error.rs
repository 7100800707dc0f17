//! The closed list of texts that a person signing up may ever see.
//!
//! Cognito shows whatever a function fails with (`PreSignUp failed with error <text>.`), and managed login
//! even puts it into a URL. So a failure is one of [`Diagnostic`]'s sentences, never the text of a cause.

use std::borrow::Cow;
use std::fmt;

use crate::telemetry::Metric;

/// What the person signing up is told. Each is `CODE: sentence`; Cognito adds the final full stop.
///
/// Source: <https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diagnostic {
    /// An attribute that the operator requires is missing or empty.
    AttributeRequired,
    /// The address cannot be used. One text for every reason, so that nothing can be learned by trying.
    EmailNotAccepted,
    /// A name holds what no name has.
    NameNotAccepted,
    /// The user name is kept for others.
    UserNameNotAccepted,
    /// Numbers of this country are not served.
    PhoneNumberNotAccepted,
    /// The date of birth is missing, unreadable or too recent.
    AgeNotAccepted,
    /// The terms in force were not accepted.
    TermsNotAccepted,
    /// Everything else: bad input, bad settings, a failing service, a defect.
    Unavailable,
}

impl Diagnostic {
    /// Every diagnostic, for tests that must hold for all of them.
    pub const ALL: [Self; 8] = [
        Self::AttributeRequired,
        Self::EmailNotAccepted,
        Self::NameNotAccepted,
        Self::UserNameNotAccepted,
        Self::PhoneNumberNotAccepted,
        Self::AgeNotAccepted,
        Self::TermsNotAccepted,
        Self::Unavailable,
    ];

    /// The stable code, also Lambda's `errorType`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AttributeRequired => "ATTRIBUTE_REQUIRED",
            Self::EmailNotAccepted => "EMAIL_NOT_ACCEPTED",
            Self::NameNotAccepted => "NAME_NOT_ACCEPTED",
            Self::UserNameNotAccepted => "USER_NAME_NOT_ACCEPTED",
            Self::PhoneNumberNotAccepted => "PHONE_NUMBER_NOT_ACCEPTED",
            Self::AgeNotAccepted => "AGE_NOT_ACCEPTED",
            Self::TermsNotAccepted => "TERMS_NOT_ACCEPTED",
            Self::Unavailable => "UNAVAILABLE",
        }
    }

    /// The sentence for the user, without a final full stop.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::AttributeRequired => "Please fill in every required field",
            Self::EmailNotAccepted => "This e-mail address cannot be used here, please try another one",
            Self::NameNotAccepted => "Please write the name without special characters",
            Self::UserNameNotAccepted => "This user name cannot be used here, please choose another one",
            Self::PhoneNumberNotAccepted => "Phone numbers of this country cannot be used here",
            Self::AgeNotAccepted => "Please check the date of birth, there is a minimum age",
            Self::TermsNotAccepted => "Please accept the current terms",
            Self::Unavailable => "Something went wrong on our side, please try again in a few minutes",
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.code(), self.sentence())
    }
}

/// Why an invocation failed: one sentence for the user, one reason code and one cause for the log.
///
/// `Display` is what the user sees; neither `Display` nor `Debug` holds anything from the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerError {
    diagnostic: Diagnostic,
    reason: Cow<'static, str>,
    cause: Option<String>,
    metrics: Vec<Metric>,
}

impl TriggerError {
    /// A refusal by rules: expected, logged as an outcome and not as an error.
    #[must_use]
    pub fn refused(diagnostic: Diagnostic, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { diagnostic, reason: reason.into(), cause: None, metrics: Vec::new() }
    }

    /// A failure of ours. `cause` goes to the log and must hold no personal data.
    #[must_use]
    pub fn failed(reason: &'static str, cause: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            cause: Some(cause.into()),
            ..Self::refused(Diagnostic::Unavailable, "")
        }
    }

    /// Also counts as one `metric`, whether the person sees the error or not.
    #[must_use]
    pub fn counted_as(mut self, metric: Metric) -> Self {
        self.metrics.push(metric);
        self
    }

    /// The metrics that count it.
    #[must_use]
    pub fn metrics(&self) -> &[Metric] {
        &self.metrics
    }

    /// What the user is told.
    #[must_use]
    pub const fn diagnostic(&self) -> Diagnostic {
        self.diagnostic
    }

    /// The reason code for logs and metrics, more precise than what the user is told.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The cause of a failure; `None` for a refusal.
    #[must_use]
    pub fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }
}

impl fmt::Display for TriggerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostic.fmt(formatter)
    }
}

impl std::error::Error for TriggerError {}

impl From<TriggerError> for lambda_runtime::Diagnostic {
    fn from(error: TriggerError) -> Self {
        error.diagnostic.into()
    }
}

impl From<Diagnostic> for lambda_runtime::Diagnostic {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { error_type: diagnostic.code().to_owned(), error_message: diagnostic.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_fit_for_users() {
        for diagnostic in Diagnostic::ALL {
            let text = diagnostic.to_string();
            assert!(text.starts_with(&format!("{}: ", diagnostic.code())), "{text}");
            assert!(!text.ends_with('.'), "Cognito adds the full stop: {text}");
            for internal in ["::", "arn:", "/", "\\", "{", "<", "Error"] {
                assert!(!text.contains(internal), "{text} holds {internal}");
            }
        }
    }

    #[test]
    fn the_cause_never_reaches_the_user() {
        let error = TriggerError::failed("store", "arn:aws:dynamodb:eu-west-1:123456789012:table/users");
        let shown = lambda_runtime::Diagnostic::from(error);
        assert_eq!(shown.error_message, Diagnostic::Unavailable.to_string());
        assert_eq!(shown.error_type, "UNAVAILABLE");
    }
}
