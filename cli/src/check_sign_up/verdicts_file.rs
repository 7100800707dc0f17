//! The file of `--verdicts`: line numbers, verdicts and codes, but no values.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use pre_sign_up::policy::Verdict;

/// The open file.
pub struct VerdictsFile {
    path: PathBuf,
    writer: csv::Writer<File>,
}

impl VerdictsFile {
    /// Creates or empties the file at `path`.
    ///
    /// # Errors
    /// Fails if it cannot be written, or is the same file as `input`.
    pub fn create(path: &Path, input: &Path) -> Result<Self> {
        ensure!(
            !is_same(path, input),
            "{} is the input and would be overwritten; name another file with --verdicts",
            path.display()
        );
        let file = File::create(path).with_context(|| cannot_be_written(path))?;
        let mut writer = csv::Writer::from_writer(file);
        writer.write_record(["line", "verdict", "refused_by", "would_be_refused_by"])?;
        Ok(Self { path: path.to_owned(), writer })
    }

    /// Writes one row. `verdicts` is `None` for an unreadable row.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn write(&mut self, line: u64, verdicts: Option<&[Verdict<'_>]>) -> Result<()> {
        let refused_by = codes(verdicts, true);
        let verdict = match verdicts {
            None => "unreadable",
            Some(_) if refused_by.is_empty() => "accepted",
            Some(_) => "refused",
        };
        let record = [&line.to_string(), verdict, &refused_by, &codes(verdicts, false)];
        self.writer.write_record(record).with_context(|| cannot_be_written(&self.path))
    }

    /// Flushes the last rows.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn finish(mut self) -> Result<()> {
        self.writer.flush().with_context(|| cannot_be_written(&self.path))
    }
}

fn codes(verdicts: Option<&[Verdict<'_>]>, enforced: bool) -> String {
    let verdicts = verdicts.unwrap_or_default().iter().filter(|verdict| verdict.enforced == enforced);
    verdicts.map(|verdict| verdict.rule.code).collect::<Vec<_>>().join(" ")
}

/// Returns whether both paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    let identity = |path| fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino())).ok();
    identity(one).is_some_and(|one| identity(other) == Some(one))
}

fn cannot_be_written(path: &Path) -> String {
    format!("{} cannot be written", path.display())
}
