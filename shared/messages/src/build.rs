//! For the build scripts of the functions: the default content, compiled in.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "runs in build scripts")]

use std::path::PathBuf;
use std::{env, fs};

use crate::sections::{Section, pack};

/// Packs the repository's `templates/` for a function that needs these sections, as `content.pack` in `OUT_DIR`. Findings
/// in the content fail the build, one line per finding; cargo prints an error of `main` on a single line.
///
/// # Errors
/// When the pack cannot be written.
pub fn compile_in(sections: &[Section]) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let templates = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../templates").canonicalize()?;
    for part in sections.iter().flat_map(|section| section.folders()).chain(&["locales"]) {
        println!("cargo::rerun-if-changed={}", templates.join(part).display());
    }
    match pack(&templates, sections) {
        Ok(pack) => fs::write(PathBuf::from(env::var("OUT_DIR")?).join("content.pack"), pack)?,
        Err(findings) => findings.0.iter().for_each(|finding| println!("cargo::error={finding}")),
    }
    Ok(())
}
