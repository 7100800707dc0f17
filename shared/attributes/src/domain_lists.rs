//! Reads and checks the domain lists in `templates/domains` when content is packed. No function calls this
//! module.

use std::path::Path;

use crate::email_address::{domain, domain_or_address};

/// File names, in the order in which [`read`] returns the entries.
pub const FILES: [&str; 4] =
    ["allowed-domains.txt", "denied-domains.txt", "disposable-domains.txt", "disposable-allowed.txt"];

type Parse = fn(&str) -> Result<String, &'static str>;

/// Parser of the entries, by file.
const PARSERS: [Parse; 4] = [domain_or_address, domain_or_address, domain, domain];

/// The entries of each file in their comparable form: one per line, sorted, without duplicates.
///
/// # Errors
/// Fails with all invalid entries, by file and line, and all missing files.
pub fn read(folder: &Path) -> Result<[String; 4], Vec<String>> {
    let mut findings = Vec::new();
    let mut lists = FILES.map(|_| String::new());
    for ((list, file), parse) in lists.iter_mut().zip(FILES).zip(PARSERS) {
        let path = format!("templates/domains/{file}");
        match template_files::read(&folder.join(file)) {
            Ok(text) => *list = entries(&text, &path, parse, &mut findings).join("\n"),
            Err(error) => findings.push(format!("{path}: {error}")),
        }
    }
    if findings.is_empty() { Ok(lists) } else { Err(findings) }
}

fn entries(text: &str, path: &str, parse: Parse, findings: &mut Vec<String>) -> Vec<String> {
    let mut entries = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let entry = line.split('#').next().unwrap_or_default().trim();
        if !entry.is_empty() {
            match parse(entry) {
                Ok(entry) => entries.push(entry),
                Err(problem) => findings.push(format!("{path}:{}: {entry:?} {problem}", index + 1)),
            }
        }
    }
    entries.sort();
    entries.dedup();
    entries
}

#[cfg(test)]
mod tests {
    use test_kit::folder::with_files;

    use super::*;

    #[test]
    fn entries_are_comparable_sorted_and_unique() {
        let folder = with_files(&[
            (
                FILES[0],
                "\u{FEFF}# Staff\nb.example # since May\r\n\n  Jane.Doe@A.example\nB.EXAMPLE\n".as_bytes(),
            ),
            (FILES[1], b"# nobody"),
            (FILES[2], "例え.jp\na.example".as_bytes()),
            (FILES[3], b""),
        ]);
        let lists = read(folder.path()).unwrap();
        assert_eq!(lists, ["b.example\njane.doe@a.example", "", "a.example\nxn--r8jz45g.jp", ""]);
    }

    #[test]
    fn every_finding_names_its_file_and_line() {
        let folder = with_files(&[
            (FILES[0], &b"a.example\n*@a.example\n\n\x1b[31mlocalhost # us\n"[..]),
            (FILES[2], b"jane@a.example\n"),
            (FILES[3], b"\xFF"),
        ]);
        let findings = read(folder.path()).unwrap_err();
        let said = [
            "templates/domains/allowed-domains.txt:2: \"*@a.example\" is not an address of letters",
            "templates/domains/allowed-domains.txt:4: \"\\u{1b}[31mlocalhost\" is neither a domain nor an email address",
            "templates/domains/denied-domains.txt: No such file",
            "templates/domains/disposable-domains.txt:1: \"jane@a.example\" is not a domain",
            "templates/domains/disposable-allowed.txt: ",
        ];
        assert_eq!(findings.len(), said.len(), "{findings:#?}");
        for (finding, said) in findings.iter().zip(said) {
            assert!(finding.starts_with(said), "{finding}");
        }
    }

    #[test]
    fn the_projects_own_lists_are_valid() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/domains");
        let [_, _, disposable, allowed] = read(&folder).unwrap();
        assert!(disposable.lines().count() > 5_000 && !allowed.is_empty());
    }
}
