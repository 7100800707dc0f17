//! The checkpoint file, from which an interrupted command resumes. It has one line per page. In a backfill, the last line
//! of each part of the pool counts, and no line contains user data.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use backfill::Task;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::files;

/// Size limit of a line: Cognito's longest pagination token, and the other fields. Source:
/// <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html>
pub const MAX_LINE_BYTES: u64 = 131_072 + 65_536;

/// The first line: the options and records that the checkpoint is valid for.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Purpose {
    /// The user pool.
    pub user_pool_id: String,
    /// The table of the records.
    pub table: String,
    /// The names of the table's keys.
    pub key: Vec<String>,
    /// The statuses of the users to process.
    pub statuses: String,
    /// The locale for users who ask for no supported locale.
    pub default_locale: String,
    /// A checksum of the record templates. Changed templates invalidate the checkpoint.
    pub records: u32,
    /// The groups that users are added to.
    #[serde(default)]
    pub groups: String,
    /// Whether missing records are created.
    pub apply: bool,
}

/// The open file, locked against other runs.
pub struct Checkpoint {
    file: File,
    path: PathBuf,
}

impl Checkpoint {
    /// Opens or creates the file of a backfill. Returns one task per prefix, as recorded in the file.
    ///
    /// # Errors
    /// As for [`Self::open_lines`].
    pub fn open(path: &Path, purpose: &Purpose, prefixes: &[&str]) -> Result<(Self, Vec<Task>)> {
        let mut tasks = BTreeMap::new();
        let checkpoint = Self::open_lines(path, purpose, |task: Task| {
            tasks.insert(task.sub_prefix.clone(), task);
        })?;
        // A part that an earlier run gave up gets all its restarts again.
        let task = |prefix: &&str| Task {
            restarts: 0,
            ..tasks.remove(*prefix).unwrap_or_else(|| Task::new(prefix))
        };
        Ok((checkpoint, prefixes.iter().map(task).collect()))
    }

    /// Opens or creates the file. Passes each line after the purpose to `each`.
    ///
    /// # Errors
    /// Fails if the file is locked, has another purpose, or is not a checkpoint.
    pub fn open_lines<P, L>(path: &Path, purpose: &P, each: impl FnMut(L)) -> Result<Self>
    where
        P: Serialize + DeserializeOwned + PartialEq,
        L: DeserializeOwned,
    {
        let shown = path.display();
        let file = files::open(path, "--checkpoint", OpenOptions::new().read(true).write(true))?;
        if file.try_lock().is_err() {
            bail!("another run uses {shown}; name another file with --checkpoint");
        }
        let mut checkpoint = Self { file, path: path.to_owned() };
        checkpoint.read(purpose, each)?;
        Ok(checkpoint)
    }

    /// Reads the lines, and removes an incomplete last line. A file that is not a checkpoint for this purpose stays
    /// unchanged.
    fn read<P, L>(&mut self, purpose: &P, mut each: impl FnMut(L)) -> Result<()>
    where
        P: Serialize + DeserializeOwned + PartialEq,
        L: DeserializeOwned,
    {
        let shown = self.path.display();
        let invalid = || self.invalid();
        let mut reader = BufReader::new(&self.file);
        let first = files::line(&mut reader, MAX_LINE_BYTES).with_context(invalid)?;
        if !first.ends_with('\n') {
            let is_interrupted = serde_json::to_string(purpose)?.starts_with(&first);
            ensure!(is_interrupted, invalid());
            self.file.set_len(0)?;
            self.file.seek(SeekFrom::Start(0))?;
            files::restrict(&self.file)?;
            return self.write(purpose);
        }
        let found: P = serde_json::from_str(&first).with_context(invalid)?;
        ensure!(
            found == *purpose,
            "{shown} belongs to a run with other options; remove it, or name another file with --checkpoint"
        );
        let length = self.each_line(&mut reader, first.len(), |line| {
            each(line);
            Ok(())
        })?;
        files::restrict(&self.file)?;
        self.file.set_len(length.try_into()?)?;
        self.file.seek(SeekFrom::End(0))?;
        Ok(())
    }

    /// Reads all lines after the purpose again.
    ///
    /// # Errors
    /// Fails if a line cannot be read, or with the error of `each`.
    pub fn lines<L: DeserializeOwned>(&mut self, each: impl FnMut(L) -> Result<()>) -> Result<()> {
        self.file.seek(SeekFrom::Start(0))?;
        let mut reader = BufReader::new(&self.file);
        files::line(&mut reader, MAX_LINE_BYTES).with_context(|| self.invalid())?;
        self.each_line(&mut reader, 0, each)?;
        self.file.seek(SeekFrom::End(0))?;
        Ok(())
    }

    /// Passes each complete line to `each`. Returns `length` plus the bytes of these lines.
    fn each_line<L: DeserializeOwned>(
        &self,
        reader: &mut impl BufRead,
        mut length: usize,
        mut each: impl FnMut(L) -> Result<()>,
    ) -> Result<usize> {
        loop {
            let line = files::line(reader, MAX_LINE_BYTES).with_context(|| self.invalid())?;
            if !line.ends_with('\n') {
                return Ok(length);
            }
            each(serde_json::from_str(&line).with_context(|| {
                format!(
                    "{} has an invalid line; remove the file, or name another one with --checkpoint",
                    self.path.display()
                )
            })?)?;
            length += line.len();
        }
    }

    fn invalid(&self) -> String {
        format!("{} is not a checkpoint; name another file with --checkpoint", self.path.display())
    }

    /// Writes one line. The first line is the purpose; each further line is the task after a page.
    ///
    /// # Errors
    /// Fails if it cannot be written.
    pub fn write(&mut self, line: &impl Serialize) -> Result<()> {
        let mut text = serde_json::to_string(line)?;
        text.push('\n');
        // One call, so that an interrupted process leaves at most one incomplete line.
        self.file
            .write_all(text.as_bytes())
            .with_context(|| format!("{} cannot be written", self.path.display()))
    }

    /// Removes the file at the end of a run.
    ///
    /// # Errors
    /// Fails if it cannot be removed.
    pub fn remove(self) -> Result<()> {
        fs::remove_file(&self.path).with_context(|| format!("{} cannot be removed", self.path.display()))
    }
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use backfill::Counts;

    use super::files::tests::{make_fifo, mode, temporary_path};
    use super::*;

    const PREFIXES: [&str; 2] = ["0", "1"];

    fn purpose() -> Purpose {
        Purpose {
            user_pool_id: "p".to_owned(),
            table: "t".to_owned(),
            key: vec!["userId".to_owned()],
            statuses: "CONFIRMED".to_owned(),
            default_locale: "en".to_owned(),
            records: 1,
            groups: String::new(),
            apply: true,
        }
    }

    fn task(prefix: &str, token: Option<&str>, users: u64) -> Task {
        Task {
            sub_prefix: prefix.to_owned(),
            pagination_token: token.map(str::to_owned),
            counts: Counts { users, ..Counts::default() },
            finished: token.is_none(),
            ..Task::default()
        }
    }

    fn error(path: &Path, purpose: &Purpose) -> String {
        format!("{:#}", Checkpoint::open(path, purpose, &PREFIXES).err().unwrap())
    }

    #[test]
    fn the_last_complete_line_of_a_part_counts() {
        let path = temporary_path("whole");
        let (mut checkpoint, tasks) = Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap();
        assert_eq!(tasks, [Task::new("0"), Task::new("1")]);
        let given_up = Task { restarts: 3, ..task("0", Some("b"), 120) };
        for line in [task("0", Some("a"), 60), task("1", None, 7), given_up] {
            checkpoint.write(&line).unwrap();
        }
        drop(checkpoint);
        let whole = fs::read_to_string(&path).unwrap();
        // The process ended while it wrote a line.
        fs::write(&path, format!("{whole}{{\"subPrefix\":\"0\",\"paginat")).unwrap();
        let (checkpoint, tasks) = Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap();
        assert_eq!(tasks, [task("0", Some("b"), 120), task("1", None, 7)]);
        assert_eq!(fs::read_to_string(&path).unwrap(), whole);
        checkpoint.remove().unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn the_lines_can_be_read_again_before_the_next_one_is_written() {
        let path = temporary_path("again");
        let (mut checkpoint, _) = Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap();
        for users in 1..=3 {
            checkpoint.write(&task("0", Some("a"), users)).unwrap();
            let mut read = Vec::new();
            let each = |line: Task| {
                read.push(line.counts.users);
                Ok(())
            };
            checkpoint.lines(each).unwrap();
            assert_eq!(read, (1..=users).collect::<Vec<_>>());
        }
        assert!(checkpoint.lines(|_: Task| bail!("enough")).is_err());
        checkpoint.remove().unwrap();
    }

    #[test]
    fn a_file_of_another_backfill_or_program_stays_unchanged() {
        let path = temporary_path("others");
        let (checkpoint, _) = Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap();
        assert!(error(&path, &purpose()).starts_with("another run uses "));
        drop(checkpoint);
        for other in [
            Purpose { apply: false, ..purpose() },
            Purpose { records: 2, ..purpose() },
            Purpose { groups: "members".to_owned(), ..purpose() },
            Purpose { statuses: "CONFIRMED,UNCONFIRMED".to_owned(), ..purpose() },
        ] {
            assert!(error(&path, &other).ends_with("remove it, or name another file with --checkpoint"));
        }
        for letter in ["a letter\n", "a letter without an end"] {
            fs::write(&path, letter).unwrap();
            fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
            assert!(
                error(&path, &purpose()).contains("is not a checkpoint; name another file with --checkpoint")
            );
            assert_eq!((fs::read_to_string(&path).unwrap().as_str(), mode(&path)), (letter, 0o644));
        }
        fs::remove_file(&path).unwrap();
        assert!(
            error(Path::new("/no/such/folder/x"), &purpose()).starts_with("/no/such/folder/x cannot be ")
        );
    }

    #[test]
    fn the_file_becomes_private() {
        let path = temporary_path("private.checkpoint");
        drop(Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap());
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, Permissions::from_mode(0o664)).unwrap();
        drop(Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap());
        assert_eq!(mode(&path), 0o600);
        // The process ended while it wrote the first line.
        let line = serde_json::to_string(&purpose()).unwrap();
        fs::write(&path, &line[..20]).unwrap();
        drop(Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), line + "\n");
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn a_huge_or_endless_file_is_refused() {
        let path = temporary_path("endless.checkpoint");
        let line = serde_json::to_string(&purpose()).unwrap() + "\n";
        for start in ["", &line] {
            fs::write(&path, start).unwrap();
            // A sparse file, larger than memory.
            OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 42).unwrap();
            assert!(
                error(&path, &purpose()).contains("is not a checkpoint; name another file with --checkpoint")
            );
            assert_eq!(fs::metadata(&path).unwrap().len(), 1 << 42);
        }
        fs::remove_file(&path).unwrap();
        make_fifo(&path);
        for other in ["/dev/zero", "/dev/full", "/", path.to_str().unwrap()] {
            let expected = format!("{other} is not a regular file; name another one with --checkpoint");
            assert_eq!(error(Path::new(other), &purpose()), expected);
        }
        fs::remove_file(&path).unwrap();
    }
}
