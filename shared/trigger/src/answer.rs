//! What a trigger decided about an event: what goes back to Cognito, and what the operator is told.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::TriggerError;
use crate::event::object;
use crate::metric::{Metric, MetricName};
use crate::payload::Fields;

/// What a trigger decided.
#[derive(Debug)]
pub struct Answer {
    pub(crate) outcome: &'static str,
    pub(crate) decided: Option<ResponseFields>,
    pub(crate) note: Note,
    metrics: Vec<Metric>,
}

/// What is said about an answer beside its outcome.
#[derive(Debug)]
pub(crate) enum Note {
    Nothing,
    Reason(String),
    UnknownSource,
    Failure(TriggerError),
}

impl Answer {
    /// The event goes back as it came.
    #[must_use]
    pub const fn unchanged(outcome: &'static str) -> Self {
        Self { outcome, decided: None, note: Note::Nothing, metrics: Vec::new() }
    }

    /// The event goes back with these fields in its response.
    #[must_use]
    pub const fn changed(outcome: &'static str, decided: ResponseFields) -> Self {
        Self { outcome, decided: Some(decided), note: Note::Nothing, metrics: Vec::new() }
    }

    /// The same answer with these fields in the response.
    #[must_use]
    pub fn with_response(self, decided: ResponseFields) -> Self {
        Self { decided: Some(decided), ..self }
    }

    /// The event names a source that this function does not know: it goes back unchanged, so that Cognito does
    /// what it would do without a trigger.
    #[must_use]
    pub fn unknown_source() -> Self {
        let answer = Self { note: Note::UnknownSource, ..Self::unchanged("ignored") };
        answer.with_metric(Metric::new(MetricName::UnknownTriggerSources))
    }

    /// The event goes on although `error` happened, which is logged and counted all the same.
    #[must_use]
    pub fn with_failure(mut self, error: TriggerError) -> Self {
        self.metrics.extend(error.metrics());
        Self { note: Note::Failure(error), ..self }
    }

    /// Adds a reason code to the log line.
    #[must_use]
    pub fn with_reason(self, reason: String) -> Self {
        Self { note: Note::Reason(reason), ..self }
    }

    /// Also counts as one `metric`.
    #[must_use]
    pub fn with_metric(mut self, metric: Metric) -> Self {
        self.metrics.push(metric);
        self
    }

    /// The metrics that count it.
    #[must_use]
    pub fn metrics(&self) -> &[Metric] {
        &self.metrics
    }
}

/// The decided fields of a response.
#[derive(Clone, Debug)]
pub struct ResponseFields(Fields<Box<RawValue>>);

impl ResponseFields {
    /// Fields by their names.
    #[must_use]
    pub fn from_fields<const N: usize>(fields: [(&str, Box<RawValue>); N]) -> Self {
        Self(Fields(fields.map(|(name, value)| (name.to_owned(), value)).into()))
    }
}

/// The answer to Cognito. `Debug` is redacted.
pub struct Reply {
    pub(crate) fields: Fields<Box<RawValue>>,
    pub(crate) decided: Option<ResponseFields>,
}

/// Every field is as it came, but for those of the response that were decided.
impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(ResponseFields(decided)) = &self.decided else { return self.fields.serialize(serializer) };
        let mut response = self.fields.get("response").and_then(object).unwrap_or_default();
        response.0.retain(|(name, _)| decided.get(name).is_none());
        response.0.extend(decided.0.iter().map(|(name, value)| (name.clone(), &**value)));
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.fields.0.iter().filter(|(name, _)| name != "response") {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry("response", &response)?;
        map.end()
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Reply(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_decided_fields_of_the_response_change() {
        for (came, goes) in [
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
            let fields = serde_json::from_str(&format!(r#"{{{came}"triggerSource":"X"}}"#)).unwrap();
            let decided = ResponseFields::from_fields([("emailSubject", RawValue::TRUE.to_owned())]);
            let reply = serde_json::to_string(&Reply { fields, decided: Some(decided) }).unwrap();
            assert_eq!(reply, format!(r#"{{"triggerSource":"X","response":{goes}}}"#));
        }
    }
}
