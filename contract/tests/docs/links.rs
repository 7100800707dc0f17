//! Links, files and make targets that the docs name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use contract::{files, read, root};

use crate::{code_lines, code_spans};

/// The text of every page, by its path.
fn pages() -> BTreeMap<PathBuf, String> {
    let top = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"].map(|name| root().join(name));
    let paths = files(&["docs"], "md").into_iter().chain(top).map(|path| path.canonicalize().unwrap());
    paths.map(|path| (path.clone(), read(path))).collect()
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
