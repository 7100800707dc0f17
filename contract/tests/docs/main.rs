//! Compares README.md, ARCHITECTURE.md and `docs/` with the code.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

mod links;
mod operate;
mod settings;

use contract::{files, read};
use pre_sign_up::{PreSignUp, rules};
use trigger::RefusalCode;

/// The part of a page below `heading`, up to the next heading of any level.
fn section<'t>(page: &'t str, heading: &str) -> &'t str {
    let (_, rest) = page.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    rest.split("\n#").next().unwrap()
}

/// The cells of each row whose first cell is code.
fn rows(section: &str) -> Vec<Vec<&str>> {
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// The inline code of a text, outside code blocks.
fn code_spans(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    prose.flat_map(|prose| prose.split('`').skip(1).step_by(2)).collect()
}

/// The lines of all code blocks.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split("```").skip(1).step_by(2).flat_map(str::lines).map(str::trim)
}

#[test]
fn the_readme_fits_on_two_screens() {
    assert!(read("README.md").lines().count() <= 120);
}

#[test]
fn the_docs_state_the_number_of_languages() {
    let languages = format!("{} languages", files(&["templates/locales"], "ftl").len());
    for page in ["README.md", "docs/messages.md"] {
        assert!(read(page).contains(&languages), "{page} does not say {languages}");
    }
}

#[test]
fn the_changelog_starts_with_this_version() {
    let newest = read("CHANGELOG.md");
    let newest = newest.lines().find_map(|line| line.strip_prefix("## "));
    assert_eq!(newest, Some(env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_refusal_code_is_in_the_docs_with_its_sentence() {
    let content = contract::content::<PreSignUp>().unwrap();
    let english = content.pack().locales().iter().find(|locale| locale.tag == "en").unwrap();
    let expected = RefusalCode::ALL.map(|refusal_code| {
        vec![
            format!("`{}`", refusal_code.code()),
            english.refusals.sentence(refusal_code).unwrap().to_owned(),
        ]
    });
    assert_eq!(rows(section(&read("docs/policy.md"), "## Refusal sentences")), expected);
}

#[test]
fn the_docs_list_the_rules_in_their_order_with_refusal_codes() {
    let page = read("docs/policy.md");
    let rows = rows(section(&page, "## Rules"));
    let codes: Vec<&str> = rows.iter().map(|cells| cells[0].trim_matches('`')).collect();
    assert_eq!(codes, rules::CODES);
    let refusal_codes = RefusalCode::ALL.map(RefusalCode::code);
    for cells in rows {
        assert!(refusal_codes.contains(&cells[3].trim_matches('`')), "{cells:?}");
    }
}
