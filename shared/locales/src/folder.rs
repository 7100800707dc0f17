//! All locale files of a folder, compared with the one that the others are translated from.
#![expect(clippy::disallowed_methods, reason = "reads files when content is packed; no function calls it")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::fluent::{self, FluentError};
use crate::locale_texts::LocaleTexts;

/// The locale that says which messages there are and which values they hold.
pub const REFERENCE: &str = "en";

/// A folder that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It cannot be read.
    #[error("{path}: {1}", path = shown(.0))]
    Unreadable(PathBuf, #[source] io::Error),
    /// A file cannot be used.
    #[error("{path}/{1}", path = shown(.0))]
    Unusable(PathBuf, #[source] FluentError),
    /// The reference is not there.
    #[error("{path} has no {REFERENCE}.ftl, which every other locale is compared with", path = shown(.0))]
    NoReference(PathBuf),
    /// Some files cannot be used or are not whole; one finding per line.
    #[error("{0}")]
    NotWhole(String),
}

/// A path in an error, on one line whatever is in it. Paths in the project start at `templates`.
#[must_use]
pub fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    let from_templates = path.rfind("/templates/").map_or(&*path, |start| &path[start + 1..]);
    from_templates.escape_debug().to_string()
}

/// Every locale of a folder, in the order of their tags.
///
/// # Errors
/// When a file cannot be used, or has other messages or values than the reference.
pub fn read_folder(folder: &Path) -> Result<Vec<LocaleTexts>, FolderError> {
    let files = files(folder)?;
    if !files.iter().any(|file| file.file_stem().is_some_and(|stem| stem == REFERENCE)) {
        return Err(FolderError::NoReference(folder.to_owned()));
    }
    let (mut all, mut findings) = (Vec::new(), Vec::new());
    for file in files {
        match locale(folder, &file) {
            Ok(words) => all.push(words),
            Err(error) => findings.push(error.to_string()),
        }
    }
    all.sort_by(|one, other| one.locale.cmp(&other.locale));
    if let Some(reference) = all.iter().find(|words| words.locale == REFERENCE) {
        let differences = all.iter().flat_map(|words| differences(reference, words));
        findings.extend(differences.map(|finding| format!("{}/{finding}", shown(folder))));
    }
    if findings.is_empty() { Ok(all) } else { Err(FolderError::NotWhole(findings.join("\n"))) }
}

fn locale(folder: &Path, file: &Path) -> Result<LocaleTexts, FolderError> {
    let source = fs::read_to_string(file).map_err(|error| FolderError::Unreadable(file.to_owned(), error))?;
    let locale = file.file_stem().unwrap_or_default().to_string_lossy();
    // Some editors put a byte order mark there.
    fluent::read(&locale, source.trim_start_matches('\u{FEFF}'))
        .map_err(|error| FolderError::Unusable(folder.to_owned(), error))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, FolderError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| FolderError::Unreadable(folder.to_owned(), error))?;
    let files = entries.into_iter().map(|entry| entry.path());
    let is_hidden = |file: &PathBuf| file.file_name().is_some_and(|name| name.as_encoded_bytes()[0] == b'.');
    let mut files: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|extension| extension == "ftl") && !is_hidden(file))
        .collect();
    files.sort();
    Ok(files)
}

/// What `words` lacks, has too much, or says with other values than `reference`.
#[must_use]
pub fn differences(reference: &LocaleTexts, words: &LocaleTexts) -> Vec<String> {
    let names = |words: &LocaleTexts| -> BTreeSet<(String, String)> {
        let messages = words.messages.iter();
        messages.flat_map(|(id, texts)| texts.keys().map(|name| (id.clone(), name.clone()))).collect()
    };
    let (wanted, found) = (names(reference), names(words));
    let file = format!("{}.ftl", words.locale);
    let place = |(id, name): &(String, String)| format!("{file}: {id}.{}", name.replace('_', "-"));
    let missing = wanted
        .difference(&found)
        .map(|name| format!("{} is missing; translate it from {REFERENCE}.ftl", place(name)));
    let unknown = found
        .difference(&wanted)
        .map(|name| format!("{} is not in {REFERENCE}.ftl; remove it or correct its name", place(name)));
    let odd = wanted.intersection(&found).filter_map(|name| {
        let values = |words: &LocaleTexts| words.messages[&name.0][&name.1].values();
        let (wanted, found) = (values(reference), values(words));
        (wanted != found).then(|| format!("{} holds {found:?} instead of {wanted:?}", place(name)))
    });
    missing.chain(unknown).chain(odd).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_translation_lost_is_named() {
        let english = "a =\n    .b-c = Hello { $brand }\n    .d = x\n";
        let words = |locale: &str, source: &str| fluent::read(locale, source).unwrap();
        let check = |source: &str| differences(&words("en", english), &words("de", source));
        assert!(check("a =\n    .b-c = Guten Tag, { $brand }\n    .d = y\n").is_empty());
        assert_eq!(
            check("a =\n    .b-c = Guten Tag\n    .e = z\n"),
            [
                "de.ftl: a.d is missing; translate it from en.ftl",
                "de.ftl: a.e is not in en.ftl; remove it or correct its name",
                "de.ftl: a.b-c holds [] instead of [\"{$brand}\"]"
            ]
        );
    }

    #[test]
    fn a_folder_needs_its_reference() {
        let nowhere = read_folder(Path::new("no/such/folder")).unwrap_err().to_string();
        assert!(nowhere.starts_with("no/such/folder: "), "{nowhere}");
        let without = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap_err();
        assert!(matches!(without, FolderError::NoReference(_)));
    }
}
