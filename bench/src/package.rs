//! How large a function is, on disk and as the zip file that is uploaded.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::{Compression, write::DeflateEncoder};

/// The one file of the package of a Rust function.
const FILE_NAME: &str = "bootstrap";

/// What zip adds to one deflated file without extra fields: a local header (30 bytes and the name), an entry of
/// the central directory (46 bytes and the name) and the end of the directory (22 bytes).
///
/// Source: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, 4.3.7, 4.3.12, 4.3.16
const ZIP_OVERHEAD: usize = 30 + FILE_NAME.len() + 46 + FILE_NAME.len() + 22;

/// Sizes in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    /// The binary.
    pub binary: usize,
    /// The binary deflated at level 6, which is the default of `zip`, and what zip adds.
    pub zip: usize,
}

impl Package {
    /// Reads and deflates the binary at `path`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(path: &Path) -> Result<Self> {
        let binary = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::new(6));
        deflated.write_all(&binary)?;
        Ok(Self { binary: binary.len(), zip: deflated.finish()?.len() + ZIP_OVERHEAD })
    }
}
