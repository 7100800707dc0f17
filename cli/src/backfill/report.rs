//! The result of a backfill: a table, and the list of failed users.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use backfill::{Counts, Failure};

use super::files;
use crate::output::{printable, shell_word};

/// First line of the list.
const HEADING: &str = "sub,reason\n";
const OPTION: &str = "--failures";

/// The result as a table.
pub struct Report<'a> {
    /// Users by outcome.
    pub counts: &'a Counts,
    /// Whether missing records were created.
    pub apply: bool,
    /// Whether users were to be added to groups.
    pub groups: bool,
    /// Users that this run processed.
    pub new_users: u64,
    /// Duration of this run.
    pub elapsed: Duration,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { counts, apply, groups, new_users, elapsed } = self;
        if !apply {
            let groups = if *groups { ", and groups were not checked" } else { "" };
            writeln!(formatter, "dry run: nothing was written{groups}")?;
        }
        writeln!(formatter, "users          {:>10}", counts.users)?;
        writeln!(formatter, "created        {:>10}", counts.created)?;
        writeln!(formatter, "already there  {:>10}", counts.already_there)?;
        writeln!(formatter, "missing        {:>10}", counts.missing)?;
        if *groups && *apply {
            writeln!(formatter, "in groups      {:>10}", counts.groups_added)?;
        }
        for (name, by) in [("skipped", &counts.skipped), ("failed", &counts.failed)] {
            for (reason, count) in by {
                writeln!(formatter, "{name:<13}  {count:>10}  {reason}")?;
            }
        }
        let milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
        let rate = new_users.saturating_mul(1_000) / milliseconds;
        write!(formatter, "{} s, {rate} users per second", milliseconds / 1_000)
    }
}

/// The command to run after this one.
pub fn next_step(counts: &Counts, apply: bool, groups: bool, user_events: bool, failures: &Path) -> String {
    let command = |option| {
        let words = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
        words.chain(option).map(|word| shell_word(&printable(&word))).collect::<Vec<_>>().join(" ")
    };
    if counts.failures() > 0 {
        format!(
            "Next: see {} for the users who failed, then run again:\n  {}",
            failures.display(),
            command(None)
        )
    } else if !apply && counts.missing > 0 {
        let effect = if user_events {
            "; each sends an event"
        } else {
            ". They send no event, now or later; with --user-events, each sends one: see docs/events.md"
        };
        format!("Next: create the missing records{effect}\n  {}", command(Some("--apply".to_owned())))
    } else if !apply && groups {
        format!("Next: add the users to the groups:\n  {}", command(Some("--apply".to_owned())))
    } else {
        "Next: set BackfillSchedule in samconfig.toml to repeat the backfill; see docs/backfill.md".to_owned()
    }
}

/// Removes the list of an earlier backfill.
///
/// # Errors
/// Fails if the file is not such a list, or cannot be removed.
pub fn remove_failures(path: &Path) -> Result<()> {
    if !files::exists(path, OPTION)? {
        return Ok(());
    }
    let mut start = Vec::new();
    let heading = File::open(path).map(|file| file.take(HEADING.len() as u64));
    let read = heading.and_then(|mut heading| heading.read_to_end(&mut start));
    read.with_context(|| format!("{} cannot be read", path.display()))?;
    ensure!(
        start.is_empty() || start == HEADING.as_bytes(),
        "{} is not a list of failures; name another file with {OPTION}",
        path.display()
    );
    fs::remove_file(path).with_context(|| format!("{} cannot be removed", path.display()))
}

/// Appends users to the list of those who still lack records. Creates the list for the first user.
///
/// # Errors
/// Fails if it cannot be written.
pub fn append_failures(path: &Path, failures: &[Failure]) -> Result<()> {
    if failures.is_empty() {
        return Ok(());
    }
    let problem = || format!("{} cannot be written", path.display());
    let file = files::open(path, OPTION, OpenOptions::new().append(true))?;
    files::restrict(&file).with_context(problem)?;
    let is_new = file.metadata().with_context(problem)?.len() == 0;
    let mut list = csv::WriterBuilder::new().has_headers(is_new).from_writer(file);
    for failure in failures {
        list.serialize(failure).with_context(problem)?;
    }
    list.flush().with_context(problem)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::files::tests::{make_fifo, mode, temporary_path};
    use super::*;

    #[test]
    fn the_table_has_every_outcome() {
        let counts = Counts {
            users: 10,
            created: 4,
            already_there: 3,
            missing: 0,
            groups_added: 6,
            skipped: BTreeMap::from([("UNCONFIRMED".to_owned(), 2)]),
            failed: BTreeMap::from([("store_out_of_time".to_owned(), 1)]),
        };
        let report = |apply, groups| {
            let elapsed = Duration::from_secs(2);
            Report { counts: &counts, apply, groups, new_users: 10, elapsed }.to_string()
        };
        let table = "users                  10\n\
                     created                 4\n\
                     already there           3\n\
                     missing                 0\n\
                     skipped                 2  UNCONFIRMED\n\
                     failed                  1  store_out_of_time\n\
                     2 s, 5 users per second";
        assert_eq!(report(true, false), table);
        assert_eq!(report(false, false), format!("dry run: nothing was written\n{table}"));
        let dry = format!("dry run: nothing was written, and groups were not checked\n{table}");
        assert_eq!(report(false, true), dry);
        let missing = "missing                 0\n";
        let with_groups = table.replace(missing, &format!("{missing}in groups               6\n"));
        assert_eq!(report(true, true), with_groups);
    }

    #[test]
    fn the_list_has_one_heading() {
        let path = temporary_path("failures.csv");
        let failure = |sub: &str| Failure { sub: sub.to_owned(), reason: "store_out_of_time" };
        append_failures(&path, &[]).unwrap();
        assert!(!path.exists());
        append_failures(&path, &[failure("a")]).unwrap();
        append_failures(&path, &[failure("b")]).unwrap();
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            "sub,reason\na,store_out_of_time\nb,store_out_of_time\n"
        );
        assert_eq!(mode(&path), 0o600);
        remove_failures(&path).unwrap();
        remove_failures(&path).unwrap();
        assert!(!path.exists());
        fs::write(&path, "a letter\n").unwrap();
        assert!(
            remove_failures(&path).unwrap_err().to_string().ends_with("name another file with --failures")
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "a letter\n");
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn a_list_that_others_can_read_becomes_private() {
        let path = temporary_path("open.csv");
        fs::write(&path, HEADING).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        append_failures(&path, &[Failure { sub: "a".to_owned(), reason: "no_sub" }]).unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn only_the_heading_is_read() {
        let path = temporary_path("huge.csv");
        for start in ["x", HEADING] {
            let file = File::create(&path).unwrap();
            fs::write(&path, start).unwrap();
            // A sparse file, larger than memory.
            file.set_len(1 << 42).unwrap();
            assert_eq!(remove_failures(&path).is_ok(), start == HEADING);
        }
        assert!(!path.exists());
        for other in ["/dev/zero", "/dev/full", "/"] {
            let error = remove_failures(Path::new(other)).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("{other} is not a regular file; name another one with --failures")
            );
        }
        make_fifo(&path);
        assert!(remove_failures(&path).unwrap_err().to_string().contains("is not a regular file"));
        assert!(append_failures(&path, &[Failure { sub: "a".to_owned(), reason: "no_sub" }]).is_err());
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn the_next_step_depends_on_the_outcome() {
        let step = |missing, failed: &[(&str, u64)], apply, user_events| {
            let failed = failed.iter().map(|(reason, users)| ((*reason).to_owned(), *users)).collect();
            let counts = Counts { missing, failed, ..Counts::default() };
            next_step(&counts, apply, false, user_events, Path::new("f.csv"))
        };
        let next = |missing, failed, apply| step(missing, failed, apply, false);
        assert!(next(1, &[], false).starts_with("Next: create the missing records. They send no event"));
        assert!(
            step(1, &[], false, true).starts_with("Next: create the missing records; each sends an event\n")
        );
        assert!(next(1, &[], false).ends_with(" --apply"));
        let failed = next(1, &[("store_out_of_time", 1)], false);
        assert!(failed.starts_with("Next: see f.csv ") && !failed.contains("--apply"), "{failed}");
        let groups = |apply| next_step(&Counts::default(), apply, true, false, Path::new("f.csv"));
        assert!(groups(false).starts_with("Next: add the users to the groups:\n  "));
        assert!(groups(true).contains("BackfillSchedule"));
        for apply in [false, true] {
            assert!(next(0, &[], apply).contains("BackfillSchedule"));
        }
    }
}
