//! A second brand, which the demo packs while it runs. A `custom-message` uses it without a new build.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use super::functions::Functions;
use crate::pack;

/// The name of the brand.
pub const NAME: &str = "Corner Bakery";

const BRAND: &str = include_str!("corner-bakery.toml");

/// The function and the folder of its content.
pub struct SecondBrand {
    /// A `cargo lambda watch` of its own, because a function reads its content only at its start.
    pub functions: Functions,
    folder: PathBuf,
}

/// Paths of the second brand, relative to the project.
pub struct Files {
    /// The folder that was packed.
    pub templates: String,
    /// The pack.
    pub content: String,
}

impl SecondBrand {
    /// Starts `cargo lambda watch`. The function itself starts with its first event.
    ///
    /// # Errors
    /// Fails if it does not start.
    pub fn new(folder: &Path) -> Result<Self> {
        let folder = folder.join("second-brand");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be created", folder.display()))?;
        let task_root = folder.to_str().context("the path of this folder is not UTF-8")?;
        // The environment may name brands that this content lacks.
        let settings = [("LAMBDA_TASK_ROOT", task_root), ("BRAND", ""), ("BRAND_BY_CLIENT", "")];
        let functions = Functions::start(&settings, "target/demo/cargo-lambda-watch-second-brand.log")?;
        Ok(Self { functions, folder })
    }

    /// Copies the templates with this brand only, and packs them as the command `pack` does.
    ///
    /// # Errors
    /// Fails if a file cannot be written or there is a finding.
    pub fn pack(&self) -> Result<Files> {
        let templates = self.folder.join("templates");
        copy(Path::new("templates"), &templates)?;
        let brands = templates.join("brands");
        fs::remove_dir_all(&brands)?;
        fs::create_dir(&brands)?;
        fs::write(brands.join("corner-bakery.toml"), BRAND)?;
        let packed = pack::checked(&templates).map_err(|findings| anyhow!("{}", findings.0.join("; ")))?;
        fs::write(self.folder.join("content.pack"), packed)?;
        Ok(Files {
            templates: "target/demo/second-brand/templates".to_owned(),
            content: "target/demo/second-brand/content.pack".to_owned(),
        })
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
