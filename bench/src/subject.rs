//! The variants of a benchmark: function, event and baseline.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use bytes::Bytes;
use serde_json::Value;

use crate::case::{Case, cases};
use crate::function::Function;
use crate::package::Package;

/// An event for one or more variants.
#[derive(Debug)]
pub struct Event {
    /// Path from the folder of the workspace.
    pub path: &'static str,
    /// JSON without white space, as Lambda sends it.
    pub bytes: Bytes,
    /// The parsed event.
    pub json: Value,
}

impl Event {
    fn load(path: &'static str) -> Result<Self> {
        let text = fs::read(path).with_context(|| format!("{path} cannot be read"))?;
        let json: Value = serde_json::from_slice(&text).with_context(|| format!("{path} is not JSON"))?;
        Ok(Self { path, bytes: serde_json::to_vec(&json)?.into(), json })
    }

    /// Name of the file without its extension: the trigger source and the variant.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(self.path).trim_end_matches(".json")
    }
}

/// Role of a variant in the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// `unchanged`, the reference for the other variants with the same event.
    Baseline,
    /// A second `unchanged`. Its ratio is 1.00 on a machine without noise.
    Control,
    /// A function of the suite.
    Compared,
}

/// One variant of the benchmark.
#[derive(Debug)]
pub struct Subject {
    /// The function.
    pub function: Function,
    /// Its role in the comparison.
    pub role: Role,
    /// Its event.
    pub event: Arc<Event>,
    /// Its settings, and the services that it calls.
    pub case: Case,
    /// Absolute path of the binary.
    pub bootstrap: PathBuf,
    /// Size of the binary and of its package.
    pub package: Package,
    /// Index of its baseline. A baseline has its own index.
    pub baseline: usize,
    /// Folder of its `content.pack`, or `None` for the compiled-in content.
    pub content: Option<PathBuf>,
}

impl Subject {
    fn new(function: Function, role: Role, case: Case, event: Arc<Event>, baseline: usize) -> Result<Self> {
        let bootstrap = function.bootstrap()?;
        let package = Package::of(&bootstrap)?;
        Ok(Self { function, role, event, case, bootstrap, package, baseline, content: None })
    }

    /// Returns whether the binary is the one in the deployment package.
    #[must_use]
    pub fn is_packaged(&self) -> bool {
        self.bootstrap.ends_with("bootstrap")
    }

    /// Name in tables and messages.
    #[must_use]
    pub fn label(&self) -> String {
        match self.role {
            Role::Baseline => format!("{} with {}", self.function.name(), self.event.name()),
            Role::Control => format!("{} (A/A)", self.function.name()),
            Role::Compared => format!("{}{}", self.function.name(), self.case.suffix),
        }
    }
}

/// A copy of the last variant with its content in a file. The report compares the copy with the variant with
/// compiled-in content.
fn with_content_file(subjects: &[Subject], event: Arc<Event>, case: Case) -> Result<Subject> {
    let folder = std::path::absolute("target/bench/content")?;
    anyhow::ensure!(
        folder.join("content.pack").is_file(),
        "target/bench/content/content.pack is missing: run `make bench`"
    );
    let case = Case { suffix: ", content.pack instead of compiled in", ..case };
    let copied = Subject::new(Function::CustomMessage, Role::Compared, case, event, subjects.len() - 1)?;
    Ok(Subject { content: Some(folder), ..copied })
}

/// All variants for the named functions, or for the whole suite. Reads the events and the binaries.
///
/// # Errors
/// Fails if an event or a binary is missing.
pub fn plan(named: &[Function]) -> Result<Vec<Subject>> {
    let mut chosen = Function::SUITE.to_vec();
    chosen.retain(|function| named.is_empty() || named.contains(function));
    if chosen.is_empty() {
        chosen.push(Function::Unchanged);
    }
    let cases = chosen.into_iter().flat_map(|it| cases(it).iter().map(move |case| (it, *case)));
    let mut subjects = Vec::new();
    for (function, case) in cases {
        let known = subjects
            .iter()
            .position(|known: &Subject| known.role == Role::Baseline && known.event.path == case.event);
        let (event, baseline) = match known {
            Some(index) => (Arc::clone(&subjects[index].event), index),
            None => (Arc::new(Event::load(case.event)?), subjects.len()),
        };
        let mut variants = Vec::new();
        if known.is_none() {
            variants.push((Function::Unchanged, Role::Baseline));
        }
        if subjects.is_empty() {
            variants.push((Function::Unchanged, Role::Control));
        }
        if function != Function::Unchanged {
            variants.push((function, Role::Compared));
        }
        for (function, role) in variants {
            let case = if role == Role::Compared { case } else { case.of_unchanged() };
            subjects.push(Subject::new(function, role, case, Arc::clone(&event), baseline)?);
        }
        if (function, case.suffix) == (Function::CustomMessage, "") {
            subjects.push(with_content_file(&subjects, event, case)?);
        }
    }
    Ok(subjects)
}
