//! The end of `attach` or `detach` before its goal, with the exit code.

use std::process::ExitCode;

use anyhow::{Error, Result};

use crate::output;

/// Exit codes besides 0, which docs/attach.md lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The pool was updated, and something besides its triggers differs, or its state is unknown.
    Differs = 1,
    /// An error. The pool is unchanged.
    Failed = 2,
    /// A rule of this command forbids the update. The pool is unchanged.
    Refused = 3,
    /// Ctrl-C.
    Interrupted = 130,
}

/// An error with an exit code, of one or more lines.
#[derive(Debug, thiserror::Error)]
#[error("{text}")]
pub struct Stop {
    /// The exit code.
    pub code: Code,
    /// The lines.
    pub text: String,
}

/// An error with an exit code.
pub fn stop(code: Code, text: impl Into<String>) -> Error {
    Stop { code, text: text.into() }.into()
}

/// The exit code of a result. Prints its error, one without a code as [`Code::Failed`].
pub fn exit_code(result: Result<ExitCode>) -> ExitCode {
    result.unwrap_or_else(|error| {
        let (code, text) = match error.downcast_ref::<Stop>() {
            Some(Stop { code, text }) => (*code, output::lines(text)),
            None => (Code::Failed, output::failure(&error)),
        };
        eprintln!("error: {text}");
        ExitCode::from(code as u8)
    })
}
