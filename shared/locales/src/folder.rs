//! Reads every locale file of a folder and compares it with the reference locale.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use template_files::shown;

use crate::fluent::{self, FluentError};
use crate::locale_texts::LocaleTexts;

/// The locale that defines which messages exist and which values they hold.
pub const REFERENCE: &str = "en";

/// A folder of locale files that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder or a file in it cannot be read.
    #[error("{path}: {1}", path = shown(.0))]
    Unreadable(PathBuf, #[source] io::Error),
    /// A file is not a valid locale file.
    #[error("{path}/{1}", path = shown(.0))]
    InvalidFile(PathBuf, #[source] FluentError),
    /// The file of the reference locale is missing.
    #[error("{path} has no {REFERENCE}.ftl; add it, every other locale is compared with it", path = shown(.0))]
    NoReference(PathBuf),
    /// Files are invalid or differ from the reference; one finding per line.
    #[error("{0}")]
    Findings(String),
}

/// Reads every locale of a folder, sorted by tag.
///
/// # Errors
/// Fails if a file is invalid, or its messages or values differ from the reference.
pub fn read_folder(folder: &Path) -> Result<Vec<LocaleTexts>, FolderError> {
    let files = template_files::list(folder, "ftl")
        .map_err(|error| FolderError::Unreadable(folder.to_owned(), error))?;
    if !files.iter().any(|file| template_files::stem(file) == REFERENCE) {
        return Err(FolderError::NoReference(folder.to_owned()));
    }
    let (mut locales, mut findings) = (Vec::new(), Vec::new());
    for file in files {
        match read_file(folder, &file) {
            Ok(locale) => locales.push(locale),
            Err(error) => findings.push(error.to_string()),
        }
    }
    locales.sort_by(|one, other| one.locale.cmp(&other.locale));
    if let Some(reference) = locales.iter().find(|texts| texts.locale == REFERENCE) {
        let differences = locales.iter().flat_map(|texts| differences(reference, texts));
        findings.extend(differences.map(|finding| format!("{}/{finding}", shown(folder))));
    }
    if findings.is_empty() { Ok(locales) } else { Err(FolderError::Findings(findings.join("\n"))) }
}

fn read_file(folder: &Path, file: &Path) -> Result<LocaleTexts, FolderError> {
    let source =
        template_files::read(file).map_err(|error| FolderError::Unreadable(file.to_owned(), error))?;
    fluent::read(&template_files::stem(file), &source)
        .map_err(|error| FolderError::InvalidFile(folder.to_owned(), error))
}

/// The texts that a locale lacks, has in excess, or has with other values than `reference`.
#[must_use]
pub fn differences(reference: &LocaleTexts, locale: &LocaleTexts) -> Vec<String> {
    let names = |locale: &LocaleTexts| -> BTreeSet<(String, String)> {
        let messages = locale.messages.iter();
        messages.flat_map(|(id, texts)| texts.keys().map(|name| (id.clone(), name.clone()))).collect()
    };
    let (expected, found) = (names(reference), names(locale));
    let file = format!("{}.ftl", locale.locale);
    let key = |(id, name): &(String, String)| format!("{file}: {id}.{}", name.replace('_', "-"));
    let missing = expected
        .difference(&found)
        .map(|name| format!("{} is missing; translate it from {REFERENCE}.ftl", key(name)));
    let unknown = found
        .difference(&expected)
        .map(|name| format!("{} is not in {REFERENCE}.ftl; remove it or correct its name", key(name)));
    let changed = expected.intersection(&found).filter_map(|name| {
        let values = |locale: &LocaleTexts| locale.messages[&name.0][&name.1].values().join(" ");
        let (expected, found) = (values(reference), values(locale));
        let list = |values: String| if values.is_empty() { "no value".to_owned() } else { values };
        (expected != found).then(|| {
            format!("{} holds {}; use {}, as {REFERENCE}.ftl does", key(name), list(found), list(expected))
        })
    });
    missing.chain(unknown).chain(changed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_from_the_reference_are_named_by_file_and_key() {
        let english = "a =\n    .b-c = Hello { $brand }\n    .d = x\n";
        let texts = |locale: &str, source: &str| fluent::read(locale, source).unwrap();
        let check = |source: &str| differences(&texts("en", english), &texts("de", source));
        assert!(check("a =\n    .b-c = Guten Tag, { $brand }\n    .d = y\n").is_empty());
        assert_eq!(
            check("a =\n    .b-c = Guten Tag\n    .e = z\n"),
            [
                "de.ftl: a.d is missing; translate it from en.ftl",
                "de.ftl: a.e is not in en.ftl; remove it or correct its name",
                "de.ftl: a.b-c holds no value; use {$brand}, as en.ftl does"
            ]
        );
    }

    #[test]
    fn a_folder_without_the_reference_is_refused() {
        let nowhere = read_folder(Path::new("no/such/folder")).unwrap_err().to_string();
        assert!(nowhere.starts_with("no/such/folder: "), "{nowhere}");
        let without = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap_err();
        assert!(matches!(without, FolderError::NoReference(_)));
    }
}
