//! Settings and parameters: docs, templates and code.

use std::collections::{BTreeMap, BTreeSet};

use contract::{files, read};

use crate::{code_spans, rows, section};

/// The source of all functions and shared crates.
fn code() -> String {
    files(&["functions", "shared"], "rs").into_iter().map(read).collect()
}

fn is_variable(name: &str) -> bool {
    name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

#[test]
fn every_setting_is_in_the_template_the_code_and_the_docs() {
    let template = read("template.yaml");
    let names = template.lines().filter_map(|line| line.trim().split_once(": "));
    let variables: BTreeSet<&str> = names.map(|(name, _)| name).filter(|name| is_variable(name)).collect();
    assert!(variables.len() >= 10, "{variables:?}");
    let (code, page) = (code(), read("docs/settings.md"));
    let rows: BTreeSet<&str> = rows(&page).iter().flat_map(|cells| code_spans(cells[0])).collect();
    for variable in &variables {
        assert!(code.contains(&format!("\"{variable}\"")), "no function reads {variable}");
        assert!(rows.contains(variable), "docs/settings.md has no row for {variable}");
    }
    for name in rows.iter().filter(|name| is_variable(name) && !name.starts_with("AWS_")) {
        assert!(variables.contains(name), "docs/settings.md has a row for {name}, which the template lacks");
    }
}

#[test]
fn every_parameter_is_in_the_docs() {
    let page = read("docs/settings.md");
    let rows = rows(section(&page, "## Parameters without a variable"));
    let without = rows.iter().flat_map(|cells| code_spans(cells[0])).map(str::to_owned);
    let documented: BTreeSet<String> =
        without.chain(parameters_of_variables().into_iter().map(|(_, parameter)| parameter)).collect();
    let templates = TEMPLATES.map(read);
    let expected = templates.iter().flat_map(|template| parameters(template)).map(str::to_owned);
    assert_eq!(documented, expected.collect());
}

/// The templates: with a pool, and for a pool that exists.
const TEMPLATES: [&str; 2] = ["template.yaml", "functions.yaml"];

/// The names of the parameters of a template.
fn parameters(template: &str) -> BTreeSet<&str> {
    let (_, rest) = template.split_once("\nParameters:\n").unwrap();
    let lines = rest.split("\nRules:\n").next().unwrap().lines();
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'));
    let names: BTreeSet<&str> = names.filter(|name| name.starts_with(char::is_alphabetic)).collect();
    assert!(names.len() > 30, "{names:?}");
    names
}

/// The variable that a parameter sets. Parameters of the backfill alone have a prefix.
fn variable_of(parameter: &str) -> String {
    let mut variable = String::new();
    for letter in parameter.strip_prefix("Backfill").unwrap_or(parameter).chars() {
        let separator = if letter.is_uppercase() && !variable.is_empty() { "_" } else { "" };
        variable.extend([separator, &letter.to_uppercase().to_string()]);
    }
    variable
}

/// Each variable with its parameter, if it has one in one of the templates.
fn parameters_of_variables() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for template in TEMPLATES.map(read) {
        let parameters = parameters(&template);
        let lines = template.lines().filter_map(|line| line.trim().split_once(": "));
        for (variable, value) in lines.filter(|(name, _)| is_variable(name)) {
            let targets = value.split("!Ref ").skip(1).filter_map(|rest| rest.split([',', ']']).next());
            for parameter in targets.filter(|name| parameters.contains(name)) {
                found.insert((variable.to_owned(), parameter.to_owned()));
            }
        }
    }
    found
}

#[test]
fn every_parameter_is_named_after_its_variable() {
    for (variable, parameter) in parameters_of_variables() {
        assert_eq!(variable_of(&parameter), variable, "{parameter}");
    }
}

#[test]
fn the_docs_name_the_parameter_of_each_variable() {
    let page = read("docs/settings.md");
    let rows = rows(&page);
    let rows = rows.iter().map(|cells| (cells[0].trim_matches('`'), cells[1]));
    let documented: BTreeSet<(String, String)> = rows
        .filter(|(variable, parameter)| is_variable(variable) && *parameter != "–")
        .map(|(variable, parameter)| (variable.to_owned(), parameter.trim_matches('`').to_owned()))
        .collect();
    let expected = parameters_of_variables();
    assert!(expected.len() > 25, "{expected:?}");
    assert_eq!(documented, expected);
}

#[test]
fn the_docs_list_the_differences_of_the_presets() {
    let table: serde_json::Value = serde_json::from_str(&read("e2e/pools.json")).unwrap();
    let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut insert = |name: &str, cells: &serde_json::Value| {
        if let Some(cells) = cells.as_array() {
            let cells = cells.iter().map(|cell| cell.as_str().unwrap());
            let cells = cells.map(|cell| if cell.is_empty() { "–" } else { cell }.to_owned());
            expected.insert(name.to_owned(), cells.collect());
        }
    };
    insert("", &table["pools"]);
    for (name, cells) in table["rows"].as_object().unwrap() {
        insert(name, cells);
    }
    insert("subject with Amazon SES", &table["with SES"]["subject"]);
    let page = read("docs/settings.md");
    let lines = section(&page, "### Presets of the pool").lines().filter_map(|line| line.strip_prefix('|'));
    let rows = lines.filter(|line| !line.starts_with(" ---")).map(|line| {
        let mut cells =
            line.trim_end_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned());
        (cells.next().unwrap(), cells.collect())
    });
    assert_eq!(rows.collect::<BTreeMap<_, _>>(), expected);
}
