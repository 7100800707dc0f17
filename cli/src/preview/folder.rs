//! Writes the page and every message into one folder, which needs no server.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use messages::Lifetimes;

use super::gallery::Gallery;
use super::manifest::{self, Manifest};
use super::page;

/// Writes the page with all its files. Files of earlier messages are removed, so that the folder can be handed over.
///
/// # Errors
/// Fails if a file cannot be written, or the folder has a file that no earlier preview wrote.
pub fn write(folder: &Path, gallery: &Gallery, lifetimes: Lifetimes) -> Result<PathBuf> {
    manifest::clear(folder)?;
    let list = Manifest::create(folder).with_context(|| format!("{} cannot be written", folder.display()))?;
    let mut output = Output { folder, list };
    output.put("index.html", page::INDEX.as_bytes())?;
    for (name, content) in page::FILES {
        output.put(name, content.as_bytes())?;
    }
    output.put(page::INDEX_SCRIPT, gallery.index_script(0, &[], lifetimes)?.as_bytes())?;
    for sheet in gallery.sheets() {
        output.put(&page::sheet_script(&sheet.brand, &sheet.locale), sheet.script()?.as_bytes())?;
    }
    for message in gallery.messages() {
        for (ending, content) in gallery.files(message)? {
            output.put(&format!("{}.{ending}", message.name()), &content)?;
        }
    }
    Ok(folder.join("index.html"))
}

/// The folder that is being written.
struct Output<'f> {
    folder: &'f Path,
    list: Manifest,
}

impl Output<'_> {
    fn put(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let file = self.folder.join(name);
        let problem = || format!("{} cannot be written", file.display());
        self.list.add(name).with_context(problem)?;
        fs::create_dir_all(file.parent().unwrap_or(self.folder)).with_context(problem)?;
        fs::write(&file, content).with_context(problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write_empty(folder: &Path) -> Result<PathBuf> {
        write(folder, &Gallery::default(), Lifetimes::DEFAULT)
    }

    fn assert_refused(folder: &Path, foreign: &str) {
        let refused = write_empty(folder).unwrap_err().to_string();
        let expected = "is not a file of a preview; move it or name a new folder with --out";
        assert_eq!(refused, format!("{} {expected}", folder.join(foreign).display()));
        assert!(folder.join(foreign).is_file());
    }

    #[test]
    fn an_earlier_preview_is_replaced_with_the_files_that_only_it_has() {
        let folder = test_kit::folder::with_files::<&str>(&[]);
        let page = write_empty(folder.path()).unwrap();
        let list = folder.path().join(manifest::NAME);
        let text = fs::read_to_string(&list).unwrap();
        fs::write(&list, format!("{text}old/en/sign-up.html\nold/de/never-written.html\n")).unwrap();
        fs::create_dir_all(folder.path().join("old/en")).unwrap();
        fs::write(folder.path().join("old/en/sign-up.html"), "").unwrap();
        assert_eq!(write_empty(folder.path()).unwrap(), page);
        assert!(page.is_file() && !folder.path().join("old").exists());
    }

    #[test]
    fn a_folder_with_a_file_of_somebody_else_is_left_alone() {
        let folder = test_kit::folder::with_files(&[("index.html", "<title>Messages</title>")]);
        assert_refused(folder.path(), "index.html");
        let preview = folder.path().join("preview");
        let page = write_empty(&preview).unwrap();
        for foreign in ["notes.txt", "page/mine.css"] {
            fs::write(preview.join(foreign), "mine").unwrap();
            assert_refused(&preview, foreign);
            assert!(page.is_file() && preview.join("page/style.css").is_file());
            fs::remove_file(preview.join(foreign)).unwrap();
        }
        write_empty(&preview).unwrap();
    }

    #[test]
    fn a_list_that_names_files_outside_the_folder_removes_none() {
        let folder = test_kit::folder::with_files::<&str>(&[]);
        let mine = folder.path().join("mine");
        fs::create_dir(&mine).unwrap();
        fs::write(mine.join("notes.txt"), "mine").unwrap();
        let preview = folder.path().join("preview");
        write_empty(&preview).unwrap();
        std::os::unix::fs::symlink(&mine, preview.join("link")).unwrap();
        let list = preview.join(manifest::NAME);
        let text = fs::read_to_string(&list).unwrap();
        fs::write(&list, format!("{text}../mine/notes.txt\nlink\nlink/notes.txt\n")).unwrap();
        write_empty(&preview).unwrap();
        assert!(mine.join("notes.txt").is_file() && !preview.join("link").exists());
    }
}
