//! Temporary folders.

use std::fs;

use tempfile::TempDir;

/// A folder with these files, by name or by path with `/`. It is removed when the value is dropped.
///
/// # Panics
/// Panics if the folder or a file cannot be written.
#[must_use]
pub fn with_files<C: AsRef<[u8]>>(files: &[(&str, C)]) -> TempDir {
    let folder = TempDir::new().expect("the folder can be created");
    for (name, content) in files {
        let file = folder.path().join(name);
        let parent = file.parent().expect("a file is in a folder");
        fs::create_dir_all(parent).expect("the folder can be created");
        fs::write(file, content).expect("the file can be written");
    }
    folder
}
