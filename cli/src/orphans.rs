//! `orphans`: finds records whose user was deleted, and deletes those that a report lists. Cognito has no trigger for the
//! deletion of a user. Without `--apply` it is a dry run.

mod apply;
mod arguments;
mod created;
mod deletions;
mod dry_run;
mod key_pattern;
mod read_capacity;
mod report;
mod sources;
mod sub;
mod summary;
mod survey;
mod table;
mod templates;

use std::process::ExitCode;

use anyhow::{Context, Result};

pub use arguments::Arguments;
use sources::Sources;

/// Writes the report of all orphans, or deletes the orphans of a report. The exit code is 1 if a deletion failed.
///
/// # Errors
/// Fails if the run cannot continue, or the report does not allow deletions.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            finished = orphans(arguments) => finished,
            interrupted = tokio::signal::ctrl_c() => {
                interrupted.context("Ctrl-C cannot be handled")?;
                anyhow::bail!("interrupted; {}", arguments.way_to_resume())
            }
        }
    })
}

async fn orphans(arguments: &Arguments) -> Result<ExitCode> {
    let sources = Sources::open(arguments).await?;
    match arguments.older_than {
        Some(age) => apply::run(arguments, &sources, age).await,
        None => dry_run::run(arguments, &sources).await,
    }
}
