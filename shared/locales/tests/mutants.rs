//! Changes of the repository's locale files, each with the finding that names the file to correct and the cure.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::path::{Path, PathBuf};

use locales::read_folder;

fn templates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/locales")
}

/// The shipped files by name.
fn files() -> Vec<(String, String)> {
    let files = template_files::list(&templates(), "ftl").unwrap();
    files.iter().map(|file| (template_files::name(file), template_files::read(file).unwrap())).collect()
}

/// The findings in the shipped files after a change.
fn findings(change: impl FnOnce(&mut Vec<(String, String)>)) -> Vec<String> {
    let mut files = files();
    change(&mut files);
    let named: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = test_kit::folder::with_files(&named);
    let found = read_folder(folder.path()).err().unwrap_or_default();
    let folder = template_files::shown(folder.path());
    found.iter().map(|finding| finding.replace(&format!("{folder}/"), "")).collect()
}

/// Replaces the first `from` in a file, and returns the number of its line.
fn replace(files: &mut [(String, String)], file: &str, from: &str, to: &str) -> usize {
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
    let (before, _) = text.split_once(from).unwrap_or_else(|| panic!("{file} holds {from}"));
    let line = before.matches('\n').count() + 1;
    *text = text.replacen(from, to, 1);
    line
}

fn remove_line(files: &mut [(String, String)], file: &str, start: &str) {
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
    let line = text.lines().find(|line| line.trim_start().starts_with(start)).unwrap().to_owned();
    *text = text.replacen(&format!("{line}\n"), "", 1);
}

#[test]
fn a_change_of_the_reference_alone_is_its_own_finding() {
    let others = files().len() - 1;
    assert!(findings(|_| ()).is_empty());
    assert_eq!(
        findings(|files| remove_line(files, "en.ftl", ".regards")),
        [format!(
            "en.ftl: common.regards is missing, and all {others} other files have it; add it, or remove it from them"
        )]
    );
    let mut line = 0;
    let found = findings(|files| line = replace(files, "en.ftl", "Welcome to { $brand }", "Welcome"));
    let cure = format!("use {{ $brand }}, as {others} other files do, or change them");
    assert_eq!(found, [format!("en.ftl:{line}: sign-up.heading contains no value; {cure}")]);
    let found =
        findings(|files| line = replace(files, "en.ftl", ".regards =", ".regards-new = x\n    .regards ="));
    assert_eq!(
        found,
        [format!(
            "en.ftl:{line}: common.regards-new is in none of the {others} other files; translate it there, or correct its name"
        )]
    );
}

#[test]
fn a_change_of_another_file_is_its_own_finding() {
    assert_eq!(
        findings(|files| remove_line(files, "de.ftl", ".regards")),
        ["de.ftl: common.regards is missing; translate it from en.ftl"]
    );
    let mut line = 0;
    let found = findings(|files| line = replace(files, "de.ftl", ".subject =", ".subject = { $brand"));
    let column = "    .subject = ".len() + 1;
    assert!(
        found[0].starts_with(&format!("de.ftl:{line}:{column}: this brace is not closed; add }}")),
        "{found:?}"
    );
    assert_eq!(found.len(), 1);
}

#[test]
fn a_language_has_all_its_plural_forms() {
    for (file, form, number) in
        [("pl.ftl", "few", 3), ("ru.ftl", "many", 5), ("ar.ftl", "few", 3), ("cs.ftl", "few", 3)]
    {
        let mut line = 0;
        let found = findings(|files| {
            let start =
                files.iter().find(|(name, _)| name == file).unwrap().1.find("\nauthentication =").unwrap();
            let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
            line = text[..start].matches('\n').count() + 1;
            let rest = text.split_off(start);
            text.push_str(&rest.replacen(&format!("        [{form}]"), "        [x]", 1));
        });
        let expected = format!(
            "authentication.expiry: the plural form for numbers such as {number} is missing; add [{form}] as this language has it"
        );
        assert!(found.len() == 1 && found[0].ends_with(&expected), "{file}: {found:?}");
        let named: usize = found[0].split(':').nth(1).unwrap().parse().unwrap();
        assert!(named > line, "{found:?}");
    }
}

#[test]
fn a_file_name_is_a_canonical_language_tag() {
    for (name, cure) in [
        ("pt_BR.ftl", "rename it to pt-BR.ftl"),
        ("german.ftl", "rename it, for example to de.ftl or pt-BR.ftl"),
        ("de-at.ftl", "rename it to de-AT.ftl"),
    ] {
        let found = findings(|files| files.push((name.to_owned(), files[0].1.clone())));
        assert!(found.len() == 1 && found[0].starts_with(name) && found[0].ends_with(cure), "{found:?}");
    }
}
