//! What a trigger decided about an event: what goes back to Cognito, and what the operator is told.

use serde_json::value::RawValue;

use crate::TriggerError;
use crate::metric::{Metric, MetricName};

/// What a trigger decided.
#[derive(Debug)]
pub struct Answer {
    pub(crate) outcome: &'static str,
    pub(crate) event: Option<Box<RawValue>>,
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
    /// The event goes back byte for byte as it came.
    #[must_use]
    pub const fn unchanged(outcome: &'static str) -> Self {
        Self { outcome, event: None, note: Note::Nothing, metrics: Vec::new() }
    }

    /// `event` goes back.
    #[must_use]
    pub const fn changed(outcome: &'static str, event: Box<RawValue>) -> Self {
        Self { outcome, event: Some(event), note: Note::Nothing, metrics: Vec::new() }
    }

    /// The same answer with another event.
    #[must_use]
    pub fn with_event(self, event: Box<RawValue>) -> Self {
        Self { event: Some(event), ..self }
    }

    /// The event names a source that this function does not know: it goes back unchanged, so that Cognito does
    /// what it would do without a trigger.
    #[must_use]
    pub fn unknown_source() -> Self {
        let answer = Self { note: Note::UnknownSource, ..Self::unchanged("ignored") };
        answer.counted_as(Metric::new(MetricName::UnknownTriggerSource))
    }

    /// The event goes on although `error` happened, which is logged and counted all the same.
    #[must_use]
    pub fn despite(mut self, error: TriggerError) -> Self {
        self.metrics.extend(error.metrics());
        Self { note: Note::Failure(error), ..self }
    }

    /// Adds a reason code to the log line.
    #[must_use]
    pub fn because(self, reason: String) -> Self {
        Self { note: Note::Reason(reason), ..self }
    }

    /// Also counts as one `metric`.
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
}
