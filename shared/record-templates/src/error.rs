//! The findings in a template, each with its field.

/// All findings in a template, each with its field. They contain no value of a user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.findings().collect::<Vec<_>>().join("; "))]
pub struct TemplateError(Vec<Finding>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    field: String,
    problem: String,
}

impl TemplateError {
    /// A problem of the current value.
    #[must_use]
    pub fn new(problem: impl Into<String>) -> Self {
        Self(vec![Finding { field: String::new(), problem: problem.into() }])
    }

    /// The same problems with their fields inside `name`.
    #[must_use]
    pub fn within(mut self, name: &str) -> Self {
        for Finding { field, .. } in &mut self.0 {
            let separator = if field.is_empty() || field.starts_with('[') { "" } else { "." };
            *field = format!("{name}{separator}{field}");
        }
        self
    }

    /// Every finding as text: the field, then the problem.
    pub fn findings(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|Finding { field, problem }| {
            if field.is_empty() { problem.clone() } else { format!("field {field}: {problem}") }
        })
    }
}

/// Collects all values, or the findings of all errors.
///
/// # Errors
/// Fails if a result is an error.
pub fn all<T>(results: impl IntoIterator<Item = Result<T, TemplateError>>) -> Result<Vec<T>, TemplateError> {
    let (mut values, mut findings) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(error) => findings.extend(error.0),
        }
    }
    findings.dedup();
    if findings.is_empty() { Ok(values) } else { Err(TemplateError(findings)) }
}
