//! The zip of a function, with the content as its entry `content.pack`.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use content::{Pack, PackError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::output_file::OutputFile;
use super::summary::Summary;

const PROGRAM: &str = "bootstrap";
const CONTENT: &str = "content.pack";

/// A zip that contains a function of this suite.
pub struct Archive {
    path: PathBuf,
    bytes: Vec<u8>,
    /// The program, which has the compiled-in content.
    program: Vec<u8>,
}

/// Returns whether a file starts like a zip.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

impl Archive {
    /// Opens the zip of a function.
    ///
    /// # Errors
    /// Fails if it contains no function of this suite, or a function that reads another version of the
    /// format.
    pub fn open(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Self::read(path, bytes)
    }

    /// Reads the zip of a function.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn read(path: &Path, bytes: Vec<u8>) -> Result<Self> {
        let name = path.display();
        let mut zip =
            ZipArchive::new(Cursor::new(&bytes[..])).with_context(|| format!("{name} is not a zip"))?;
        let program = entry(&mut zip, PROGRAM).with_context(|| name.to_string())?;
        let Some(program) = program else {
            bail!(
                "{name} is not the zip of a function: it has no {PROGRAM}; name a zip of make dist or of a release"
            );
        };
        match Pack::within(&program) {
            Ok(_) => Ok(Self { path: path.to_owned(), bytes, program }),
            Err(PackError::Version(version)) => bail!(
                "{name} has a function that reads format version {version} of the content, but this command \
                 writes version {}; use the cognito-triggers of the function's release",
                content::format::VERSION
            ),
            Err(_) => bail!(
                "{name} has no function of this suite: its {PROGRAM} has no compiled-in content; name a zip of make \
                 dist or of a release"
            ),
        }
    }

    /// Writes the zip with this content. The other entries stay byte for byte.
    ///
    /// # Errors
    /// Fails if it cannot be written.
    pub fn with_content(&self, content: &[u8]) -> Result<OutputFile> {
        let zip = || -> Result<Vec<u8>> {
            let mut old = ZipArchive::new(Cursor::new(&self.bytes[..]))?;
            let mut new = ZipWriter::new(Cursor::new(Vec::new()));
            for index in 0..old.len() {
                let entry = old.by_index_raw(index)?;
                if entry.name()? != CONTENT {
                    new.raw_copy_file(entry)?;
                }
            }
            // A fixed time makes the zip reproducible.
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(DateTime::default())
                .unix_permissions(0o644);
            new.start_file(CONTENT, options)?;
            new.write_all(content)?;
            Ok(new.finish()?.into_inner())
        };
        OutputFile::write(&self.path, &zip().with_context(|| self.path.display().to_string())?)
    }

    /// The content that the function uses.
    ///
    /// # Errors
    /// Fails if its `content.pack` cannot be used.
    pub fn summary(&self) -> Result<Summary> {
        let mut zip = ZipArchive::new(Cursor::new(&self.bytes[..]))?;
        let name = || format!("{CONTENT} in {}", self.path.display());
        if let Some(content) = entry(&mut zip, CONTENT)? {
            let summary = Summary::of(&Pack::verified(&content).with_context(name)?);
            return Ok(summary.with_context(name)?.at("content.pack"));
        }
        let pack = Pack::within(&self.program)?;
        Ok(Summary::of(&pack)?.at("compiled-in content"))
    }
}

/// Lambda's limit for an unzipped function, in bytes.
const MAX_UNZIPPED: u64 = 250 * 1024 * 1024;

fn entry(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<Vec<u8>>> {
    let Some(index) = zip.index_for_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    let problem = || format!("{name} cannot be read");
    let read = zip.by_index(index).with_context(problem)?.take(MAX_UNZIPPED + 1).read_to_end(&mut bytes);
    ensure!(
        read.with_context(problem)? as u64 <= MAX_UNZIPPED,
        "{name} is larger than the 250 MB that Lambda allows"
    );
    Ok(Some(bytes))
}
