//! `check-sign-up`: what a policy would say of past or imagined sign-ups, before it is switched on.

mod arguments;
mod field;
mod judge;
mod past_sign_ups;
mod person;
mod progress;
mod report;
mod settings;
mod sign_up;
mod tally;
mod verdicts_file;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use pre_sign_up::PreSignUp;
use serde::Serialize;
use trigger::Trigger;

use crate::{content_option, output};
pub use arguments::Arguments;
use arguments::Format;
use judge::Judge;
use past_sign_ups::{PastSignUps, Row};
use progress::Progress;
use report::Report;
use tally::Tally;
use verdicts_file::VerdictsFile;

/// What stands for standard input where a file is asked for.
const STANDARD_INPUT: &str = "-";

/// Judges what `arguments` hand in and writes the result to standard output. The exit code says whether something was
/// refused, if that was asked for.
///
/// # Errors
/// When the policy or the input cannot be used.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let settings = settings::read(&arguments.settings)?;
    let content = content_option::load(arguments.content.as_deref(), PreSignUp::CONTENT)?;
    let judge = Judge::new(&settings, &content, arguments.source, arguments.date())?;
    let refused = match &arguments.csv {
        Some(file) => check_file(arguments, &judge, file)?,
        None => check_person(arguments, &judge)?,
    };
    let told = arguments.fail_on_refusal && refused;
    Ok(if told { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn check_person(arguments: &Arguments, judge: &Judge) -> Result<bool> {
    let judgement = person::judge(judge, &arguments.person.sign_up()?);
    print(&judgement.to_string(), &judgement, arguments.format)?;
    Ok(judgement.is_refused())
}

fn check_file(arguments: &Arguments, judge: &Judge, file: &Path) -> Result<bool> {
    let (input, length) = open(file)?;
    let mut rows = PastSignUps::read(input).with_context(|| file.display().to_string())?;
    let out = arguments.verdicts.as_deref();
    let mut verdicts_file = out.map(|out| VerdictsFile::create(out, file)).transpose()?;
    let mut progress = Progress::new(length);
    let mut tally = Tally::new(judge);
    while let Some(row) = rows.next_row().with_context(|| format!("{} cannot be read", file.display()))? {
        count(judge, &row, &mut tally, verdicts_file.as_mut())?;
        progress.advance(row.end_byte);
    }
    progress.finish();
    if let Some(verdicts_file) = verdicts_file {
        verdicts_file.finish()?;
    }
    let report = Report::new(judge, rows.header(), &tally);
    print(&report.to_string(), &report, arguments.format)?;
    Ok(tally.refused > 0)
}

fn count(judge: &Judge, row: &Row<'_>, tally: &mut Tally, out: Option<&mut VerdictsFile>) -> Result<()> {
    let verdicts = row.sign_up.as_ref().map(|sign_up| judge.verdicts(sign_up));
    if let Some(out) = out {
        out.write(row.line, verdicts.as_deref().ok())?;
    }
    match verdicts {
        Ok(verdicts) => tally.count(&verdicts),
        Err(problem) => tally.count_unreadable(row.line, problem),
    }
    Ok(())
}

/// The input and, if it is a file, its length in bytes.
fn open(path: &Path) -> Result<(Box<dyn Read>, Option<u64>)> {
    if path == Path::new(STANDARD_INPUT) {
        return Ok((Box::new(io::stdin()), None));
    }
    let problem = || format!("{} cannot be read", path.display());
    let file = File::open(path).with_context(problem)?;
    let metadata = file.metadata().with_context(problem)?;
    if metadata.is_dir() {
        bail!("{} is a folder", path.display());
    }
    // A pipe or a device has no length worth knowing.
    let length = metadata.is_file().then_some(metadata.len());
    Ok((Box::new(file), length))
}

fn print(table: &str, result: &impl Serialize, format: Format) -> Result<()> {
    match format {
        Format::Table => output::write(&output::lines(table)),
        Format::Json => output::write(&(output::json(&serde_json::to_string_pretty(result)?) + "\n")),
    }
}
