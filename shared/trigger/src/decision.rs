//! The decision of a trigger, and the event that goes back to Cognito.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::metric::{Metric, MetricName};
use crate::payload::{Fields, Payload, object};
use crate::{Locale, Outcome, TriggerError};

/// The decision of a trigger about an event that goes back to Cognito.
#[derive(Debug)]
pub struct Decision {
    pub(crate) outcome: Outcome,
    pub(crate) detail: LogDetail,
    pub(crate) locale: Option<Locale>,
    response: Option<ResponseFields>,
    metrics: Vec<Metric>,
}

/// The part of a log line that explains the outcome.
#[derive(Debug)]
pub(crate) enum LogDetail {
    None,
    Reason(String),
    UnknownSource,
    Failure(TriggerError),
}

impl Decision {
    /// Returns the event unchanged. `outcome` goes to the log line.
    #[must_use]
    pub const fn unchanged(outcome: Outcome) -> Self {
        Self { outcome, detail: LogDetail::None, locale: None, response: None, metrics: Vec::new() }
    }

    /// Sets these fields of the response; all others go back unchanged.
    #[must_use]
    pub fn with_response(self, fields: ResponseFields) -> Self {
        Self { response: Some(fields), ..self }
    }

    /// Returns the event unchanged, because the function does not know its trigger source. Cognito continues
    /// as if there were no trigger.
    #[must_use]
    pub fn unknown_source() -> Self {
        let decision = Self { detail: LogDetail::UnknownSource, ..Self::unchanged(Outcome::Ignored) };
        decision.with_metric(Metric::new(MetricName::UnknownTriggerSources))
    }

    /// Returns the event despite `error`, which is logged and counted.
    #[must_use]
    pub fn with_failure(mut self, error: TriggerError) -> Self {
        self.metrics.extend(error.metrics());
        Self { detail: LogDetail::Failure(error), ..self }
    }

    /// Adds a reason code to the log line.
    #[must_use]
    pub fn with_reason(self, reason: String) -> Self {
        Self { detail: LogDetail::Reason(reason), ..self }
    }

    /// Adds the locale of the message in the response to the log line.
    #[must_use]
    pub const fn with_locale(mut self, locale: Locale) -> Self {
        self.locale = Some(locale);
        self
    }

    /// Adds a metric.
    #[must_use]
    pub fn with_metric(mut self, metric: Metric) -> Self {
        self.metrics.push(metric);
        self
    }

    /// Metrics of this decision.
    #[must_use]
    pub fn metrics(&self) -> &[Metric] {
        &self.metrics
    }
}

/// Fields of the response that a trigger sets.
#[derive(Clone, Debug)]
pub struct ResponseFields(Fields<Box<RawValue>>);

impl ResponseFields {
    /// Fields by their names.
    #[must_use]
    pub fn from_fields<const N: usize>(fields: [(&str, Box<RawValue>); N]) -> Self {
        Self(Fields(fields.map(|(name, value)| (name.to_owned(), value)).into()))
    }
}

/// The event that goes back to Cognito. `Debug` is redacted.
pub struct ReturnedEvent {
    fields: Fields<Box<RawValue>>,
    response: Option<ResponseFields>,
}

impl ReturnedEvent {
    pub(crate) fn new(payload: Payload, decision: Decision) -> Self {
        Self { fields: payload.0.unwrap_or_default(), response: decision.response }
    }
}

/// Keeps the JSON text of every field, except for the response fields that the trigger sets.
impl Serialize for ReturnedEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(ResponseFields(set)) = &self.response else { return self.fields.serialize(serializer) };
        let mut response = self.fields.get("response").and_then(object).unwrap_or_default();
        response.0.retain(|(name, _)| set.get(name).is_none());
        response.0.extend(set.0.iter().map(|(name, value)| (name.clone(), &**value)));
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.fields.0.iter().filter(|(name, _)| name != "response") {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry("response", &response)?;
        map.end()
    }
}

impl fmt::Debug for ReturnedEvent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ReturnedEvent(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_fields_that_the_trigger_sets_change() {
        for (received, returned) in [
            (
                r#""response":{"smsMessage":null,"new":1.10,"emailSubject":7},"#,
                r#"{"smsMessage":null,"new":1.10,"emailSubject":true}"#,
            ),
            (r#""response":null,"#, r#"{"emailSubject":true}"#),
            (r#""response":{},"#, r#"{"emailSubject":true}"#),
            (r#""response":[1],"#, r#"{"emailSubject":true}"#),
            (r#""response":{"a":1},"response":{"b":2},"#, r#"{"b":2,"emailSubject":true}"#),
            ("", r#"{"emailSubject":true}"#),
        ] {
            let fields = serde_json::from_str(&format!(r#"{{{received}"triggerSource":"X"}}"#)).unwrap();
            let response = ResponseFields::from_fields([("emailSubject", RawValue::TRUE.to_owned())]);
            let event = ReturnedEvent { fields, response: Some(response) };
            let expected = format!(r#"{{"triggerSource":"X","response":{returned}}}"#);
            assert_eq!(serde_json::to_string(&event).unwrap(), expected);
        }
    }
}
