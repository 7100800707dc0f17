//! The files of `templates/records`, read and checked when content is packed. No function calls this.

use std::path::Path;

use crate::check::check;
use crate::error::TemplateError;
use crate::template::RecordTemplate;

/// The most items that one transaction writes, and the most bytes. Source:
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
const MOST_RECORDS: usize = 100;
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The start of names and findings, wherever the folder lies: a function's log tells a file by it.
const PLACE: &str = "templates/records";

/// Each file by its name, `templates/records/user-settings.json` for example, with its text, in the order of the names.
///
/// # Errors
/// With every finding in every file, each on one line, by file and field.
pub fn read(folder: &Path) -> Result<Vec<(String, String)>, Vec<String>> {
    let paths = template_files::list(folder, "json").map_err(|error| vec![format!("{PLACE}: {error}")])?;
    let (mut files, mut findings, mut bytes) = (Vec::new(), Vec::new(), 0);
    if paths.is_empty() || paths.len() > MOST_RECORDS {
        findings.push(format!("{PLACE} has {} records, not 1 to {MOST_RECORDS}", paths.len()));
    }
    for path in paths {
        let name = format!("{PLACE}/{}", template_files::name(&path));
        let text = template_files::read(&path).map_err(|error| TemplateError::new(error.to_string()));
        match text.and_then(|text| Ok((longest(&text)?, text))) {
            Ok((longest, text)) => {
                bytes += longest;
                files.push((name, text));
            }
            Err(error) => findings.extend(error.findings().map(|finding| format!("{name}: {finding}"))),
        }
    }
    if bytes > MOST_BYTES {
        findings.push(format!("{PLACE}: {bytes} bytes in all, not {MOST_BYTES} at most"));
    }
    if findings.is_empty() { Ok(files) } else { Err(findings.iter().map(|one| on_one_line(one)).collect()) }
}

/// The bytes that the item of a template can have.
fn longest(text: &str) -> Result<usize, TemplateError> {
    check(&RecordTemplate::parse(text)?)
}

/// Names of files, fields and attributes may hold line breaks.
fn on_one_line(finding: &str) -> String {
    finding.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The result for a folder with these files, which is removed in the end.
    fn read(test: &str, files: &[(&str, &str)]) -> Result<Vec<(String, String)>, Vec<String>> {
        let folder = std::env::temp_dir().join(format!("{}-records-{test}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        let read = super::read(&folder);
        fs::remove_dir_all(&folder).unwrap();
        read
    }

    #[test]
    fn files_come_by_name_and_in_their_order() {
        let files = [("b.json", "{}"), ("README.md", "no record"), ("a.json", "{\"a\": \"{{ sub }}\"}")];
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let [b, _, a] = files;
        assert_eq!(
            read("order", &files).unwrap(),
            [pair("templates/records/a.json", a.1), pair("templates/records/b.json", b.1)]
        );
    }

    #[test]
    fn every_finding_is_named_by_its_file_and_field() {
        let findings = read(
            "findings",
            &[
                ("a.json", r#"{"a": {"N": "x"}, "b": ["{{ x }}", 1, {"SS": ["{{ y }}", 7]}], "c": null}"#),
                ("b.json", "{"),
                ("c.json", "{}"),
                (
                    "d.json",
                    r#"{"a": {"c": ["{{ attributes.nick }}"]}, "b": {"SS": ["{{ attributes['x\ny'] }}", "{{ attributes.z }}"]},
                        "n": {"NS": ["{{ now }}", "{{ sub }}"]}}"#,
                ),
            ],
        );
        let said = [
            "a.json: field a: not a number of at most 38 digits",
            "a.json: field b[0]: \"{{ x }}\": unknown name x; ",
            "a.json: field b[2].SS: \"{{ y }}\": unknown name y; ",
            "a.json: field b[2].SS: a set takes strings alone",
            "b.json: EOF while parsing an object at line 1 column 1",
            "d.json: field a.c[0]: no user has an attribute nick; ",
            "d.json: field b: no user has an attribute x y; ",
            "d.json: field b: no user has an attribute z; ",
            "d.json: field n: for a user without attributes, not a number",
        ];
        let findings = findings.unwrap_err();
        assert_eq!(findings.len(), said.len(), "{findings:#?}");
        for (finding, said) in findings.iter().zip(said) {
            assert!(finding.starts_with(&format!("templates/records/{said}")), "{finding}");
        }
    }

    #[test]
    fn what_one_transaction_does_not_take_is_refused() {
        assert_eq!(read("none", &[]).unwrap_err(), ["templates/records has 0 records, not 1 to 100"]);
        let names: Vec<String> = (0..101).map(|number| format!("{number}.json")).collect();
        let long = format!("{{\"a\": \"{}\"}}", "x".repeat(50_000));
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), long.as_str())).collect();
        assert_eq!(
            read("many", &files).unwrap_err(),
            [
                "templates/records has 101 records, not 1 to 100",
                "templates/records: 5050505 bytes in all, not 4194304 at most"
            ]
        );
        assert!(read("few", &files[..80]).is_ok());
    }

    #[test]
    fn a_folder_that_is_missing_is_named() {
        let error = super::read(Path::new("no/such/folder")).unwrap_err();
        assert!(error.len() == 1 && error[0].starts_with("templates/records: No such file"), "{error:?}");
    }

    #[test]
    fn the_projects_own_records_can_be_used() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/records");
        assert!(super::read(&folder).unwrap().iter().any(|(name, _)| name.ends_with("/user-settings.json")));
    }
}
