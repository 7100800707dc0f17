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
    /// Zips of functions that get the content as an entry content.pack
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
    let targets: Vec<&PathBuf> = arguments.into.iter().chain(&out).collect();
    let twice = targets.iter().enumerate().find(|(at, target)| targets[..*at].contains(target));
    if let Some((_, target)) = twice {
        bail!("{} is named twice", shown(target));
    }
    // Before the work: a wrong zip is told at once.
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
    let written = files.into_iter().map(OutputFile::take_its_place).collect::<Result<Vec<_>>>()?;
    let summary = Summary::of(&pack, bytes.len())?;
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
        let read = || Summary::of(&Pack::verified(&bytes)?, bytes.len());
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
    let lint = |folder: Folder| lint::lint(&folder, LIFETIMES, |done, all| bar.set(done, all));
    let linted = Folder::read(templates).ok().map(lint);
    // A folder that cannot be read is told here.
    let packed = messages::pack(templates, &Section::ALL);
    bar.finish();
    let mut findings = Findings::default();
    let broken_rules = linted.and_then(|linted| findings.of(linted)).unwrap_or_default();
    findings.0.extend(broken_rules.iter().map(ToString::to_string));
    if let Err(Findings(others)) = &packed {
        let new: Vec<_> = others.iter().filter(|one| !findings.0.contains(one)).cloned().collect();
        findings.0.extend(new);
    }
    findings.none().and(packed)
}

/// Defaults of the settings; words in every form of a number are packed, whatever the settings are.
const LIFETIMES: Lifetimes = Lifetimes { temporary_password_days: 7, mfa_code_minutes: 3 };

/// One slip in a template is in hundreds of messages.
const MOST_SAID: usize = 40;

fn refuse(findings: &[String], as_json: bool) -> Result<ExitCode> {
    if as_json {
        json(&Packed { written: Vec::new(), content: None, findings })?;
        return Ok(ExitCode::FAILURE);
    }
    let (said, rest) = findings.split_at(findings.len().min(MOST_SAID));
    eprintln!("{}", output::lines(&said.join("\n")));
    if !rest.is_empty() {
        eprintln!("… and {} more, which --json and `cognito-triggers preview` show", rest.len());
    }
    let noun = if findings.len() == 1 { "finding" } else { "findings" };
    eprintln!("error: {} {noun}; nothing was written", findings.len());
    Ok(ExitCode::FAILURE)
}

fn json(result: &impl Serialize) -> Result<()> {
    output::write(&(output::json(&serde_json::to_string_pretty(result)?) + "\n"))
}

fn shown(file: &Path) -> String {
    printable(&file.to_string_lossy())
}
