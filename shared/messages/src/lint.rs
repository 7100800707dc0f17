//! The linter of messages: what a message must be for people who read it and for programs that show it. The first rule
//! is the check against Cognito's limits that every message passes before it is packed.

mod channels;
mod code_block;
mod document;
mod legibility;
mod linter;
mod page;
mod style;
mod words;

use std::fmt;

use serde::Serialize;

pub use linter::{Linted, Linter, Rendered};
use page::Page;

use crate::renderer::RenderError;
use crate::{Folder, Lifetimes};

/// The result of a rule: the problem, where the message breaks it.
type Verdict = Result<(), String>;

/// A rule with the name under which its findings are reported.
type Rule = (&'static str, fn(&Page<'_>) -> Verdict);

/// One broken rule of one message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file name of the brand.
    pub brand: String,
    /// The tag of the locale.
    pub locale: String,
    /// The name of the email's template.
    pub message: &'static str,
    /// The name of the rule, or [`Finding::RENDERING`].
    pub rule: &'static str,
    /// The problem, on one line.
    pub text: String,
}

impl Finding {
    /// Stands in the place of a rule where a message cannot be rendered.
    pub const RENDERING: &'static str = "rendering";
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { brand, locale, message, rule, text } = self;
        write!(formatter, "{brand}/{locale}/{message} {rule}: {text}")
    }
}

/// Lints every message of a folder: each brand, locale and kind, by code and by link, with and without a name.
/// `progress` gets the number of messages that are done and of all.
///
/// # Errors
/// When a template cannot be parsed. A message that cannot be rendered is a finding.
pub fn lint(
    folder: &Folder,
    lifetimes: Lifetimes,
    progress: impl Fn(usize, usize),
) -> Result<Vec<Finding>, RenderError> {
    let linter = Linter::new(folder.sources(lifetimes))?;
    Ok(linter.run(progress).into_iter().flat_map(|linted| linted.findings).collect())
}

/// Every rule, in the order in which one reads a message.
fn rules() -> impl Iterator<Item = &'static Rule> {
    [channels::RULES, document::RULES, style::RULES, legibility::RULES, code_block::RULES, words::RULES]
        .into_iter()
        .flatten()
}

/// For rules: the problem unless `holds`.
fn must(holds: bool, problem: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(problem()) }
}

#[cfg(test)]
mod tests;
