//! The bar: what a message must be for those who read it and for the programs that show it. What Cognito itself would
//! refuse is the function's own gate, which is the first of the rules.

mod channels;
mod document;
mod legibility;
mod page;
mod secret;
mod style;
mod words;

pub use page::{Page, Sample};

/// What a rule says against a message.
type Verdict = Result<(), String>;

/// A rule with the name under which its findings are reported.
type Rule = (&'static str, fn(&Page<'_>) -> Verdict);

/// Every rule, in the order in which one would read a message.
fn rules() -> impl Iterator<Item = &'static Rule> {
    [channels::RULES, document::RULES, style::RULES, legibility::RULES, secret::RULES, words::RULES]
        .into_iter()
        .flatten()
}

/// Everything that is to be said against a message, `rule: what`.
pub fn findings(page: &Page<'_>) -> Vec<String> {
    rules().filter_map(|(name, rule)| Some(format!("{name}: {}", rule(page).err()?))).collect()
}

/// For rules: what must hold, or else the problem.
fn must(holds: bool, problem: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(problem()) }
}

#[cfg(test)]
mod tests;
