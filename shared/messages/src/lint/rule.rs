//! The form of a rule.

use super::page::Page;

/// The result of a rule: the problem and the way to mend it, if the message breaks the rule.
pub type Verdict = Result<(), String>;

/// A rule with the code under which its findings are reported.
pub type Rule = (&'static str, fn(&Page<'_>) -> Verdict);

/// Fails with `problem` unless `holds`.
pub fn must(holds: bool, problem: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(problem()) }
}
