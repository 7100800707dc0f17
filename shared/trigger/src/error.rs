//! The error of an invocation, and its message for the person signing up.
//!
//! Cognito shows the message of any error (`PreSignUp failed with error <message>.`), and managed login puts
//! it into a URL. So the message is always the sentence of a [`RefusalCode`], never the text of a cause.

use std::borrow::Cow;
use std::fmt;

use crate::locale::Locale;
use crate::metric::Metric;
use crate::{Reason, RefusalCode};

/// The error of an invocation: a message for the user, a reason code and a cause for the log.
///
/// `Display` is the message for the user. Neither `Display` nor `Debug` holds data of the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerError {
    user_message: UserMessage,
    reason: Cow<'static, str>,
    cause: Option<String>,
    metrics: Vec<Metric>,
}

impl TriggerError {
    /// A refusal by a rule. It is expected, so the log level is INFO.
    #[must_use]
    pub fn refused(refusal_code: RefusalCode, reason: impl Into<Cow<'static, str>>) -> Self {
        let user_message = UserMessage { refusal_code, locale: Locale::default() };
        Self { user_message, reason: reason.into(), cause: None, metrics: Vec::new() }
    }

    /// A failure. `cause` goes to the log and must not hold personal data.
    #[must_use]
    pub fn failed(reason: Reason, cause: impl Into<String>) -> Self {
        Self {
            reason: reason.as_str().into(),
            cause: Some(cause.into()),
            ..Self::refused(RefusalCode::Unavailable, "")
        }
    }

    /// The same error with its message in `locale`.
    #[must_use]
    pub const fn in_locale(mut self, locale: Locale) -> Self {
        self.user_message.locale = locale;
        self
    }

    /// Adds a metric, which is published even if the user does not see the error.
    #[must_use]
    pub fn with_metric(mut self, metric: Metric) -> Self {
        self.metrics.push(metric);
        self
    }

    /// Adds another failure of the same invocation: its reason and its cause follow this error's.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        let causes = [self.cause(), other.cause()].into_iter().flatten().collect::<Vec<_>>().join("; ");
        Self {
            reason: format!("{} {}", self.reason, other.reason).into(),
            cause: Some(causes),
            metrics: [self.metrics, other.metrics.clone()].concat(),
            ..self
        }
    }

    /// Metrics of this error.
    #[must_use]
    pub fn metrics(&self) -> &[Metric] {
        &self.metrics
    }

    /// The message for the user.
    #[must_use]
    pub const fn user_message(&self) -> UserMessage {
        self.user_message
    }

    /// Reason code for the log, more precise than the message for the user.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Cause of a failure; `None` for a refusal.
    #[must_use]
    pub fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }
}

impl fmt::Display for TriggerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.user_message.fmt(formatter)
    }
}

impl std::error::Error for TriggerError {}

/// A message for the user, in their language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserMessage {
    /// Code of the sentence.
    pub refusal_code: RefusalCode,
    /// Language of the sentence.
    pub locale: Locale,
}

impl fmt::Display for UserMessage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.refusal_code.code(), self.locale.sentence(self.refusal_code))
    }
}

impl From<TriggerError> for lambda_runtime::Diagnostic {
    fn from(error: TriggerError) -> Self {
        error.user_message.into()
    }
}

impl From<UserMessage> for lambda_runtime::Diagnostic {
    fn from(user_message: UserMessage) -> Self {
        Self {
            error_type: user_message.refusal_code.code().to_owned(),
            error_message: user_message.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MetricName;

    #[test]
    fn every_message_is_fit_for_users() {
        for locale in crate::test_content::locales("").all() {
            for refusal_code in RefusalCode::ALL {
                let text = UserMessage { refusal_code, locale }.to_string();
                assert!(text.starts_with(&format!("{}: ", refusal_code.code())), "{text}");
                let last = text.chars().next_back().unwrap_or(' ');
                assert!(!".。।!? ".contains(last), "Cognito adds the full stop: {} {text}", locale.tag());
                for internal in ["::", "arn:", "/", "\\", "{", "<", "Error"] {
                    assert!(!text.contains(internal), "{text} holds {internal}");
                }
            }
        }
    }

    #[test]
    fn two_failures_of_an_invocation_are_one_error() {
        let one = TriggerError::failed(Reason::StoreThrottled, "a")
            .with_metric(Metric::new(MetricName::RecordsFailed));
        let other = TriggerError::failed(Reason::GroupMissing, "b")
            .with_metric(Metric::new(MetricName::GroupsFailed));
        let both = one.and(&other);
        assert_eq!((both.reason(), both.cause()), ("store_throttled group_missing", Some("a; b")));
        assert_eq!(both.metrics(), [MetricName::RecordsFailed, MetricName::GroupsFailed].map(Metric::new));
    }

    #[test]
    fn the_cause_never_reaches_the_user() {
        let error = TriggerError::failed(
            Reason::StoreAnsweredError,
            "arn:aws:dynamodb:eu-west-1:123456789012:table/users",
        );
        let shown = lambda_runtime::Diagnostic::from(error);
        assert_eq!(
            shown.error_message,
            "UNAVAILABLE: Something went wrong on our side, so please try again in a few minutes"
        );
        assert_eq!(shown.error_type, "UNAVAILABLE");
    }
}
