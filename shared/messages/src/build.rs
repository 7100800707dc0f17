//! Compiles the default content into a function. The build scripts of the functions call this module.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "runs in build scripts")]

use std::path::PathBuf;
use std::{env, fs};

use crate::findings::BoxError;
use crate::sections::{Section, pack};

/// Packs the repository's `templates/` with these sections as `content.pack` in `OUT_DIR`. Each finding fails the build
/// with its own line: cargo would print all of them on one line if `main` returned them.
///
/// # Errors
/// Fails if the pack cannot be written.
pub fn compile_in(sections: &[Section]) -> Result<(), BoxError> {
    let templates = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../templates").canonicalize()?;
    for folder in sections.iter().flat_map(|section| section.folders()).chain(&["locales"]) {
        println!("cargo::rerun-if-changed={}", templates.join(folder).display());
    }
    match pack(&templates, sections) {
        Ok(pack) => fs::write(PathBuf::from(env::var("OUT_DIR")?).join("content.pack"), pack)?,
        Err(findings) => findings.0.iter().for_each(|finding| println!("cargo::error={finding}")),
    }
    Ok(())
}
