//! What is counted over a file.

use pre_sign_up::policy::Verdict;
use serde::Serialize;

use super::judge::{Judge, Mode};
use super::past_sign_ups::Problem;

/// As many unreadable rows are listed, more are only counted: a file of another kind has nothing else.
const LISTED: usize = 20;

/// The counts, in rows.
#[derive(Default)]
pub struct Tally {
    /// No rule that is enforced refuses.
    pub accepted: u64,
    /// A rule that is enforced refuses.
    pub refused: u64,
    /// Accepted, although a rule that is monitored refuses.
    pub would_be_refused: u64,
    /// Not judged.
    pub unreadable: u64,
    /// The first of those.
    pub unreadable_rows: Vec<UnreadableRow>,
    /// The counts of each rule, in order.
    pub rules: Vec<RuleCount>,
}

/// The counts of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RuleCount {
    /// Its code.
    pub rule: &'static str,
    /// How it takes part.
    pub mode: Mode,
    /// Rows that it refuses, or would refuse.
    pub refuses: u64,
    /// Of those, the rows that no other rule refuses.
    pub alone: u64,
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnreadableRow {
    /// The line that it begins on.
    pub line: u64,
    /// What is wrong with it.
    pub problem: String,
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(judge: &Judge) -> Self {
        let count = |code, mode| RuleCount { rule: code, mode, refuses: 0, alone: 0 };
        let rules = judge.rules().map(|(rule, mode)| count(rule.code, mode)).collect();
        Self { rules, ..Self::default() }
    }

    /// Counts a row that these rules refuse.
    pub fn count(&mut self, verdicts: &[Verdict<'_>]) {
        let enforced = verdicts.iter().filter(|verdict| verdict.enforced).count();
        self.refused += u64::from(enforced > 0);
        self.accepted += u64::from(enforced == 0);
        self.would_be_refused += u64::from(enforced == 0 && !verdicts.is_empty());
        for verdict in verdicts {
            // One that only watches does not keep another from being alone: the person passes it.
            let alone = if verdict.enforced { enforced == 1 } else { verdicts.len() == 1 };
            if let Some(rule) = self.rules.iter_mut().find(|rule| rule.rule == verdict.rule.code) {
                rule.refuses += 1;
                rule.alone += u64::from(alone);
            }
        }
    }

    /// Counts a row that could not be read.
    pub fn count_unreadable(&mut self, line: u64, problem: &Problem) {
        self.unreadable += 1;
        if self.unreadable_rows.len() < LISTED {
            self.unreadable_rows.push(UnreadableRow { line, problem: problem.to_string() });
        }
    }

    /// Rows that were judged.
    pub fn judged(&self) -> u64 {
        self.accepted + self.refused
    }

    /// Rows of the file.
    pub fn rows(&self) -> u64 {
        self.judged() + self.unreadable
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::Field;
    use super::super::judge::tests::judge;
    use super::super::sign_up::SignUp;
    use super::*;

    /// The counts over three people: a disposable address with a tag, a tag, nothing wrong.
    fn tally(settings: &[(&str, &str)]) -> Tally {
        let judge = judge(settings);
        let mut tally = Tally::new(&judge);
        for email in ["x+y@mailinator.com", "x+y@example.com", "x@example.com"] {
            let mut sign_up = SignUp::default();
            sign_up.set(&Field::parse("email").unwrap(), email);
            tally.count(&judge.verdicts(&sign_up));
        }
        tally
    }

    /// Refuses and alone of the two rules that matter here.
    fn counts(tally: &Tally) -> [(u64, u64); 2] {
        ["disposable_email", "sub_addressing"].map(|code| {
            let rule = tally.rules.iter().find(|rule| rule.rule == code).unwrap();
            (rule.refuses, rule.alone)
        })
    }

    #[test]
    fn alone_is_what_would_pass_without_the_rule() {
        let tag = ("SUB_ADDRESSING", "deny");
        for (settings, totals, rules) in [
            (vec![tag], (1, 2, 0), [(1, 0), (2, 1)]),
            (vec![tag, ("DISPOSABLE_EMAIL", "monitor")], (1, 2, 0), [(1, 0), (2, 2)]),
            (vec![tag, ("MONITORED_RULES", "sub_addressing")], (2, 1, 1), [(1, 1), (2, 1)]),
            (vec![tag, ("POLICY_MODE", "monitor")], (3, 0, 2), [(1, 0), (2, 1)]),
        ] {
            let tally = tally(&settings);
            assert_eq!((tally.accepted, tally.refused, tally.would_be_refused), totals, "{settings:?}");
            assert_eq!(counts(&tally), rules, "{settings:?}");
        }
    }

    #[test]
    fn many_unreadable_rows_are_counted_and_few_listed() {
        let mut tally = Tally::default();
        for line in 2..100 {
            tally.count_unreadable(line, &Problem::NotUtf8);
        }
        assert_eq!((tally.rows(), tally.judged(), tally.unreadable), (98, 0, 98));
        assert_eq!(tally.unreadable_rows.len(), LISTED);
        assert_eq!(tally.unreadable_rows[0], UnreadableRow { line: 2, problem: "is not UTF-8".to_owned() });
    }
}
