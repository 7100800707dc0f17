//! Packs the files that a team edits as the sections of a pack.

use std::path::Path;

use attributes::domain_lists;
use content::{Domains, Locale, RecordFile, RefusalCode, Refusals, Sections, write};
use locales::{LocaleTexts, Text};

use crate::findings::{BoxError, Findings};
use crate::folder::Folder;
use crate::packer;

/// A section that only some functions need. Every pack has the locales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Messages of every brand, locale and kind.
    Messages,
    /// Domain lists.
    Domains,
    /// Record templates.
    Records,
}

impl Section {
    /// Every section.
    pub const ALL: [Self; 3] = [Self::Messages, Self::Domains, Self::Records];

    /// The subfolders of `templates/` that the section is made from, besides `locales`.
    pub(crate) const fn folders(self) -> &'static [&'static str] {
        match self {
            Self::Messages => &["brands", "email", "sms"],
            Self::Domains => &["domains"],
            Self::Records => &["records"],
        }
    }
}

/// Reads `templates` and packs its locales and these sections.
///
/// # Errors
/// Fails with the findings in all files.
pub fn pack(templates: &Path, sections: &[Section]) -> Result<Vec<u8>, Findings> {
    let (folder, findings) = if sections.contains(&Section::Messages) {
        Folder::readable(templates)
    } else {
        let mut findings = Findings::default();
        (Folder::locales_only(templates, &mut findings), findings)
    };
    pack_folder(&folder, findings, templates, sections)
}

/// Packs a folder that has been read with these findings. Locales and messages are packed only without findings; domain
/// lists and records are read and checked in any case.
///
/// # Errors
/// Fails with the given findings and those in the other files.
pub fn pack_folder(
    folder: &Folder,
    mut findings: Findings,
    templates: &Path,
    wanted: &[Section],
) -> Result<Vec<u8>, Findings> {
    let mut sections = Sections::default();
    let wants = |section| wanted.contains(&section);
    if findings.0.is_empty() {
        if wants(Section::Messages) {
            sections.messages = findings.of(packer::messages(folder)).unwrap_or_default();
        }
        sections.locales = findings.of(locales(&folder.locales)).unwrap_or_default();
    }
    if wants(Section::Domains) {
        let domains = domains(&templates.join("domains"));
        sections.domains = findings.of(in_folder(domains, templates)).unwrap_or_default();
    }
    if wants(Section::Records) {
        let records = records(&templates.join("records"));
        sections.records = findings.of(in_folder(records, templates)).unwrap_or_default();
    }
    let pack = findings.of(sections.pack());
    findings.none().map(|()| pack.unwrap_or_default())
}

/// Replaces `templates/` in findings with the folder that is packed.
fn in_folder<T>(result: Result<T, BoxError>, templates: &Path) -> Result<T, String> {
    let templates = template_files::shown(templates);
    let line = |line: &str| match line.strip_prefix("templates/") {
        Some(rest) if !templates.ends_with("/templates") => {
            format!("{}/{rest}", templates.trim_end_matches('/'))
        }
        _ => line.to_owned(),
    };
    result.map_err(|error| error.to_string().lines().map(line).collect::<Vec<_>>().join("\n"))
}

fn domains(folder: &Path) -> Result<Vec<u8>, BoxError> {
    let lists = domain_lists::read(folder).map_err(|findings| findings.join("\n"))?;
    let [allowed, denied, disposable, disposable_allowed] = lists.each_ref().map(String::as_bytes);
    Ok(write::domains(&Domains { allowed, denied, disposable, disposable_allowed })?)
}

fn records(folder: &Path) -> Result<Vec<u8>, BoxError> {
    let files = record_templates::folder::read(folder).map_err(|findings| findings.join("\n"))?;
    let records: Vec<_> = files.iter().map(|(name, text)| RecordFile { name, text }).collect();
    Ok(write::records(&records)?)
}

fn locales(locales: &[LocaleTexts]) -> Result<Vec<u8>, BoxError> {
    let refusals: Vec<String> = locales.iter().map(refusals).collect::<Result<_, _>>()?;
    let locales: Vec<Locale<'_>> = locales
        .iter()
        .zip(&refusals)
        .map(|(texts, refusals)| Locale {
            tag: &texts.locale,
            zero: texts.zero.into(),
            refusals: Refusals(refusals.as_bytes()),
        })
        .collect();
    Ok(write::locales(&locales)?)
}

/// One sentence per line, in the order of [`RefusalCode::ALL`].
fn refusals(texts: &LocaleTexts) -> Result<String, BoxError> {
    let sentence = |refusal_code: RefusalCode| {
        let name = refusal_code.code().to_ascii_lowercase();
        match texts.messages.get("refusal").and_then(|refusals| refusals.get(&name)) {
            Some(Text::Same(sentence)) => Ok(sentence.as_str()),
            _ => Err(format!(
                "templates/locales/{}.ftl: add refusal.{}, a sentence without a number",
                texts.locale,
                name.replace('_', "-")
            )),
        }
    };
    let sentences: Vec<&str> = RefusalCode::ALL.into_iter().map(sentence).collect::<Result<_, _>>()?;
    Ok(sentences.join("\n"))
}
