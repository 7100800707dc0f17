//! Type by script: line breaks, spaces and brand names in every email of the repository.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::path::Path;
use std::sync::LazyLock;

use content::kind::STEMS;
use messages::{Folder, Lifetimes, MessageRequest, Placeholders, Renderer};

/// Brand, locale and body of each email.
static EMAILS: LazyLock<Vec<(String, String, String)>> = LazyLock::new(|| {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates")).unwrap();
    let renderer = Renderer::new(&folder, Lifetimes::DEFAULT).unwrap();
    let mut emails = Vec::new();
    for (brand, _) in &folder.brands {
        for texts in &folder.locales {
            for (stem, kind) in STEMS {
                let placeholders =
                    Placeholders::new(Some("{####}"), Some("{username}"), kind.names_user()).unwrap();
                let link = (stem != kind.stem()).then_some("{##Click here##}");
                let placeholders = &placeholders.with_link(link);
                let request = MessageRequest { kind, brand, locale: &texts.locale, name: None, placeholders };
                let (message, _) = renderer.render(&request).unwrap();
                emails.push((brand.clone(), texts.locale.clone(), message.email_message));
            }
        }
    }
    emails
});

/// The emails in locales that start with one of these tags.
fn emails_in(tags: &[&str]) -> Vec<&'static str> {
    let found = EMAILS.iter().filter(|(_, locale, _)| tags.iter().any(|tag| locale.starts_with(tag)));
    let found: Vec<_> = found.map(|(.., email)| email.as_str()).collect();
    assert!(found.len() >= 4 * STEMS.len());
    found
}

/// The texts between tags, from the body on.
fn texts(email: &str) -> impl Iterator<Item = &str> {
    let body = email.split_once("<body").unwrap().1;
    body.split('>').filter_map(|part| part.split('<').next()).filter(|text| !text.trim().is_empty())
}

#[test]
fn korean_words_do_not_break() {
    for email in emails_in(&["ko"]) {
        assert!(email.matches("word-break:keep-all").count() >= 3, "{email}");
    }
}

#[test]
fn chinese_and_japanese_sentences_have_no_space_between_them() {
    for email in emails_in(&["ja", "zh"]) {
        let spaced =
            texts(email).find(|text| ["。 ", "！ ", "？ "].iter().any(|end| text.trim().contains(end)));
        assert_eq!(spaced, None);
    }
    let english = EMAILS.iter().filter(|(_, locale, _)| locale == "en");
    let joined = english.filter(|(.., email)| email.contains("ask you for it. If ")).count();
    assert_eq!(joined, 4 * 7, "a space joins the sentences of other languages");
}

#[test]
fn french_punctuation_does_not_start_a_line() {
    for email in emails_in(&["fr"]) {
        let loose = texts(email)
            .find(|text| [" :", " ?", " !", " ;", " »", "« "].iter().any(|mark| text.contains(mark)));
        assert_eq!(loose, None);
        assert!(email.contains("&#160;:") && email.contains("&#160;?"), "{email}");
    }
}

#[test]
fn a_short_brand_name_does_not_break_at_its_hyphen() {
    let with_hyphen = EMAILS.iter().filter(|(brand, ..)| brand == "eshop");
    for (_, locale, email) in with_hyphen {
        let body = email.split_once("role=\"article\"").unwrap().1.split_once('>').unwrap().1;
        let whole = body.matches("white-space:nowrap\">eSHOP-FCJ</span>").count();
        assert!(whole >= 4 && whole == body.matches("eSHOP-FCJ").count(), "{locale}: {email}");
    }
}
