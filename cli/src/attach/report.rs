//! The plan and its result as text or JSON.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::changes::Change;
use super::difference::{Difference, short};
use super::fields::{LAMBDA_CONFIG, NotSent};
use super::permission::Permission;
use super::plan::Plan;
use crate::output::{printable, say, write_json};

const CUSTOM_SENDER: &str =
    "the pool has a custom sender: messages that it sends do not pass through custom-message";

/// Format of the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object.
    Json,
}

/// Result of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing was changed, because `--apply` is missing.
    DryRun,
    /// There was nothing to do.
    Unchanged,
    /// The pool is as planned.
    Applied,
}

/// A setting that a restore changes.
#[derive(Debug, Serialize)]
struct Setting {
    path: String,
    before: Value,
    after: Value,
}

/// The plan and its result.
#[derive(Debug, Serialize)]
pub struct Report {
    user_pool_id: String,
    user_pool_name: String,
    result: Outcome,
    triggers: Vec<Change>,
    other_settings: Vec<Setting>,
    permissions_added: Vec<Permission>,
    permissions_removed: Vec<Permission>,
    not_sent: Vec<NotSent>,
    notes: Vec<&'static str>,
    backup: Option<PathBuf>,
}

impl Serialize for Permission {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = [("function", self.function.to_string()), ("statement_id", self.statement_id.clone())];
        serializer.collect_map(fields)
    }
}

impl From<Difference> for Setting {
    /// The plan compares the pool before the update with the one after it.
    fn from(Difference { path, expected, found }: Difference) -> Self {
        Self { path, before: expected, after: found }
    }
}

impl Report {
    /// The report of a plan.
    pub fn new(plan: &Plan, result: Outcome, backup: Option<PathBuf>) -> Self {
        let triggers = &plan.expected.user_pool[LAMBDA_CONFIG];
        let has_sender =
            ["CustomEmailSender", "CustomSMSSender"].iter().any(|sender| !triggers[*sender].is_null());
        let notes =
            if has_sender && !triggers["CustomMessage"].is_null() { vec![CUSTOM_SENDER] } else { vec![] };
        Self {
            user_pool_id: plan.caller.user_pool_id.clone(),
            user_pool_name: plan.before.user_pool["Name"].as_str().unwrap_or_default().to_owned(),
            result,
            triggers: plan.changes.clone(),
            other_settings: plan.other_settings().into_iter().map(Setting::from).collect(),
            permissions_added: plan.missing.clone(),
            permissions_removed: plan.obsolete.clone(),
            not_sent: if plan.needs_update() { plan.update.not_sent.clone() } else { Vec::new() },
            notes,
            backup,
        }
    }

    /// Writes the report.
    ///
    /// # Errors
    /// Fails if the reader is gone.
    pub fn write(&self, output: Output) -> Result<()> {
        match output {
            Output::Text => say(self),
            Output::Json => write_json(self),
        }
    }
}

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut lines = vec![format!("user pool {} ({})", self.user_pool_id, self.user_pool_name)];
        lines.extend(self.triggers.iter().filter_map(line));
        let setting =
            |one: &Setting| format!("  ~ {}: {} → {}", one.path, short(&one.before), short(&one.after));
        lines.extend(self.other_settings.iter().map(setting));
        for (sign, permissions) in [("+", &self.permissions_added), ("-", &self.permissions_removed)] {
            let line =
                |one: &Permission| format!("  {sign} permission {} on {}", one.statement_id, one.function);
            lines.extend(permissions.iter().map(line));
        }
        lines.extend(
            self.not_sent.iter().map(|NotSent { path, reason }| format!("  not sent: {path}; {reason}")),
        );
        lines.extend(self.notes.iter().map(|note| format!("  note: {note}")));
        lines.extend(self.backup.iter().map(|path| format!("backup: {}", path.display())));
        // Names, tags and values come from anybody.
        lines.iter().try_for_each(|line| writeln!(out, "{}", printable(line)))?;
        out.write_str(match self.result {
            Outcome::DryRun => "dry run: nothing was changed; add --apply to change the pool",
            Outcome::Unchanged => "nothing to do",
            Outcome::Applied => "done; nothing else of the pool has changed",
        })
    }
}

fn line(change: &Change) -> Option<String> {
    let name = change.trigger.name();
    Some(match (change.before.as_deref(), change.after.as_deref()) {
        (None, Some(after)) => format!("  + {name}: {after}"),
        (Some(before), None) => format!("  - {name}: {before}"),
        (Some(before), Some(after)) if before != after => format!("  ~ {name}: {before} → {after}"),
        (Some(after), _) => format!("  = {name}: {after}"),
        (None, None) => return None,
    })
}
