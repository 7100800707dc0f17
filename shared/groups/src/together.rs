//! Joins the results of the records and the groups of one user.

use trigger::{Decision, Metric, TriggerError};

/// The decision about the records with the metrics of the groups. A failure keeps all metrics. If both failed, the
/// reasons and causes of both follow each other, the records first.
///
/// # Errors
/// Fails if the records or the groups failed.
pub fn together(
    records: Result<Decision, TriggerError>,
    groups: Result<Vec<Metric>, TriggerError>,
) -> Result<Decision, TriggerError> {
    match (records, groups) {
        (Ok(decision), Ok(metrics)) => Ok(metrics.into_iter().fold(decision, Decision::with_metric)),
        (Ok(decision), Err(error)) => {
            Err(decision.metrics().iter().copied().fold(error, TriggerError::with_metric))
        }
        (Err(error), Ok(metrics)) => Err(metrics.into_iter().fold(error, TriggerError::with_metric)),
        (Err(error), Err(other)) => Err(error.and(&other)),
    }
}
