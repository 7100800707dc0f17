//! How far a backfill is, in a file that survives whatever ends the process: a line for each page, the newest line of
//! a part of the pool is the one that counts. It holds no data of users.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use backfill::Task;
use serde::{Deserialize, Serialize};

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
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let mut file = file.with_context(|| place.to_string())?;
        if file.try_lock().is_err() {
            bail!("another backfill uses {place}; give this one a --checkpoint of its own");
        }
        let mut text = String::new();
        file.read_to_string(&mut text).with_context(|| format!("{place} is no checkpoint"))?;
        // A line that was being written when the process ended is no line.
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        file.set_len(whole.try_into()?)?;
        file.seek(SeekFrom::End(0))?;
        let mut checkpoint = Self { file, path: path.to_owned() };
        let mut lines = text[..whole].lines();
        match lines.next() {
            None => checkpoint.write(purpose)?,
            Some(first) => {
                let found: Purpose =
                    serde_json::from_str(first).with_context(|| format!("{place} is no checkpoint"))?;
                ensure!(found == *purpose, "{place} is of another backfill; remove it, or name another file");
            }
        }
        let tasks: Result<BTreeMap<String, Task>, _> = lines
            .map(|line| serde_json::from_str(line).map(|task: Task| (task.sub_prefix.clone(), task)))
            .collect();
        let mut tasks = tasks.with_context(|| format!("{place} has a line that is none of a checkpoint"))?;
        // What an earlier run has given up is tried again by this one.
        let task =
            |prefix: &&str| Task { restarts: 0, ..tasks.remove(*prefix).unwrap_or_else(|| Task::of(prefix)) };
        Ok((checkpoint, prefixes.iter().map(task).collect()))
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
    use backfill::Counts;

    use super::*;

    const PREFIXES: [&str; 2] = ["0", "1"];

    fn purpose() -> Purpose {
        Purpose {
            user_pool_id: "p".to_owned(),
            table: "t".to_owned(),
            key: vec!["userId".to_owned()],
            statuses: "CONFIRMED".to_owned(),
            default_locale: "en".to_owned(),
            apply: true,
        }
    }

    fn place(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("{name}-{}.checkpoint", std::process::id()));
        let _ = fs::remove_file(&path);
        path
    }

    fn task(prefix: &str, token: Option<&str>, users: u64) -> Task {
        Task {
            sub_prefix: prefix.to_owned(),
            pagination_token: token.map(str::to_owned),
            counts: Counts { users, ..Counts::default() },
            finished: token.is_none(),
            restarts: 0,
        }
    }

    fn error(path: &Path, purpose: &Purpose) -> String {
        format!("{:#}", Checkpoint::open(path, purpose, &PREFIXES).err().unwrap())
    }

    #[test]
    fn the_last_whole_line_of_a_part_counts() {
        let path = place("whole");
        let (mut checkpoint, tasks) = Checkpoint::open(&path, &purpose(), &PREFIXES).unwrap();
        assert_eq!(tasks, [Task::of("0"), Task::of("1")]);
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
            Purpose { statuses: "CONFIRMED,UNCONFIRMED".to_owned(), ..purpose() },
        ] {
            assert!(error(&path, &other).ends_with("remove it, or name another file"));
        }
        fs::write(&path, "a letter\n").unwrap();
        assert!(error(&path, &purpose()).contains("is no checkpoint"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "a letter\n");
        fs::remove_file(&path).unwrap();
        assert!(error(Path::new("/no/such/folder/x"), &purpose()).starts_with("/no/such/folder/x: "));
    }
}
