//! Temporary folders.

use std::fs;

use tempfile::TempDir;

/// A folder with these files, by name. It is removed when the value is dropped.
///
/// # Panics
/// Panics if the folder or a file cannot be written.
#[must_use]
pub fn with_files<C: AsRef<[u8]>>(files: &[(&str, C)]) -> TempDir {
    let folder = TempDir::new().expect("the folder can be created");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("the file can be written");
    }
    folder
}
