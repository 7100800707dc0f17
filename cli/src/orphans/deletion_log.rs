//! The list of deleted records: one CSV row per record, in a file that only its owner can read. A row is written before the
//! deletion is requested, so that no deletion is missing if the run ends in between.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::created::current_time;
use super::report::rows;
use super::templates::{Templates, UserRecord};
use crate::backfill::files;

const OPTION: &str = "--deleted";
const MAX_HEADING_BYTES: u64 = 1 << 16;

/// The open file. Each run appends to it.
pub struct DeletionLog {
    file: File,
    path: PathBuf,
}

impl DeletionLog {
    /// Opens or creates the file.
    ///
    /// # Errors
    /// Fails if the file has other content, or other columns, or cannot be written.
    pub fn open(path: &Path, templates: &Templates) -> Result<Self> {
        let file = files::open(path, OPTION, OpenOptions::new().read(true).append(true))?;
        let first = files::line(&mut BufReader::new(&file), MAX_HEADING_BYTES);
        let first = first.unwrap_or_else(|_| "?".to_owned());
        let heading = row("deletedAt", &rows::heading(templates)?);
        ensure!(
            first.is_empty() || first.as_bytes() == heading,
            "{} is not a list of deleted records with the key of this table; name another file with {OPTION}",
            path.display()
        );
        let mut log = Self { file, path: path.to_owned() };
        files::restrict(&log.file).with_context(|| log.unwritable())?;
        if first.is_empty() {
            log.write(&heading)?;
        }
        Ok(log)
    }

    /// Writes the row of a record that is about to be deleted.
    ///
    /// # Errors
    /// Fails if the row cannot be written. The record must not be deleted then.
    pub fn add(&mut self, record: &UserRecord, templates: &Templates) -> Result<()> {
        self.write(&row(&current_time()?, &rows::of_orphan(record, templates)?))
    }

    /// Writes in one call, so that an interrupted process leaves no part of a row.
    fn write(&mut self, row: &[u8]) -> Result<()> {
        self.file.write_all(row).with_context(|| self.unwritable())
    }

    fn unwritable(&self) -> String {
        format!("{} cannot be written; name another file with {OPTION}", self.path.display())
    }
}

fn row(first: &str, rest: &[u8]) -> Vec<u8> {
    [first.as_bytes(), b",", rest].concat()
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::backfill::files::tests::{mode, temporary_path};
    use crate::orphans::created::epoch_seconds;
    use crate::orphans::sub::Sub;
    use crate::orphans::templates::tests::{SUB, single_table};

    fn record() -> UserRecord {
        let created = Some("2025-01-02T03:04:05Z".to_owned());
        UserRecord { sub: Sub::parse(SUB).unwrap(), template: 0, created }
    }

    #[test]
    fn each_run_appends_its_records_with_their_keys() {
        let (path, templates) = (temporary_path("deleted.csv"), single_table());
        for _ in 0..2 {
            DeletionLog::open(&path, &templates).unwrap().add(&record(), &templates).unwrap();
            fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        }
        drop(DeletionLog::open(&path, &templates).unwrap());
        assert_eq!(mode(&path), 0o600);
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.len(), lines[0]), (3, "deletedAt,sub,pk,sk,created"));
        for line in &lines[1..] {
            let (time, rest) = line.split_once(',').unwrap();
            assert!(epoch_seconds(time).is_some(), "{line}");
            assert_eq!(rest, format!("{SUB},USER#{SUB},PROFILE,2025-01-02T03:04:05Z"));
        }
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn a_file_with_other_content_stays_unchanged() {
        let (path, templates) = (temporary_path("letter-deleted.csv"), single_table());
        for other in ["a letter\n", "deletedAt,sub,userId,created\n", "deletedAt,sub,pk,sk,created"] {
            fs::write(&path, other).unwrap();
            let error = DeletionLog::open(&path, &templates).err().unwrap().to_string();
            assert!(error.ends_with("key of this table; name another file with --deleted"), "{error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), other);
        }
        fs::remove_file(&path).unwrap();
    }
}
