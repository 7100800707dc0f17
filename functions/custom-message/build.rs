//! Embeds `templates/` into the binary. Brands are read here, so that a wrong one fails the build by its name
//! and the function carries no TOML parser.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/brand.rs"]
mod brand;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let templates = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../templates").canonicalize()?;
    let mut code = String::new();
    for (name, folders) in [("TEMPLATES", &["email", "sms"][..]), ("LOCALES", &["locales"])] {
        let files: Vec<PathBuf> = folders
            .iter()
            .map(|folder| files(&templates.join(folder)))
            .collect::<Result<Vec<_>, _>>()?
            .concat();
        let entries = files
            .iter()
            .map(|file| format!("({:?}, include_str!({:?}))", stem(name, file), file.to_string_lossy()));
        write_table(&mut code, name, entries)?;
    }
    let brands: Vec<String> =
        files(&templates.join("brands"))?.iter().map(|file| brand(file)).collect::<Result<_, _>>()?;
    write_table(&mut code, "BRANDS", brands.into_iter())?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("embedded.rs"), code)?;
    Ok(())
}

/// Templates keep their extension, which tells Tera whether to escape; a locale is known by its tag alone.
fn stem(table: &str, file: &Path) -> String {
    let name = if table == "TEMPLATES" { file.file_name() } else { file.file_stem() };
    name.unwrap_or_default().to_string_lossy().into_owned()
}

fn brand(file: &Path) -> Result<String, Failure> {
    let read: Result<brand::Brand, _> = toml::from_str(&fs::read_to_string(file)?);
    let brand = read.map_err(|error| format!("templates/brands/{}: {error}", stem("TEMPLATES", file)))?;
    Ok(format!("({:?}, {:?})", stem("BRANDS", file), serde_json::to_string(&brand)?))
}

/// The files of a folder in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| !stem("TEMPLATES", file).starts_with('.'));
    files.sort();
    Ok(files)
}

fn write_table(code: &mut String, name: &str, entries: impl Iterator<Item = String>) -> Result<(), Failure> {
    writeln!(code, "/// Name and content of each file.\npub const {name}: &[(&str, &str)] = &[")?;
    for entry in entries {
        writeln!(code, "    {entry},")?;
    }
    Ok(writeln!(code, "];")?)
}
