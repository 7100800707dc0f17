//! Reads every locale file of a folder and compares it with the reference locale.

use std::io;
use std::path::Path;

use template_files::shown;

pub use crate::comparison::REFERENCE;
use crate::comparison::differences;
use crate::fluent;
use crate::locale_texts::LocaleTexts;

/// Reads every locale of a folder, sorted by tag.
///
/// # Errors
/// Fails with the findings in all files, each on one line: invalid files, and messages or values that differ from the
/// reference.
pub fn read_folder(folder: &Path) -> Result<Vec<LocaleTexts>, Vec<String>> {
    let unreadable = |path: &Path, error: io::Error| format!("{}: {error}", shown(path));
    let files = template_files::list(folder, "ftl").map_err(|error| vec![unreadable(folder, error)])?;
    let folder = shown(folder);
    if !files.iter().any(|file| template_files::stem(file) == REFERENCE) {
        let finding =
            format!("{folder} has no {REFERENCE}.ftl; add it, because it is the reference for all locales");
        return Err(vec![finding]);
    }
    let (mut locales, mut findings) = (Vec::new(), Vec::new());
    for file in files {
        let source = template_files::read(&file).map_err(|error| vec![unreadable(&file, error)]);
        let locale = source.and_then(|source| {
            let in_folder = |finding| format!("{folder}/{finding}");
            let locale = fluent::read(&template_files::stem(&file), &source);
            locale.map_err(|findings| findings.into_iter().map(in_folder).collect())
        });
        match locale {
            Ok(locale) => locales.push(locale),
            Err(found) => findings.extend(found),
        }
    }
    locales.sort_by(|one, other| one.locale.cmp(&other.locale));
    // A file that cannot be read has no texts to compare.
    findings.extend(differences(&locales).iter().map(|finding| format!("{folder}/{finding}")));
    if findings.is_empty() { Ok(locales) } else { Err(findings) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_the_reference_is_refused() {
        let nowhere = read_folder(Path::new("no/such/folder")).unwrap_err();
        assert!(nowhere[0].starts_with("no/such/folder: "), "{nowhere:?}");
        let without = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap_err();
        assert!(without[0].contains("src has no en.ftl; add it"), "{without:?}");
    }
}
