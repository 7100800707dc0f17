//! Embeds `templates/` into the binary. Words and brands are read here, so that a wrong one fails the build by its name
//! and the function carries neither Fluent nor TOML.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/brand.rs"]
mod brand;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let templates = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../templates").canonicalize()?;
    let mut code = String::new();
    let mut files = Vec::new();
    for folder in ["email", "sms"] {
        files.extend(files_of(&templates.join(folder))?);
    }
    let included =
        files.iter().map(|file| format!("({:?}, include_str!({:?}))", name(file), file.to_string_lossy()));
    write_table(&mut code, "TEMPLATES", included)?;
    let brands: Vec<String> =
        files_of(&templates.join("brands"))?.iter().map(|file| brand(file)).collect::<Result<_, _>>()?;
    write_table(&mut code, "BRANDS", brands.into_iter())?;
    write_table(&mut code, "LOCALES", locales(&templates.join("locales"))?.into_iter())?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("embedded.rs"), code)?;
    Ok(())
}

/// Each locale's words but the refusals, which are in every function already.
fn locales(folder: &Path) -> Result<Vec<String>, Failure> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let all = catalogue::read_folder(folder).map_err(|error| format!("templates/locales: {error}"))?;
    let entries = all.into_iter().map(|mut words| {
        words.messages.remove("refusal");
        Ok(format!("({:?}, {:?})", words.locale, serde_json::to_string(&words)?))
    });
    entries.collect()
}

fn brand(file: &Path) -> Result<String, Failure> {
    let fail = |problem: String| format!("templates/brands/{}: {problem}", name(file));
    let brand: brand::Brand =
        toml::from_str(&fs::read_to_string(file)?).map_err(|error| fail(error.to_string()))?;
    let problems = brand.problems();
    if !problems.is_empty() {
        return Err(fail(problems.join("\n")).into());
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    Ok(format!("({stem:?}, {:?})", serde_json::to_string(&brand)?))
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The files of a folder in the order of their names.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| !name(file).starts_with('.'));
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
