//! Problems of AWS that a test selects.

use serde_json::Value;

use super::failure::Failure;

/// A problem.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The first request for this operation is throttled.
    ThrottledOnce(&'static str),
    /// The caller lacks the right to this operation.
    Denied(&'static str),
    /// The caller loses the right to the first operation after the second one.
    DeniedAfter(&'static str, &'static str),
    /// Every request fails, because the credentials have expired.
    Expired,
    /// The operation does its work, then answers with status 500.
    AppliedThen500(&'static str),
    /// The operation answers with status 503 and does nothing.
    Unavailable(&'static str),
    /// The update answers with status 500, and happens after the pool has been read once.
    UpdatedLate,
    /// Somebody changes this setting of the pool just before its nth description.
    ChangedBefore(usize, &'static str, Value),
    /// The update sets this setting to its default, although it is given.
    UpdateLoses(&'static str),
    /// The update removes this part of the MFA configuration.
    UpdateResetsMfa(&'static str),
}

/// The faults of a test.
#[derive(Clone, Debug, Default)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    pub(super) fn has(&self, predicate: impl Fn(&Fault) -> bool) -> bool {
        self.0.iter().any(predicate)
    }

    pub(super) fn for_each(&self, action: impl FnMut(&Fault)) {
        self.0.iter().for_each(action);
    }

    /// The failure in place of the operation. It is the `count`th one; `is_past` tells whether another one has come.
    pub(super) fn before(
        &self,
        operation: &str,
        count: usize,
        is_past: impl Fn(&str) -> bool,
    ) -> Option<Failure> {
        self.0.iter().find_map(|fault| match fault {
            Fault::Expired => {
                let message = "The security token included in the request is expired";
                Some(Failure::new(400, "ExpiredTokenException", message))
            }
            Fault::Denied(denied) if *denied == operation => Some(denial(operation)),
            Fault::DeniedAfter(denied, earlier) if *denied == operation && is_past(earlier) => {
                Some(denial(operation))
            }
            Fault::ThrottledOnce(throttled) if *throttled == operation && count == 1 => {
                Some(Failure::new(400, "TooManyRequestsException", "Rate exceeded"))
            }
            Fault::Unavailable(unavailable) if *unavailable == operation => {
                Some(Failure::new(503, "ServiceUnavailableException", "unavailable"))
            }
            _ => None,
        })
    }

    /// The setting that somebody changes before the operation.
    pub(super) fn change_before(&self, operation: &str, count: usize) -> Option<(&'static str, Value)> {
        self.0.iter().find_map(|fault| match fault {
            Fault::ChangedBefore(nth, setting, value) if operation == "DescribeUserPool" && count == *nth => {
                Some((*setting, value.clone()))
            }
            _ => None,
        })
    }

    /// The failure that follows the operation.
    pub(super) fn after(&self, operation: &str) -> Option<Failure> {
        let is_lost = |fault: &Fault| matches!(fault, Fault::AppliedThen500(name) if *name == operation);
        self.has(is_lost).then(|| Failure::new(500, "InternalErrorException", "internal error"))
    }
}

fn denial(operation: &str) -> Failure {
    let message = format!("User is not authorized to perform: {operation}");
    Failure::new(400, "AccessDeniedException", &message)
}
