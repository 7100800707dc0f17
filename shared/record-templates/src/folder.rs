//! Reads and checks the files of `templates/records` when content is packed. No function calls this module.

use std::path::Path;

use crate::check::check;
use crate::error::TemplateError;
use crate::template::RecordTemplate;

/// Limits of one transaction: items and bytes. Source:
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
const MAX_RECORDS: usize = 100;
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// The folder in file names and findings, even if the templates are in another folder.
const FOLDER_NAME: &str = "templates/records";

/// Reads all files, sorted by name. Returns the name and the text of each file; a name is, for example,
/// `templates/records/user-settings.json`.
///
/// # Errors
/// Fails with every finding in every file. Each finding is one line that names file and field.
pub fn read(folder: &Path) -> Result<Vec<(String, String)>, Vec<String>> {
    let paths =
        template_files::list(folder, "json").map_err(|error| vec![format!("{FOLDER_NAME}: {error}")])?;
    let (mut files, mut findings, mut bytes) = (Vec::new(), Vec::new(), 0);
    if paths.is_empty() || paths.len() > MAX_RECORDS {
        findings.push(format!("{FOLDER_NAME} has {} records; 1 to {MAX_RECORDS} are allowed", paths.len()));
    }
    for path in paths {
        let name = format!("{FOLDER_NAME}/{}", template_files::name(&path));
        let text = template_files::read(&path).map_err(|error| TemplateError::new(error.to_string()));
        match text.and_then(|text| Ok((check(&RecordTemplate::parse(&text)?)?, text))) {
            Ok((longest, text)) => {
                bytes += longest;
                files.push((name, text));
            }
            Err(error) => findings.extend(error.findings().map(|finding| format!("{name}: {finding}"))),
        }
    }
    if bytes > MAX_BYTES {
        findings.push(format!("{FOLDER_NAME}: {bytes} bytes in total; at most {MAX_BYTES} are allowed"));
    }
    if findings.is_empty() { Ok(files) } else { Err(findings.iter().map(|one| on_one_line(one)).collect()) }
}

/// Removes line breaks, which names of files, fields and attributes can contain.
fn on_one_line(finding: &str) -> String {
    finding.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a temporary folder with these files.
    fn read(files: &[(&str, &str)]) -> Result<Vec<(String, String)>, Vec<String>> {
        super::read(test_kit::folder::with_files(files).path())
    }

    #[test]
    fn files_are_sorted_by_name_and_other_files_are_ignored() {
        let files = [("b.json", "{}"), ("README.md", "no record"), ("a.json", "{\"a\": \"{{ sub }}\"}")];
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let [b, _, a] = files;
        assert_eq!(
            read(&files).unwrap(),
            [pair("templates/records/a.json", a.1), pair("templates/records/b.json", b.1)]
        );
    }

    #[test]
    fn every_finding_names_its_file_and_field() {
        let findings = read(&[
            ("a.json", r#"{"a": {"N": "x"}, "b": ["{{ x }}", 1, {"SS": ["{{ y }}", 7]}], "c": null}"#),
            ("b.json", "{"),
            ("c.json", "{}"),
            (
                "d.json",
                r#"{"a": {"c": ["{{ attributes.nick }}"]}, "b": {"SS": ["{{ attributes['x\ny'] }}", "{{ attributes.z }}"]},
                        "n": {"NS": ["{{ now }}", "{{ sub }}"]}}"#,
            ),
        ]);
        let expected = [
            "a.json: field a: not a number of at most 38 digits",
            "a.json: field b[0]: \"{{ x }}\": unknown name x; ",
            "a.json: field b[2].SS: \"{{ y }}\": unknown name y; ",
            "a.json: field b[2].SS: a set contains only strings",
            "b.json: EOF while parsing an object at line 1 column 1",
            "d.json: field a.c[0]: no user has an attribute nick; ",
            "d.json: field b: no user has an attribute x y; ",
            "d.json: field b: no user has an attribute z; ",
            "d.json: field n: for a user without attributes, not a number",
        ];
        let findings = findings.unwrap_err();
        assert_eq!(findings.len(), expected.len(), "{findings:#?}");
        for (finding, expected) in findings.iter().zip(expected) {
            assert!(finding.starts_with(&format!("templates/records/{expected}")), "{finding}");
        }
    }

    #[test]
    fn more_than_one_transaction_allows_is_refused() {
        assert_eq!(read(&[]).unwrap_err(), ["templates/records has 0 records; 1 to 100 are allowed"]);
        let names: Vec<String> = (0..101).map(|number| format!("{number}.json")).collect();
        let long = format!("{{\"a\": \"{}\"}}", "x".repeat(50_000));
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), long.as_str())).collect();
        assert_eq!(
            read(&files).unwrap_err(),
            [
                "templates/records has 101 records; 1 to 100 are allowed",
                "templates/records: 5050505 bytes in total; at most 4194304 are allowed"
            ]
        );
        assert!(read(&files[..80]).is_ok());
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = super::read(Path::new("no/such/folder")).unwrap_err();
        assert!(error.len() == 1 && error[0].starts_with("templates/records: No such file"), "{error:?}");
    }

    #[test]
    fn the_projects_own_records_are_valid() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/records");
        assert!(super::read(&folder).unwrap().iter().any(|(name, _)| name.ends_with("/user-settings.json")));
    }
}
