//! Writes the page and every message into one folder, which needs no server.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use messages::Lifetimes;

use super::gallery::Gallery;
use super::page;

/// The title of the page, by which an earlier preview is known.
const TITLE: &str = "<title>Messages</title>";

/// Writes the page with all its files. Files of earlier messages are removed, so that the folder can be handed over.
///
/// # Errors
/// Fails if a file cannot be written, or the folder holds files of somebody else.
pub fn write(folder: &Path, gallery: &Gallery, lifetimes: Lifetimes) -> Result<PathBuf> {
    clear(folder)?;
    let index = page::INDEX;
    put(folder, "index.html", index.as_bytes())?;
    for (name, content) in page::FILES {
        put(folder, name, content.as_bytes())?;
    }
    put(folder, page::INDEX_SCRIPT, gallery.index_script(0, &[], lifetimes)?.as_bytes())?;
    for sheet in gallery.sheets() {
        put(folder, &page::sheet_script(&sheet.brand, &sheet.locale), sheet.script()?.as_bytes())?;
    }
    for message in gallery.messages() {
        for (ending, content) in gallery.files(message)? {
            put(folder, &format!("{}.{ending}", message.name()), &content)?;
        }
    }
    Ok(folder.join("index.html"))
}

/// Removes an earlier preview. Any other folder that is not empty is left alone.
fn clear(folder: &Path) -> Result<()> {
    let is_empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if is_empty {
        return Ok(());
    }
    let shown = folder.display();
    let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    ensure!(page.contains(TITLE), "{shown} is not empty and is not a preview; name a new folder with --out");
    fs::remove_dir_all(folder).with_context(|| format!("{shown} cannot be removed"))
}

fn put(folder: &Path, name: &str, content: &[u8]) -> Result<()> {
    let file = folder.join(name);
    let problem = || format!("{} cannot be written", file.display());
    fs::create_dir_all(file.parent().unwrap_or(folder)).with_context(problem)?;
    fs::write(&file, content).with_context(problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_preview_is_replaced_and_another_folder_is_left_alone() {
        let folder = test_kit::folder::with_files(&[("notes.txt", "mine")]);
        let gallery = Gallery::default();
        let refused = write(folder.path(), &gallery, Lifetimes::DEFAULT).unwrap_err().to_string();
        assert!(refused.ends_with("is not a preview; name a new folder with --out"), "{refused}");
        assert!(folder.path().join("notes.txt").is_file());

        let preview = folder.path().join("preview");
        let page = write(&preview, &gallery, Lifetimes::DEFAULT).unwrap();
        put(&preview, "old/en/sign-up.html", b"").unwrap();
        assert_eq!(write(&preview, &gallery, Lifetimes::DEFAULT).unwrap(), page);
        assert!(page.is_file() && !preview.join("old").exists());
    }
}
