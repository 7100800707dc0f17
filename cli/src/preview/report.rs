//! The findings on standard output.

use std::collections::BTreeMap;

use anyhow::Result;

use super::gallery::Gallery;
use crate::output::say;

const MAX_PRINTED_PER_RULE: usize = 5;

/// Prints the first findings of each rule, and returns the number of messages with findings. One error in a template
/// causes findings in hundreds of messages.
///
/// # Errors
/// Fails if the reader is gone.
pub fn print(gallery: &Gallery) -> Result<usize> {
    let mut by_rule = BTreeMap::<_, Vec<_>>::new();
    for finding in gallery.messages().flat_map(|message| &message.findings) {
        by_rule.entry(finding.rule).or_default().push(finding);
    }
    for (rule, findings) in by_rule {
        let (printed, rest) = findings.split_at(findings.len().min(MAX_PRINTED_PER_RULE));
        for finding in printed {
            say(format_args!("{finding}"))?;
        }
        if !rest.is_empty() {
            say(format_args!("… and {} more findings of {rule}; the page shows them", rest.len()))?;
        }
    }
    let with_findings = gallery.messages().filter(|message| !message.findings.is_empty()).count();
    let largest = gallery.messages().map(|message| message.bytes).max().unwrap_or_default();
    say(format_args!(
        "{} messages, {with_findings} with findings, the largest body has {largest} bytes",
        gallery.messages().count()
    ))?;
    Ok(with_findings)
}

/// The errors of files, one line each. The template engine draws the place of an error on several lines.
pub fn on_single_lines(problems: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in problems.lines().map(str::trim) {
        let is_drawing = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').starts_with('|');
        match (line.strip_prefix("--> "), lines.last_mut()) {
            (Some(place), Some(problem)) => *problem = format!("{place}: {problem}"),
            _ if is_drawing || line.is_empty() => {}
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_engine_is_one_line_with_its_place() {
        let drawn =
            "templates/email: Unknown tag\n  --> base.html:28:6\n   |\n28 | <h1>{% x %}</h1>\n   |      ^\n";
        assert_eq!(on_single_lines(drawn), ["base.html:28:6: templates/email: Unknown tag"]);
        let plain = "de.ftl: line 3: no value\neshop.toml: line 1, name: missing";
        assert_eq!(on_single_lines(plain), plain.lines().collect::<Vec<_>>());
    }
}
