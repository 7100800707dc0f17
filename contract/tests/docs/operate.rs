//! docs/operate.md: metrics, outcomes, reasons and times.

use std::time::Duration;

use contract::read;
use pre_sign_up::rules;
use trigger::{MetricName, Outcome, Reason, metric, times};

use crate::{rows, section};

#[test]
fn the_docs_list_the_metrics_with_their_dimensions() {
    let page = read("docs/operate.md");
    let section = section(&page, "## Metrics");
    let expected = MetricName::ALL.iter().map(|name| {
        let dimensions = if name.is_by_rule() { &metric::DIMENSIONS[..] } else { &metric::DIMENSIONS[..2] };
        (format!("`{}`", name.as_str()), format!("`{}`", dimensions.join("`, `")))
    });
    let rows = rows(section).into_iter().map(|cells| (cells[0].to_owned(), cells[1].to_owned()));
    assert_eq!(rows.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    assert!(section.contains(&format!("The namespace is `{}`", metric::NAMESPACE)));
}

#[test]
fn the_docs_list_exactly_the_outcomes_and_reasons_of_the_code() {
    let page = read("docs/operate.md");
    let outcomes: Vec<&str> = Outcome::ALL.iter().map(|outcome| outcome.as_str()).collect();
    let reasons: Vec<&str> = Reason::ALL.iter().map(|reason| reason.as_str()).collect();
    for (heading, codes) in [("### Outcomes", outcomes), ("### Reasons", reasons)] {
        let rows = rows(section(&page, heading));
        let documented: Vec<&str> = rows.iter().map(|cells| cells[0].trim_matches('`')).collect();
        assert_eq!(documented, codes, "{heading}");
        assert!(rows.iter().flatten().all(|cell| !cell.is_empty()), "{heading} has an empty cell");
    }
}

#[test]
fn every_logged_outcome_and_reason_is_in_the_docs() {
    let page = read("docs/operate.md");
    let outcomes = rows(section(&page, "### Outcomes"));
    let reasons: Vec<&str> = Reason::ALL.iter().map(|reason| reason.as_str()).collect();
    let snapshot = read("contract/tests/snapshots/outcomes.snap");
    let logged = snapshot.rsplit("---\n").next().unwrap().lines();
    for line in logged {
        let [function, level, outcome, logged_reasons @ ..] = &line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let is_documented = |row: &Vec<&str>| {
            let functions: Vec<&str> = row[1].split(", ").collect();
            let is_of_function = functions == ["all"] || functions.contains(function);
            row[0] == format!("`{outcome}`") && is_of_function && row[2] == format!("`{level}`")
        };
        assert!(outcomes.iter().any(is_documented), "docs/operate.md has no row for {line}");
        let known = |reason: &&&str| reasons.contains(*reason) || rules::CODES.contains(*reason);
        assert_eq!(logged_reasons.iter().find(|reason| !known(reason)), None, "{line}");
    }
}

/// A time as the docs write it.
fn written(time: Duration) -> String {
    match time.as_millis() {
        millis if millis % 1_000 == 0 => format!("{} s", millis / 1_000),
        millis => format!("{millis} ms"),
    }
}

#[test]
fn the_docs_list_every_time_with_its_value() {
    let page = read("docs/operate.md");
    let rows = rows(section(&page, "## Times"));
    let documented = rows.iter().map(|cells| (cells[0].trim_matches('`'), cells[1].to_owned()));
    let declared = times::ALL.iter().map(|(name, time)| (*name, written(*time)));
    assert_eq!(documented.collect::<Vec<_>>(), declared.collect::<Vec<_>>());
}
