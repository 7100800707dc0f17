//! The report of a dry run: a line about the run, and one CSV row per orphan. Only its owner can read it. `--apply` deletes
//! nothing that a report does not list.

mod check;
pub mod rows;
pub mod unfinished;

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use content::format::checksum;
use serde::{Deserialize, Serialize};

use super::arguments::Scope;
use super::survey::ItemCounts;
use super::templates::{Templates, UserRecord};
use crate::backfill::files;

/// Start of the first line.
const MARK: &str = "# orphans of cognito-triggers ";
const OPTION: &str = "--report";

/// The first line of a report.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// Pool, table and records.
    #[serde(flatten)]
    pub scope: Scope,
    /// The time at which the dry run began to read the table, in RFC 3339. An interrupted run keeps it.
    pub started_at: String,
    /// The time at which the report was written, in RFC 3339.
    pub written_at: String,
    /// Items of the table.
    #[serde(flatten)]
    pub items: ItemCounts,
    /// Users of the pool.
    pub users: u64,
    /// Records without a user: the rows of the report.
    pub orphans: u64,
    /// Orphans whose age is unknown. They are never deleted.
    pub without_age: u64,
    /// Checksum of all other fields and of the rows.
    pub checksum: u32,
}

/// A report that was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    /// The first line.
    pub header: Header,
    /// The orphans.
    pub orphans: Vec<UserRecord>,
}

/// Makes sure that a report can be written to `path`.
///
/// # Errors
/// Fails if the file has other content, which would be lost.
pub fn ensure_replaceable(path: &Path) -> Result<()> {
    if !files::exists(path, OPTION)? {
        return Ok(());
    }
    let mut reader = std::io::BufReader::new(fs::File::open(path).with_context(|| unreadable(path))?);
    let start = files::line(&mut reader, 1 << 16).unwrap_or_else(|_| "?".to_owned());
    ensure!(start.is_empty() || start.starts_with(MARK), other_file(path));
    Ok(())
}

/// Writes a report, and returns its first line. `each_orphan` passes all orphans to its argument, and is called twice.
///
/// # Errors
/// Fails if the file cannot be written. An earlier report stays until the new one is complete.
pub fn write(
    path: &Path,
    mut header: Header,
    templates: &Templates,
    mut each_orphan: impl FnMut(&mut dyn FnMut(&UserRecord) -> Result<()>) -> Result<()>,
) -> Result<Header> {
    let heading = rows::heading(templates)?;
    let mut sum = Checksum::default();
    sum.add(&heading);
    (header.orphans, header.without_age, header.checksum) = (0, 0, 0);
    each_orphan(&mut |orphan| {
        header.orphans += 1;
        header.without_age += u64::from(orphan.created.is_none());
        sum.add(&rows::of_orphan(orphan, templates)?);
        Ok(())
    })?;
    header.checksum = sum.with(&header)?;
    let unfinished = unfinished::path(path);
    let problem = || format!("{} cannot be written", unfinished.display());
    let mut file = BufWriter::new(unfinished::create(&unfinished, MARK)?);
    let first = format!("{MARK}{}\n", serde_json::to_string(&header)?);
    file.write_all(first.as_bytes()).and_then(|()| file.write_all(&heading)).with_context(problem)?;
    each_orphan(&mut |orphan| file.write_all(&rows::of_orphan(orphan, templates)?).with_context(problem))?;
    file.into_inner()
        .map_err(std::io::IntoInnerError::into_error)
        .and_then(|file| file.sync_all())
        .with_context(problem)?;
    fs::rename(&unfinished, path).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(header)
}

/// Reads a report.
///
/// # Errors
/// Fails if there is none, it is incomplete or changed, or a row does not match the record templates.
pub fn read(path: &Path, templates: &Templates) -> Result<Report> {
    let shown = path.display();
    ensure!(
        files::exists(path, OPTION)?,
        "there is no report {shown}; run the same command without --apply, --older-than and --expect first"
    );
    let text = fs::read_to_string(path).with_context(|| unreadable(path))?;
    let (first, rows) = text.split_once('\n').unwrap_or((&text, ""));
    let json = first.strip_prefix(MARK).with_context(|| format!("{shown} is not a report of orphans"))?;
    let damaged = || {
        format!(
            "{shown} is incomplete or was changed after it was written; run the command without --apply again"
        )
    };
    let header: Header = serde_json::from_str(json).with_context(damaged)?;
    let mut sum = Checksum::default();
    sum.add(rows.as_bytes());
    // A field with another name would count as missing.
    let is_whole = serde_json::to_string(&header)? == json && sum.with(&header)? == header.checksum;
    ensure!(is_whole, damaged());
    let orphans = rows::parse(rows, templates).with_context(|| {
        format!("{shown} has a row that matches no record template; run the command without --apply again")
    })?;
    ensure!(orphans.len() as u64 == header.orphans, damaged());
    Ok(Report { header, orphans })
}

/// A checksum of lines.
#[derive(Default)]
struct Checksum(u32);

impl Checksum {
    fn add(&mut self, text: &[u8]) {
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            self.0 = checksum(&[&self.0.to_be_bytes(), line].concat());
        }
    }

    /// The checksum of these lines and the header.
    fn with(&self, header: &Header) -> Result<u32> {
        let mut sum = Self(self.0);
        sum.add(serde_json::to_string(&Header { checksum: 0, ..header.clone() })?.as_bytes());
        Ok(sum.0)
    }
}

fn unreadable(path: &Path) -> String {
    format!("{} cannot be read", path.display())
}

fn other_file(path: &Path) -> String {
    format!("{} is not a report of orphans; name another file with {OPTION}", path.display())
}

#[cfg(test)]
mod tests;
