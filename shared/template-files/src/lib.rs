//! Lists and reads the files of `templates/` when content is packed. No function calls this crate.
#![expect(clippy::disallowed_methods, reason = "reads files when content is packed; no function calls it")]

use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;
use std::{fs, io};

/// The files of `folder` with this extension, sorted by name. Hidden files and the copies that editors keep (`.name`,
/// `#name#`) are left out.
///
/// # Errors
/// Fails if the folder cannot be read.
pub fn list(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| {
        !name(file).starts_with(['.', '#']) && file.extension().is_some_and(|found| found == extension)
    });
    files.sort();
    Ok(files)
}

/// The text of a file, without a byte order mark and with LF line ends.
///
/// # Errors
/// Fails if the file cannot be read or is not UTF-8.
pub fn read(file: &Path) -> io::Result<String> {
    let bytes = fs::read(file)?;
    let text = String::from_utf8(bytes)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, not_utf8(&error)))?;
    Ok(text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"))
}

/// The place of the first byte that is not UTF-8. Editors that save UTF-16 begin the file with a mark of its own.
fn not_utf8(error: &FromUtf8Error) -> String {
    let bytes = error.as_bytes();
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return "the file is UTF-16; save it as UTF-8".to_owned();
    }
    let before = &bytes[..error.utf8_error().valid_up_to()];
    let line = before.split(|byte| *byte == b'\n').count();
    format!("line {line} is not UTF-8; save the file as UTF-8")
}

/// The name of a file, with its extension.
#[must_use]
pub fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The name of a file, without its extension.
#[must_use]
pub fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A path for an error message: on one line, control characters escaped, relative to the parent of `templates`.
#[must_use]
pub fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    let from_templates = path.rfind("/templates/").map_or(&*path, |start| &path[start + 1..]);
    from_templates.escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_files_byte_order_marks_and_carriage_returns_are_ignored() {
        let names = ["b.txt", "a.txt", ".a.txt", "#a.txt", "#a.txt#", "a.html", "a.txt~"];
        let folder = test_kit::folder::with_files(&names.map(|name| (name, "\u{FEFF}one\r\ntwo\n")));
        let files = list(folder.path(), "txt").unwrap();
        assert_eq!(files.iter().map(|file| name(file)).collect::<Vec<_>>(), ["a.txt", "b.txt"]);
        assert_eq!(read(&files[0]).unwrap(), "one\ntwo\n");
    }

    #[test]
    fn a_file_in_another_encoding_is_refused_with_the_cure() {
        let folder = test_kit::folder::with_files(&[
            ("a.txt", b"a\nb\xE9\n"),
            ("b.txt", b"\xFF\xFEa\0\n"),
            ("c.txt", b"\xFE\xFF\0a\0"),
        ]);
        let problem = |name: &str| read(&folder.path().join(name)).unwrap_err().to_string();
        assert_eq!(problem("a.txt"), "line 2 is not UTF-8; save the file as UTF-8");
        for name in ["b.txt", "c.txt"] {
            assert_eq!(problem(name), "the file is UTF-16; save it as UTF-8");
        }
    }

    #[test]
    fn a_path_in_an_error_starts_at_templates_and_stays_on_one_line() {
        let path = Path::new("no/such/templates/email/\u{1b}[31m\n.html");
        assert_eq!(shown(path), "templates/email/\\u{1b}[31m\\n.html");
        assert!(read(path).is_err() && list(path, "txt").is_err());
    }
}
