//! Invariants between files.
#![expect(clippy::disallowed_methods, reason = "a test may do I/O")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use content::Kind;
use contract::{TRIGGERS, events, files, read, root};
use messages::Folder;
use serde_json::Value;
use trigger::{MetricName, telemetry};

/// Every source file of the workspace.
fn sources() -> Vec<PathBuf> {
    let folders = ["shared", "functions", "cli", "bench", "contract", "fuzz/src", "fuzz/fuzz_targets"];
    let found = files(&folders, "rs");
    assert!(found.len() > 20);
    found
}

#[test]
fn the_stem_of_an_event_is_its_trigger_source() {
    let mut plain = BTreeSet::new();
    for file in events() {
        let event: Value = serde_json::from_str(&file.json).unwrap();
        let source = file.stem.split("--").next().unwrap();
        assert_eq!(event["triggerSource"], source, "{}", file.stem);
        let prefix = source.split('_').next().unwrap();
        let trigger = file.trigger.replace('-', "");
        assert_eq!(prefix.to_lowercase(), trigger, "{}", file.stem);
        if !file.stem.contains("--") {
            plain.insert(file.stem);
        }
    }
    assert_eq!(plain.len(), 13, "one event per source: {plain:?}");
}

#[test]
fn every_kind_of_message_has_every_channel_and_an_event() {
    let folder = Folder::read(&root().join("templates")).unwrap();
    let templates: Vec<&str> = folder.templates.iter().map(|(name, _)| name.as_str()).collect();
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
fn every_metric_is_published_by_some_code() {
    let publishing = sources().into_iter().filter(|path| !path.ends_with("metric.rs"));
    let code: String = publishing.map(|path| without_tests(&read(path)).to_owned()).collect();
    for name in MetricName::ALL {
        assert!(
            code.contains(&format!("MetricName::{}", name.as_str())),
            "no code publishes {}",
            name.as_str()
        );
    }
}

/// The part of a source file before its unit tests.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]\n").next().unwrap_or_default()
}

#[test]
fn every_function_is_logged_and_tested() {
    for entry in std::fs::read_dir(root().join("functions")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let its_crate = name.replace('-', "_");
        assert!(
            telemetry::OWN_CRATES.contains(&&*its_crate),
            "add {its_crate} to OWN_CRATES in telemetry.rs"
        );
        assert!(
            name == "backfill" || TRIGGERS.contains(&&*name),
            "add {name} to TRIGGERS in contract/src/lib.rs"
        );
    }
}

#[test]
fn every_python_package_is_pinned_by_version_and_hash() {
    let requirements = read("requirements-dev.txt");
    let lines = requirements.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    assert!(
        !lines.contains("://") && !lines.contains("index"),
        "requirements have neither a URL nor an index option"
    );
    let packages: Vec<&str> = lines.lines().filter(|line| !line.starts_with(' ')).collect();
    for needed in ["cargo-lambda==", "ziglang==", "aws-sam-cli==", "cfn-lint==", "ministack=="] {
        assert!(packages.iter().any(|package| package.starts_with(needed)), "{needed} is missing");
    }
    for package in lines.replace(" \\\n", " ").lines() {
        let (name, hashes) = package.split_once(' ').unwrap_or((package, ""));
        assert!(name.contains("=="), "{name} has no version");
        let hashes: Vec<&str> = hashes.split_whitespace().collect();
        let is_hash = |hash: &&str| hash.strip_prefix("--hash=sha256:").is_some_and(|hash| hash.len() == 64);
        assert!(!hashes.is_empty() && hashes.iter().all(is_hash), "{name} has {hashes:?}");
    }
    let makefile = read("Makefile");
    for line in makefile.lines().filter(|line| line.contains("/pip ")) {
        assert!(line.contains("--require-hashes"), "{line}");
    }
}

#[test]
fn every_source_file_is_short_and_has_a_doc_comment() {
    for path in sources() {
        let source = read(&path);
        assert!(source.starts_with("//!"), "{} does not begin with a doc comment", path.display());
        let code = without_tests(&source).lines();
        let lines = code.filter(|line| !line.trim().is_empty() && !line.trim().starts_with("//")).count();
        let limit = if path.to_string_lossy().contains("/tests/") { 300 } else { 200 };
        assert!(lines <= limit, "{} has {lines} lines of code", path.display());
    }
}
