//! The words of a locale beside the English ones.

use std::collections::BTreeMap;

use content::kind::STEMS;
use locales::{LocaleTexts, Text};

use super::page::{Page, key};
use super::rule::{Rule, Verdict, must};

pub(super) const RULES: &[Rule] = &[("translated", translated), ("code-term", code_term)];

/// Most keys that a finding lists.
const MOST_LISTED: usize = 3;

/// A text that the page answers for: its message, its name, the English text and the one of the locale.
type Pair<'a> = (&'a str, &'a str, &'a Text, &'a Text);

/// The texts of the message. Those that belong to no single message are checked with the first one: the texts of all
/// messages, and the refusals, which the same people read.
fn pairs<'a>(page: &Page<'a>) -> Vec<Pair<'a>> {
    let Some(english) = page.sample.english else { return Vec::new() };
    let (texts, stem) = (page.sample.variant.texts, page.sample.variant.stem);
    let shared = ["common", "refusal"].into_iter().filter(|_| stem == STEMS[0].0);
    let pairs = shared.chain([stem]).flat_map(|message| {
        let texts_of = |locale: &'a LocaleTexts| locale.messages.get(message);
        let other = texts_of(texts);
        let english = texts_of(english).into_iter().flat_map(BTreeMap::iter);
        english.filter_map(move |(name, english)| Some((message, name.as_str(), english, other?.get(name)?)))
    });
    pairs.collect()
}

/// No text of two or more words is the English one.
fn translated(page: &Page<'_>) -> Verdict {
    let texts = page.sample.variant.texts;
    if is_english(texts) {
        return Ok(());
    }
    let is_sentence = |text: &Text| {
        let words = text.forms().next().unwrap_or_default().split_whitespace();
        words.filter(|word| !word.contains('$') && word.contains(char::is_alphabetic)).count() > 1
    };
    let same =
        pairs(page).into_iter().filter(|(_, _, english, other)| english == other && is_sentence(other));
    let keys: Vec<String> = same.map(|(message, name, ..)| key(texts, message, name)).collect();
    must(keys.is_empty(), || format!("{} texts are English; translate {}", keys.len(), list(&keys)))
}

/// Each text that has the English word for the code has the locale's own word for it, and no other.
fn code_term(page: &Page<'_>) -> Verdict {
    let (texts, Some(english)) = (page.sample.variant.texts, page.sample.english) else { return Ok(()) };
    let (Some(word), Some(english_word)) = (code_word(texts), code_word(english)) else { return Ok(()) };
    let has_word = |text: &Text, word: &str| text.forms().all(|form| without_values(form).contains(word));
    // The text about earlier codes is in the plural, which some languages form by a change of the stem.
    let exempt = ["code_word", "earlier"];
    let other_term = pairs(page).into_iter().filter(|(_, name, english, other)| {
        !exempt.contains(name) && has_word(english, &english_word) && !has_word(other, &word)
    });
    let keys: Vec<String> = other_term.map(|(message, name, ..)| key(texts, message, name)).collect();
    must(keys.is_empty(), || format!("write \"{word}\" for the code in {}", list(&keys)))
}

fn is_english(texts: &LocaleTexts) -> bool {
    texts.locale.split('-').next() == Some("en")
}

/// The start of the word for the code, in lower case.
fn code_word(texts: &LocaleTexts) -> Option<String> {
    Some(texts.messages.get("common")?.get("code_word")?.forms().next()?.to_lowercase())
}

fn without_values(form: &str) -> String {
    form.replace("{$code}", "").to_lowercase()
}

fn list(keys: &[String]) -> String {
    let listed = keys[..keys.len().min(MOST_LISTED)].join(", ");
    match keys.len().saturating_sub(MOST_LISTED) {
        0 => listed,
        more => format!("{listed} and {more} more"),
    }
}
