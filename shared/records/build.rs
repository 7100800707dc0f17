//! Embeds `templates/records` into the binaries. Each file is checked here, so that a wrong one fails the build by its
//! name and field, and one more record is one more file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new("../../templates/records");
    println!("cargo::rerun-if-changed={}", folder.display());
    let files = record_templates::folder::read(folder).unwrap_or_else(|findings| {
        for finding in findings {
            println!("cargo::error={finding}");
        }
        Vec::new()
    });
    let mut code = "&[\n".to_owned();
    for (name, text) in files {
        writeln!(code, "    File::new({name:?}, {text:?}),")?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("records.rs"), code + "]\n")?;
    Ok(())
}
