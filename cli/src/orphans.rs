//! `orphans`: finds records whose user was deleted, and deletes those that a report lists. Cognito has no trigger for the
//! deletion of a user. Without `--apply` it is a dry run.

mod apply;
mod arguments;
mod created;
mod deletion_log;
mod deletions;
mod dry_run;
mod file_names;
mod key_pattern;
mod read_capacity;
mod report;
mod sources;
mod sub;
mod summary;
mod survey;
mod table;
mod templates;

use std::cell::RefCell;
use std::process::ExitCode;

use anyhow::{Context, Result};

pub use arguments::Arguments;
use deletions::Deletions;
use sources::Sources;

/// Writes the report of all orphans, or deletes the orphans of a report.
///
/// # Errors
/// Fails if the run cannot continue, or the report does not allow deletions.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    file_names::check(arguments)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let deletions = RefCell::new(Deletions::default());
    let result = runtime.block_on(async {
        tokio::select! {
            finished = orphans(arguments, &deletions) => finished,
            interrupted = tokio::signal::ctrl_c() => {
                interrupted.context("Ctrl-C cannot be handled")?;
                anyhow::bail!("interrupted; {}", arguments.way_to_resume())
            }
        }
    });
    let deletions = deletions.into_inner();
    // A run that stops or is interrupted has deleted records, too.
    if arguments.apply && (result.is_ok() || deletions != Deletions::default()) {
        summary::of_deletions(&deletions, arguments)?;
    }
    result.map(|()| ExitCode::SUCCESS)
}

async fn orphans(arguments: &Arguments, deletions: &RefCell<Deletions>) -> Result<()> {
    let sources = Sources::open(arguments).await?;
    match arguments.older_than {
        Some(age) => apply::run(arguments, &sources, age, deletions).await,
        None => dry_run::run(arguments, &sources).await,
    }
}
