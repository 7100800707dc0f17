//! The option `--content` of the commands that work with content.

use std::path::Path;

use trigger::{Content, InitError};

/// The content of the file, or else the one that is compiled into the function.
///
/// # Errors
/// When the file cannot be used.
pub fn load(file: Option<&Path>, compiled_in: &'static [u8]) -> Result<Content, InitError> {
    file.map_or_else(|| Content::compiled_in(compiled_in), Content::of_file)
}
