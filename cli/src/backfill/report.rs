//! What a backfill came to.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use backfill::{Counts, Failure};

use super::files;

/// The first line of a list.
const HEADING: &str = "sub,reason\n";
const OPTION: &str = "--failures";

/// The end of it, as a table.
pub struct Report<'a> {
    /// What became of the users.
    pub counts: &'a Counts,
    /// Whether anything was written.
    pub apply: bool,
    /// The users since the last start.
    pub worked_on: u64,
    /// The time since then.
    pub elapsed: Duration,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { counts, apply, worked_on, elapsed } = self;
        if !apply {
            writeln!(formatter, "only looked: nothing was written, --apply creates what is missing")?;
        }
        writeln!(formatter, "users          {:>10}", counts.users)?;
        writeln!(formatter, "created        {:>10}", counts.created)?;
        writeln!(formatter, "already there  {:>10}", counts.already_there)?;
        writeln!(formatter, "missing        {:>10}", counts.missing)?;
        for (name, by) in [("left alone", &counts.skipped), ("failed", &counts.failed)] {
            for (why, count) in by {
                writeln!(formatter, "{name:<13}  {count:>10}  {why}")?;
            }
        }
        let milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
        let rate = worked_on.saturating_mul(1_000) / milliseconds;
        write!(formatter, "{} s, {rate} users a second", milliseconds / 1_000)
    }
}

/// Removes the list of an earlier backfill, of which only the heading is read.
///
/// # Errors
/// When the file is another one, or cannot be removed.
pub fn begin(path: &Path) -> Result<()> {
    if !files::is_there(path, OPTION)? {
        return Ok(());
    }
    let mut start = Vec::new();
    let heading = File::open(path).map(|file| file.take(HEADING.len() as u64));
    let read = heading.and_then(|mut heading| heading.read_to_end(&mut start));
    read.with_context(|| format!("{} cannot be read", path.display()))?;
    ensure!(
        start.is_empty() || start == HEADING.as_bytes(),
        "{} is no list of failures; name another file with {OPTION}",
        path.display()
    );
    fs::remove_file(path).with_context(|| format!("{} cannot be removed", path.display()))
}

/// Adds users to the list of those who are still without records, which is begun with the first.
///
/// # Errors
/// When it cannot be written.
pub fn list(path: &Path, failures: &[Failure]) -> Result<()> {
    if failures.is_empty() {
        return Ok(());
    }
    let place = || format!("{} cannot be written", path.display());
    let file = files::open(path, OPTION, OpenOptions::new().append(true))?;
    files::restrict(&file).with_context(place)?;
    let is_new = file.metadata().with_context(place)?.len() == 0;
    let mut list = csv::WriterBuilder::new().has_headers(is_new).from_writer(file);
    for failure in failures {
        list.serialize(failure).with_context(place)?;
    }
    list.flush().with_context(place)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use super::files::tests::{mode, place};
    use super::*;

    #[test]
    fn it_says_what_became_of_everybody() {
        let counts = Counts {
            users: 10,
            created: 4,
            already_there: 3,
            missing: 0,
            skipped: BTreeMap::from([("UNCONFIRMED".to_owned(), 2)]),
            failed: BTreeMap::from([("store_out_of_time".to_owned(), 1)]),
        };
        let report = |apply| {
            Report { counts: &counts, apply, worked_on: 10, elapsed: Duration::from_secs(2) }.to_string()
        };
        let table = "users                  10\n\
                     created                 4\n\
                     already there           3\n\
                     missing                 0\n\
                     left alone              2  UNCONFIRMED\n\
                     failed                  1  store_out_of_time\n\
                     2 s, 5 users a second";
        assert_eq!(report(true), table);
        assert_eq!(report(false).split_once('\n').unwrap().1, table);
    }

    #[test]
    fn the_list_has_one_heading() {
        let path = place("failures.csv");
        let failure = |sub: &str| Failure { sub: sub.to_owned(), reason: "store_out_of_time" };
        list(&path, &[]).unwrap();
        assert!(!path.exists());
        list(&path, &[failure("a")]).unwrap();
        list(&path, &[failure("b")]).unwrap();
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            "sub,reason\na,store_out_of_time\nb,store_out_of_time\n"
        );
        assert_eq!(mode(&path), 0o600);
        begin(&path).unwrap();
        begin(&path).unwrap();
        assert!(!path.exists());
        fs::write(&path, "a letter\n").unwrap();
        assert!(begin(&path).unwrap_err().to_string().ends_with("name another file with --failures"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "a letter\n");
        fs::remove_file(&path).unwrap();
    }
    #[test]
    fn a_list_that_others_could_read_is_made_private() {
        let path = place("open.csv");
        fs::write(&path, HEADING).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        list(&path, &[Failure { sub: "a".to_owned(), reason: "no_sub" }]).unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn no_more_than_the_heading_is_read() {
        let path = place("huge.csv");
        for start in ["x", HEADING] {
            let file = File::create(&path).unwrap();
            fs::write(&path, start).unwrap();
            // Far more than fits into memory, and none of it on the disk.
            file.set_len(1 << 42).unwrap();
            assert_eq!(begin(&path).is_ok(), start == HEADING);
        }
        assert!(!path.exists());
        for other in ["/dev/zero", "/dev/full", "/"] {
            let error = begin(Path::new(other)).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("{other} is not a regular file; name another one with --failures")
            );
        }
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        assert!(begin(&path).unwrap_err().to_string().contains("is not a regular file"));
        assert!(list(&path, &[Failure { sub: "a".to_owned(), reason: "no_sub" }]).is_err());
        fs::remove_file(&path).unwrap();
    }
}
