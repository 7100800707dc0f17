//! What is measured: which function with which event, and what it is compared to.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use clap::ValueEnum;
use serde_json::Value;

use crate::package::Package;

/// A binary that can be measured. The names on the command line are those of the crates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Function {
    /// The baseline of this crate.
    Unchanged,
    /// Accepts or refuses a registration.
    PreSignUp,
    /// Writes emails and SMS.
    CustomMessage,
    /// Writes a user's default records.
    PostConfirmation,
    /// Looks after the records of whoever signs in.
    PostAuthentication,
}

impl Function {
    /// Those of the suite, in the order in which a user meets them.
    pub const SUITE: [Self; 4] =
        [Self::PreSignUp, Self::CustomMessage, Self::PostConfirmation, Self::PostAuthentication];

    /// The name of the crate, the binary and the folder of its package.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::PreSignUp => "pre-sign-up",
            Self::CustomMessage => "custom-message",
            Self::PostConfirmation => "post-confirmation",
            Self::PostAuthentication => "post-authentication",
        }
    }

    /// How many requests to `DynamoDB` one event makes.
    #[must_use]
    pub const fn dynamodb_requests(self) -> u64 {
        if matches!(self, Self::PostConfirmation | Self::PostAuthentication) { 1 } else { 0 }
    }

    /// The events that it is measured with, each with what is said of it after the name of the function.
    const fn cases(self) -> &'static [(&'static str, &'static str)] {
        match self {
            // Any would do. It is what `unchanged` alone is measured with.
            Self::Unchanged | Self::PreSignUp => {
                &[("events/pre-sign-up/PreSignUp_SignUp--every-rule.json", "")]
            }
            Self::CustomMessage => &[
                ("events/custom-message/CustomMessage_SignUp.json", ""),
                ("events/custom-message/CustomMessage_SignUp--locale-metadata.json", ", another locale"),
                ("events/custom-message/CustomMessage_ForgotPassword.json", ", a name"),
                (
                    "events/custom-message/CustomMessage_ForgotPassword--locale-metadata.json",
                    ", a name, another locale",
                ),
            ],
            Self::PostConfirmation => &[("events/post-confirmation/PostConfirmation_ConfirmSignUp.json", "")],
            Self::PostAuthentication => {
                &[("events/post-authentication/PostAuthentication_Authentication.json", "")]
            }
        }
    }

    fn bootstrap(self) -> Result<PathBuf> {
        let packaged = Path::new("target/lambda").join(self.name()).join("bootstrap");
        let plain = Path::new("target/release").join(self.name());
        let candidates = if self == Self::Unchanged { vec![packaged, plain] } else { vec![packaged] };
        let Some(path) = candidates.iter().find(|path| path.is_file()) else {
            bail!("{} does not exist: run `make build` first", candidates[0].display());
        };
        path.canonicalize().with_context(|| format!("{} cannot be used", path.display()))
    }
}

/// The event that one or more variants are fed with.
#[derive(Debug)]
pub struct Event {
    /// Below `events/`.
    pub path: &'static str,
    /// As Lambda sends it: without white space.
    pub bytes: Bytes,
    /// The same, parsed.
    pub json: Value,
}

impl Event {
    fn load(path: &'static str) -> Result<Self> {
        let text = fs::read(path).with_context(|| format!("{path} cannot be read"))?;
        let json: Value = serde_json::from_slice(&text).with_context(|| format!("{path} is no JSON"))?;
        Ok(Self { path, bytes: serde_json::to_vec(&json)?.into(), json })
    }

    /// The name of the file, which is the trigger source.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(self.path).trim_end_matches(".json")
    }
}

/// The part that a variant plays in the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// `unchanged`, to which the others with the same event are compared.
    Baseline,
    /// `unchanged` again: its ratio would be 1.00 on a machine without noise.
    Control,
    /// A function of the suite.
    Compared,
}

/// One variant.
#[derive(Debug)]
pub struct Subject {
    /// What runs.
    pub function: Function,
    /// Why it runs.
    pub role: Role,
    /// What it is fed with.
    pub event: Arc<Event>,
    /// The kind of event, as it is shown after the name of the function.
    pub peculiarity: &'static str,
    /// The binary, an absolute path.
    pub bootstrap: PathBuf,
    /// The size of the binary.
    pub package: Package,
    /// The index of the variant it is compared to, its own for a baseline.
    pub baseline: usize,
    /// The folder of its `content.pack`; nothing where the content is compiled in.
    pub content: Option<PathBuf>,
}

impl Subject {
    /// Whether the binary is the one that would be uploaded.
    #[must_use]
    pub fn is_packaged(&self) -> bool {
        self.bootstrap.ends_with("bootstrap")
    }

    /// How tables and messages call it.
    #[must_use]
    pub fn label(&self) -> String {
        match self.role {
            Role::Baseline => format!("{} with {}", self.function.name(), self.event.name()),
            Role::Control => format!("{} (A/A)", self.function.name()),
            Role::Compared => format!("{}{}", self.function.name(), self.peculiarity),
        }
    }
}

/// The last variant again with its content in a file, compared to the one with the content compiled in.
fn beside_its_content(subjects: &[Subject], event: Arc<Event>) -> Result<Subject> {
    let folder = std::path::absolute("target/bench/content")?;
    anyhow::ensure!(
        folder.join("content.pack").is_file(),
        "target/bench/content/content.pack is missing: run `make bench`"
    );
    let bootstrap = Function::CustomMessage.bootstrap()?;
    Ok(Subject {
        function: Function::CustomMessage,
        role: Role::Compared,
        event,
        peculiarity: ", content.pack instead of compiled in",
        package: Package::of(&bootstrap)?,
        bootstrap,
        baseline: subjects.len() - 1,
        content: Some(folder),
    })
}

/// All variants for the functions named, or for the suite when none is. Reads the events and the binaries.
///
/// # Errors
/// When an event or a binary is missing.
pub fn plan(named: &[Function]) -> Result<Vec<Subject>> {
    let mut chosen = Function::SUITE.to_vec();
    chosen.retain(|function| named.is_empty() || named.contains(function));
    if chosen.is_empty() {
        chosen.push(Function::Unchanged);
    }
    let cases = chosen.into_iter().flat_map(|it| it.cases().iter().map(move |case| (it, case)));
    let mut subjects = Vec::new();
    for (function, (event, peculiarity)) in cases {
        let (event, baseline) = (Arc::new(Event::load(event)?), subjects.len());
        let mut variants = vec![(Function::Unchanged, Role::Baseline)];
        if baseline == 0 {
            variants.push((Function::Unchanged, Role::Control));
        }
        if function != Function::Unchanged {
            variants.push((function, Role::Compared));
        }
        for (function, role) in variants {
            let bootstrap = function.bootstrap()?;
            let package = Package::of(&bootstrap)?;
            let event = Arc::clone(&event);
            let content = None;
            subjects.push(Subject {
                function,
                role,
                event,
                peculiarity,
                bootstrap,
                package,
                baseline,
                content,
            });
        }
        if (function, *peculiarity) == (Function::CustomMessage, "") {
            subjects.push(beside_its_content(&subjects, Arc::clone(&event))?);
        }
    }
    Ok(subjects)
}
