//! Joins the results of the records and the groups of one user.

use trigger::{Decision, Reason, TriggerError};

use crate::Added;

/// The decision about the records with the metrics of the groups. A failure keeps all metrics. If both failed, the
/// reasons and causes of both follow each other, the records first. A deleted user is only a reason in the log.
///
/// # Errors
/// Fails if the records or the groups failed.
pub fn together(
    records: Result<Decision, TriggerError>,
    groups: Result<Added, TriggerError>,
) -> Result<Decision, TriggerError> {
    match (records, groups) {
        (Ok(decision), Ok(added)) => {
            let decision = added.metrics.into_iter().fold(decision, Decision::with_metric);
            Ok(if added.is_user_missing {
                decision.with_reason(Reason::GroupUserMissing.as_str().to_owned())
            } else {
                decision
            })
        }
        (Ok(decision), Err(error)) => {
            Err(decision.metrics().iter().copied().fold(error, TriggerError::with_metric))
        }
        (Err(error), Ok(added)) => Err(added.metrics.into_iter().fold(error, TriggerError::with_metric)),
        (Err(error), Err(other)) => Err(error.and(&other)),
    }
}
