//! The closed list of texts that a person signing up may ever see.
//!
//! Cognito shows whatever a function fails with (`PreSignUp failed with error <text>.`), and managed login
//! even puts it into a URL. So a failure is one of [`Diagnostic`]'s sentences, never the text of a cause.

use std::fmt;

/// What the person signing up is told. Each is `CODE: sentence`; Cognito adds the final full stop.
///
/// Source: <https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diagnostic {
    /// An attribute that the operator requires is missing or empty.
    AttributeRequired,
    /// The address cannot be used. One text for every reason, so that nothing can be learned by trying.
    EmailNotAccepted,
    /// A name holds characters that no name has.
    NameNotAccepted,
    /// Everything else: bad input, bad settings, a failing service, a defect.
    Unavailable,
}

impl Diagnostic {
    /// Every diagnostic, for tests that must hold for all of them.
    pub const ALL: [Self; 4] =
        [Self::AttributeRequired, Self::EmailNotAccepted, Self::NameNotAccepted, Self::Unavailable];

    /// The stable code, also Lambda's `errorType`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AttributeRequired => "ATTRIBUTE_REQUIRED",
            Self::EmailNotAccepted => "EMAIL_NOT_ACCEPTED",
            Self::NameNotAccepted => "NAME_NOT_ACCEPTED",
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
    reason: &'static str,
    cause: Option<String>,
    metric: Option<&'static str>,
}

impl TriggerError {
    /// A refusal by a rule: expected, logged as an outcome and not as an error.
    #[must_use]
    pub const fn refused(diagnostic: Diagnostic, reason: &'static str) -> Self {
        Self { diagnostic, reason, cause: None, metric: None }
    }

    /// A failure of ours. `cause` goes to the log and must hold no personal data.
    #[must_use]
    pub fn failed(reason: &'static str, cause: impl Into<String>) -> Self {
        Self { diagnostic: Diagnostic::Unavailable, reason, cause: Some(cause.into()), metric: None }
    }

    /// Also counts as one `metric`, whether the person sees the error or not.
    #[must_use]
    pub fn counted_as(self, metric: &'static str) -> Self {
        Self { metric: Some(metric), ..self }
    }

    /// The metric that counts it.
    #[must_use]
    pub const fn metric(&self) -> Option<&'static str> {
        self.metric
    }

    /// What the user is told.
    #[must_use]
    pub const fn diagnostic(&self) -> Diagnostic {
        self.diagnostic
    }

    /// The reason code for logs and metrics, more precise than what the user is told.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.reason
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
