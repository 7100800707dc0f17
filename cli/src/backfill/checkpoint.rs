//! How far a backfill is, in a file that survives whatever ends the process: a line for each page, the newest line of
//! a part of the pool is the one that counts. It holds no data of users.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use backfill::Task;
use serde::{Deserialize, Serialize};

use super::files;

/// In bytes: the longest pagination token of Cognito's, and room for the rest. Source:
/// <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html>
const LONGEST_LINE: u64 = 131_072 + 65_536;

/// What the backfill is for: the first line.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Purpose {
    /// Whose users.
    pub user_pool_id: String,
    /// Where to.
    pub table: String,
    /// The key there.
    pub key: Vec<String>,
    /// Which of them.
    pub statuses: String,
    /// What the records of some say.
    pub default_locale: String,
    /// A checksum of the record templates: a user with other records is not done.
    pub records: u32,
    /// Whether it writes.
    pub apply: bool,
}

/// The open file, which no other backfill can open meanwhile.
pub struct Checkpoint {
    file: File,
    path: PathBuf,
}

impl Checkpoint {
    /// Opens the file, or begins one. Returns the tasks as they stood, one for each of `prefixes`.
    ///
    /// # Errors
    /// When it is in use, for another purpose, or no checkpoint.
    pub fn open(path: &Path, purpose: &Purpose, prefixes: &[&str]) -> Result<(Self, Vec<Task>)> {
        let place = path.display();
        let file = files::open(path, "--checkpoint", OpenOptions::new().read(true).write(true))?;
        if file.try_lock().is_err() {
            bail!("another backfill uses {place}; give this one a --checkpoint of its own");
        }
        let mut checkpoint = Self { file, path: path.to_owned() };
        let mut tasks = checkpoint.read(purpose)?;
        // What an earlier run has given up is tried again by this one.
        let task = |prefix: &&str| Task {
            restarts: 0,
            ..tasks.remove(*prefix).unwrap_or_else(|| Task::new(prefix))
        };
        Ok((checkpoint, prefixes.iter().map(task).collect()))
    }

    /// Reads the newest line of each part, removes a line that was being written when the process ended, and is ready
    /// to write the next one. Nothing is changed in a file that is not a checkpoint of this purpose.
    fn read(&mut self, purpose: &Purpose) -> Result<BTreeMap<String, Task>> {
        let place = self.path.display();
        let is_none = || format!("{place} is no checkpoint; name another file with --checkpoint");
        let mut reader = BufReader::new(&self.file);
        let first = files::line(&mut reader, LONGEST_LINE).with_context(is_none)?;
        if !first.ends_with('\n') {
            let is_begun = serde_json::to_string(purpose)?.starts_with(&first);
            ensure!(is_begun, is_none());
            self.file.set_len(0)?;
            self.file.seek(SeekFrom::Start(0))?;
            files::restrict(&self.file)?;
            return self.write(purpose).map(|()| BTreeMap::new());
        }
        let found: Purpose = serde_json::from_str(&first).with_context(is_none)?;
        ensure!(found == *purpose, "{place} is of another backfill; remove it, or name another file");
        let mut whole = first.len();
        let mut tasks = BTreeMap::new();
        loop {
            let line = files::line(&mut reader, LONGEST_LINE).with_context(is_none)?;
            if !line.ends_with('\n') {
                break;
            }
            let task: Task = serde_json::from_str(&line)
                .with_context(|| format!("{place} has a line that is none of a checkpoint"))?;
            tasks.insert(task.sub_prefix.clone(), task);
            whole += line.len();
        }
        files::restrict(&self.file)?;
        self.file.set_len(whole.try_into()?)?;
        self.file.seek(SeekFrom::End(0))?;
        Ok(tasks)
    }

    /// Writes a line: how far one part is, or at first what it is all for.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, line: &impl Serialize) -> Result<()> {
        let mut text = serde_json::to_string(line)?;
        text.push('\n');
        // One call, so that a process that ends leaves whole lines and at most one part of a line.
        self.file
            .write_all(text.as_bytes())
            .with_context(|| format!("{} cannot be written", self.path.display()))
    }

    /// Removes the file: everything is done, and the next backfill begins anew.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove(self) -> Result<()> {
        fs::remove_file(&self.path).with_context(|| format!("{} cannot be removed", self.path.display()))
    }
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use backfill::Counts;

    use super::files::tests::{mode, place};
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
    fn the_last_whole_line_of_a_part_counts() {
        let path = place("whole");
        let (mut checkpoint, tasks) = Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap();
        assert_eq!(tasks, [Task::new("0"), Task::new("1")]);
        let given_up = Task { restarts: 3, ..task("0", Some("b"), 120) };
        for line in [task("0", Some("a"), 60), task("1", None, 7), given_up] {
            checkpoint.write(&line).unwrap();
        }
        drop(checkpoint);
        let whole = fs::read_to_string(&path).unwrap();
        // The process was ended while it wrote.
        fs::write(&path, format!("{whole}{{\"subPrefix\":\"0\",\"paginat")).unwrap();
        let (checkpoint, tasks) = Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap();
        assert_eq!(tasks, [task("0", Some("b"), 120), task("1", None, 7)]);
        assert_eq!(fs::read_to_string(&path).unwrap(), whole);
        checkpoint.remove().unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn a_file_that_is_not_ours_is_left_alone() {
        let path = place("others");
        let (checkpoint, _) = Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap();
        assert!(error(&path, &purpose()).starts_with("another backfill uses "));
        drop(checkpoint);
        for other in [
            Purpose { apply: false, ..purpose() },
            Purpose { records: 2, ..purpose() },
            Purpose { statuses: "CONFIRMED,UNCONFIRMED".to_owned(), ..purpose() },
        ] {
            assert!(error(&path, &other).ends_with("remove it, or name another file"));
        }
        for letter in ["a letter\n", "a letter without an end"] {
            fs::write(&path, letter).unwrap();
            fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
            assert!(
                error(&path, &purpose()).contains("is no checkpoint; name another file with --checkpoint")
            );
            assert_eq!((fs::read_to_string(&path).unwrap().as_str(), mode(&path)), (letter, 0o644));
        }
        fs::remove_file(&path).unwrap();
        assert!(
            error(Path::new("/no/such/folder/x"), &purpose()).starts_with("/no/such/folder/x cannot be ")
        );
    }

    #[test]
    fn it_is_private_also_when_it_was_not() {
        let path = place("private.checkpoint");
        drop(Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap());
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, Permissions::from_mode(0o664)).unwrap();
        drop(Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap());
        assert_eq!(mode(&path), 0o600);
        // The process was ended while it wrote the first line.
        let line = serde_json::to_string(&purpose()).unwrap();
        fs::write(&path, &line[..20]).unwrap();
        drop(Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), line + "\n");
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn what_never_ends_is_not_read() {
        let path = place("endless.checkpoint");
        let line = serde_json::to_string(&purpose()).unwrap() + "\n";
        for start in ["", &line] {
            fs::write(&path, start).unwrap();
            // Far more than fits into memory, and none of it on the disk.
            OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 42).unwrap();
            assert!(
                error(&path, &purpose()).contains("is no checkpoint; name another file with --checkpoint")
            );
            assert_eq!(fs::metadata(&path).unwrap().len(), 1 << 42);
        }
        fs::remove_file(&path).unwrap();
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        for other in ["/dev/zero", "/dev/full", "/", path.to_str().unwrap()] {
            let expected = format!("{other} is not a regular file; name another one with --checkpoint");
            assert_eq!(error(Path::new(other), &purpose()), expected);
        }
        fs::remove_file(&path).unwrap();
    }
}
