//! `pack` checks the content of `templates/` and writes it as one file for the functions. `content` shows such a file.

mod archive;
mod findings;
mod output_file;
mod summary;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use clap::Args;
use content::Pack;
use messages::findings::on_one_line;
use messages::lint;
use messages::{Findings, Folder, Lifetimes, Section};
use serde::Serialize;

use crate::output::{self, printable, say};
use crate::progress::Progress;
use archive::Archive;
use findings::{is_known, rule_and_remedy};
use output_file::OutputFile;
use summary::Summary;

const AFTER_PACK: &str = "\
Examples:
  cognito-triggers pack                                              check templates/ and write content.pack
  cognito-triggers pack --into dist/custom-message-x86_64.zip        add it to the zip file of a function
  cognito-triggers pack --templates ours --out build/content.pack    pack another folder, for a Lambda layer

A function uses content.pack in its own folder, otherwise /opt/content.pack from a Lambda layer, otherwise its
compiled-in content. It never combines them, so pack everything that the functions need.

Exit codes: 0 the files were written; 1 the folder has findings, and nothing was written; 2 a file cannot be read or
written.";

const AFTER_CONTENT: &str = "\
Examples:
  cognito-triggers content content.pack                          brands, locales, records and lists of a pack
  cognito-triggers content dist/custom-message-x86_64.zip        the content that a function uses";

/// Options of `pack`.
#[derive(Args)]
#[command(after_help = AFTER_PACK)]
pub struct PackArguments {
    /// Folder with the folders brands, email, sms, locales, records and domains
    #[arg(long, value_name = "DIR", default_value = "templates")]
    templates: PathBuf,
    /// File to write [default: content.pack, or none with --into]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Zip files of functions to add content.pack to
    #[arg(long, value_name = "ZIP", num_args = 1..)]
    into: Vec<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `content`.
#[derive(Args)]
#[command(after_help = AFTER_CONTENT)]
pub struct ContentArguments {
    /// A content.pack or a function's zip file
    file: PathBuf,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// The result of `pack` as JSON.
#[derive(Default, Serialize)]
struct Packed<'a> {
    /// Files that were written.
    written: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Summary>,
    findings: &'a [String],
    /// The remedy of each rule that has a finding.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    remedies: BTreeMap<&'a str, &'static str>,
}

/// Checks the folder, packs it, and writes the file and the zips.
///
/// # Errors
/// Fails if a file cannot be read or written, or a zip contains no function of this version.
pub fn pack(arguments: &PackArguments) -> Result<ExitCode> {
    let PackArguments { templates, into, json, .. } = arguments;
    ensure!(
        templates.is_dir(),
        "{} is not a folder; name the folder of brands, email, sms, locales, records and domains with --templates",
        templates.display()
    );
    let out = arguments.out.clone().or_else(|| into.is_empty().then(|| "content.pack".into()));
    ensure_distinct(into.iter().chain(&out))?;
    // The zips are opened before the checks, which take longer, so that an invalid zip fails at once.
    let archives: Vec<Archive> = into.iter().map(|zip| Archive::open(zip)).collect::<Result<_>>()?;
    let bytes = match checked(templates) {
        Ok(bytes) => bytes,
        Err(Findings(findings)) => return refuse(&findings, *json),
    };
    let pack = Pack::verified(&bytes).context("the new pack cannot be read")?;
    pack.check().context("the new pack cannot be read")?;
    let summary = Summary::of(&pack)?;
    let written = write(&archives, out.as_deref(), &bytes)?;
    if *json {
        let written = written.iter().map(|file| printable(&file.to_string_lossy())).collect();
        output::write_json(&Packed { written, content: Some(summary), ..Packed::default() })?;
        return Ok(ExitCode::SUCCESS);
    }
    say(summary)?;
    for file in &written {
        say(format_args!("wrote {}", file.display()))?;
    }
    match into.first() {
        Some(zip) => say(format_args!(
            "Next: aws lambda update-function-code --function-name <name> --zip-file fileb://{}",
            zip.display()
        ))?,
        None => say(
            "Next: put it into a Lambda layer, or run cognito-triggers pack --into <ZIP>; see docs/messages.md",
        )?,
    }
    Ok(ExitCode::SUCCESS)
}

fn refuse(findings: &[String], as_json: bool) -> Result<ExitCode> {
    if as_json {
        let remedies = findings.iter().filter_map(|finding| rule_and_remedy(finding)).collect();
        output::write_json(&Packed { findings, remedies, ..Packed::default() })?;
    } else {
        findings::print(findings);
    }
    Ok(ExitCode::FAILURE)
}

fn ensure_distinct<'a>(files: impl Iterator<Item = &'a PathBuf>) -> Result<()> {
    let mut seen = Vec::new();
    for file in files {
        let file = file.canonicalize().unwrap_or_else(|_| file.clone());
        ensure!(!seen.contains(&file), "{} is named twice", file.display());
        seen.push(file);
    }
    Ok(())
}

/// Writes the pack into each zip and to `out`. All new files are complete before the first one replaces an old file.
fn write(archives: &[Archive], out: Option<&Path>, bytes: &[u8]) -> Result<Vec<PathBuf>> {
    let mut files: Vec<OutputFile> =
        archives.iter().map(|archive| archive.with_content(bytes)).collect::<Result<_>>()?;
    files.extend(out.map(|out| OutputFile::write(out, bytes)).transpose()?);
    let mut written: Vec<PathBuf> = Vec::new();
    for file in files {
        let others = || format!("{} of the files were written before this error", written.len());
        let file = file.replace().with_context(others)?;
        written.push(file);
    }
    Ok(written)
}

/// Shows the content of a pack or of a zip.
///
/// # Errors
/// Fails if the file is neither a pack nor the zip of a function.
pub fn content(arguments: &ContentArguments) -> Result<ExitCode> {
    let file = &arguments.file;
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let is_zip = archive::is_zip(&bytes);
    let summary = if is_zip {
        Archive::read(file, bytes)?.summary()?
    } else {
        let read = || Summary::of(&Pack::verified(&bytes)?);
        read().with_context(|| file.display().to_string())?
    };
    if arguments.json {
        output::write_json(&summary)?;
    } else {
        say(summary)?;
        let option = if is_zip { "--into" } else { "--out" };
        say(format_args!(
            "Next: to change it, edit templates/ and run cognito-triggers pack {option} {}",
            file.display()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Packs the folder, if no check has a finding.
///
/// # Errors
/// Fails with the findings of all checks.
pub fn checked(templates: &Path) -> Result<Vec<u8>, Findings> {
    let progress = Progress::new("messages", None);
    let (folder, mut findings) = Folder::readable(templates);
    // The pack also contains the plural forms for all other lifetimes.
    let linted = lint::lint(&folder, Lifetimes::DEFAULT, |done, all| progress.set_of(done, all));
    let packed = messages::pack_folder(&folder, findings.clone(), templates, &Section::ALL);
    progress.finish();
    // The template engine marks the position of an error on several lines.
    let linted = linted.map_err(|error| on_one_line(&error.to_string()));
    let mut broken_rules = findings.of(linted).unwrap_or_default();
    // Findings of a rule stand together, above its remedy.
    broken_rules.sort_by_key(|finding| finding.rule);
    findings.0.extend(broken_rules.iter().map(ToString::to_string));
    if let Err(Findings(others)) = &packed {
        let missing: Vec<_> = others.iter().filter(|one| !is_known(one, &findings)).cloned().collect();
        findings.0.extend(missing);
    }
    findings.none().and(packed)
}
