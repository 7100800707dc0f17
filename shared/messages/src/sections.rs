//! The sections of a pack, from the files that a team edits.

use std::path::Path;

use attributes::domain_lists;
use content::{Domains, Locale, RecordFile, RefusalCode, Refusals, Sections, write};
use locales::{LocaleTexts, Text};

use crate::{Findings, Folder, packer};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A section that not every function needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Messages of every brand, locale and kind.
    Messages,
    /// Lists of domains.
    Domains,
    /// Record templates.
    Records,
}

impl Section {
    /// Every section.
    pub const ALL: [Self; 3] = [Self::Messages, Self::Domains, Self::Records];

    /// The folders of `templates/` that it is made of, beside `locales`.
    pub(crate) const fn folders(self) -> &'static [&'static str] {
        match self {
            Self::Messages => &["brands", "email", "sms"],
            Self::Domains => &["domains"],
            Self::Records => &["records"],
        }
    }
}

/// Packs the locales of a folder and the sections that are asked for.
///
/// # Errors
/// With everything that is wrong in any file.
pub fn pack(templates: &Path, wanted: &[Section]) -> Result<Vec<u8>, Findings> {
    let mut findings = Findings::default();
    let mut sections = Sections::default();
    let wants = |section| wanted.contains(&section);
    if wants(Section::Messages) {
        // Reads the locales as well.
        let folder = findings.of(Folder::read(templates));
        sections.messages =
            folder.and_then(|folder| findings.of(packer::messages(&folder))).unwrap_or_default();
    }
    if !wants(Section::Messages) || findings.0.is_empty() {
        sections.locales = findings.of(locales(&templates.join("locales"))).unwrap_or_default();
    }
    if wants(Section::Domains) {
        let domains = domains(&templates.join("domains"));
        sections.domains = findings.of(in_this_folder(domains, templates)).unwrap_or_default();
    }
    if wants(Section::Records) {
        let records = records(&templates.join("records"));
        sections.records = findings.of(in_this_folder(records, templates)).unwrap_or_default();
    }
    let pack = findings.of(sections.pack());
    findings.none().map(|()| pack.unwrap_or_default())
}

/// Names the packed folder in findings, which name that of the repository.
fn in_this_folder<T>(result: Result<T, Failure>, templates: &Path) -> Result<T, String> {
    let templates = locales::folder::shown(templates);
    let line = |line: &str| match line.strip_prefix("templates/") {
        Some(rest) if !templates.ends_with("/templates") => {
            format!("{}/{rest}", templates.trim_end_matches('/'))
        }
        _ => line.to_owned(),
    };
    result.map_err(|error| error.to_string().lines().map(line).collect::<Vec<_>>().join("\n"))
}

fn domains(folder: &Path) -> Result<Vec<u8>, Failure> {
    let lists = domain_lists::read(folder).map_err(|findings| findings.join("\n"))?;
    let [allowed, denied, disposable, disposable_allowed] = lists.each_ref().map(String::as_bytes);
    Ok(write::domains(&Domains { allowed, denied, disposable, disposable_allowed })?)
}

fn records(folder: &Path) -> Result<Vec<u8>, Failure> {
    let files = record_templates::folder::read(folder).map_err(|findings| findings.join("\n"))?;
    let records: Vec<_> = files.iter().map(|(name, text)| RecordFile { name, text }).collect();
    Ok(write::records(&records)?)
}

fn locales(folder: &Path) -> Result<Vec<u8>, Failure> {
    let words = locales::read_folder(folder)?;
    let refusals: Vec<String> = words.iter().map(refusals).collect::<Result<_, _>>()?;
    let locales: Vec<Locale<'_>> = words
        .iter()
        .zip(&refusals)
        .map(|(words, refusals)| Locale {
            tag: &words.locale,
            zero: words.zero.into(),
            refusals: Refusals(refusals.as_bytes()),
        })
        .collect();
    Ok(write::locales(&locales)?)
}

/// One line for each refusal_code, in their order.
fn refusals(words: &LocaleTexts) -> Result<String, Failure> {
    let sentence = |refusal_code: RefusalCode| {
        let name = refusal_code.code().to_ascii_lowercase();
        let text = words.messages.get("refusal").and_then(|texts| texts.get(&name));
        match text {
            Some(Text::Same(text)) => Ok(text.as_str()),
            _ => Err(format!("{}.ftl: refusal.{} is missing", words.locale, name.replace('_', "-"))),
        }
    };
    let sentences: Vec<&str> = RefusalCode::ALL.into_iter().map(sentence).collect::<Result<_, _>>()?;
    Ok(sentences.join("\n"))
}
