//! What the commands say on standard output.

use std::fmt::Display;
use std::io::{self, Write};

use anyhow::{Context, Result};

/// Writes a line.
///
/// # Errors
/// When nobody reads on, as after `| head`, where `println!` would panic.
pub fn say(line: impl Display) -> Result<()> {
    writeln!(io::stdout(), "{line}").context("the result cannot be written")
}
