//! The report on a file. It holds counts, codes, line numbers and the names of known columns, but no values.

use std::fmt;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use pre_sign_up::policy::Verdict;
use serde::Serialize;

use super::arguments::Source;
use super::past_sign_ups::{Header, Problem};
use super::policy::{PolicyCheck, RuleMode};
use super::sign_up::Field;
use crate::output::printable;

/// Maximum number of listed unreadable rows. In a file of another format, every row is unreadable.
const MAX_LISTED: usize = 20;

/// The counts over a file, in rows. `--help` documents the keys, so they must not change.
#[derive(Serialize)]
pub struct FileReport {
    source: Source,
    at: String,
    columns: Vec<String>,
    ignored_columns: usize,
    rows: u64,
    unreadable: u64,
    accepted: u64,
    refused: u64,
    refused_percent: f64,
    would_be_refused: u64,
    would_be_refused_percent: f64,
    rules: Vec<RuleCount>,
    unreadable_rows: Vec<UnreadableRow>,
}

/// The counts of one rule.
#[derive(Serialize)]
struct RuleCount {
    rule: &'static str,
    mode: RuleMode,
    /// Rows that the rule refuses or would refuse.
    refuses: u64,
    /// The part of these rows that no other rule refuses.
    alone: u64,
}

#[derive(Serialize)]
struct UnreadableRow {
    line: u64,
    problem: String,
}

impl FileReport {
    /// A report before the first row.
    pub fn new(check: &PolicyCheck, header: &Header) -> Self {
        let columns: Vec<String> =
            header.columns.iter().flatten().map(|field| Field::name(field).to_owned()).collect();
        let count = |code, mode| RuleCount { rule: code, mode, refuses: 0, alone: 0 };
        Self {
            source: check.source,
            at: check.date.to_string(),
            ignored_columns: header.columns.len() - columns.len(),
            columns,
            rows: 0,
            unreadable: 0,
            accepted: 0,
            refused: 0,
            refused_percent: 0.0,
            would_be_refused: 0,
            would_be_refused_percent: 0.0,
            rules: check.rules().map(|(rule, mode)| count(rule.code, mode)).collect(),
            unreadable_rows: Vec::new(),
        }
    }

    /// Counts a row with the verdicts of the rules that refuse it.
    pub fn count(&mut self, verdicts: &[Verdict<'_>]) {
        let enforced = verdicts.iter().filter(|verdict| verdict.enforced).count();
        self.rows += 1;
        self.refused += u64::from(enforced > 0);
        self.accepted += u64::from(enforced == 0);
        self.would_be_refused += u64::from(enforced == 0 && !verdicts.is_empty());
        for verdict in verdicts {
            // An enforced rule decides alone even if monitored rules refuse the row, too.
            let alone = if verdict.enforced { enforced == 1 } else { verdicts.len() == 1 };
            if let Some(rule) = self.rules.iter_mut().find(|rule| rule.rule == verdict.rule.code) {
                rule.refuses += 1;
                rule.alone += u64::from(alone);
            }
        }
        self.refused_percent = percent(self.refused, self.judged());
        self.would_be_refused_percent = percent(self.would_be_refused, self.judged());
    }

    /// Counts a row that cannot be read.
    pub fn count_unreadable(&mut self, line: u64, problem: Problem) {
        self.rows += 1;
        self.unreadable += 1;
        if self.unreadable_rows.len() < MAX_LISTED {
            self.unreadable_rows.push(UnreadableRow { line, problem: problem.to_string() });
        }
    }

    /// Number of rows so far.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Returns whether an enforced rule refuses any row.
    pub fn has_refusals(&self) -> bool {
        self.refused > 0
    }

    fn judged(&self) -> u64 {
        self.accepted + self.refused
    }

    fn remark(&self, rule: &RuleCount) -> &'static str {
        let every_row = rule.refuses > 0 && rule.refuses == self.judged();
        match rule.mode {
            RuleMode::NotJudged => "  not judged: applies only to users who sign up themselves",
            RuleMode::Monitored if every_row => "  monitored; every row: is its column missing?",
            RuleMode::Monitored => "  monitored",
            RuleMode::Enforced if every_row => "  every row: is its column missing?",
            RuleMode::Enforced => "",
        }
    }

    fn write_totals(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "rows              {:>9}", self.rows)?;
        writeln!(formatter, "unreadable        {:>9}", self.unreadable)?;
        writeln!(formatter, "refused           {:>9}  {:.3} %", self.refused, self.refused_percent)?;
        writeln!(formatter, "accepted          {:>9}", self.accepted)?;
        let (count, percent) = (self.would_be_refused, self.would_be_refused_percent);
        writeln!(formatter, "  would be refused{count:>9}  {percent:.3} %")
    }
}

impl fmt::Display for FileReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.source.to_possible_value();
        let source = source.as_ref().map_or("", PossibleValue::get_name);
        writeln!(formatter, "judged as {source} on {}", self.at)?;
        let columns: Vec<String> = self.columns.iter().map(|name| printable(name)).collect();
        writeln!(formatter, "columns: {} ({} ignored)\n", columns.join(", "), self.ignored_columns)?;
        self.write_totals(formatter)?;
        let width = self.rules.iter().map(|rule| rule.rule.len()).max().unwrap_or_default();
        writeln!(formatter, "\n{:width$}  {:>9} {:>9}", "rule", "refuses", "alone")?;
        for count in &self.rules {
            let RuleCount { rule, refuses, alone, .. } = count;
            writeln!(formatter, "{rule:width$}  {refuses:>9} {alone:>9}{}", self.remark(count))?;
        }
        if self.unreadable > 0 {
            writeln!(formatter, "\nunreadable rows")?;
        }
        for UnreadableRow { line, problem } in &self.unreadable_rows {
            writeln!(formatter, "line {line} {problem}")?;
        }
        let more = self.unreadable - self.unreadable_rows.len() as u64;
        if more > 0 { writeln!(formatter, "and {more} more") } else { Ok(()) }
    }
}

/// `part` of `whole` in percent, rounded to three decimals; 0 if `whole` is 0.
fn percent(part: u64, whole: u64) -> f64 {
    let thousandths = (part * 100_000 + whole / 2).checked_div(whole).unwrap_or_default();
    // `part` is at most `whole`, so this is at most 100,000.
    f64::from(u32::try_from(thousandths).unwrap_or(u32::MAX)) / 1_000.0
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::past_sign_ups::PastSignUps;
    use super::super::policy::tests::check;
    use super::*;

    /// Table and JSON of the report on a file.
    fn report(settings: &[(&str, &str)], csv: &str) -> (String, Value) {
        let check = check(settings);
        let mut rows = PastSignUps::read(csv.as_bytes()).unwrap();
        let mut report = FileReport::new(&check, rows.header());
        while let Some(row) = rows.next_row().unwrap() {
            match row.sign_up {
                Ok(sign_up) => report.count(&check.verdicts(sign_up)),
                Err(problem) => report.count_unreadable(row.line, problem),
            }
        }
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
    fn the_table_shows_counts_modes_and_unreadable_rows() {
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
    fn alone_counts_the_rows_that_would_pass_without_the_rule() {
        let sub_addressing = ("SUB_ADDRESSING", "deny");
        // A disposable address with a tag, a tag, an address that passes.
        let csv = "email\nx+y@mailinator.com\nx+y@example.com\nx@example.com\n";
        for (settings, totals, disposable_email, tag) in [
            (vec![sub_addressing], [1, 2, 0], [1, 0], [2, 1]),
            (vec![sub_addressing, ("DISPOSABLE_EMAIL", "monitor")], [1, 2, 0], [1, 0], [2, 2]),
            (vec![sub_addressing, ("MONITORED_RULES", "sub_addressing")], [2, 1, 1], [1, 1], [2, 1]),
            (vec![sub_addressing, ("POLICY_MODE", "monitor")], [3, 0, 2], [1, 0], [2, 1]),
        ] {
            let (_, report) = report(&settings, csv);
            let counts = |code: &str| {
                let rules = report["rules"].as_array().unwrap();
                let rule = rules.iter().find(|rule| rule["rule"] == code).unwrap();
                ["refuses", "alone"].map(|key| rule[key].as_u64().unwrap())
            };
            let found = ["accepted", "refused", "would_be_refused"].map(|key| report[key].as_u64().unwrap());
            assert_eq!(found, totals, "{settings:?}");
            assert_eq!([counts("disposable_email"), counts("sub_addressing")], [disposable_email, tag]);
        }
    }

    #[test]
    fn all_unreadable_rows_are_counted_and_the_first_are_listed() {
        let (table, json) = report(&[], &("email,name\n".to_owned() + &"x\n".repeat(98)));
        let counts = ["rows", "unreadable", "accepted", "refused"].map(|key| json[key].as_u64().unwrap());
        assert_eq!(counts, [98, 98, 0, 0]);
        assert_eq!(json["unreadable_rows"].as_array().unwrap().len(), MAX_LISTED);
        assert_eq!(json["unreadable_rows"][0]["line"], 2);
        assert!(table.ends_with("\nand 78 more\n"), "{table}");
    }

    #[test]
    fn a_percentage_is_rounded_and_zero_without_rows() {
        for (part, whole, share) in
            [(0, 0, 0.0), (0, 7, 0.0), (1, 3, 33.333), (2, 3, 66.667), (7, 7, 100.0), (1, 100_000, 0.001)]
        {
            assert!((percent(part, whole) - share).abs() < 1e-9, "{part} of {whole}");
        }
    }
}
