//! Reads every locale file of a folder and compares it with the reference locale.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use template_files::shown;

use crate::fluent;
use crate::locale_texts::LocaleTexts;

/// The locale that defines which messages exist and which values they hold.
pub const REFERENCE: &str = "en";

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
        let source = template_files::read(&file).map_err(|error| unreadable(&file, error));
        let locale = source.and_then(|source| {
            fluent::read(&template_files::stem(&file), &source)
                .map_err(|finding| format!("{folder}/{finding}"))
        });
        match locale {
            Ok(locale) => locales.push(locale),
            Err(finding) => findings.push(finding),
        }
    }
    locales.sort_by(|one, other| one.locale.cmp(&other.locale));
    if let Some(reference) = locales.iter().find(|texts| texts.locale == REFERENCE) {
        let differences = locales.iter().flat_map(|texts| differences(reference, texts));
        findings.extend(differences.map(|finding| format!("{folder}/{finding}")));
    }
    if findings.is_empty() { Ok(locales) } else { Err(findings) }
}

/// One finding for each text that `locale` lacks, that only `locale` has, or that holds other values than in
/// `reference`.
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
            format!("{} contains {}; use {}, as {REFERENCE}.ftl does", key(name), list(found), list(expected))
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
                "de.ftl: a.b-c contains no value; use {$brand}, as en.ftl does"
            ]
        );
    }

    #[test]
    fn a_folder_without_the_reference_is_refused() {
        let nowhere = read_folder(Path::new("no/such/folder")).unwrap_err();
        assert!(nowhere[0].starts_with("no/such/folder: "), "{nowhere:?}");
        let without = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap_err();
        assert!(without[0].contains("src has no en.ftl; add it"), "{without:?}");
    }
}
