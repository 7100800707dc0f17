//! Packs `templates/` and embeds the pack: a message that cannot be sent fails the build, and the function carries neither
//! Tera, Fluent nor TOML.

use std::path::PathBuf;
use std::{env, fs};

use messages::Folder;

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let templates = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../templates").canonicalize()?;
    for part in Folder::PARTS {
        println!("cargo::rerun-if-changed={}", templates.join(part).display());
    }
    let pack = messages::pack(&Folder::read(&templates)?)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("content.pack"), pack)?;
    Ok(())
}
