//! The sections of a pack, from the files that a team edits.

use std::path::Path;

use catalogue::{Text, Words};
use content::{Diagnostic, Locale, Sections, write};

use crate::{Folder, packer};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A section that not every function needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Messages of every brand, locale and kind.
    Messages,
}

impl Section {
    /// Every section.
    pub const ALL: [Self; 1] = [Self::Messages];

    /// The folders of `templates/` that it is made of, beside `locales`.
    pub(crate) const fn folders(self) -> &'static [&'static str] {
        match self {
            Self::Messages => &["brands", "email", "sms"],
        }
    }
}

/// Packs the locales of a folder and the sections that are asked for.
///
/// # Errors
/// When a file cannot be used.
pub fn pack(templates: &Path, wanted: &[Section]) -> Result<Vec<u8>, Failure> {
    let words = catalogue::read_folder(&templates.join("locales")).map_err(|error| error.to_string())?;
    let mut sections = Sections { locales: locales(&words)?, ..Sections::default() };
    if wanted.contains(&Section::Messages) {
        sections.messages = packer::messages(&Folder::read(templates)?)?;
    }
    Ok(sections.pack()?)
}

fn locales(words: &[Words]) -> Result<Vec<u8>, Failure> {
    let refusals: Vec<String> = words.iter().map(refusals).collect::<Result<_, _>>()?;
    let locales: Vec<Locale<'_>> = words
        .iter()
        .zip(&refusals)
        .map(|(words, refusals)| Locale { tag: &words.locale, zero: words.zero.into(), refusals })
        .collect();
    Ok(write::locales(&locales)?)
}

/// One line for each diagnostic, in their order.
fn refusals(words: &Words) -> Result<String, Failure> {
    let sentence = |diagnostic: Diagnostic| {
        let name = diagnostic.code().to_ascii_lowercase();
        let text = words.messages.get("refusal").and_then(|texts| texts.get(&name));
        match text {
            Some(Text::Same(text)) => Ok(text.as_str()),
            _ => Err(format!("{}.ftl: refusal.{} is missing", words.locale, name.replace('_', "-"))),
        }
    };
    let sentences: Vec<&str> = Diagnostic::ALL.into_iter().map(sentence).collect::<Result<_, _>>()?;
    Ok(sentences.join("\n"))
}
