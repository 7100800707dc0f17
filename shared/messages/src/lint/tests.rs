//! Tests every rule on every message, and on at least one mutant that breaks it.

mod mutants;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use mutants::{MUTANTS, Mutant, findings_of};

use super::linter::rules;
use super::{Finding, Linter, lint};
use crate::variant::variants;
use crate::{Folder, Kind, Lifetimes};

/// The repository's own templates.
static TEMPLATES: LazyLock<Folder> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    Folder::read(&folder).expect("valid templates")
});

const LIFETIMES: Lifetimes = Lifetimes { temporary_password_days: 7, mfa_code_minutes: 3 };

/// The brand `eshop` in these locales.
fn only(locales: &[&str]) -> Folder {
    let mut folder = TEMPLATES.clone();
    folder.brands.retain(|(name, _)| name == "eshop");
    folder.locales.retain(|texts| locales.contains(&&*texts.locale));
    folder
}

/// The findings in every message, with and without a name.
static FINDINGS: LazyLock<Vec<Finding>> = LazyLock::new(|| {
    let seen = Cell::new((0, 0));
    let findings = lint(&TEMPLATES, LIFETIMES, |done, all| {
        assert_eq!(done, seen.get().0 + 1);
        seen.set((done, all));
    });
    let all = TEMPLATES.brands.len() * TEMPLATES.locales.len() * 9;
    assert_eq!(seen.get(), (all, all));
    assert!(TEMPLATES.brands.len() >= 3 && TEMPLATES.locales.len() >= 38);
    findings.unwrap()
});

/// One test per rule, so that a report names the broken rules.
macro_rules! rules_hold {
    ($($test:ident $rule:literal)*) => {
        $(#[test]
        fn $test() {
            let found: Vec<_> = FINDINGS.iter().filter(|finding| finding.rule == $rule).collect();
            let first: Vec<_> = found.iter().take(20).map(ToString::to_string).collect();
            assert!(found.is_empty(), "{} findings, {first:#?}", found.len());
        })*
        const TESTED: &[&str] = &[$($rule),*];
    };
}

rules_hold! {
    every_message_can_be_rendered "rendering"
    every_message_is_within_cognitos_limits "limits"
    no_body_is_near_cognitos_limit "body-budget"
    subjects_fit_on_a_line "subject-budget"
    an_sms_is_one_segment_in_every_language "sms-segments"
    an_sms_names_the_brand_and_ends_with_a_password "sms-code"
    an_autofill_line_names_the_host_of_the_brand "sms-bound-line"
    the_document_has_its_doctype_charset_and_metas "document"
    the_language_and_its_direction_are_declared "language"
    the_title_is_the_subject "title"
    there_is_one_heading "heading"
    tables_are_presentational_to_a_screen_reader "tables"
    outlook_gets_a_table_of_fixed_width "outlook"
    the_preheader_adds_to_the_subject "preheader"
    nothing_is_loaded_run_or_submitted "nothing-loaded"
    styles_are_those_that_mail_clients_support "plain-styles"
    colours_have_six_digits "colours"
    a_gradient_has_its_first_colour_as_background "gradient"
    every_font_list_ends_with_a_generic_family "fonts"
    an_email_can_be_read_without_its_style_element "inline"
    light_mode_has_enough_contrast "contrast"
    dark_mode_has_enough_contrast "contrast-dark"
    outlook_gets_the_same_dark_colours "dark-outlook"
    no_text_is_too_small "size"
    links_are_underlined_secure_and_show_their_target "links"
    the_code_is_alone_in_its_element "code-alone"
    the_code_is_large_and_on_one_line "code-style"
    the_word_for_the_code_is_right_before_it "code-word"
    the_subject_is_translated "translated"
    reason_instruction_expiry_warning_and_advice_are_complete "sentences"
    the_sender_and_an_address_for_questions_are_named "sender"
    the_expiry_is_right_and_in_the_digits_of_the_language "until-when"
    no_placeholder_for_a_value_is_left "residue"
    the_brand_and_addresses_keep_their_direction "direction"
    a_name_is_in_the_greeting_of_the_body_only "greeting"
}

#[test]
fn every_rule_has_a_test_and_a_mutant() {
    let names = rules().map(|(name, _)| *name).chain([Finding::RENDERING]);
    let names: BTreeSet<_> = names.collect();
    assert_eq!(names, TESTED.iter().copied().collect());
    assert_eq!(names, MUTANTS.iter().map(|mutant| mutant.0).collect());
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
    let small = "\">{{ words.never_share }} {{";
    let findings = findings_of(("", "base.html", small, ";font-size:9px\">{{ words.never_share }}\n{{"));
    assert!(findings.iter().all(|finding| finding.to_string().lines().count() == 1), "{findings:#?}");
    let findings = findings_of(("", "code.html", "{{ code }}", "{{ code }} "));
    assert_eq!(
        findings[0].to_string(),
        "eshop/ar/sign-up code-alone: put {{ code }} into a <td> or <p> of its own, without a space"
    );
}

#[test]
fn a_template_that_cannot_be_parsed_is_an_error_with_its_place() {
    let mut folder = TEMPLATES.clone();
    folder.templates.push(("sign-up.html".to_owned(), "{% if %}".to_owned()));
    let error = Linter::new(&folder, LIFETIMES).err().unwrap().to_string();
    assert!(error.starts_with("templates/email or templates/sms: ") && error.contains("sign-up.html:1:"));
}

#[test]
fn a_long_brand_name_needs_a_short_one_in_sms() {
    let findings = |sms_name: Option<&str>| {
        let mut folder = TEMPLATES.clone();
        folder.brands.retain(|(name, _)| name == "eshop");
        folder.brands[0].1.name = "Northwind Shoes".to_owned();
        folder.brands[0].1.sms_name = sms_name.map(str::to_owned);
        lint(&folder, LIFETIMES, |_, _| ()).unwrap()
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
        let linter = Linter::new(&TEMPLATES, Lifetimes { temporary_password_days, ..LIFETIMES }).unwrap();
        let invitations = variants(&TEMPLATES).filter(|variant| variant.kind == Kind::AdminCreateUser);
        let found: Vec<_> = invitations.flat_map(|variant| linter.linted(&variant).findings).collect();
        assert!(found.is_empty(), "{temporary_password_days} days: {found:#?}");
    }
}
