//! For the build scripts of the functions: the default content, compiled in.

use std::path::PathBuf;
use std::{env, fs};

use crate::sections::{Section, pack};

/// Packs the repository's `templates/` for a function that needs these sections, as `content.pack` in `OUT_DIR`. Content
/// with an error fails the build.
///
/// # Errors
/// When a file cannot be used.
pub fn compile_in(sections: &[Section]) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let templates = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../templates").canonicalize()?;
    for part in sections.iter().flat_map(|section| section.folders()).chain(&["locales"]) {
        println!("cargo::rerun-if-changed={}", templates.join(part).display());
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("content.pack"), pack(&templates, sections)?)?;
    Ok(())
}
