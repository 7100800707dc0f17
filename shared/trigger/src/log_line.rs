//! The one log line of an invocation.

use crate::decision::LogDetail;
use crate::{Decision, Locale, Outcome, Reason, TriggerError};

/// The fields of the line: identifiers of the invocation and its event, without personal data. A missing
/// identifier is empty, so that every line has every field.
#[derive(Default)]
pub(crate) struct LogLine<'a> {
    pub function: &'static str,
    pub request_id: &'a str,
    pub trigger_source: String,
    pub user_pool_id: String,
    pub client_id: String,
}

impl LogLine<'_> {
    /// Writes the line with the outcome of the invocation.
    pub fn write(&self, result: &Result<Decision, TriggerError>) {
        let Self { function, request_id, trigger_source, user_pool_id, client_id } = self;
        let locale = locale(result).map_or("", Locale::tag);
        macro_rules! line {
            ($level:ident, $outcome:expr, $reason:expr, $cause:expr) => {
                tracing::$level!(
                    function,
                    request_id,
                    trigger_source,
                    user_pool_id,
                    client_id,
                    locale,
                    outcome = $outcome.as_str(),
                    reason = $reason,
                    cause = $cause,
                    "invocation"
                )
            };
        }
        match result {
            Ok(Decision { outcome, detail: LogDetail::None, .. }) => line!(info, outcome, "", ""),
            Ok(Decision { outcome, detail: LogDetail::Reason(reason), .. }) => {
                line!(info, outcome, reason, "");
            }
            Ok(Decision { outcome, detail: LogDetail::UnknownSource, .. }) => {
                line!(warn, outcome, Reason::UnknownTriggerSource.as_str(), "");
            }
            Ok(Decision { outcome, detail: LogDetail::Failure(error), .. }) => {
                line!(error, outcome, error.reason(), error.cause().unwrap_or_default());
            }
            Err(error) if error.cause().is_none() => line!(info, Outcome::Refused, error.reason(), ""),
            Err(error) => line!(error, Outcome::Failed, error.reason(), error.cause().unwrap_or_default()),
        }
    }
}

/// The locale of the text that the user gets: a message or the sentence of an error. It is a locale of the content,
/// never the user's own attribute.
fn locale(result: &Result<Decision, TriggerError>) -> Option<Locale> {
    match result {
        Ok(decision) => decision.locale,
        Err(error) => Some(error.user_message().locale),
    }
}
