//! The list of the files of a preview, by which a later one knows what it may remove.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The file with the list, one path per line.
pub const NAME: &str = ".cognito-triggers-preview";

/// The open list of a preview that is being written.
pub struct Manifest(File);

impl Manifest {
    /// Starts the list of a folder.
    ///
    /// # Errors
    /// Fails if the folder or the list cannot be created.
    pub fn create(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        File::create_new(folder.join(NAME)).map(Self)
    }

    /// Adds a file before it is written, so that an interrupted preview can be replaced too.
    ///
    /// # Errors
    /// Fails if the list cannot be written.
    pub fn add(&mut self, name: &str) -> io::Result<()> {
        self.0.write_all(format!("{name}\n").as_bytes())
    }
}

/// Removes the files of an earlier preview, and the folders that they leave empty.
///
/// # Errors
/// Fails if a file cannot be removed. Removes nothing if any file is not in the list.
pub fn clear(folder: &Path) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let shown = folder.display();
    let list = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
    let mut files = Vec::new();
    collect(folder, "", &mut files).with_context(|| format!("{shown} cannot be read"))?;
    files.sort();
    let known: BTreeSet<&str> = list.lines().chain([NAME]).collect();
    if let Some(foreign) = files.iter().find(|file| !known.contains(file.as_str())) {
        bail!("{shown}/{foreign} is not a file of a preview; move it or name a new folder with --out");
    }
    // The list goes last, so that an interrupted removal can be repeated.
    files.sort_by_key(|file| file == NAME);
    for file in &files {
        remove(folder, file).with_context(|| format!("{shown}/{file} cannot be removed"))?;
    }
    Ok(())
}

/// Collects the paths of all files. A symbolic link counts as a file, so that nothing outside the folder is removed.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

/// Removes a file, and its folders if they are empty now.
fn remove(folder: &Path, name: &str) -> io::Result<()> {
    fs::remove_file(folder.join(name))?;
    let parents = Path::new(name).ancestors().skip(1).filter(|parent| !parent.as_os_str().is_empty());
    for parent in parents {
        // A folder that still has files stays.
        if fs::remove_dir(folder.join(parent)).is_err() {
            break;
        }
    }
    Ok(())
}
