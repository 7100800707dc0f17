//! The report over a file. It holds counts, codes, line numbers and the names of known columns, nothing else.

use std::fmt;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde::Serialize;

use super::arguments::Source;
use super::field::Field;
use super::judge::{Judge, Mode};
use super::past_sign_ups::Header;
use super::tally::{RuleCount, Tally, UnreadableRow};
use crate::output::printable;

/// What the policy says of a file. The keys are documented in `--help` and stay.
#[derive(Serialize)]
pub struct Report<'a> {
    source: Source,
    at: String,
    columns: Vec<&'a str>,
    ignored_columns: usize,
    rows: u64,
    unreadable: u64,
    accepted: u64,
    refused: u64,
    refused_percent: f64,
    would_be_refused: u64,
    would_be_refused_percent: f64,
    rules: &'a [RuleCount],
    unreadable_rows: &'a [UnreadableRow],
}

impl<'a> Report<'a> {
    /// The report over what was counted.
    pub fn new(judge: &Judge, header: &'a Header, tally: &'a Tally) -> Self {
        let columns: Vec<&str> = header.columns.iter().flatten().map(Field::name).collect();
        Self {
            source: judge.source,
            at: judge.at.to_string(),
            ignored_columns: header.columns.len() - columns.len(),
            columns,
            rows: tally.rows(),
            unreadable: tally.unreadable,
            accepted: tally.accepted,
            refused: tally.refused,
            refused_percent: percent(tally.refused, tally.judged()),
            would_be_refused: tally.would_be_refused,
            would_be_refused_percent: percent(tally.would_be_refused, tally.judged()),
            rules: &tally.rules,
            unreadable_rows: &tally.unreadable_rows,
        }
    }

    fn remark(&self, rule: &RuleCount) -> &'static str {
        let every_row = rule.refuses > 0 && rule.refuses == self.accepted + self.refused;
        match rule.mode {
            Mode::NotJudged => "  not judged: only for people who sign up themselves",
            Mode::Monitored if every_row => "  monitored; every row: is its column missing?",
            Mode::Monitored => "  monitored",
            Mode::Enforced if every_row => "  every row: is its column missing?",
            Mode::Enforced => "",
        }
    }

    fn totals(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "rows              {:>9}", self.rows)?;
        writeln!(formatter, "unreadable        {:>9}", self.unreadable)?;
        writeln!(formatter, "refused           {:>9}  {:.3} %", self.refused, self.refused_percent)?;
        writeln!(formatter, "accepted          {:>9}", self.accepted)?;
        let (count, percent) = (self.would_be_refused, self.would_be_refused_percent);
        writeln!(formatter, "  would be refused{count:>9}  {percent:.3} %")
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.source.to_possible_value();
        let source = source.as_ref().map_or("", PossibleValue::get_name);
        writeln!(formatter, "judged as {source} on {}", self.at)?;
        let columns: Vec<String> = self.columns.iter().map(|name| printable(name)).collect();
        writeln!(formatter, "columns: {} ({} ignored)\n", columns.join(", "), self.ignored_columns)?;
        self.totals(formatter)?;
        let width = self.rules.iter().map(|rule| rule.rule.len()).max().unwrap_or_default();
        writeln!(formatter, "\n{:width$}  {:>9} {:>9}", "rule", "refuses", "alone")?;
        for count in self.rules {
            let RuleCount { rule, refuses, alone, .. } = count;
            writeln!(formatter, "{rule:width$}  {refuses:>9} {alone:>9}{}", self.remark(count))?;
        }
        if self.unreadable > 0 {
            writeln!(formatter, "\nunreadable rows")?;
        }
        for UnreadableRow { line, problem } in self.unreadable_rows {
            writeln!(formatter, "line {line} {problem}")?;
        }
        let more = self.unreadable - self.unreadable_rows.len() as u64;
        if more > 0 { writeln!(formatter, "and {more} more") } else { Ok(()) }
    }
}

/// `part` of `whole` in percent, to three decimals; 0 of nothing.
fn percent(part: u64, whole: u64) -> f64 {
    let thousandths = (part * 100_000 + whole / 2).checked_div(whole).unwrap_or_default();
    // A part is never more than the whole.
    f64::from(u32::try_from(thousandths).unwrap_or(u32::MAX)) / 1_000.0
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::judge::tests::judge;
    use super::super::past_sign_ups::PastSignUps;
    use super::*;

    /// Table and JSON over a file.
    fn report(settings: &[(&str, &str)], csv: &str) -> (String, Value) {
        let judge = judge(settings);
        let mut rows = PastSignUps::read(csv.as_bytes()).unwrap();
        let mut tally = Tally::new(&judge);
        while let Some(row) = rows.next_row().unwrap() {
            match row.sign_up {
                Ok(sign_up) => tally.count(&judge.verdicts(sign_up)),
                Err(problem) => tally.count_unreadable(row.line, &problem),
            }
        }
        let report = Report::new(&judge, rows.header(), &tally);
        (report.to_string(), serde_json::to_value(&report).unwrap())
    }

    const CSV: &str = "email,name,shoe size
jane@example.com,Jane Roe,38
john@mailinator.com,John Doe,44
john+shop@example.com,John Doe,44
broken
";

    #[test]
    fn the_json_has_the_keys_that_help_documents() {
        let settings = [("SUB_ADDRESSING", "deny"), ("MONITORED_RULES", "sub_addressing")];
        let rule = |rule: &str, mode: &str, refuses: u64| json!({"rule": rule, "mode": mode, "refuses": refuses, "alone": refuses});
        let expected = json!({
            "source": "self-sign-up",
            "at": "2026-03-01",
            "columns": ["email", "name"],
            "ignored_columns": 1,
            "rows": 4,
            "unreadable": 1,
            "accepted": 2,
            "refused": 1,
            "refused_percent": 33.333,
            "would_be_refused": 1,
            "would_be_refused_percent": 33.333,
            "rules": [
                rule("email_syntax", "enforced", 0),
                rule("disposable_email", "enforced", 1),
                rule("sub_addressing", "monitored", 1),
                rule("email_homograph", "enforced", 0),
                rule("name_characters", "enforced", 0),
                rule("name_abuse", "enforced", 0),
            ],
            "unreadable_rows": [{"line": 5, "problem": "has 1 field where the first row has 3"}],
        });
        assert_eq!(report(&settings, CSV).1, expected);
    }

    #[test]
    fn the_table_says_the_same() {
        let (table, _) =
            report(&[("POLICY_MODE", "monitor"), ("REQUIRED_ATTRIBUTES", "custom:company")], CSV);
        for line in [
            "judged as self-sign-up on 2026-03-01",
            "columns: email, name (1 ignored)",
            "rows                      4",
            "  would be refused        3  100.000 %",
            "refused                   0  0.000 %",
            "required_attributes          3         2  monitored; every row: is its column missing?",
            "disposable_email             1         0  monitored",
            "line 5 has 1 field where the first row has 3",
        ] {
            assert!(table.lines().any(|found| found == line), "{line}\n{table}");
        }
    }

    #[test]
    fn a_share_is_rounded_and_none_of_nothing() {
        for (part, whole, share) in
            [(0, 0, 0.0), (0, 7, 0.0), (1, 3, 33.333), (2, 3, 66.667), (7, 7, 100.0), (1, 100_000, 0.001)]
        {
            assert!((percent(part, whole) - share).abs() < 1e-9, "{part} of {whole}");
        }
    }
}
