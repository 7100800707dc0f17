//! What must hold between files.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use contract::{events, root};
use custom_message::{Kind, embedded};
use serde_json::Value;
use trigger::{Diagnostic, Locale};

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// Every source file of the workspace.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> =
        ["shared", "functions", "cli", "bench", "contract", "fuzz/src", "fuzz/fuzz_targets"]
            .map(|folder| root().join(folder))
            .into();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 20);
    found
}

/// The environment variables that the template sets.
fn template_variables() -> BTreeSet<String> {
    let template = read("template.yaml");
    let names = template.lines().filter_map(|line| line.trim().split_once(": "));
    names.map(|(name, _)| name.to_owned()).filter(|name| is_variable(name)).collect()
}

fn is_variable(name: &str) -> bool {
    name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

#[test]
fn the_stem_of_an_event_is_its_trigger_source() {
    let mut plain = BTreeSet::new();
    for file in events() {
        let event: Value = serde_json::from_str(&file.json).unwrap();
        let source = file.stem.split("--").next().unwrap();
        assert_eq!(event["triggerSource"], source, "{}", file.stem);
        let prefix = source.split('_').next().unwrap();
        let function = file.function.replace('-', "");
        assert_eq!(prefix.to_lowercase(), function, "{}", file.stem);
        if !file.stem.contains("--") {
            plain.insert(file.stem);
        }
    }
    assert_eq!(plain.len(), 13, "one event per source: {plain:?}");
}

#[test]
fn every_kind_of_message_has_every_channel_and_an_event() {
    let templates: Vec<&str> = embedded::TEMPLATES.iter().map(|(name, _)| *name).collect();
    let events = events();
    for kind in Kind::ALL {
        for extension in ["html", "txt"] {
            let name = format!("{}.{extension}", kind.stem());
            assert!(templates.contains(&name.as_str()), "{name} is missing");
        }
        let event = format!("CustomMessage_{}", kind.name());
        assert!(events.iter().any(|file| file.stem == event), "{event} is missing");
    }
}

#[test]
fn every_setting_is_in_the_template_the_code_and_the_docs() {
    let variables = template_variables();
    assert!(variables.len() >= 10, "{variables:?}");
    let code: String = sources().iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let explained = read("docs/settings.md");
    for variable in &variables {
        assert!(code.contains(&format!("\"{variable}\"")), "nothing reads {variable}");
        assert!(explained.contains(&format!("`{variable}`")), "docs/settings.md does not explain {variable}");
    }
    let explained = explained.split('`').filter(|word| is_variable(word) && !word.starts_with("AWS_"));
    for name in explained.filter(|name| !["DEBUG", "ERROR", "JSON", "TRACE"].contains(name)) {
        assert!(
            variables.contains(name),
            "docs/settings.md explains {name}, which the template does not set"
        );
    }
}

#[test]
fn everything_people_can_be_told_is_in_the_readme() {
    let readme = read("README.md");
    for diagnostic in Diagnostic::ALL {
        let row = format!("| `{}` | {} |", diagnostic.code(), Locale::default().sentence(diagnostic));
        assert!(readme.contains(&row), "{row}");
    }
}

#[test]
fn only_the_settings_reader_reads_the_environment() {
    for path in sources() {
        let name = path.to_string_lossy();
        let may = ["settings.rs", "runtime.rs", "build.rs", "tidy.rs"].iter().any(|may| name.ends_with(may))
            || name.contains("/bench/")
            || name.contains("/cli/");
        let source = std::fs::read_to_string(&path).unwrap();
        assert!(may || !source.contains("env::var"), "{name} reads the environment");
    }
}

#[test]
fn only_functions_main_builds_the_client_and_asks_for_the_time_elsewhere_than_the_runtime() {
    for path in sources() {
        let name = path.to_string_lossy();
        let function =
            (name.contains("/functions/") || name.contains("/shared/")) && !name.contains("/tests/");
        let source = std::fs::read_to_string(&path).unwrap();
        let clock = source.contains("SystemTime::now") || source.contains("Instant::now");
        assert!(!function || !clock || name.ends_with("runtime.rs"), "{name} asks for the time");
        let builds = source.contains("client::from_settings");
        assert!(!function || !builds || name.ends_with("main.rs"), "{name} builds the client");
    }
}

#[test]
fn files_stay_short_and_say_what_they_are_for() {
    for path in sources() {
        let source = std::fs::read_to_string(&path).unwrap();
        assert!(source.starts_with("//!"), "{} does not say what it is for", path.display());
        let code = source.split("#[cfg(test)]\n").next().unwrap().lines();
        let lines = code.filter(|line| !line.trim().is_empty() && !line.trim().starts_with("//")).count();
        let may = if path.to_string_lossy().contains("/tests/") { 300 } else { 200 };
        assert!(lines <= may, "{} has {lines} lines of code", path.display());
    }
    assert!(read("README.md").lines().count() <= 200);
}
