//! Embeds `templates/` into the binary. Words and brands are read here, so that a wrong one fails the build by its name
//! and the function carries neither Fluent nor TOML.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

#[path = "src/brand.rs"]
mod brand;
#[path = "src/folder.rs"]
mod folder;

use folder::Folder;

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let templates = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../templates").canonicalize()?;
    for part in Folder::PARTS {
        println!("cargo::rerun-if-changed={}", templates.join(part).display());
    }
    let Folder { templates, locales, brands } = Folder::read(&templates)?;
    let mut code = String::new();
    for (name, entries) in [("TEMPLATES", templates), ("LOCALES", locales), ("BRANDS", brands)] {
        writeln!(
            code,
            "/// Name and content of each file.\npub const {name}: &[(&str, &str)] = &{entries:?};"
        )?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("embedded.rs"), code)?;
    Ok(())
}
