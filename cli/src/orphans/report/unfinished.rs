//! The file of a report that is not complete. Its name is known before it is written, so it must never be a link or the file
//! of somebody else.

use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::backfill::files;

const OPTION: &str = "--report";

/// The path of the unfinished report beside the report.
pub fn path(report: &Path) -> PathBuf {
    let mut name = report.as_os_str().to_owned();
    name.push(".unfinished");
    name.into()
}

/// Creates the file, in place of one that an interrupted run left: it begins with `mark`.
///
/// # Errors
/// Fails if there is anything else at the path, or the file cannot be created.
pub fn create(path: &Path, mark: &str) -> Result<File> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        found => {
            let is_file = found.is_ok_and(|metadata| metadata.is_file());
            ensure!(
                is_file && begins_with(mark, path)?,
                "{} is not a report that an interrupted run left; remove it, or name another file with {OPTION}",
                path.display()
            );
            fs::remove_file(path).with_context(|| format!("{} cannot be removed", path.display()))?;
        }
    }
    files::open(path, OPTION, OpenOptions::new().write(true).create_new(true))
}

/// Returns whether the file begins with `mark`, or ends in it.
fn begins_with(mark: &str, path: &Path) -> Result<bool> {
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let start = files::line(&mut BufReader::new(file), 1 << 16).unwrap_or_else(|_| "?".to_owned());
    Ok(start.starts_with(mark) || mark.starts_with(&start))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::backfill::files::tests::{make_fifo, mode, temporary_path};

    const MARK: &str = "# orphans of cognito-triggers ";

    #[test]
    fn only_an_unfinished_report_is_replaced() {
        let path = temporary_path("stale.csv.unfinished");
        for stale in [String::new(), MARK[..9].to_owned(), format!("{MARK}{{\"userPool\"")] {
            fs::write(&path, stale).unwrap();
            drop(create(&path, MARK).unwrap());
            assert_eq!((fs::read_to_string(&path).unwrap().as_str(), mode(&path)), ("", 0o600));
        }
        fs::write(&path, "a letter\n").unwrap();
        assert!(
            create(&path, MARK)
                .unwrap_err()
                .to_string()
                .contains("is not a report that an interrupted run left")
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "a letter\n");
        fs::remove_file(&path).unwrap();
        make_fifo(&path);
        assert!(create(&path, MARK).is_err());
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn a_link_is_not_followed() {
        let (path, target) = (temporary_path("link.csv.unfinished"), temporary_path("target"));
        symlink(&target, &path).unwrap();
        assert!(create(&path, MARK).is_err());
        assert!(!target.exists());
        fs::write(&target, MARK).unwrap();
        assert!(create(&path, MARK).is_err());
        assert_eq!(fs::read_to_string(&target).unwrap(), MARK);
        fs::remove_file(&path).unwrap();
        fs::remove_file(&target).unwrap();
    }
}
