//! Findings as `pack` prints them: one line for all messages with the same cure, and the remedy of each rule.

use messages::Findings;
use messages::lint::{self, Finding};

use crate::output;

/// Maximum number of printed findings. One error in a template causes findings in hundreds of messages.
const MAX_PRINTED: usize = 40;

/// Prints the findings to stderr, each rule with its remedy below.
pub fn print(findings: &[String]) {
    let grouped = grouped(findings);
    let (printed, rest) = grouped.split_at(grouped.len().min(MAX_PRINTED));
    for (index, finding) in printed.iter().enumerate() {
        eprintln!("{}", output::lines(finding));
        let remedy = rule_and_remedy(finding);
        let next = printed.get(index + 1).and_then(|next| rule_and_remedy(next));
        if let Some((_, remedy)) = remedy.filter(|_| remedy != next) {
            eprintln!("  {remedy}");
        }
    }
    if !rest.is_empty() {
        eprintln!("… and {} more; --json lists all", rest.len());
    }
    let noun = if findings.len() == 1 { "finding" } else { "findings" };
    eprintln!("error: {} {noun}; nothing was written", findings.len());
}

/// The rule of a finding `brand/locale/message rule: text`, with its remedy.
pub fn rule_and_remedy(finding: &str) -> Option<(&str, &'static str)> {
    let (_, rest) = finding.split_once(' ')?;
    let (rule, _) = rest.split_once(": ")?;
    Some((rule, lint::remedy(rule))).filter(|(_, remedy)| !remedy.is_empty())
}

/// Joins findings of a rule in several messages, `brand/locale/message rule: problem; cure`, that have the same cure.
fn grouped(findings: &[String]) -> Vec<String> {
    let mut groups: Vec<(&str, (&str, &str), usize)> = Vec::new();
    for finding in findings {
        let (location, problem) = finding.split_once(' ').unwrap_or(("", finding));
        let is_message = location.trim_end_matches(':').split('/').count() == 3 && !location.contains('.');
        let (rule, text) = problem.split_once(": ").unwrap_or(("", problem));
        let key = if is_message { (rule, text.rsplit("; ").next().unwrap_or(text)) } else { ("", "") };
        match groups.iter_mut().find(|(_, known, _)| is_message && *known == key) {
            Some((_, _, others)) => *others += 1,
            None => groups.push((finding, key, 0)),
        }
    }
    let line = |(finding, _, others): (&str, (&str, &str), usize)| match others {
        0 => finding.to_owned(),
        1 => format!("{finding} (and in 1 more message)"),
        others => format!("{finding} (and in {others} more messages)"),
    };
    groups.into_iter().map(line).collect()
}

/// Returns whether the linter has the same finding of the packer, which names no rule.
pub fn is_known(finding: &str, findings: &Findings) -> bool {
    let same = |known: &String| {
        let with_rule = |rule: &str| finding.replacen(": ", &format!(" {rule}: "), 1);
        known == finding
            || ["limits", Finding::RENDERING].iter().any(|rule| known.starts_with(&with_rule(rule)))
    };
    findings.0.iter().any(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_with_the_same_cure_share_a_line() {
        let findings = [
            "eshop/de/sign-up limits: smsMessage has 150 characters; add sms_name to a.toml",
            "eshop/hi/sign-up limits: smsMessage has 160 characters; add sms_name to a.toml",
            "eshop/hi/sign-up sms-segments: the SMS takes 2 segments; add sms_name to a.toml",
            "eshop/hi/sign-up limits: smsMessage has 160 characters; shorten hi.ftl",
            "templates/locales/de.ftl:3: sign-up.intro contains no value; use { $brand }, as en.ftl does",
            "templates/locales/fr.ftl:3: sign-up.intro contains no value; use { $brand }, as en.ftl does",
        ]
        .map(str::to_owned);
        let mut expected = findings.to_vec();
        expected.remove(1);
        expected[0].push_str(" (and in 1 more message)");
        assert_eq!(grouped(&findings), expected);
    }

    #[test]
    fn a_finding_of_a_rule_has_its_remedy() {
        let remedy = rule_and_remedy("eshop/de/sign-up size: set a font of at least 13px").unwrap();
        assert!(remedy.0 == "size" && remedy.1.starts_with("Small text"), "{remedy:?}");
        assert_eq!(rule_and_remedy("templates/brands/a.toml: line 1, name: missing"), None);
    }

    #[test]
    fn the_packer_repeats_no_finding_of_the_linter() {
        let findings = Findings(vec!["a/de/sign-up limits: smsMessage has 1 character (b.txt)".to_owned()]);
        assert!(is_known("a/de/sign-up: smsMessage has 1 character", &findings));
        assert!(!is_known("a/fr/sign-up: smsMessage has 1 character", &findings));
        assert!(!is_known("a/de/sign-up: emailMessage has 1 character", &findings));
    }
}
