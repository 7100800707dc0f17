//! `preview`: renders every message of every brand, locale and kind, with the findings of the linter.

mod gallery;
mod message;
mod server;

use std::collections::BTreeMap;
use std::fs;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use clap::builder::RangedI64ValueParser;
use content::lifetimes::{MFA_CODE_MINUTES, TEMPORARY_PASSWORD_DAYS};
use messages::lint::Linter;
use messages::{Folder, Lifetimes};

use crate::output::{ErrorLines, say};
use crate::progress::Progress;
use message::Preview;

const EXAMPLES: &str = "\
Examples:
  cognito-triggers preview                                       write target/preview/index.html
  cognito-triggers preview --serve                               reload the page after every change of a file
  cognito-triggers preview --templates ours --output build       preview another folder

Exit codes: 0 no message has a finding; 1 some messages have findings; 2 the templates cannot be read.";

const MAX_PRINTED_PER_RULE: usize = 5;

/// Options of `preview`.
#[derive(Args, Clone)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Folder for the page and the messages
    #[arg(long, value_name = "DIR", default_value = "target/preview")]
    output: PathBuf,
    /// Folder with the folders brands, email, sms and locales
    #[arg(long, value_name = "DIR", default_value = "templates")]
    templates: PathBuf,
    /// Serve the page on 127.0.0.1 and render it again when a file changes
    #[arg(long)]
    serve: bool,
    /// Port on 127.0.0.1 for --serve; 0 selects a free one
    #[arg(long, default_value_t = 8025, requires = "serve")]
    port: u16,
    /// Lifetime of a temporary password in days, as `TEMPORARY_PASSWORD_DAYS`
    #[arg(long, value_name = "DAYS", default_value_t = Lifetimes::DEFAULT.temporary_password_days)]
    #[arg(value_parser = within(&TEMPORARY_PASSWORD_DAYS))]
    temporary_password_days: u32,
    /// Lifetime of a sign-in code in minutes, as `MFA_CODE_MINUTES`
    #[arg(long, value_name = "MINUTES", default_value_t = Lifetimes::DEFAULT.mfa_code_minutes)]
    #[arg(value_parser = within(&MFA_CODE_MINUTES))]
    mfa_code_minutes: u32,
}

/// Writes the page once, or serves it with `--serve`. The exit code is 1 if a message has a finding.
///
/// # Errors
/// Fails if the templates cannot be used or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    if arguments.serve {
        let options = arguments.clone();
        let (output, templates) = (&arguments.output, &arguments.templates);
        let render = move || write(&options).map(|_| ());
        return server::serve(arguments.port, output, templates, render).map(|()| ExitCode::SUCCESS);
    }
    let with_findings = write(arguments)?;
    say(format_args!(
        "Next: open {} in a browser; add --serve to edit the templates and see each change",
        arguments.output.join("index.html").display()
    ))?;
    Ok(if with_findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes every message and the page, prints the findings, and returns the number of messages with findings.
fn write(arguments: &Arguments) -> Result<usize> {
    let folder = Folder::read(&arguments.templates).map_err(|error| ErrorLines(error.to_string()))?;
    let linter = Linter::new(&folder, lifetimes(arguments));
    let linter = linter.map_err(|error| ErrorLines(error.to_string()))?;
    let progress = Progress::new("messages", None);
    let linted = linter.run(|done, all| progress.set_of(done, all));
    progress.finish();
    let previews: Vec<_> = linted.into_iter().map(Preview::new).collect();
    for preview in &previews {
        preview.write(&arguments.output)?;
    }
    let page = arguments.output.join("index.html");
    fs::write(&page, gallery::page(&previews)?)
        .with_context(|| format!("{} cannot be written", page.display()))?;
    report(&previews)
}

/// Accepts the numbers of this range.
fn within(range: &RangeInclusive<u32>) -> RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(i64::from(*range.start())..=i64::from(*range.end()))
}

fn lifetimes(arguments: &Arguments) -> Lifetimes {
    Lifetimes {
        temporary_password_days: arguments.temporary_password_days,
        mfa_code_minutes: arguments.mfa_code_minutes,
    }
}

/// Prints the first findings of each rule. One error in a template causes findings in hundreds of messages.
fn report(previews: &[Preview]) -> Result<usize> {
    let mut by_rule = BTreeMap::<_, Vec<_>>::new();
    for preview in previews {
        for finding in &preview.findings {
            by_rule.entry(finding.rule).or_default().push(finding);
        }
    }
    for (rule, findings) in by_rule {
        let (printed, rest) = findings.split_at(findings.len().min(MAX_PRINTED_PER_RULE));
        for finding in printed {
            say(format_args!("{finding}"))?;
        }
        if !rest.is_empty() {
            say(format_args!("… and {} more findings of {rule}; the page shows them", rest.len()))?;
        }
    }
    let with_findings = previews.iter().filter(|preview| !preview.findings.is_empty()).count();
    let largest = previews.iter().map(|preview| preview.bytes).max().unwrap_or_default();
    say(format_args!(
        "{} messages, {with_findings} with findings, the largest body has {largest} bytes",
        previews.len()
    ))?;
    Ok(with_findings)
}
