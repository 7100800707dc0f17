//! A summary of a pack.

use std::fmt;

use anyhow::Result;
use content::Pack;
use content::format::VERSION;
use serde::Serialize;

/// The parts of a pack, and their sizes.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Location of the pack in a zip.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'static str>,
    format_version: u32,
    bytes: usize,
    brands: Vec<String>,
    locales: Vec<String>,
    messages: usize,
    records: Vec<String>,
    domains: Vec<DomainList>,
    section_bytes: Vec<Section>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct DomainList {
    file: &'static str,
    entries: usize,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Section {
    name: &'static str,
    bytes: usize,
}

impl Summary {
    /// Summarizes a pack. The default content of a function has only the sections that the function needs.
    ///
    /// # Errors
    /// Fails if it cannot be read.
    pub fn of(pack: &Pack<'_>) -> Result<Self> {
        let texts = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
        let sections = pack.sizes().map(|(name, bytes)| Section { name, bytes });
        let [messages, domains, records] = pack.sizes().map(|(_, bytes)| bytes > 0);
        let messages = messages.then(|| pack.messages()).transpose()?;
        let domains = domains.then(|| pack.domains()).transpose()?;
        let records = if records { pack.records()? } else { Vec::new() };
        let lists = domains.map(|domains| {
            let lists = [domains.allowed, domains.denied, domains.disposable, domains.disposable_allowed];
            let files = attributes::domain_lists::FILES.into_iter().zip(lists);
            files.map(|(file, list)| DomainList { file, entries: entries(list) }).collect()
        });
        Ok(Self {
            place: None,
            format_version: VERSION,
            bytes: pack.bytes(),
            brands: texts(messages.as_ref().map(|messages| messages.brands().to_vec()).unwrap_or_default()),
            locales: texts(pack.locales().iter().map(|locale| locale.tag).collect()),
            messages: messages.map_or(0, |messages| messages.keys().count()),
            records: texts(records.iter().map(|record| record.name).collect()),
            domains: lists.unwrap_or_default(),
            section_bytes: sections.into(),
        })
    }

    /// The summary with the location of the pack in a zip.
    pub fn at(self, place: &'static str) -> Self {
        Self { place: Some(place), ..self }
    }
}

/// Number of lines. The last line has no line end.
fn entries(list: &[u8]) -> usize {
    if list.is_empty() { 0 } else { list.split(|byte| *byte == b'\n').count() }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, format_version, bytes, brands, locales, messages, records, domains, .. } = self;
        let place = place.unwrap_or("content");
        write!(formatter, "{place}: {bytes} bytes, format version {format_version}")?;
        let mut row = |name: &str, value: String| match value.as_str() {
            "" => Ok(()),
            value => write!(formatter, "\n  {name:<9} {value}"),
        };
        row("brands", brands.join(", "))?;
        row("locales", format!("{}: {}", locales.len(), locales.join(", ")))?;
        row("messages", if *messages == 0 { String::new() } else { messages.to_string() })?;
        row("records", records.join(", "))?;
        let lists = domains.iter().map(|DomainList { file, entries }| format!("{file} {entries}"));
        row("domains", lists.collect::<Vec<_>>().join(", "))
    }
}
