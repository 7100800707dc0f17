//! Tests every rule on every message, and on at least one mutant that breaks the rule.

mod brands;
mod formatted;
mod mutants;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use mutants::{MUTANTS, Mutant, findings_of};

use super::linter::rules;
use super::remedies::REMEDIES;
use super::{Finding, Linter, lint};
use crate::variant::variants;
use crate::{Folder, Kind, Lifetimes};

/// The repository's own templates.
static TEMPLATES: LazyLock<Folder> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    Folder::read(&folder).expect("valid templates")
});

/// The brand `eshop` in these locales.
fn only(locales: &[&str]) -> Folder {
    let mut folder = TEMPLATES.clone();
    folder.brands.retain(|(name, _)| name == "eshop");
    folder.locales.retain(|texts| locales.contains(&&*texts.locale));
    folder
}

#[test]
fn no_message_breaks_a_rule_with_or_without_a_name() {
    let seen = Cell::new((0, 0));
    let findings = lint(&TEMPLATES, Lifetimes::DEFAULT, |done, all| {
        assert_eq!(done, seen.get().0 + 1);
        seen.set((done, all));
    });
    let all = TEMPLATES.brands.len() * TEMPLATES.locales.len() * 9;
    assert_eq!(seen.get(), (all, all));
    assert!(TEMPLATES.brands.len() >= 3 && TEMPLATES.locales.len() >= 38);
    // One finding per rule, so that a report names the broken rules.
    let by_rule: BTreeMap<_, _> = findings.unwrap().into_iter().map(|found| (found.rule, found)).collect();
    assert!(by_rule.is_empty(), "{by_rule:#?}");
}

#[test]
fn every_rule_has_a_mutant() {
    let rules: BTreeSet<_> = rules().map(|(code, _)| *code).chain([Finding::RENDERING]).collect();
    assert_eq!(rules, MUTANTS.iter().map(|mutant| mutant.0).collect());
}

#[test]
fn every_mutant_is_found_by_its_rule() {
    assert_eq!(findings_of(("", "en", "Hello,", "Hello,")), []);
    let survives = |mutant: &&Mutant| !findings_of(**mutant).iter().any(|finding| finding.rule == mutant.0);
    let survivors: Vec<_> = MUTANTS.iter().filter(survives).collect();
    assert!(survivors.is_empty(), "{survivors:#?}");
}

#[test]
fn a_finding_is_one_line_with_message_rule_and_place() {
    let findings = findings_of(("", "base.html", "{{ words.intro }}", "{{ nobody }}"));
    let first = findings[0].to_string();
    assert!(first.starts_with("eshop/ar/sign-up rendering: base.html:"), "{first}");
    assert!(first.contains("nobody") && first.lines().count() == 1, "{first}");
    // The finding is the same with a name and without one, so each message has one.
    assert_eq!(findings.len(), 2 * 9);
    let small = ";font-size:14px;color:{{ light.muted }}\">{{ words.never_share }}";
    let findings = findings_of(("", "base.html", small, ";font-size:9px\">{{ words.never_share }}\n"));
    assert!(findings.iter().all(|finding| finding.to_string().lines().count() == 1), "{findings:#?}");
    let findings = findings_of(("", "code.html", "{{ code }}", "{{ code }} "));
    assert_eq!(
        findings[0].to_string(),
        "eshop/ar/sign-up code-alone: put {{ code }} into a <td> or <p> of its own, without a space \
         (templates/email/code.html:1)"
    );
}

#[test]
fn every_finding_of_a_mutant_names_a_file_and_a_remedy() {
    for mutant in MUTANTS {
        for Finding { rule, text, remedy, .. } in findings_of(*mutant) {
            let file = [".html", ".txt", ".ftl", ".toml"].into_iter().find(|ending| text.contains(ending));
            assert!(file.is_some(), "{rule}: {text}");
            assert!(
                remedy.ends_with('.') && !remedy.trim_end_matches('.').contains(". "),
                "{rule}: {remedy}"
            );
        }
    }
}

#[test]
fn a_finding_names_the_line_of_the_template_or_of_the_text() {
    let first = |file, from, to, rule: &str| {
        let findings = findings_of(("", file, from, to));
        findings.into_iter().find(|found| found.rule == rule).map(|found| found.text).unwrap_or_default()
    };
    for (found, place) in [
        (
            first("base.html", "<html lang=\"{{ lang }}\"", "<html lang=\"de\"", "language"),
            "(templates/email/base.html:",
        ),
        (first("footer.html", "text-decoration:underline", "", "links"), "(templates/email/base.html)"),
        (
            first("sign-up.txt", "{{ words.sms }}", "{{ words.sms }} ✓", "sms-segments"),
            "templates/locales/en.ftl:",
        ),
        (
            first("en", "This code expires in 24 hours.", "Soon.", "expiry"),
            "sign-up.expiry in templates/locales/en.ftl:",
        ),
        (first("code.html", "{{ code }}", "{{ code }}{{ code }}", "limits"), "(templates/email/code.html:1)"),
    ] {
        assert!(found.contains(place), "{place} is not in {found:?}");
    }
}

#[test]
fn a_locale_that_is_english_but_for_its_subjects_is_found_in_every_message() {
    let mut folder = only(&["de", "en"]);
    let english = folder.locales[1].messages.clone();
    let german = std::mem::replace(&mut folder.locales[0].messages, english);
    for (message, texts) in &mut folder.locales[0].messages {
        for name in ["subject", "code_word"] {
            texts.extend(german[message].get(name).map(|text| (name.to_owned(), text.clone())));
        }
    }
    let findings = lint(&folder, Lifetimes::DEFAULT, |_, _| ()).unwrap();
    let untranslated: Vec<_> = findings.iter().filter(|found| found.rule == "translated").collect();
    let messages: BTreeSet<_> = untranslated.iter().map(|found| found.message).collect();
    assert_eq!((untranslated.len(), messages.len()), (9, 9), "{untranslated:#?}");
    let first = &untranslated[0].text;
    assert!(
        first.contains(" texts are English; translate common.imprint-link in templates/locales/de.ftl:"),
        "{first}"
    );
    assert!(first.ends_with(" more") && !first.contains("subject"), "{first}");
}

#[test]
fn every_rule_has_a_remedy_in_the_docs() {
    let rules: Vec<_> = [Finding::RENDERING].into_iter().chain(rules().map(|(code, _)| *code)).collect();
    assert_eq!(rules, REMEDIES.iter().map(|(code, _)| *code).collect::<Vec<_>>());
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/messages.md");
    let page = template_files::read(&page).unwrap();
    let section = page.split_once("\n## Rules of the linter\n").unwrap().1.split("\n## ").next().unwrap();
    let rows: Vec<&str> = section.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<_> = REMEDIES.iter().map(|(code, remedy)| format!("| `{code}` | {remedy} |")).collect();
    assert_eq!(rows, expected);
}

#[test]
fn a_template_that_cannot_be_parsed_is_an_error_with_its_place() {
    let mut folder = TEMPLATES.clone();
    folder.templates.push(("sign-up.html".to_owned(), "{% if %}".to_owned()));
    let error = Linter::new(&folder, Lifetimes::DEFAULT).err().unwrap().to_string();
    assert!(error.starts_with("templates/email or templates/sms: ") && error.contains("sign-up.html:1:"));
}

#[test]
fn a_long_brand_name_needs_a_short_one_in_sms() {
    let findings = |sms_name: Option<&str>| {
        let mut folder = TEMPLATES.clone();
        folder.brands.retain(|(name, _)| name == "eshop");
        folder.brands[0].1.name = "Northwind Shoes".to_owned();
        folder.brands[0].1.sms_name = sms_name.map(str::to_owned);
        lint(&folder, Lifetimes::DEFAULT, |_, _| ()).unwrap()
    };
    let long = findings(None);
    let advice = "add sms_name = \"…\" (at most 9 letters) to templates/brands/eshop.toml";
    // In some languages the name does not fit a segment, in some it breaks Cognito's limit.
    for rule in ["sms-segments", "limits"] {
        assert!(long.iter().any(|found| found.rule == rule && found.text.ends_with(advice)), "{long:#?}");
    }
    assert_eq!(findings(Some("Northwind")), []);
}

#[test]
fn the_expiry_of_an_invitation_is_right_for_one_day_two_days_and_a_year() {
    for temporary_password_days in [1, 2, 365] {
        let linter =
            Linter::new(&TEMPLATES, Lifetimes { temporary_password_days, ..Lifetimes::DEFAULT }).unwrap();
        let invitations = variants(&TEMPLATES).filter(|variant| variant.kind == Kind::AdminCreateUser);
        let found: Vec<_> = invitations.flat_map(|variant| linter.linted(&variant).findings).collect();
        assert!(found.is_empty(), "{temporary_password_days} days: {found:#?}");
    }
}
