//! The content of a function: the file `content.pack` that was deployed with it, or the pack that is compiled in.
#![expect(clippy::disallowed_methods, reason = "reads `content.pack` in the init phase")]

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use content::{Domains, Messages, Pack, PackError, RecordFile};

use crate::{InitError, Settings};

/// The name of the file, beside `bootstrap` or in a layer.
const FILE_NAME: &str = "content.pack";
/// The folder of layers.
const LAYERS: &str = "/opt";

/// The content of one pack.
#[derive(Clone, Debug)]
pub struct Content {
    pack: Pack<'static>,
    /// `None` when the pack is compiled in.
    file: Option<PathBuf>,
}

impl Content {
    /// The content of the file in the folder of the function or in a layer; `compiled_in` if there is no such
    /// file. An unusable file stops the init phase, because a fallback could send messages of another brand.
    ///
    /// # Errors
    /// Fails if a file exists and cannot be used.
    pub fn load(settings: &Settings, compiled_in: &'static [u8]) -> Result<Self, InitError> {
        let task_root = settings.optional("LAMBDA_TASK_ROOT").map(PathBuf::from);
        for folder in task_root.into_iter().chain([PathBuf::from(LAYERS)]) {
            let file = folder.join(FILE_NAME);
            match fs::read(&file) {
                // A symbolic link to a missing file is a mistake, so it is an error.
                Err(error) if error.kind() == ErrorKind::NotFound && !file.is_symlink() => {}
                read => return Self::read(file, read),
            }
        }
        Self::compiled_in(compiled_in)
    }

    /// The content of a file, for tools.
    ///
    /// # Errors
    /// Fails if it cannot be used.
    pub fn of_file(file: &Path) -> Result<Self, InitError> {
        Self::read(file.to_owned(), fs::read(file))
    }

    fn read(file: PathBuf, read: io::Result<Vec<u8>>) -> Result<Self, InitError> {
        let bytes = read.map_err(|error| unusable(Some(&file), &format!("cannot be read: {error}")))?;
        // The pack lives as long as the process.
        let pack = Pack::verified(bytes.leak()).map_err(|error| unusable(Some(&file), &error.to_string()))?;
        Ok(Self { pack, file: Some(file) })
    }

    /// The content that is compiled in.
    ///
    /// # Errors
    /// Fails if its sections do not fit together, which is a defect of the build.
    pub fn compiled_in(bytes: &'static [u8]) -> Result<Self, InitError> {
        let pack = Pack::compiled_in(bytes).map_err(|error| unusable(None, &error.to_string()))?;
        Ok(Self { pack, file: None })
    }

    /// The pack.
    #[must_use]
    pub const fn pack(&self) -> &Pack<'static> {
        &self.pack
    }

    /// The messages.
    ///
    /// # Errors
    /// Fails if the pack has none.
    pub fn messages(&self) -> Result<Messages<'static>, InitError> {
        self.pack.messages().map_err(|error| self.unusable(error))
    }

    /// The domain lists.
    ///
    /// # Errors
    /// Fails if the pack has none.
    pub fn domains(&self) -> Result<Domains<'static>, InitError> {
        self.pack.domains().map_err(|error| self.unusable(error))
    }

    /// The record templates.
    ///
    /// # Errors
    /// Fails if the pack has none.
    pub fn records(&self) -> Result<Vec<RecordFile<'static>>, InitError> {
        self.pack.records().map_err(|error| self.unusable(error))
    }

    fn unusable(&self, error: PackError) -> InitError {
        unusable(self.file.as_deref(), &error.to_string())
    }
}

fn unusable(file: Option<&Path>, problem: &str) -> InitError {
    let subject = file.map_or("the content that is compiled in".into(), |file| file.display().to_string());
    InitError { name: FILE_NAME, problem: format!("{subject} {problem}"), example: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_content::COMPILED_IN;

    /// The content of a function in a folder that `make` fills.
    fn load(make: impl FnOnce(&Path)) -> Result<Content, String> {
        let folder = test_kit::folder::with_files::<&str>(&[]);
        make(&folder.path().join(FILE_NAME));
        let root = folder.path().to_string_lossy();
        let settings = Settings::from_pairs(&[("LAMBDA_TASK_ROOT", &root)]);
        let content = Content::load(&settings, &COMPILED_IN);
        content.map_err(|error| error.to_string().replace(&*root, "FOLDER"))
    }

    #[test]
    fn a_file_replaces_the_compiled_in_content() {
        assert_eq!(load(|_| {}).unwrap().file, None);
        let content = load(|file| fs::write(file, *COMPILED_IN).unwrap()).unwrap();
        assert!(content.file.is_some());
        assert_eq!(content.pack().locales(), Pack::compiled_in(&COMPILED_IN).unwrap().locales());
    }

    #[test]
    fn an_unusable_file_stops_init_with_its_path_and_the_reason() {
        let damaged = [&COMPILED_IN[..COMPILED_IN.len() - 1], &[7]].concat();
        let other_version = format!("has the format version 9, not {}", content::format::VERSION);
        let newer = [&COMPILED_IN[..8], &[9, 0, 0, 0], &COMPILED_IN[12..]].concat();
        for (bytes, problem) in [
            (&[][..], "is not a content pack"),
            (b"PK\x03\x04", "is not a content pack"),
            (&COMPILED_IN[..100], "is damaged: its length or its checksum does not match"),
            (&damaged, "is damaged: its length or its checksum does not match"),
            (&newer, other_version.as_str()),
        ] {
            let error = load(|file| fs::write(file, bytes).unwrap()).unwrap_err();
            assert!(error.starts_with(&format!("FOLDER/content.pack {problem}")), "{error}");
        }
        let link = load(|file| std::os::unix::fs::symlink("nowhere", file).unwrap()).unwrap_err();
        assert!(link.starts_with("FOLDER/content.pack cannot be read: "), "{link}");
        let folder = load(|file| fs::create_dir(file).unwrap()).unwrap_err();
        assert!(folder.starts_with("FOLDER/content.pack cannot be read: "), "{folder}");
    }

    #[test]
    fn the_error_names_a_missing_section() {
        let content = Content::compiled_in(&COMPILED_IN).unwrap();
        let error = content.messages().unwrap_err().to_string();
        assert!(
            error.starts_with("the content that is compiled in has no messages; pack it again"),
            "{error}"
        );
        assert!(content.domains().is_err() && content.records().is_err());
    }
}
