//! A new file that is complete before it replaces the old one.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A new file in the folder of the file that it will replace. Dropping the value removes the new file.
pub struct OutputFile {
    target: PathBuf,
    new: PathBuf,
}

impl OutputFile {
    /// Writes the new file and syncs it to disk.
    ///
    /// # Errors
    /// Fails if the new file cannot be written, for example because the disk is full. The old file is
    /// unchanged.
    pub fn write(target: &Path, bytes: &[u8]) -> Result<Self> {
        let name =
            target.file_name().with_context(|| format!("{} is not the name of a file", target.display()))?;
        let is_other = fs::metadata(target).is_ok_and(|found| !found.is_file());
        anyhow::ensure!(
            !is_other,
            "{} is not a regular file; name a file with --out or --into",
            target.display()
        );
        // A symbolic link stays; its target is replaced.
        let target = &fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        let name = target.file_name().unwrap_or(name);
        let new = target.with_file_name(format!(".{}.{}.new", name.to_string_lossy(), std::process::id()));
        let file = Self { target: target.to_owned(), new };
        let write = || {
            let mut new = fs::File::create_new(&file.new)?;
            new.write_all(bytes)?;
            new.sync_all()
        };
        write().with_context(|| format!("{} cannot be written", target.display()))?;
        Ok(file)
    }

    /// Replaces the old file.
    ///
    /// # Errors
    /// Fails if the old file cannot be replaced.
    pub fn replace(self) -> Result<PathBuf> {
        let problem = || format!("{} cannot be written", self.target.display());
        if let Ok(old) = fs::metadata(&self.target) {
            fs::set_permissions(&self.new, old.permissions()).with_context(problem)?;
        }
        fs::rename(&self.new, &self.target).with_context(problem)?;
        Ok(self.target.clone())
    }
}

impl Drop for OutputFile {
    fn drop(&mut self) {
        // After `replace` there is nothing to remove.
        drop(fs::remove_file(&self.new));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_file_stays_until_the_new_one_is_complete() {
        let folder = test_kit::folder::with_files(&[("content.pack", "old")]);
        let folder = folder.path();
        let target = folder.join("content.pack");
        let new = OutputFile::write(&target, b"new").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"old");
        drop(new);
        assert_eq!((fs::read(&target).unwrap(), fs::read_dir(folder).unwrap().count()), (b"old".to_vec(), 1));
        OutputFile::write(&target, b"new").unwrap().replace().unwrap();
        assert_eq!((fs::read(&target).unwrap(), fs::read_dir(folder).unwrap().count()), (b"new".to_vec(), 1));
        let missing = OutputFile::write(&folder.join("no/such/folder"), b"").err().unwrap();
        assert!(format!("{missing:#}").contains("cannot be written: "), "{missing:#}");
        let is_folder = OutputFile::write(folder, b"").err().unwrap();
        assert!(
            is_folder.to_string().ends_with("is not a regular file; name a file with --out or --into"),
            "{is_folder}"
        );
    }
}
