//! The options of `orphans`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use content::format::checksum;
use serde::{Deserialize, Serialize};
use trigger::{Content, InitError, Settings};

use crate::help::ORPHANS_EXAMPLES;
use crate::times::YOUNGEST_ORPHAN;

/// Options of `orphans`.
#[derive(Args)]
#[command(after_help = ORPHANS_EXAMPLES)]
pub struct Arguments {
    /// Id of the user pool
    #[arg(long, value_name = "ID")]
    pub user_pool_id: String,
    /// Name of the records' table
    #[arg(long, value_name = "NAME")]
    pub table: String,
    /// Delete records of the report; without this option the report is written
    #[arg(long, requires = "older_than")]
    pub apply: bool,
    /// Age from which --apply deletes a record, in days: 30d for example
    #[arg(long, value_name = "AGE", value_parser = age, requires = "apply")]
    pub older_than: Option<Duration>,
    /// List of the orphans; each run without --apply replaces it
    #[arg(long, value_name = "FILE", default_value = "orphans.csv")]
    pub report: PathBuf,
    /// Number of orphans in the report, as a confirmation; required for more than 10 % of the records
    #[arg(long, value_name = "NUMBER", requires = "apply")]
    pub expect: Option<u64>,
    /// State that no other user pool writes to the table; required if a template does not tell its pool
    #[arg(long, requires = "apply")]
    pub only_pool: bool,
    /// List of the records that --apply deletes; each run appends to it
    #[arg(long, value_name = "FILE", default_value = "orphans-deleted.csv")]
    pub deleted: PathBuf,
    /// Field with the time of creation [default: the field that the record template fills with the time]
    #[arg(long, value_name = "NAME")]
    pub created_at: Option<String>,
    /// Partition key of the table
    #[arg(long, value_name = "NAME", default_value = "userId")]
    pub record_key: String,
    /// Sort key of the table, if it has one
    #[arg(long, value_name = "NAME")]
    pub record_sort_key: Option<String>,
    /// Maximum read units of the table per second
    #[arg(long, value_name = "UNITS", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=40_000))]
    pub rate: u32,
    /// Maximum requests to Cognito per second; the quota is 30 for all tools together
    #[arg(long, value_name = "RATE", default_value_t = 20.0, value_parser = crate::backfill::rate)]
    pub requests_per_second: f64,
    /// Parts of the table, of the pool and of the report to process at the same time, 1 to 16
    #[arg(long, value_name = "PARTS", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=16))]
    pub parallel: u8,
    /// Checkpoint file; an interrupted run without --apply resumes from it
    #[arg(long, value_name = "FILE", default_value = "orphans.checkpoint")]
    pub checkpoint: PathBuf,
    /// Print the counts as JSON
    #[arg(long)]
    pub json: bool,
    /// File of `cognito-triggers pack` with the record templates [default: compiled-in content]
    #[arg(long, value_name = "FILE")]
    pub content: Option<PathBuf>,
    /// AWS profile with credentials and region
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
}

/// The records that a run looks for. A report and a checkpoint are valid for one scope.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// ARN of the user pool, which names region and account.
    pub user_pool: String,
    /// The table of the records.
    pub table: String,
    /// The names of the table's keys.
    pub key: Vec<String>,
    /// The option `--created-at`.
    pub created_at: Option<String>,
    /// A checksum of the record templates.
    pub record_templates: u32,
}

/// The first line of a checkpoint.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Purpose {
    /// The records to look for.
    #[serde(flatten)]
    pub scope: Scope,
    /// Number of parts of the table. The key of a page is valid for one part.
    pub segments: u8,
}

impl Arguments {
    /// The options as settings of the functions that write records.
    pub fn settings(&self) -> Settings {
        Settings::from_pairs(&[
            ("RECORD_KEY", &self.record_key),
            ("RECORD_SORT_KEY", self.record_sort_key.as_deref().unwrap_or_default()),
        ])
    }

    /// The way to go on after an interruption.
    pub fn way_to_resume(&self) -> String {
        if self.apply {
            "run the same command again to delete the rest; if the report is older than one hour, run it without --apply, \
             --older-than, --expect and --only-pool first"
                .to_owned()
        } else {
            format!("run the same command again to resume from {}", self.checkpoint.display())
        }
    }

    /// The records to look for.
    ///
    /// # Errors
    /// Fails if the records of the content cannot be read.
    pub fn scope(&self, user_pool_arn: String, content: &Content) -> Result<Scope, InitError> {
        let key = [Some(&self.record_key), self.record_sort_key.as_ref()];
        Ok(Scope {
            user_pool: user_pool_arn,
            table: self.table.clone(),
            key: key.into_iter().flatten().cloned().collect(),
            created_at: self.created_at.clone(),
            record_templates: content.records().map(|records| checksum(format!("{records:?}").as_bytes()))?,
        })
    }
}

/// Parses a number of days.
fn age(text: &str) -> Result<Duration, String> {
    let days: Option<u32> = text.strip_suffix('d').and_then(|days| days.parse().ok());
    let age = days.map(|days| Duration::from_secs(u64::from(days) * 86_400));
    age.filter(|age| *age >= YOUNGEST_ORPHAN)
        .ok_or_else(|| "write a number of days from 1d, for example 30d".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_at_least_one_day() {
        assert_eq!(age("1d"), Ok(Duration::from_hours(24)));
        assert_eq!(age("30d"), Ok(Duration::from_hours(720)));
        for wrong in ["", "0d", "30", "d", "-1d", "1.5d", "30D", "30 d", "12h", "99999999999d"] {
            assert!(age(wrong).is_err(), "{wrong}");
        }
    }
}
