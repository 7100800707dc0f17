//! What must hold between files.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use content::Kind;
use contract::{events, root};
use messages::Folder;
use serde_json::Value;
use trigger::MetricName;

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The sources of functions and shared crates, beside each `main.rs`, `build.rs` and tests, that reach out of the
/// process, each because that is its purpose.
const REACHES_OUT: [&str; 14] = [
    // The loop: it speaks to Lambda and says how the process ends.
    "functions/backfill/src/runtime.rs",
    "shared/trigger/src/runtime.rs",
    // The metrics and the log.
    "shared/trigger/src/metric.rs",
    "shared/trigger/src/telemetry.rs",
    // Requests to Cognito and to DynamoDB, and what they are sent with.
    "functions/backfill/src/client.rs",
    "functions/backfill/src/pool.rs",
    "shared/records/src/connection.rs",
    "shared/records/src/store.rs",
    // The file `content.pack`, once, in the init phase.
    "shared/trigger/src/content_file.rs",
    // The file that `AWS_CA_BUNDLE` names, once, in the init phase.
    "shared/records/src/trust.rs",
    // For build scripts and the command; no function calls them.
    "shared/template-files/src/lib.rs",
    // Only their tests touch files.
    "shared/attributes/src/domain_lists.rs",
    "shared/record-templates/src/folder.rs",
    "shared/messages/src/folder.rs",
];

/// Whether code touches files, network, processes or standard streams. Modules are looked for by their last name,
/// because `use std::{fs, io}` does not hold the whole path.
fn reaches_out(source: &str) -> bool {
    let signs =
        ["fs::", "net::", "process::", "io::std", "reqwest", "hyper", "aws_smithy_http_client", ".send()"];
    signs.iter().any(|sign| source.contains(sign))
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
fn every_metric_is_counted_somewhere() {
    let counting = sources().into_iter().filter(|path| !path.ends_with("metric.rs"));
    let sources = counting.map(|path| std::fs::read_to_string(path).unwrap());
    let code: String = sources.map(|source| without_tests(&source).to_owned()).collect();
    for name in MetricName::ALL {
        assert!(code.contains(&format!("MetricName::{}", name.as_str())), "nothing counts {}", name.as_str());
    }
}

/// The part of a source file before its unit tests.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]\n").next().unwrap_or_default()
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
        let function = (name.contains("/functions/") || name.contains("/shared/"))
            && !["/tests/", "/test-kit/"].iter().any(|part| name.contains(part));
        let source = std::fs::read_to_string(&path).unwrap();
        let clock = source.contains("::now");
        assert!(!function || !clock || name.ends_with("runtime.rs"), "{name} asks for the time");
        let builds = source.contains("client::from_settings");
        assert!(!function || !builds || name.ends_with("main.rs"), "{name} builds the client");
    }
}

#[test]
fn only_a_few_files_reach_out_of_the_process() {
    let found: BTreeSet<String> = sources()
        .iter()
        .filter(|path| reaches_out(&std::fs::read_to_string(path).unwrap()))
        .map(|path| path.strip_prefix(root()).unwrap().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("functions/") || name.starts_with("shared/"))
        .filter(|name| !["/main.rs", "/build.rs", "/tests/"].iter().any(|part| name.contains(part)))
        .collect();
    assert_eq!(found, REACHES_OUT.map(ToOwned::to_owned).into());
}

#[test]
fn every_python_package_is_installed_by_its_hashes() {
    let requirements = read("requirements-dev.txt");
    let lines = requirements.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    assert!(!lines.contains("://") && !lines.contains("index"), "no host and no option");
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
fn files_stay_short_and_say_what_they_are_for() {
    for path in sources() {
        let source = std::fs::read_to_string(&path).unwrap();
        assert!(source.starts_with("//!"), "{} does not say what it is for", path.display());
        let code = without_tests(&source).lines();
        let lines = code.filter(|line| !line.trim().is_empty() && !line.trim().starts_with("//")).count();
        let may = if path.to_string_lossy().contains("/tests/") { 300 } else { 200 };
        assert!(lines <= may, "{} has {lines} lines of code", path.display());
    }
}
