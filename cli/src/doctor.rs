//! `doctor`: checks a user pool and its triggers. It only reads.

mod email;
mod finding;
mod groups;
mod messages;
mod metrics;
mod permission;
mod pool;
mod records;
mod remedy;
mod report;
mod survey;
mod trigger;
mod triggers;

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};
use clap::{Args, ValueEnum};

use crate::aws::{Aws, AwsError, AwsOptions};
use crate::help::DOCTOR_EXAMPLES;
use crate::output::{say, write_json};
use finding::{Check, Finding};
use report::Report;
use survey::{Period, Survey};
pub use trigger::Attached;
use trigger::Trigger;

/// The triggers that both templates attach.
const EXPECTED: &str = "pre-sign-up,custom-message,post-confirmation";

/// Options of `doctor`.
#[derive(Args)]
#[command(after_help = DOCTOR_EXAMPLES)]
pub struct Arguments {
    /// Id of the user pool
    #[arg(long, value_name = "ID")]
    pub user_pool_id: String,
    #[command(flatten)]
    pub aws: AwsOptions,
    /// Triggers that must be attached, separated by commas; empty for none
    #[arg(long, value_name = "LIST", default_value = EXPECTED, value_parser = expected)]
    pub expect: Expected,
    /// Hours of metrics to check
    #[arg(long, value_name = "HOURS", default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=336))]
    pub hours: u32,
    /// Exit with 1 also for warnings and unknown results
    #[arg(long)]
    pub strict: bool,
    /// Checks without effect on the exit code, separated by commas, such as `username_case`
    #[arg(long, value_name = "LIST", default_value = "", hide_default_value = true, value_parser = checks)]
    pub ignore: Checks,
    /// Output format
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub output: Output,
}

/// Format of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// One line per finding.
    Text,
    /// One JSON object.
    Json,
}

/// Triggers that must be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected(Vec<Trigger>);

fn expected(list: &str) -> Result<Expected, String> {
    let triggers = names(list).map(|name| Trigger::from_str(name, false).map_err(|_| unknown_trigger(name)));
    triggers.collect::<Result<_, _>>().map(Expected)
}

/// Checks without effect on the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checks(Vec<Check>);

fn checks(list: &str) -> Result<Checks, String> {
    let check = |name: &str| Check::ALL.iter().find(|check| check.name() == name).copied();
    let checks = names(list).map(|name| {
        check(name).ok_or_else(|| format!("{name:?} is not a check; docs/doctor.md lists the checks"))
    });
    checks.collect::<Result<_, _>>().map(Checks)
}

/// The entries of a comma list.
fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty())
}

fn unknown_trigger(name: &str) -> String {
    let names = Trigger::ALL.map(Trigger::name).join(", ");
    format!("{name:?} is not a trigger of this suite; use {names}")
}

/// Checks the pool. The exit code is 1 if something failed.
///
/// # Errors
/// Fails if the pool cannot be read.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let period = Period { end: now, hours: arguments.hours };
    let report = runtime.block_on(examine(arguments, period))?;
    match arguments.output {
        Output::Text => say(&report)?,
        Output::Json => write_json(&report)?,
    }
    Ok(if report.has_failed(arguments.strict, &arguments.ignore.0) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

async fn examine(arguments: &Arguments, period: Period) -> Result<Report> {
    let id = &arguments.user_pool_id;
    let aws = Aws::new(&arguments.aws, id).await?;
    let profile = arguments.aws.profile.as_deref();
    let survey =
        Survey::read(&aws, id, period, profile).await.map_err(|error| unreadable(error, &aws, id))?;
    Ok(Report::new(id, aws.region(), findings(&aws, &survey, &arguments.expect.0).await))
}

/// The error if the pool cannot be read.
fn unreadable(error: AwsError, aws: &Aws, id: &str) -> anyhow::Error {
    if error.is_not_found() {
        let region = aws.region();
        return anyhow!(
            "there is no user pool {id} in {region} of this account; check --user-pool-id, --profile and --region"
        );
    }
    error.into()
}

/// The findings of all checks, the most important parts first.
async fn findings(aws: &Aws, survey: &Survey, expected: &[Trigger]) -> Vec<Finding> {
    let mut findings = triggers::check(survey, expected);
    for check in [email::check, messages::check, records::check, groups::check] {
        findings.extend(check(survey));
    }
    findings.extend(metrics::check(survey, &metrics::read(aws, survey).await));
    findings.extend(pool::check(survey));
    findings
}

#[cfg(test)]
mod tests;
