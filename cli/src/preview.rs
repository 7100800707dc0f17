//! Every message of every brand, locale and kind as files and as one page, with the findings of the linter.

mod gallery;
mod message;
mod server;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use messages::lint::Linter;
use messages::{Folder, Lifetimes};

use crate::output::{Findings, printable, say};
use message::Preview;

const SAID_OF_A_RULE: usize = 5;

/// What `preview` is asked for.
#[derive(Args, Clone)]
pub struct Arguments {
    /// Folder for the files
    #[arg(long, default_value = "target/preview")]
    output: PathBuf,
    /// The templates, brands and locale files to look at
    #[arg(long, default_value = "templates")]
    templates: PathBuf,
    /// Show the page on this machine and make it anew when a file changes
    #[arg(long)]
    serve: bool,
    /// Port on 127.0.0.1 for --serve; 0 takes a free one
    #[arg(long, default_value_t = 8025, requires = "serve")]
    port: u16,
    /// Days that a temporary password lives
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..=365))]
    temporary_password_days: u32,
    /// Minutes that a sign-in code lives
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(3..=15))]
    mfa_code_minutes: u32,
}

/// Writes the gallery, once or again and again. A message with a finding makes the exit status 1.
///
/// # Errors
/// When the templates cannot be used or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    if arguments.serve {
        return server::serve(arguments).map(|()| ExitCode::SUCCESS);
    }
    let findings = write(arguments)?;
    say(format_args!("open {}", printable(&arguments.output.join("index.html").to_string_lossy())))?;
    Ok(if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes every message and the page, says the findings, and returns the number of messages that have some.
fn write(arguments: &Arguments) -> Result<usize> {
    let folder = Folder::read(&arguments.templates).map_err(|error| Findings(error.to_string()))?;
    let linter = Linter::new(&folder, lifetimes(arguments));
    let linter = linter.map_err(|error| Findings(error.to_string()))?;
    let previews: Vec<_> = linter.run(|_, _| ()).into_iter().map(Preview::new).collect();
    for preview in &previews {
        preview.write(&arguments.output)?;
    }
    let page = arguments.output.join("index.html");
    fs::write(&page, gallery::page(&previews)?)
        .with_context(|| format!("{} cannot be written", page.display()))?;
    report(&previews)
}

fn lifetimes(arguments: &Arguments) -> Lifetimes {
    Lifetimes {
        temporary_password_days: arguments.temporary_password_days,
        mfa_code_minutes: arguments.mfa_code_minutes,
    }
}

/// Says what was found, the first few of each rule: one slip in a template is in hundreds of messages.
fn report(previews: &[Preview]) -> Result<usize> {
    let mut by_rule = BTreeMap::<_, Vec<_>>::new();
    for preview in previews {
        for finding in &preview.findings {
            by_rule.entry(finding.rule).or_default().push(finding);
        }
    }
    for (rule, findings) in by_rule {
        let (said, rest) = findings.split_at(findings.len().min(SAID_OF_A_RULE));
        for finding in said {
            say(format_args!("{finding}"))?;
        }
        if !rest.is_empty() {
            say(format_args!("… and {} more findings of {rule}, which the page shows", rest.len()))?;
        }
    }
    let wrong = previews.iter().filter(|preview| !preview.findings.is_empty()).count();
    let most = previews.iter().map(|preview| preview.bytes).max().unwrap_or_default();
    say(format_args!(
        "{} messages, {wrong} with findings, the largest body has {most} bytes",
        previews.len()
    ))?;
    Ok(wrong)
}
