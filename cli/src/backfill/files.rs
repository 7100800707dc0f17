//! The files of a backfill: regular ones, which only their owner can read.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufRead, ErrorKind, Read};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Read and written by the owner.
const PRIVATE: u32 = 0o600;

/// Whether there is a file at `path`.
///
/// # Errors
/// When there is something else, of which reading may never end; the text names `option`, which takes another path.
pub fn is_there(path: &Path, option: &str) -> Result<bool> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        found => {
            let found = found.with_context(|| format!("{} cannot be looked at", path.display()))?;
            ensure!(
                found.is_file(),
                "{} is not a regular file; name another one with {option}",
                path.display()
            );
            Ok(true)
        }
    }
}

/// Opens a file, or creates one for the owner only, whatever the umask.
///
/// # Errors
/// When it cannot be opened, or as for [`is_there`].
pub fn open(path: &Path, option: &str, options: &mut OpenOptions) -> Result<File> {
    let is_new = !is_there(path, option)?;
    let file = options.create(true).mode(PRIVATE).open(path);
    let file = file.with_context(|| format!("{} cannot be opened", path.display()))?;
    if is_new {
        restrict(&file).with_context(|| format!("{} cannot be made private", path.display()))?;
    }
    Ok(file)
}

/// Takes the file away from everybody but its owner.
///
/// # Errors
/// When the file is somebody else's.
pub fn restrict(file: &File) -> io::Result<()> {
    file.set_permissions(Permissions::from_mode(PRIVATE))
}

/// The next line with its line break, of at most `longest` bytes. At the end of the file, a line may lack the break.
///
/// # Errors
/// When the line is longer or no UTF-8, or cannot be read.
pub fn line(reader: &mut impl BufRead, longest: u64) -> io::Result<String> {
    let mut line = String::new();
    let read = reader.by_ref().take(longest).read_line(&mut line)?;
    if read as u64 == longest && !line.ends_with('\n') {
        return Err(io::Error::new(ErrorKind::InvalidData, "a line is too long"));
    }
    Ok(line)
}

#[cfg(test)]
pub mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A path of this process's own, where nothing is.
    pub fn place(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("backfill-{}-{name}", std::process::id()));
        let _ = fs::remove_file(&path);
        path
    }

    /// The permission bits of the file.
    pub fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn only_a_regular_file_is_opened_and_it_is_private() {
        let path = place("private");
        assert!(!is_there(&path, "--failures").unwrap());
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
    fn a_line_is_read_up_to_its_bound() {
        let read = |text: &str| line(&mut text.as_bytes(), 4).map_err(|error| error.kind());
        assert_eq!(read("abc\nd"), Ok("abc\n".to_owned()));
        assert_eq!(read("abc"), Ok("abc".to_owned()));
        assert_eq!(read(""), Ok(String::new()));
        assert_eq!(read("abcd\n"), Err(ErrorKind::InvalidData));
        assert_eq!(read("abcde"), Err(ErrorKind::InvalidData));
        assert!(line(&mut io::BufReader::new(io::repeat(0)), 1 << 20).is_err());
    }
}
