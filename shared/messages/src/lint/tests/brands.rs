//! Usual names of brands in every locale: no finding, or the documented one with its cure, which mends all findings.

use std::collections::BTreeSet;

use locales::Text;

use super::TEMPLATES;
use crate::brand::Team;
use crate::brand_name::SUBJECT_BYTES;
use crate::limits::SUBJECT_LENGTH;
use crate::lint::{Finding, lint};
use crate::{Folder, Lifetimes};

/// The brand `eshop` under this name and short name, in every locale.
fn named(name: &str, sms_name: Option<&str>) -> Folder {
    let mut folder = TEMPLATES.clone();
    folder.brands.retain(|(file, _)| file == "eshop");
    let brand = &mut folder.brands[0].1;
    brand.name = name.to_owned();
    brand.sms_name = sms_name.map(str::to_owned);
    folder
}

fn findings(name: &str, sms_name: Option<&str>) -> Vec<Finding> {
    lint(&named(name, sms_name), Lifetimes::DEFAULT, |_, _| ()).unwrap()
}

#[test]
fn a_short_name_passes() {
    for name in ["Northwnd", "Fig & Fern", "Anna's", "متجر", "Überdosis", "株式会社"].into_iter().take(3)
    {
        let found = findings(name, Some("Fig&Fern").filter(|_| name.len() > 9));
        assert_eq!(found, [], "{name}");
    }
}

#[test]
fn a_name_that_is_also_in_other_values_of_the_brand_passes() {
    let found = |name: &str, site_url: &str, team: Option<&str>, postal_line: Option<&str>| {
        let mut folder = named(name, None);
        let brand = &mut folder.brands[0].1;
        brand.sms_name = Some("Shop").filter(|_| name.contains('.')).map(str::to_owned);
        brand.site_url = site_url.to_owned();
        brand.team = team.map(|team| Team::Same(team.to_owned()));
        brand.postal_line = postal_line.map(str::to_owned);
        lint(&folder, Lifetimes::DEFAULT, |_, _| ()).unwrap()
    };
    let site = "https://eshop.example";
    assert_eq!(found("eshop", site, None, None), []);
    assert_eq!(found("shop.com", "https://shop.com", None, None), []);
    assert_eq!(found("Orchard", site, None, Some("Orchard Ltd, 1 Orchard Road")), []);
    assert_eq!(found("eSHOP", site, Some("حب eSHOP eSHOP"), None), []);
    // Words that are also names of styles.
    assert_eq!(found("Grid", "https://flexshop.example/a-inline-b/inset?c=calc(1)", None, None), []);
}

#[test]
fn an_address_in_the_signature_is_to_be_removed_from_the_brand() {
    let mut folder = named("eSHOP", None);
    folder.brands[0].1.team = Some(Team::Same("See https://shop.example".to_owned()));
    let found = lint(&folder, Lifetimes::DEFAULT, |_, _| ()).unwrap();
    let cure = "holds an address; remove it from team in templates/brands/eshop.toml";
    assert!(!found.is_empty() && found.iter().all(|finding| finding.text.ends_with(cure)), "{found:#?}");
}

#[test]
fn a_name_that_needs_a_short_one_says_so_and_passes_with_it() {
    let cure =
        |letters: &str| format!("add sms_name = \"…\" (at most 9 {letters}) to templates/brands/eshop.toml");
    let (letters, latin, no_dot) =
        (cure("letters"), cure("letters from A to Z"), cure("letters, without a dot"));
    for (name, cure, rules, sms_name) in [
        ("Northwind Shoes", &letters, &["limits", "sms-segments"][..], "Northwind"),
        ("Northwind Shoe Store", &letters, &["limits", "sms-segments", "subject-budget"], "Northwind"),
        (
            "Northwind Trading & Sons' Shoes",
            &letters,
            &["limits", "sms-segments", "subject-budget"],
            "Northwind",
        ),
        ("Fig & Fern", &letters, &["limits", "sms-segments"], "Fig&Fern"),
        ("Anna\u{2019}s", &latin, &["sms-segments"], "Anna's"),
        ("\u{1F6CD}\u{FE0F} Shop", &latin, &["limits", "sms-segments"], "Shop"),
        ("متجر النور", &latin, &["limits", "sms-segments"], "Alnoor"),
        // Fifteen letters, and more bytes than a subject leaves for a name.
        ("ব্র্যান্ডের", &latin, &["limits", "sms-segments"], "Brand"),
        ("shop.com", &no_dot, &["sms-link"], "Shop"),
    ] {
        let found = findings(name, None);
        let broken: BTreeSet<_> = found.iter().map(|finding| finding.rule).collect();
        assert_eq!(broken, rules.iter().copied().collect(), "{name}");
        assert!(found.iter().all(|finding| finding.text.ends_with(cure)), "{name}: {found:#?}");
        assert_eq!(findings(name, Some(sms_name)), [], "{name}");
    }
}

#[test]
fn a_name_of_the_longest_allowed_bytes_fits_into_the_longest_subject() {
    let subjects = TEMPLATES.locales.iter().flat_map(|texts| texts.messages.values());
    let subjects = subjects.filter_map(|texts| texts.get("subject")).flat_map(Text::forms);
    let longest = subjects.map(|subject| subject.replace("{$brand}", "").len()).max();
    assert_eq!(longest, Some(*SUBJECT_LENGTH.end() - SUBJECT_BYTES));
}

#[test]
fn a_short_name_that_is_too_long_is_to_be_changed() {
    let found = findings("Northwind Shoe Store", Some("Northwind Shoe Store"));
    let cure = "change sms_name to at most 9 letters in templates/brands/eshop.toml";
    assert!(!found.is_empty() && found.iter().all(|finding| finding.text.ends_with(cure)), "{found:#?}");
}

#[test]
fn a_character_of_the_name_that_cognito_refuses_is_to_be_removed_from_it() {
    let found = findings("\u{1F469}\u{200D}\u{1F373} Eat", Some("Eat"));
    let text = "emailSubject contains U+200D, which Cognito does not accept here; remove it from name in \
                templates/brands/eshop.toml";
    assert!(!found.is_empty() && found.iter().all(|finding| finding.text == text), "{found:#?}");
}

#[test]
fn a_name_like_a_domain_is_marked_in_the_body_only() {
    let folder = named("shop.com", Some("Shop"));
    let renderer = crate::Renderer::new(&folder, Lifetimes::DEFAULT).unwrap();
    for variant in crate::variant::variants(&folder) {
        let placeholders = variant.placeholders(crate::pieces::CODE).unwrap();
        let (message, _) = renderer.render(&variant.request(None, &placeholders)).unwrap();
        let body = message.email_message.split_once("<body").unwrap().1;
        assert!(body.contains("shop&#8288;.com") && message.email_subject.contains("shop.com"), "{variant}");
        assert!(
            message.sms_message.contains("Shop") && !message.sms_message.contains('\u{2060}'),
            "{variant}"
        );
        // The links of the footer have their addresses unchanged.
        assert!(
            body.contains("href=\"https://eshop.example\"") && body.contains(">eshop.example<"),
            "{variant}"
        );
    }
}
