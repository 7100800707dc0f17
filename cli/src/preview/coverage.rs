//! The coverage of a translation: the texts that a locale has, lacks, or shares with English.

use std::collections::BTreeMap;

use locales::{LocaleTexts, Text};
use messages::Folder;
use serde::Serialize;

const REFERENCE: &str = "en";

/// A locale, its coverage and its refusals.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Language {
    /// The BCP 47 tag.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Number of texts.
    pub texts: usize,
    /// The keys of the texts that equal the English ones; empty for variants of English.
    pub same: Vec<String>,
    /// The keys that only English has.
    pub missing: Vec<String>,
    /// The sentences for people who sign up, by code.
    pub refusals: Vec<(String, String)>,
}

impl Language {
    /// The locales of a folder: English first, the others sorted by tag.
    pub fn all(folder: &Folder) -> Vec<Self> {
        let english = folder.locales.iter().find(|texts| texts.locale == REFERENCE);
        let english = english.map(keyed).unwrap_or_default();
        let mut languages: Vec<Self> =
            folder.locales.iter().map(|texts| Self::new(texts, &english)).collect();
        languages.sort_by_key(|language| language.tag != REFERENCE);
        languages
    }

    fn new(locale: &LocaleTexts, english: &BTreeMap<String, &Text>) -> Self {
        let texts = keyed(locale);
        let is_english = locale.locale.split('-').next() == Some(REFERENCE);
        let same = texts.iter().filter(|(key, text)| english.get(*key) == Some(text) && !is_english);
        let missing = english.keys().filter(|key| !texts.contains_key(*key));
        let refusals = locale.messages.get("refusal").into_iter().flatten();
        let sentence = |text: &Text| text.forms().next().unwrap_or_default().to_owned();
        Self {
            tag: locale.locale.clone(),
            direction: locale.direction,
            texts: texts.len(),
            same: same.map(|(key, _)| key.clone()).collect(),
            missing: missing.cloned().collect(),
            refusals: refusals.map(|(code, text)| (code.to_uppercase(), sentence(text))).collect(),
        }
    }
}

/// Every text by its key in the Fluent file, such as `sign-up.not-you`.
fn keyed(locale: &LocaleTexts) -> BTreeMap<String, &Text> {
    let texts = locale.messages.iter().flat_map(|(message, texts)| {
        texts.iter().map(move |(name, text)| (format!("{message}.{}", name.replace('_', "-")), text))
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::super::sheet::tests::eshop_in_english;
    use super::*;

    fn locale(tag: &str, texts: &[(&str, &str)]) -> LocaleTexts {
        let mut messages = BTreeMap::<String, BTreeMap<String, Text>>::new();
        for (key, text) in texts {
            let (message, name) = key.split_once('.').unwrap();
            let texts = messages.entry(message.to_owned()).or_default();
            texts.insert(name.to_owned(), Text::Same((*text).to_owned()));
        }
        let english = eshop_in_english().locales.remove(0);
        LocaleTexts { locale: tag.to_owned(), messages, ..english }
    }

    #[test]
    fn english_texts_and_missing_texts_of_a_translation_are_named() {
        let folder = Folder {
            locales: vec![
                locale("de", &[("common.not_you", "Nicht Sie?"), ("refusal.email_invalid", "Check it")]),
                locale(
                    "en",
                    &[
                        ("common.not_you", "Not you?"),
                        ("common.team", "The team"),
                        ("refusal.email_invalid", "Check it"),
                    ],
                ),
                locale("en-GB", &[("common.not_you", "Not you?")]),
            ],
            ..Folder::default()
        };
        let languages = Language::all(&folder);
        assert_eq!(languages.iter().map(|one| &*one.tag).collect::<Vec<_>>(), ["en", "de", "en-GB"]);
        let german = &languages[1];
        assert_eq!(german.same, ["refusal.email-invalid"]);
        assert_eq!(german.missing, ["common.team"]);
        assert_eq!(german.refusals, [("EMAIL_INVALID".to_owned(), "Check it".to_owned())]);
        let british = &languages[2];
        assert_eq!((british.texts, british.same.len(), british.missing.len()), (1, 0, 2));
    }
}
