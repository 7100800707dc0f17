//! `pack`: checks everything that a team edits and writes it as one file, which the functions read; and `content`, which
//! shows such a file.

mod archive;
mod output_file;
mod summary;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use content::Pack;
use messages::findings::on_one_line;
use messages::{Findings, Folder, Lifetimes, Section, lint};
use serde::Serialize;

use crate::output::{self, printable, say};
use crate::progress::Bar;
use archive::Archive;
use output_file::OutputFile;
use summary::Summary;

const AFTER_PACK: &str = "\
Examples:
  cognito-triggers pack                                              check templates/, write content.pack
  cognito-triggers pack --into dist/custom-message-x86_64.zip        put it into the zip of a function
  cognito-triggers pack --templates ours --out build/content.pack    from another folder, for a Lambda layer

A function reads content.pack from its own folder, or else from a layer (/opt), or else the content that was
compiled in. The file is used as a whole, so pack everything that the functions need.

Exit codes: 0 it was written; 1 something in the folder has a finding, and nothing was written; 2 a file cannot
be read or written.";

/// Options of `pack`.
#[derive(Args)]
#[command(after_help = AFTER_PACK)]
pub struct PackArguments {
    /// Folder with brands, email, sms, locales, records and domains
    #[arg(long, value_name = "DIR", default_value = "templates")]
    templates: PathBuf,
    /// File to write; content.pack unless --into is given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Function zips to put content.pack into
    #[arg(long, value_name = "ZIP", num_args = 1..)]
    into: Vec<PathBuf>,
    /// Write the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `content`.
#[derive(Args)]
pub struct ContentArguments {
    /// A content.pack, or the zip of a function
    file: PathBuf,
    /// Write the result as JSON
    #[arg(long)]
    json: bool,
}

/// The result of `pack` as JSON.
#[derive(Serialize)]
struct Packed<'a> {
    /// Files that were written.
    written: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Summary>,
    findings: &'a [String],
}

/// Checks the folder, packs it, and writes the file and the zips.
///
/// # Errors
/// When a file cannot be read or written, or a zip holds no function of this version.
pub fn pack(arguments: &PackArguments) -> Result<ExitCode> {
    anyhow::ensure!(
        arguments.templates.is_dir(),
        "{} is not a folder; name the folder of brands, email, sms, locales, records \
         and domains with --templates",
        shown(&arguments.templates)
    );
    let out = arguments.out.clone().or_else(|| arguments.into.is_empty().then(|| "content.pack".into()));
    let target = |file: &PathBuf| file.canonicalize().unwrap_or_else(|_| file.clone());
    let targets: Vec<PathBuf> = arguments.into.iter().chain(&out).map(target).collect();
    let twice = targets.iter().enumerate().find(|(at, target)| targets[..*at].contains(target));
    if let Some((_, target)) = twice {
        bail!("{} is named twice", shown(target));
    }
    // A wrong zip fails before the checks run.
    let archives: Vec<Archive> =
        arguments.into.iter().map(|zip| Archive::open(zip)).collect::<Result<_>>()?;
    let bytes = match checked(&arguments.templates) {
        Ok(bytes) => bytes,
        Err(Findings(findings)) => return refuse(&findings, arguments.json),
    };
    let pack = Pack::verified(&bytes).context("the pack that was made cannot be read")?;
    pack.check().context("the pack that was made cannot be read")?;
    // All of them are written before the first one takes its place.
    let mut files: Vec<OutputFile> =
        archives.iter().map(|archive| archive.with_content(&bytes)).collect::<Result<_>>()?;
    files.extend(out.map(|out| OutputFile::write(&out, &bytes)).transpose()?);
    let mut written: Vec<PathBuf> = Vec::new();
    for file in files {
        let others = || format!("{} of the files were written before this error", written.len());
        let file = file.take_its_place().with_context(others)?;
        written.push(file);
    }
    let summary = Summary::of(&pack)?;
    if arguments.json {
        let written = written.iter().map(|file| shown(file)).collect();
        return json(&Packed { written, content: Some(summary), findings: &[] }).map(|()| ExitCode::SUCCESS);
    }
    say(summary)?;
    for file in written {
        say(format_args!("wrote {}", shown(&file)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows a pack, or the content of a zip.
///
/// # Errors
/// When the file is neither.
pub fn content(arguments: &ContentArguments) -> Result<ExitCode> {
    let file = &arguments.file;
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", shown(file)))?;
    let summary = if archive::is_zip(&bytes) {
        Archive::read(file, bytes)?.summary()?
    } else {
        let read = || Summary::of(&Pack::verified(&bytes)?);
        read().with_context(|| shown(file))?
    };
    if arguments.json {
        json(&summary)?;
    } else {
        say(summary)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The whole folder as a pack, once no check has a finding.
///
/// # Errors
/// With all findings.
pub fn checked(templates: &Path) -> Result<Vec<u8>, Findings> {
    let bar = Bar::new("messages checked");
    let (folder, mut findings) = Folder::readable(templates);
    let linted = lint::lint(&folder, LIFETIMES, |done, all| bar.set(done, all));
    let packed = messages::pack_folder(&folder, findings.clone(), templates, &Section::ALL);
    bar.finish();
    // A template engine draws the place of an error on several lines.
    let linted = linted.map_err(|error| on_one_line(&error.to_string()));
    let broken_rules = findings.of(linted).unwrap_or_default();
    findings.0.extend(broken_rules.iter().map(ToString::to_string));
    if let Err(Findings(others)) = &packed {
        let new: Vec<_> = others.iter().filter(|one| !findings.0.contains(one)).cloned().collect();
        findings.0.extend(new);
    }
    findings.none().and(packed)
}

/// Defaults of the settings; words in every form of a number are packed, whatever the settings are.
const LIFETIMES: Lifetimes = Lifetimes { temporary_password_days: 7, mfa_code_minutes: 3 };

/// One mistake in a template appears in hundreds of messages.
const MOST_SAID: usize = 40;

fn refuse(findings: &[String], as_json: bool) -> Result<ExitCode> {
    if as_json {
        json(&Packed { written: Vec::new(), content: None, findings })?;
        return Ok(ExitCode::FAILURE);
    }
    let grouped = grouped(findings);
    let (said, rest) = grouped.split_at(grouped.len().min(MOST_SAID));
    eprintln!("{}", output::lines(&said.join("\n")));
    if !rest.is_empty() {
        eprintln!("… and {} more; --json lists all", rest.len());
    }
    let noun = if findings.len() == 1 { "finding" } else { "findings" };
    eprintln!("error: {} {noun}; nothing was written", findings.len());
    Ok(ExitCode::FAILURE)
}

/// Findings that differ only in the message where they are, `brand/locale/message`, on one line.
fn grouped(findings: &[String]) -> Vec<String> {
    let mut groups: Vec<(&str, &str, usize)> = Vec::new();
    for finding in findings {
        let (place, problem) = finding.split_once(' ').unwrap_or(("", finding));
        let is_message = place.trim_end_matches(':').split('/').count() == 3 && !place.contains('.');
        match groups.iter_mut().find(|(_, known, _)| is_message && *known == problem) {
            Some((_, _, others)) => *others += 1,
            None => groups.push((finding, if is_message { problem } else { "" }, 0)),
        }
    }
    let line = |(finding, _, others): (&str, &str, usize)| match others {
        0 => finding.to_owned(),
        others => format!("{finding} (and in {others} more messages)"),
    };
    groups.into_iter().map(line).collect()
}

fn json(result: &impl Serialize) -> Result<()> {
    output::write(&(output::json(&serde_json::to_string_pretty(result)?) + "\n"))
}

fn shown(file: &Path) -> String {
    printable(&file.to_string_lossy())
}
