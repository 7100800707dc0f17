//! `pass`: keys and passes for tests, and for teams without a back end. docs/policy.md explains passes.

mod arguments;
mod check;
mod issue;
mod key_file;
mod keygen;
mod life;

use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use arguments::Action;
pub use arguments::Arguments;

/// Creates a key, issues a pass or checks one. The exit code of a check is 1 if the pass is not valid.
///
/// # Errors
/// Fails if an option or a file cannot be used.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    match &arguments.action {
        Action::Keygen(options) => keygen::run(options).map(|()| ExitCode::SUCCESS),
        Action::Issue(options) => issue::run(options, epoch_seconds()).map(|()| ExitCode::SUCCESS),
        Action::Check(options) => check::run(options, SystemTime::now()),
    }
}

fn epoch_seconds() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs()
}
