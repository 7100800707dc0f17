//! The plan and its result as text or JSON.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;
use serde::{Serialize, Serializer};

use super::changes::Change;
use super::difference::Difference;
use super::fields::{LAMBDA_CONFIG, NotSent};
use super::permission::Permission;
use super::plan::Plan;
use crate::output::{say, write_json};

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

/// The plan and its result.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    user_pool_id: String,
    user_pool_name: String,
    result: Outcome,
    triggers: Vec<Change>,
    other_settings: Vec<Difference>,
    permissions_added: Vec<Permission>,
    permissions_removed: Vec<Permission>,
    not_sent: Vec<NotSent>,
    notes: Vec<&'static str>,
    backup: Option<PathBuf>,
}

impl Serialize for Permission {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = [("function", self.function.to_string()), ("statementId", self.statement_id.clone())];
        serializer.collect_map(fields)
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
            other_settings: plan.other_settings(),
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
        writeln!(out, "user pool {} ({})", self.user_pool_id, self.user_pool_name)?;
        for change in &self.triggers {
            write_change(out, change)?;
        }
        for Difference { path, expected, found } in &self.other_settings {
            // The expected value is the one before the update.
            writeln!(
                out,
                "  ~ {path}: {} → {}",
                super::difference::short(expected),
                super::difference::short(found)
            )?;
        }
        for (sign, permissions) in [("+", &self.permissions_added), ("-", &self.permissions_removed)] {
            for Permission { function, statement_id } in permissions {
                writeln!(out, "  {sign} permission {statement_id} on {function}")?;
            }
        }
        for NotSent { path, reason } in &self.not_sent {
            writeln!(out, "  not sent: {path}; {reason}")?;
        }
        for note in &self.notes {
            writeln!(out, "  note: {note}")?;
        }
        if let Some(backup) = &self.backup {
            writeln!(out, "backup: {}", backup.display())?;
        }
        out.write_str(match self.result {
            Outcome::DryRun => "dry run: nothing was changed; add --apply to change the pool",
            Outcome::Unchanged => "nothing to do",
            Outcome::Applied => "done; nothing else of the pool has changed",
        })
    }
}

fn write_change(out: &mut Formatter<'_>, change: &Change) -> fmt::Result {
    let name = change.trigger.name();
    match (&change.before, &change.after) {
        (None, Some(after)) => writeln!(out, "  + {name}: {after}"),
        (Some(before), None) => writeln!(out, "  - {name}: {before}"),
        (Some(before), Some(after)) if before != after => writeln!(out, "  ~ {name}: {before} → {after}"),
        (Some(after), _) => writeln!(out, "  = {name}: {after}"),
        (None, None) => Ok(()),
    }
}
