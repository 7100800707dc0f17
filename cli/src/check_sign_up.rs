//! `check-sign-up`: applies a sign-up policy to past or imagined sign-ups before the policy is deployed.

mod arguments;
mod file_report;
mod past_sign_ups;
mod policy;
mod sign_up;
mod sign_up_report;
mod verdicts_file;

use std::fmt::Display;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use pre_sign_up::PreSignUp;
use serde::Serialize;
use trigger::{Settings, Trigger};

use crate::progress::Progress;
use crate::{content_option, output};
pub use arguments::Arguments;
use arguments::Format;
use file_report::FileReport;
use past_sign_ups::{PastSignUps, Row};
use policy::PolicyCheck;
use sign_up_report::SignUpReport;
use verdicts_file::VerdictsFile;

/// File name that stands for standard input.
const STANDARD_INPUT: &str = "-";
const ROWS_PER_LOG_LINE: u64 = 100_000;

/// Checks the sign-ups and writes the report to standard output. With `--fail-on-refusal`, the exit code is 1
/// if a sign-up is refused.
///
/// # Errors
/// Fails if the policy or the input cannot be used.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let settings = policy::settings(&Settings::from_environment(), &arguments.settings)?;
    let content = content_option::load(arguments.content.as_deref(), PreSignUp::CONTENT)?;
    let check = PolicyCheck::new(&settings, &content, arguments.source, arguments.date())?;
    let is_refused = match &arguments.csv {
        Some(file) => check_file(arguments, &check, file)?,
        None => check_person(arguments, &check)?,
    };
    Ok(if arguments.fail_on_refusal && is_refused { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn check_person(arguments: &Arguments, check: &PolicyCheck) -> Result<bool> {
    let report = SignUpReport::new(check, &arguments.person.sign_up()?);
    print(&report, arguments)?;
    Ok(report.is_refused())
}

fn check_file(arguments: &Arguments, check: &PolicyCheck, file: &Path) -> Result<bool> {
    let (input, length) = open(file)?;
    let mut rows = PastSignUps::read(input).with_context(|| file.display().to_string())?;
    let verdicts_file = arguments.verdicts.as_deref();
    let mut verdicts_file = verdicts_file.map(|path| VerdictsFile::create(path, file)).transpose()?;
    let progress = Progress::new("rows", length).with_lines_every(ROWS_PER_LOG_LINE);
    let mut report = FileReport::new(check, rows.header());
    while let Some(row) = rows.next_row().with_context(|| format!("{} cannot be read", file.display()))? {
        check_row(check, &row, &mut report, verdicts_file.as_mut())?;
        progress.set(report.rows(), row.end_byte);
    }
    progress.finish();
    verdicts_file.map(VerdictsFile::finish).transpose()?;
    print(&report, arguments)?;
    Ok(report.has_refusals())
}

fn check_row(
    check: &PolicyCheck,
    row: &Row<'_>,
    report: &mut FileReport,
    verdicts_file: Option<&mut VerdictsFile>,
) -> Result<()> {
    let verdicts = row.sign_up.map(|sign_up| check.verdicts(sign_up));
    if let Some(file) = verdicts_file {
        file.write(row.line, verdicts.as_deref().ok())?;
    }
    match verdicts {
        Ok(verdicts) => report.count(&verdicts),
        Err(problem) => report.count_unreadable(row.line, problem),
    }
    Ok(())
}

/// The input, and its length in bytes if it is a file.
fn open(path: &Path) -> Result<(Box<dyn Read>, Option<u64>)> {
    if path == Path::new(STANDARD_INPUT) {
        return Ok((Box::new(io::stdin()), None));
    }
    let problem = || format!("{} cannot be read", path.display());
    let file = File::open(path).with_context(problem)?;
    let metadata = file.metadata().with_context(problem)?;
    if metadata.is_dir() {
        bail!("{} is a folder; name a CSV file with --csv", path.display());
    }
    // A pipe or a device reports no useful length.
    let length = metadata.is_file().then_some(metadata.len());
    Ok((Box::new(file), length))
}

fn print(report: &(impl Display + Serialize), arguments: &Arguments) -> Result<()> {
    match arguments.format {
        Format::Table => {
            output::write(&output::lines(&report.to_string()))?;
            output::say(format_args!("\n{}", next_step(&arguments.settings)))
        }
        Format::Json => output::write_json(report),
    }
}

/// The instruction to deploy the tried settings.
fn next_step(settings: &[(String, String)]) -> String {
    let overrides: Vec<String> = settings
        .iter()
        .filter(|(_, value)| !value.is_empty())
        // SAM drops a value after its first space, unless the value has quotation marks of its own.
        .map(|(name, value)| match policy::parameter(name) {
            parameter if value.contains(' ') => format!("\"{parameter}='{value}'\""),
            parameter => format!("\"{parameter}={value}\""),
        })
        .collect();
    if overrides.is_empty() {
        return "Next: try a setting before you deploy it, such as --setting SUB_ADDRESSING=deny; docs/policy.md \
                lists all settings"
            .to_owned();
    }
    format!(
        "Next: to deploy this policy, add {} to parameter_overrides in samconfig.toml, then run make deploy",
        overrides.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_step_names_the_parameters_of_the_settings() {
        let settings = |pairs: &[(&str, &str)]| -> Vec<_> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let tried = settings(&[
            ("SUB_ADDRESSING", "deny"),
            ("REQUIRED_ATTRIBUTES", "name, email"),
            ("POLICY_MODE", ""),
        ]);
        assert_eq!(
            next_step(&tried),
            "Next: to deploy this policy, add \"SubAddressing=deny\", \"RequiredAttributes='name, email'\" to \
             parameter_overrides in samconfig.toml, then run make deploy"
        );
        assert!(next_step(&settings(&[("POLICY_MODE", "")])).contains("--setting SUB_ADDRESSING=deny"));
    }
}
