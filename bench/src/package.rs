//! The size of a function on disk and as a deployment package.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::{Compression, write::DeflateEncoder};

/// The only file in the deployment package of a Rust function.
const FILE_NAME: &str = "bootstrap";

/// Overhead of a zip file with one deflated file and without extra fields: a local header (30 bytes and the name), an
/// entry of the central directory (46 bytes and the name) and the end of the directory (22 bytes).
///
/// Source: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, 4.3.7, 4.3.12, 4.3.16
const ZIP_OVERHEAD: usize = 30 + FILE_NAME.len() + 46 + FILE_NAME.len() + 22;

/// Sizes in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    /// Size of the binary.
    pub binary: usize,
    /// Size of the zip file, at the default level 6 of `zip`.
    pub zip: usize,
}

impl Package {
    /// Reads and compresses the binary at `path`.
    ///
    /// # Errors
    /// Fails if the file cannot be read.
    pub fn of(path: &Path) -> Result<Self> {
        let binary = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::new(6));
        deflated.write_all(&binary)?;
        Ok(Self { binary: binary.len(), zip: deflated.finish()?.len() + ZIP_OVERHEAD })
    }
}
