//! The backup of a pool before an update: a private file that appears complete or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;

use super::snapshot::Snapshot;
use crate::backfill::files;

/// Tells a backup from another JSON file.
const FORMAT: &str = "cognito-triggers backup 1";
/// Larger than the description of any pool.
const MAX_BYTES: u64 = 4 << 20;

/// The content of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Backup {
    format: String,
    /// Id of the pool.
    pub user_pool_id: String,
    /// Time of the backup, in UTC.
    pub time: String,
    /// The pool before the update.
    #[serde(flatten)]
    pub snapshot: Snapshot,
    /// The input of the update.
    pub update: Value,
}

impl Backup {
    /// A backup of `snapshot`, before an update with this input.
    pub fn new(snapshot: Snapshot, update: Value, now: SystemTime) -> Self {
        let user_pool_id = snapshot.user_pool["Id"].as_str().unwrap_or_default().to_owned();
        Self { format: FORMAT.to_owned(), user_pool_id, time: timestamp(now), snapshot, update }
    }

    /// Writes the file and returns its path, made from pool and time if `path` is none. A file that exists is never
    /// overwritten.
    ///
    /// # Errors
    /// Fails if the named file exists, or the file cannot be written.
    pub fn write(&self, path: Option<&Path>) -> Result<PathBuf> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        // Another run in the same second has taken the first name.
        let names = path.is_none().then(|| self.names()).into_iter().flatten();
        for path in path.map(Path::to_owned).into_iter().chain(names) {
            match create(&path, text.as_bytes()) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                created => {
                    let context = || format!("the backup {} cannot be written", path.display());
                    return created.with_context(context).map(|()| path);
                }
            }
        }
        bail!("{} exists; name a new file with --backup", path.unwrap_or(Path::new("")).display())
    }

    /// Names for the file: pool and time, then with a number.
    fn names(&self) -> impl Iterator<Item = PathBuf> {
        let name = format!("{}-{}", self.user_pool_id, self.time.replace(':', ""));
        let numbered = (2..).map(|number| format!("-{number}"));
        std::iter::once(String::new())
            .chain(numbered)
            .map(move |suffix| format!("{name}{suffix}.backup.json").into())
    }

    /// Reads the backup of a pool.
    ///
    /// # Errors
    /// Fails if the file is no complete backup of this pool.
    pub fn read(path: &Path, user_pool_id: &str) -> Result<Self> {
        let shown = path.display();
        ensure!(files::exists(path, "--restore")?, "{shown} does not exist; name a backup with --restore");
        let length = fs::metadata(path).with_context(|| format!("{shown} cannot be read"))?.len();
        ensure!(length <= MAX_BYTES, "{shown} is too large for a backup");
        let text = fs::read(path).with_context(|| format!("{shown} cannot be read"))?;
        let backup = serde_json::from_slice::<Self>(&text).ok().filter(|backup| backup.format == FORMAT);
        let Some(backup) = backup else {
            bail!("{shown} is not a complete backup of attach; name another one")
        };
        let ids = [&Value::from(backup.user_pool_id.as_str()), &backup.snapshot.user_pool["Id"]];
        ensure!(
            ids.iter().all(|id| **id == user_pool_id),
            "{shown} is a backup of {}, not of {user_pool_id}",
            backup.user_pool_id
        );
        Ok(backup)
    }
}

/// Creates a private file with this content, complete and on disk.
fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part)?;
    let written = file.write_all(content).and_then(|()| file.sync_all());
    // A link, unlike a rename, never replaces a file.
    let created = written.and_then(|()| fs::hard_link(&part, path));
    fs::remove_file(&part)?;
    created?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// A point in time without fractions, in UTC, as in RFC 3339.
fn timestamp(time: SystemTime) -> String {
    let time = OffsetDateTime::from(time);
    let (date, (hour, minute, second)) = (time.date(), time.to_hms());
    format!("{date}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::time::Duration;

    use serde_json::json;

    use super::*;

    const ID: &str = "eu-west-1_Example12";

    fn backup() -> Backup {
        let snapshot =
            Snapshot { user_pool: json!({"Id": ID}), mfa_config: json!({"MfaConfiguration": "OFF"}) };
        Backup::new(
            snapshot,
            json!({"UserPoolId": ID}),
            SystemTime::UNIX_EPOCH + Duration::from_hours(500_000),
        )
    }

    fn folder() -> tempfile::TempDir {
        test_kit::folder::with_files::<&str>(&[])
    }

    #[test]
    fn a_backup_is_private_complete_and_never_overwritten() {
        let folder = folder();
        let path = folder.path().join("b.json");
        assert_eq!(backup().write(Some(&path)).unwrap(), path);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Backup::read(&path, ID).unwrap(), backup());
        let error = backup().write(Some(&path)).unwrap_err().to_string();
        assert!(error.ends_with("b.json exists; name a new file with --backup"), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let error = backup().write(Some(Path::new("/no/such/folder/b"))).unwrap_err().to_string();
        assert_eq!(error, "the backup /no/such/folder/b cannot be written");
        let names: Vec<PathBuf> = backup().names().take(2).collect();
        let start = "eu-west-1_Example12-2027-01-15T080000Z";
        assert_eq!(
            names,
            [format!("{start}.backup.json"), format!("{start}-2.backup.json")].map(PathBuf::from)
        );
    }

    #[test]
    fn a_file_that_is_no_backup_is_refused() {
        let folder = folder();
        let path = folder.path().join("b.json");
        let text = serde_json::to_string(&backup()).unwrap();
        for (content, expected) in [
            (&text[..text.len() / 2], "is not a complete backup of attach"),
            ("", "is not a complete backup of attach"),
            ("{}", "is not a complete backup of attach"),
            (&text.replace("backup 1", "backup 9"), "is not a complete backup of attach"),
            (
                &text.replace(ID, "eu-west-1_Another12"),
                "is a backup of eu-west-1_Another12, not of eu-west-1_Example12",
            ),
        ] {
            fs::write(&path, content).unwrap();
            let error = Backup::read(&path, ID).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
        for (path, expected) in [
            ("/no/such/file", "/no/such/file does not exist; name a backup with --restore"),
            ("/dev/zero", "/dev/zero is not a regular file; name another one with --restore"),
        ] {
            assert_eq!(Backup::read(Path::new(path), ID).unwrap_err().to_string(), expected);
        }
    }
}
