//! The report as text or JSON.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

use super::finding::{Check, Finding, Status};
use crate::output::printable;

/// All findings of a pool.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Id of the pool.
    pub user_pool_id: String,
    /// Its region.
    pub region: String,
    /// The findings.
    pub findings: Vec<Finding>,
    /// Number of findings by status.
    pub summary: Map<String, Value>,
}

impl Report {
    /// A report of these findings.
    pub fn new(user_pool_id: &str, region: &str, findings: Vec<Finding>) -> Self {
        let count = |status| findings.iter().filter(|finding| finding.status == status).count();
        let summary = Status::ALL.map(|status| (status.name().to_owned(), count(status).into()));
        Self {
            user_pool_id: user_pool_id.to_owned(),
            region: region.to_owned(),
            summary: summary.into_iter().collect(),
            findings,
        }
    }

    /// Returns whether something failed. With `is_strict`, also whether there is anything to do. Findings of the
    /// checks in `ignored` do not count.
    pub fn has_failed(&self, is_strict: bool, ignored: &[Check]) -> bool {
        let is_failure = |status| status == Status::Failed || is_strict && status != Status::Ok;
        let mut counted = self.findings.iter().filter(|finding| !ignored.contains(&finding.check));
        counted.any(|finding| is_failure(finding.status))
    }
}

impl fmt::Display for Report {
    /// One line per finding, with the remedy below it. Names of functions, clients and stacks are foreign text, so each
    /// line is escaped.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { check, status, subject, message, remedy } in &self.findings {
            let message = if message.is_empty() { "" } else { &format!(": {}", printable(message)) };
            let name = check.name();
            writeln!(formatter, "{:<8} {name:<20} {}{message}", status.name(), printable(subject))?;
            if let Some(remedy) = remedy {
                writeln!(formatter, "{:<8} next: {}", "", printable(remedy))?;
            }
        }
        let counts = Status::ALL.map(|status| format!("{} {}", self.summary[status.name()], status.name()));
        write!(formatter, "{} in {}: {}", printable(&self.user_pool_id), self.region, counts.join(", "))
    }
}
