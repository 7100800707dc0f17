//! `templates/` as it lies on the disk. The build script reads it with this, and so does the preview, which looks at
//! files before they are built.

use std::fs;
use std::path::{Path, PathBuf};

use crate::brand::Brand;

/// Names and contents, as [`Sources`](crate::Sources) has them.
pub struct Folder {
    /// Templates by their file names.
    pub templates: Vec<(String, String)>,
    /// The words of each locale as JSON, by their tags.
    pub locales: Vec<(String, String)>,
    /// Each brand as JSON, by its name.
    pub brands: Vec<(String, String)>,
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Folder {
    /// The folders that are read.
    pub const PARTS: [&'static str; 4] = ["brands", "email", "locales", "sms"];

    /// Reads all of it.
    ///
    /// # Errors
    /// With everything that is wrong in the first file that cannot be used, by its name.
    pub fn read(templates: &Path) -> Result<Self, Failure> {
        let mut structure = Vec::new();
        for part in ["email", "sms"] {
            for file in files(&templates.join(part))? {
                structure.push((name(&file), fs::read_to_string(&file)?));
            }
        }
        let brands = files(&templates.join("brands"))?;
        Ok(Self {
            templates: structure,
            locales: locales(&templates.join("locales"))?,
            brands: brands.iter().map(|file| brand(file)).collect::<Result<_, _>>()?,
        })
    }
}

/// Each locale's words but the refusals, which are in every function already.
fn locales(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let all = catalogue::read_folder(folder).map_err(|error| format!("templates/locales: {error}"))?;
    let entries = all.into_iter().map(|mut words| {
        words.messages.remove("refusal");
        let json = serde_json::to_string(&words)?;
        Ok((words.locale, json))
    });
    entries.collect()
}

fn brand(file: &Path) -> Result<(String, String), Failure> {
    let fail = |problem: String| format!("templates/brands/{}: {problem}", name(file));
    let brand: Brand = toml::from_str(&fs::read_to_string(file)?).map_err(|error| fail(error.to_string()))?;
    let problems = brand.problems();
    if !problems.is_empty() {
        return Err(fail(problems.join("\n")).into());
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    Ok((stem.into_owned(), serde_json::to_string(&brand)?))
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The files of a folder in the order of their names, without those that editors keep beside them.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| !name(file).starts_with(['.', '#']) && !name(file).ends_with('~'));
    files.sort();
    Ok(files)
}
