//! The files of a backfill: regular files that only their owner can read.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufRead, ErrorKind, Read};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Permission to read and write for the owner only.
const PRIVATE: u32 = 0o600;

/// Returns whether a file exists at `path`.
///
/// # Errors
/// Fails if it is not a regular file, because reading a device may never end. The error names `option`.
pub fn exists(path: &Path, option: &str) -> Result<bool> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        found => {
            let found = found.with_context(|| format!("{} cannot be read", path.display()))?;
            ensure!(
                found.is_file(),
                "{} is not a regular file; name another one with {option}",
                path.display()
            );
            Ok(true)
        }
    }
}

/// Opens a file, or creates one for its owner only, independent of the umask.
///
/// # Errors
/// Fails if it cannot be opened, or as for [`exists`].
pub fn open(path: &Path, option: &str, options: &mut OpenOptions) -> Result<File> {
    let is_new = !exists(path, option)?;
    let file = options.create(true).mode(PRIVATE).open(path);
    let file = file.with_context(|| format!("{} cannot be opened", path.display()))?;
    if is_new {
        restrict(&file).with_context(|| format!("{} cannot be made private", path.display()))?;
    }
    Ok(file)
}

/// Restricts the file to its owner.
///
/// # Errors
/// Fails if another user owns the file.
pub fn restrict(file: &File) -> io::Result<()> {
    file.set_permissions(Permissions::from_mode(PRIVATE))
}

/// Reads the next line with its line break, at most `max_bytes`. The last line may lack the line break.
///
/// # Errors
/// Fails if the line is longer, is not UTF-8, or cannot be read.
pub fn line(reader: &mut impl BufRead, max_bytes: u64) -> io::Result<String> {
    let mut line = String::new();
    let read = reader.by_ref().take(max_bytes).read_line(&mut line)?;
    if read as u64 == max_bytes && !line.ends_with('\n') {
        return Err(io::Error::new(ErrorKind::InvalidData, "a line is too long"));
    }
    Ok(line)
}

#[cfg(test)]
pub mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A path for this process, without a file.
    pub fn temporary_path(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("backfill-{}-{name}", std::process::id()));
        let _ = fs::remove_file(&path);
        path
    }

    /// Makes a named pipe. A child process would do, but could keep the lock of another test's file until its `exec`.
    pub fn make_fifo(path: &Path) {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        mknodat(CWD, path, FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
    }

    /// The permission bits of the file.
    pub fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_regular_file_is_opened_as_private_and_others_are_refused() {
        let path = temporary_path("private");
        assert!(!exists(&path, "--failures").unwrap());
        drop(open(&path, "--failures", OpenOptions::new().append(true)).unwrap());
        assert_eq!(mode(&path), 0o600);
        fs::remove_file(&path).unwrap();
        for other in ["/dev/null", "/dev/zero", "/dev/full", "/"] {
            let error = open(Path::new(other), "--failures", OpenOptions::new().append(true)).unwrap_err();
            let expected = format!("{other} is not a regular file; name another one with --failures");
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn a_line_is_read_up_to_its_limit() {
        let read = |text: &str| line(&mut text.as_bytes(), 4).map_err(|error| error.kind());
        assert_eq!(read("abc\nd"), Ok("abc\n".to_owned()));
        assert_eq!(read("abc"), Ok("abc".to_owned()));
        assert_eq!(read(""), Ok(String::new()));
        assert_eq!(read("abcd\n"), Err(ErrorKind::InvalidData));
        assert_eq!(read("abcde"), Err(ErrorKind::InvalidData));
        assert!(line(&mut io::BufReader::new(io::repeat(0)), 1 << 20).is_err());
    }
}
