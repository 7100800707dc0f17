//! Every rule over every message, and for every rule a change that trips it.

mod mutants;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use mutants::{MUTANTS, Mutant, findings_of};

use super::{Finding, Linter, lint, rules};
use crate::{Folder, Lifetimes};

/// The repository's own templates.
pub(super) static TEMPLATES: LazyLock<Folder> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    Folder::read(&folder).expect("templates that can be used")
});

pub(super) const LIFETIMES: Lifetimes = Lifetimes { temporary_password_days: 7, mfa_code_minutes: 3 };

/// The findings of every message, with and without a name.
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

/// A test for each rule, so that a report names those that are broken.
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
    the_line_for_browsers_is_that_of_the_brand "sms-bound-line"
    the_document_is_whole "document"
    the_language_and_its_direction_are_told "language"
    the_title_is_the_subject "title"
    there_is_one_heading "heading"
    tables_are_no_tables_to_a_screen_reader "tables"
    outlook_has_a_table_of_its_own "outlook"
    the_preheader_adds_to_the_subject "preheader"
    nothing_is_loaded_run_or_filled_in "nothing-loaded"
    styles_are_those_that_mail_clients_know "plain-styles"
    colours_have_six_digits "colours"
    a_gradient_lies_over_its_colour "gradient"
    every_font_has_a_family_behind_it "fonts"
    a_mail_can_be_read_without_its_styles "inline"
    light_can_be_read "contrast"
    dark_can_be_read "contrast-dark"
    outlooks_dark_is_the_others_dark "dark-outlook"
    no_text_is_small "size"
    links_are_underlined_and_lead_where_they_say "links"
    the_code_stands_alone "code-alone"
    the_code_is_large_and_of_one_piece "code-style"
    the_word_for_the_code_is_before_it "code-word"
    the_subject_is_in_the_language "translated"
    why_what_until_when_and_what_if_it_was_not_you "sentences"
    who_sends_it_and_whom_to_ask "sender"
    until_when_is_true_and_in_the_digits_of_the_language "until-when"
    nothing_is_left_of_what_we_wrote_for_values "residue"
    brand_and_addresses_keep_their_direction "direction"
    a_name_is_greeted_in_the_body_alone "greeting"
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
fn a_finding_is_one_line_that_tells_message_rule_and_place() {
    let findings = findings_of(("", "base.html", "{{ words.intro }}", "{{ nobody }}"));
    let first = findings[0].to_string();
    assert!(first.starts_with("eshop/ar/sign-up rendering: base.html:"), "{first}");
    assert!(first.contains("nobody") && first.lines().count() == 1, "{first}");
    // The same with a name and without one, so each message has one.
    assert_eq!(findings.len(), 2 * 9);
    let small = "\">{{ words.never_share }} {{";
    let findings = findings_of(("", "base.html", small, ";font-size:9px\">{{ words.never_share }}\n{{"));
    assert!(findings.iter().all(|finding| finding.to_string().lines().count() == 1), "{findings:#?}");
    let findings = findings_of(("", "code.html", "{{ code }}", "{{ code }} "));
    assert_eq!(
        findings[0].to_string(),
        "eshop/ar/sign-up code-alone: put it into a <td> or <p> of its own, without a space"
    );
}

#[test]
fn a_template_that_cannot_be_parsed_is_an_error_with_its_place() {
    let mut sources = TEMPLATES.sources(LIFETIMES);
    sources.templates.push(("sign-up.html", "{% if %}"));
    let error = Linter::new(sources).err().unwrap().to_string();
    assert!(error.starts_with("templates/email or templates/sms: ") && error.contains("sign-up.html:1:"));
}
