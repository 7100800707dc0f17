//! Files of keys. No error quotes their content.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// Largest file of keys. A device could be endless.
const MOST_BYTES: u64 = 65_536;

/// Reads the text of a file of keys.
///
/// # Errors
/// Fails if the file cannot be read, or is too large for keys.
pub fn read(path: &Path) -> Result<String> {
    let problem = || format!("{} cannot be read", path.display());
    let file = OpenOptions::new().read(true).open(path).with_context(problem)?;
    let mut text = String::new();
    file.take(MOST_BYTES + 1).read_to_string(&mut text).with_context(problem)?;
    ensure!(text.len() as u64 <= MOST_BYTES, "{} is too large for a file of keys", path.display());
    Ok(text)
}

/// Writes a new file that only its owner can read.
///
/// # Errors
/// Fails if the file exists: its key may be in use.
pub fn write_new(path: &Path, text: &str) -> Result<()> {
    let problem = || format!("{} cannot be written", path.display());
    let mut file = match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} exists, and its key may be in use; name a new file with --out", path.display())
        }
        file => file.with_context(problem)?,
    };
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).with_context(problem)
}
