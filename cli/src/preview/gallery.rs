//! Everything that the page shows: the sheets, and an index of all messages with brands, languages and findings.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use content::kind::STEMS;
use messages::limits::{BODY_BUDGET, SMS_LENGTH, SUBJECT_BUDGET};
use messages::lint::Finding;
use messages::{Folder, Lifetimes};
use serde::Serialize;

use super::coverage::Language;
use super::mail;
use super::message::{Key, Preview};
use super::packed::PackedBefore;
use super::sheet::{Sheet, keys};
use crate::times::PREVIEW_PAGE_POLL;

/// The sheets of a folder, as far as they are rendered.
#[derive(Default)]
pub struct Gallery {
    brands: Vec<Brand>,
    languages: Vec<Language>,
    sheets: BTreeMap<Key, Sheet>,
    /// Number of sheets when all are rendered.
    all: usize,
    /// The messages that only the compared pack has.
    removed: Vec<String>,
    is_compared: bool,
}

#[derive(Serialize)]
struct Brand {
    id: String,
    name: String,
    support_address: String,
}

/// The data that the page loads first. The names are those of the page's scripts.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Index<'g> {
    version: u64,
    problems: &'g [String],
    done: usize,
    all: usize,
    poll_ms: u128,
    body_budget: usize,
    subject_budget: usize,
    sms_bytes: usize,
    lifetimes: [u32; 2],
    is_compared: bool,
    removed: &'g [String],
    brands: &'g [Brand],
    languages: &'g [Language],
    kinds: [&'static str; STEMS.len()],
    messages: Vec<Entry<'g>>,
    findings: Vec<&'g Finding>,
}

/// A message in the index. Its body is in its sheet.
#[derive(Serialize)]
struct Entry<'g> {
    brand: &'g str,
    locale: &'g str,
    kind: &'static str,
    subject: &'g str,
    preheader: &'g str,
    sms: &'g str,
    change: Option<&'g [&'static str]>,
}

impl Gallery {
    /// A gallery without sheets.
    pub fn new(folder: &Folder, before: Option<&PackedBefore>) -> Self {
        let brands = folder.brands.iter().map(|(id, brand)| Brand {
            id: id.clone(),
            name: brand.name.clone(),
            support_address: brand.support_address.clone(),
        });
        let now: Vec<Key> = keys(folder).collect();
        let removed = before.map(PackedBefore::keys).unwrap_or_default();
        let removed = removed.iter().filter(|key| !now.contains(key));
        Self {
            brands: brands.collect(),
            languages: Language::all(folder),
            sheets: BTreeMap::new(),
            all: now.len(),
            removed: removed.map(|(brand, locale)| format!("{brand}/{locale}")).collect(),
            is_compared: before.is_some(),
        }
    }

    /// Adds a sheet.
    pub fn add(&mut self, sheet: Sheet) {
        self.sheets.insert((sheet.brand.clone(), sheet.locale.clone()), sheet);
    }

    /// A sheet, if it is rendered.
    pub fn sheet(&self, key: &Key) -> Option<&Sheet> {
        self.sheets.get(key)
    }

    /// Every sheet that is rendered.
    pub fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        self.sheets.values()
    }

    /// Every message that is rendered.
    pub fn messages(&self) -> impl Iterator<Item = &Preview> {
        self.sheets().flat_map(|sheet| &sheet.messages)
    }

    /// Number of rendered sheets, and of all.
    pub fn progress(&self) -> (usize, usize) {
        (self.sheets.len(), self.all)
    }

    /// The script with the index. `problems` are the errors of files that stop the rendering.
    ///
    /// # Errors
    /// Fails if the index cannot be serialized.
    pub fn index_script(&self, version: u64, problems: &[String], lifetimes: Lifetimes) -> Result<String> {
        let (done, all) = self.progress();
        let Lifetimes { temporary_password_days, mfa_code_minutes } = lifetimes;
        let index = Index {
            version,
            problems,
            done,
            all,
            poll_ms: PREVIEW_PAGE_POLL.as_millis(),
            body_budget: BODY_BUDGET,
            subject_budget: SUBJECT_BUDGET,
            sms_bytes: *SMS_LENGTH.end(),
            lifetimes: [temporary_password_days, mfa_code_minutes],
            is_compared: self.is_compared,
            removed: &self.removed,
            brands: &self.brands,
            languages: &self.languages,
            kinds: STEMS.map(|(stem, _)| stem),
            messages: self.messages().map(Entry::new).collect(),
            findings: self.messages().flat_map(|message| &message.findings).collect(),
        };
        Ok(format!("receiveIndex({});\n", serde_json::to_string(&index)?))
    }

    /// The files of a message, by their endings: the HTML and the mail as Cognito sends them, and the SMS.
    ///
    /// # Errors
    /// Fails if the mail cannot be built, for example because its sender is not an address.
    pub fn files(&self, message: &Preview) -> Result<Vec<(&'static str, Vec<u8>)>> {
        let Some(usual) = &message.usual else { return Ok(Vec::new()) };
        let brand = self.brands.iter().find(|brand| brand.id == message.brand);
        let (name, address) = brand.map(|brand| (&*brand.name, &*brand.support_address)).unwrap_or_default();
        let mail = mail::sample(&message.name(), name, address, usual);
        let mail = mail.with_context(|| format!("{}: the email cannot be built", message.name()))?;
        Ok(vec![
            ("html", usual.html.clone().into_bytes()),
            ("eml", mail),
            ("sms.txt", usual.sms.clone().into_bytes()),
        ])
    }
}

impl Sheet {
    /// The script with the sheet.
    ///
    /// # Errors
    /// Fails if the sheet cannot be serialized.
    pub fn script(&self) -> Result<String> {
        Ok(format!("receiveSheet({});\n", serde_json::to_string(self)?))
    }
}

impl<'g> Entry<'g> {
    fn new(message: &'g Preview) -> Self {
        let Preview { brand, locale, kind, usual, change, .. } = message;
        let text =
            |text: fn(&super::samples::Filled) -> &String| usual.as_ref().map_or("", |usual| text(usual));
        Self {
            brand,
            locale,
            kind,
            subject: text(|usual| &usual.subject),
            preheader: text(|usual| &usual.preheader),
            sms: text(|usual| &usual.sms),
            change: change.as_ref().map(|change| &*change.parts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Renderer;
    use super::super::sheet::tests::eshop_in_english;
    use super::*;

    #[test]
    fn index_and_sheet_are_scripts_with_json() {
        let folder = eshop_in_english();
        let mut gallery = Gallery::new(&folder, None);
        let renderer = Renderer::new(&folder, Lifetimes::DEFAULT, None).unwrap();
        let json = |script: &str, name: &str| -> serde_json::Value {
            let json = script.strip_prefix(name).and_then(|script| script.strip_suffix(");\n"));
            serde_json::from_str(json.unwrap()).unwrap()
        };
        let index = |gallery: &Gallery| {
            let script = gallery.index_script(3, &["broken".to_owned()], Lifetimes::DEFAULT).unwrap();
            json(&script, "receiveIndex(")
        };
        let before = index(&gallery);
        assert_eq!((&before["done"], &before["all"]), (&0.into(), &1.into()));
        assert_eq!((&before["version"], &before["problems"][0]), (&3.into(), &"broken".into()));
        gallery.add(renderer.sheet(&keys(&folder).next().unwrap()));
        let after = index(&gallery);
        assert_eq!((&after["done"], after["messages"].as_array().unwrap().len()), (&1.into(), 9));
        assert_eq!((&after["bodyBudget"], &after["brands"][0]["id"]), (&10_000.into(), &"eshop".into()));
        let sheet = json(&gallery.sheets().next().unwrap().script().unwrap(), "receiveSheet(");
        assert_eq!(sheet["messages"][0]["usual"]["subject"], after["messages"][0]["subject"]);
    }

    #[test]
    fn each_message_has_its_html_its_mail_and_its_sms() {
        let folder = eshop_in_english();
        let mut gallery = Gallery::new(&folder, None);
        let renderer = Renderer::new(&folder, Lifetimes::DEFAULT, None).unwrap();
        gallery.add(renderer.sheet(&keys(&folder).next().unwrap()));
        let message = gallery.messages().next().unwrap();
        let files = gallery.files(message).unwrap();
        assert_eq!(files.iter().map(|(ending, _)| *ending).collect::<Vec<_>>(), ["html", "eml", "sms.txt"]);
        let html = String::from_utf8(files[0].1.clone()).unwrap();
        assert!(html.contains("@media (prefers-color-scheme:dark)") && html.contains(">123456<"), "{html}");
        assert!(gallery.files(&Preview::default()).unwrap().is_empty());
    }
}
