//! Findings in the files of a folder, one line each.

use std::fmt;

/// An error whose text becomes a finding. The text names files and keys, never a value from an event.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Findings in files, each on one line with its file and, where known, its line number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(pub Vec<String>);

impl Findings {
    /// The value of `result`; each line of its error becomes a finding.
    pub fn of<T, E: fmt::Display>(&mut self, result: Result<T, E>) -> Option<T> {
        result.map_err(|error| self.0.extend(error.to_string().lines().map(str::to_owned))).ok()
    }

    /// Succeeds if there are no findings.
    ///
    /// # Errors
    /// Fails with the findings.
    pub fn none(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Findings {}

impl From<Vec<String>> for Findings {
    fn from(findings: Vec<String>) -> Self {
        Self(findings)
    }
}

/// The text on one line, each run of white space as one space.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
