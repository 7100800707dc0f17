//! The counts of a run on standard output, as a table or as JSON, and the next step.

use std::fmt::Write;

use anyhow::Result;
use serde_json::json;

use super::arguments::Arguments;
use super::deletions::Deletions;
use super::report::Header;
use crate::output::{printable, say, shell_word, write_json};

/// Prints the counts of a dry run. `tells_pool` is whether each record names its user pool.
///
/// # Errors
/// Fails if the reader is gone.
pub fn of_dry_run(header: &Header, arguments: &Arguments, tells_pool: bool) -> Result<()> {
    let report = arguments.report.display().to_string();
    if arguments.json {
        return write_json(&json!({
            "applied": false, "report": report, "startedAt": header.started_at, "items": header.items.items,
            "otherWriters": header.items.other_writers, "otherPools": header.items.other_pools,
            "records": header.items.records, "users": header.users, "orphans": header.orphans,
            "withoutAge": header.without_age,
        }));
    }
    say(dry_run_table(header))?;
    let only_pool: &[&str] = if tells_pool { &[] } else { &["--only-pool"] };
    let deletion = command(&[&["--apply", "--older-than", "30d"], only_pool].concat());
    say(next_step(header, &report, &deletion, tells_pool))
}

/// Prints the counts of the deletions.
///
/// # Errors
/// Fails if the reader is gone.
pub fn of_deletions(deletions: &Deletions, arguments: &Arguments) -> Result<()> {
    if arguments.json {
        let mut counts = serde_json::to_value(deletions)?;
        counts["applied"] = json!(true);
        return write_json(&counts);
    }
    say(deletion_table(deletions))
}

fn dry_run_table(header: &Header) -> String {
    let items = &header.items;
    let mut table = format!("dry run: nothing was deleted\n{:<13}  {}\n", "started", header.started_at);
    for (name, count, note) in [
        ("items", items.items, ""),
        ("other writers", items.other_writers, "  keys of no record template; never deleted"),
        ("other pools", items.other_pools, "  records of other user pools; never deleted"),
        ("records", items.records, ""),
        ("users", header.users, ""),
        ("orphans", header.orphans, "  records without a user"),
        ("without age", header.without_age, "  orphans without a time of creation; never deleted"),
    ] {
        if count > 0 || note.is_empty() || name == "orphans" {
            let _ = writeln!(table, "{name:<13}  {count:>10}{note}");
        }
    }
    table.trim_end().to_owned()
}

fn deletion_table(deletions: &Deletions) -> String {
    let mut table = String::new();
    for (name, count, note) in [
        ("orphans", deletions.orphans, "  in the report, processed"),
        ("deleted", deletions.deleted, ""),
        ("too young", deletions.too_young, "  below --older-than"),
        ("without age", deletions.without_age, "  without a time of creation"),
        ("user found", deletions.user_found, "  the user exists"),
        ("changed", deletions.changed, "  created again or gone since the report"),
    ] {
        let _ = writeln!(table, "{name:<13}  {count:>10}{note}");
    }
    table.trim_end().to_owned()
}

fn next_step(header: &Header, report: &str, deletion: &str, tells_pool: bool) -> String {
    if header.items.records == 0 {
        return "Next: check --table, --record-key, --record-sort-key and --content, because no item has the key of a \
                record template"
            .to_owned();
    }
    if header.orphans == 0 {
        return "Next: nothing, because every record has a user".to_owned();
    }
    if header.needs_confirmation() {
        return format!(
            "Next: make sure that --user-pool-id and --table belong together, because {} % of the records have no user; \
             see docs/orphans.md",
            header.percentage()
        );
    }
    if header.without_age == header.orphans {
        return "Next: name the field with the time of creation with --created-at, because records without an age are \
                never deleted"
            .to_owned();
    }
    let condition = if tells_pool { "" } else { "If no other user pool writes to the table, " };
    let delete = if tells_pool { "Delete" } else { "delete" };
    format!(
        "Next: look through {report}. {condition}{delete} its records from an age on, within an hour:\n  {deletion}"
    )
}

/// This command with further options.
fn command(options: &[&str]) -> String {
    let words = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
    let words = words.chain(options.iter().map(|option| (*option).to_owned()));
    words.map(|word| shell_word(&printable(&word))).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orphans::arguments::Scope;
    use crate::orphans::survey::ItemCounts;

    fn header(records: u64, orphans: u64, without_age: u64) -> Header {
        let scope = Scope {
            user_pool: String::new(),
            table: String::new(),
            key: Vec::new(),
            created_at: None,
            record_templates: 0,
        };
        let items = ItemCounts { items: records + 5, other_writers: 5, other_pools: 0, records };
        let (started_at, written_at) = ("2026-01-02T03:04:05Z".to_owned(), String::new());
        Header { scope, started_at, written_at, items, users: 95, orphans, without_age, checksum: 0 }
    }

    #[test]
    fn the_table_of_a_dry_run_has_every_count_that_occurs() {
        assert_eq!(
            dry_run_table(&header(100, 7, 0)),
            "dry run: nothing was deleted\n\
             started        2026-01-02T03:04:05Z\n\
             items                 105\n\
             other writers           5  keys of no record template; never deleted\n\
             records               100\n\
             users                  95\n\
             orphans                 7  records without a user"
        );
        let with_all = header(100, 7, 2);
        let with_all = Header { items: ItemCounts { other_pools: 3, ..with_all.items }, ..with_all };
        let table = dry_run_table(&with_all);
        assert!(
            table.contains("\nother pools             3  records of other user pools; never deleted\n"),
            "{table}"
        );
        assert!(
            table.ends_with("\nwithout age             2  orphans without a time of creation; never deleted")
        );
    }

    #[test]
    fn the_table_of_the_deletions_has_every_result() {
        let deletions =
            Deletions { orphans: 21, deleted: 6, too_young: 5, without_age: 4, user_found: 3, changed: 2 };
        assert_eq!(
            deletion_table(&deletions),
            "orphans                21  in the report, processed\n\
             deleted                 6\n\
             too young               5  below --older-than\n\
             without age             4  without a time of creation\n\
             user found              3  the user exists\n\
             changed                 2  created again or gone since the report"
        );
    }

    #[test]
    fn the_next_step_never_confirms_a_suspicious_number() {
        let next = |records, orphans, without_age| {
            next_step(&header(records, orphans, without_age), "orphans.csv", "the command", true)
        };
        assert!(
            next(100, 10, 3)
                .ends_with("csv. Delete its records from an age on, within an hour:\n  the command")
        );
        let unknown = next_step(&header(100, 10, 3), "orphans.csv", "the command", false);
        assert!(
            unknown.contains("If no other user pool writes to the table, delete its records"),
            "{unknown}"
        );
        assert!(next(100, 0, 0).contains("every record has a user"));
        assert!(next(0, 0, 0).contains("--record-key"));
        assert!(next(100, 10, 10).contains("--created-at"));
        let suspicious = next(100, 11, 0);
        assert!(suspicious.contains("11 % of the records have no user"), "{suspicious}");
        assert!(!suspicious.contains("--expect") && !suspicious.contains("the command"), "{suspicious}");
    }
}
