//! Compares README.md, ARCHITECTURE.md and `docs/` with the code.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use contract::{files, read, root};
use pre_sign_up::{PreSignUp, rules};
use trigger::{MetricName, Outcome, Reason, RefusalCode, metric, times};

/// The source of all functions and shared crates.
fn code() -> String {
    files(&["functions", "shared"], "rs").into_iter().map(read).collect()
}

/// The text of every page, by its path.
fn pages() -> BTreeMap<PathBuf, String> {
    let top = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"].map(|name| root().join(name));
    let paths = files(&["docs"], "md").into_iter().chain(top).map(|path| path.canonicalize().unwrap());
    paths.map(|path| (path.clone(), read(path))).collect()
}

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

fn is_variable(name: &str) -> bool {
    name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
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

#[test]
fn the_docs_list_the_metrics_with_their_dimensions() {
    let page = read("docs/operate.md");
    let section = section(&page, "## Metrics");
    let expected = MetricName::ALL.iter().map(|name| {
        let dimensions = if name.is_by_rule() { &metric::DIMENSIONS[..] } else { &metric::DIMENSIONS[..2] };
        (format!("`{}`", name.as_str()), format!("`{}`", dimensions.join("`, `")))
    });
    let rows = rows(section).into_iter().map(|cells| (cells[0].to_owned(), cells[1].to_owned()));
    assert_eq!(rows.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    assert!(section.contains(&format!("The namespace is `{}`", metric::NAMESPACE)));
}

#[test]
fn the_docs_list_exactly_the_outcomes_and_reasons_of_the_code() {
    let page = read("docs/operate.md");
    let outcomes: Vec<&str> = Outcome::ALL.iter().map(|outcome| outcome.as_str()).collect();
    let reasons: Vec<&str> = Reason::ALL.iter().map(|reason| reason.as_str()).collect();
    for (heading, codes) in [("### Outcomes", outcomes), ("### Reasons", reasons)] {
        let rows = rows(section(&page, heading));
        let documented: Vec<&str> = rows.iter().map(|cells| cells[0].trim_matches('`')).collect();
        assert_eq!(documented, codes, "{heading}");
        assert!(rows.iter().flatten().all(|cell| !cell.is_empty()), "{heading} has an empty cell");
    }
}

#[test]
fn every_logged_outcome_and_reason_is_in_the_docs() {
    let page = read("docs/operate.md");
    let outcomes = rows(section(&page, "### Outcomes"));
    let reasons: Vec<&str> = Reason::ALL.iter().map(|reason| reason.as_str()).collect();
    let snapshot = read("contract/tests/snapshots/outcomes.snap");
    let logged = snapshot.rsplit("---\n").next().unwrap().lines();
    for line in logged {
        let [function, level, outcome, logged_reasons @ ..] = &line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let is_documented = |row: &Vec<&str>| {
            let functions: Vec<&str> = row[1].split(", ").collect();
            let is_of_function = functions == ["all"] || functions.contains(function);
            row[0] == format!("`{outcome}`") && is_of_function && row[2] == format!("`{level}`")
        };
        assert!(outcomes.iter().any(is_documented), "docs/operate.md has no row for {line}");
        let known = |reason: &&&str| reasons.contains(*reason) || rules::CODES.contains(*reason);
        assert_eq!(logged_reasons.iter().find(|reason| !known(reason)), None, "{line}");
    }
}

/// The anchors that GitHub gives to the headings of a page.
fn anchors(page: &str) -> BTreeSet<String> {
    let prose: String = page.split("```").step_by(2).collect();
    let headings = prose.lines().filter(|line| line.starts_with('#'));
    let headings = headings.map(|line| line.trim_start_matches('#').trim().to_lowercase());
    let keeps = |letter: &char| letter.is_alphanumeric() || " -_".contains(*letter);
    headings.map(|heading| heading.chars().filter(keeps).collect::<String>().replace(' ', "-")).collect()
}

/// The targets of the links and pictures of a page.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    links.chain(page.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()))
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let pages = pages();
    let mut count = 0;
    for (path, page) in &pages {
        for link in links(page).filter(|link| !link.starts_with("https://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let target = target.canonicalize().unwrap_or_else(|_| panic!("{}: {link}", path.display()));
            let leads =
                anchor.is_empty() || pages.get(&target).is_some_and(|page| anchors(page).contains(anchor));
            assert!(leads, "{}: {link} names no heading", path.display());
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn every_documented_make_target_exists() {
    let makefile = read("Makefile");
    let targets: BTreeSet<&str> =
        makefile.lines().filter_map(|line| line.split_once(": ")?.0.into()).collect();
    let mut count = 0;
    for (path, page) in pages() {
        let commands = code_spans(&page).into_iter().chain(code_lines(&page));
        for target in commands.filter_map(|command| command.strip_prefix("make ")?.split_whitespace().next())
        {
            assert!(targets.contains(target), "{}: make {target}", path.display());
            count += 1;
        }
    }
    assert!(count > 10, "{count}");
}

/// The folders whose files the docs name.
const FOLDERS: [&str; 15] = [
    ".ci",
    ".github",
    "bench",
    "cli",
    "contract",
    "docs",
    "e2e",
    "events",
    "examples",
    "functions",
    "fuzz",
    "packaging",
    "shared",
    "state-machines",
    "templates",
];

#[test]
fn every_documented_file_exists() {
    let mut missing = Vec::new();
    for (path, page) in pages().into_iter().filter(|(path, _)| !path.ends_with("CHANGELOG.md")) {
        let code = code_spans(&page).into_iter().chain(code_lines(&page));
        for name in code.flat_map(str::split_whitespace) {
            let is_path = name.split_once('/').is_some_and(|(folder, _)| FOLDERS.contains(&folder));
            let is_pattern = name.contains(['<', '{', '*', '…']);
            if is_path && !is_pattern && !root().join(name).exists() {
                missing.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// A time as the docs write it.
fn written(time: Duration) -> String {
    match time.as_millis() {
        millis if millis % 1_000 == 0 => format!("{} s", millis / 1_000),
        millis => format!("{millis} ms"),
    }
}

#[test]
fn the_docs_list_every_time_with_its_value() {
    let page = read("docs/operate.md");
    let rows = rows(section(&page, "## Times"));
    let documented = rows.iter().map(|cells| (cells[0].trim_matches('`'), cells[1].to_owned()));
    let declared = times::ALL.iter().map(|(name, time)| (*name, written(*time)));
    assert_eq!(documented.collect::<Vec<_>>(), declared.collect::<Vec<_>>());
}
