//! Everything that is wrong with the files of a folder, one line each.

use std::fmt;

/// Findings, each on one line, by the file and where there is one the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(pub Vec<String>);

impl Findings {
    /// The value of `result`; its error becomes findings, one per line.
    pub fn of<T, E: fmt::Display>(&mut self, result: Result<T, E>) -> Option<T> {
        result.map_err(|error| self.0.extend(error.to_string().lines().map(str::to_owned))).ok()
    }

    /// Nothing, unless there are findings.
    ///
    /// # Errors
    /// With the findings.
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

/// The text on one line, with one space in the place of white space.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
