//! The option `--content`.

use std::path::Path;

use trigger::{Content, InitError};

/// Reads the content of the file, or the compiled-in content of the function if there is no file.
///
/// # Errors
/// Fails if the file cannot be used.
pub fn load(file: Option<&Path>, compiled_in: &'static [u8]) -> Result<Content, InitError> {
    file.map_or_else(|| Content::compiled_in(compiled_in), Content::of_file)
}
