//! The names of the files that a run reads and writes.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::arguments::Arguments;
use super::report::unfinished;

/// Makes sure that no file would overwrite another one.
///
/// # Errors
/// Fails if two options name the same file.
pub fn check(arguments: &Arguments) -> Result<()> {
    let files = [
        ("--report", arguments.report.clone()),
        ("--report", unfinished::path(&arguments.report)),
        ("--checkpoint", arguments.checkpoint.clone()),
        ("--deleted", arguments.deleted.clone()),
    ];
    let files = files.map(|(option, path)| (option, resolved(&path)));
    for (index, (option, path)) in files.iter().enumerate() {
        if let Some((other, _)) = files[..index].iter().find(|(_, earlier)| earlier == path) {
            bail!("{other} and {option} use the same file, {}; name another one", path.display());
        }
    }
    Ok(())
}

/// The path without links, of a file that may not exist.
fn resolved(path: &Path) -> PathBuf {
    let in_folder = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    };
    path.canonicalize().ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}
