//! Every rule over every message, and for every rule a change that trips it.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

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

/// The rule, the file that is changed, what stands there and what is put in its place.
type Mutant = (&'static str, &'static str, &'static str, &'static str);

const MUTANTS: &[Mutant] = &[
    ("rendering", "base.html", "{{ words.intro }}", "{{ nobody }}"),
    ("limits", "code.html", "{{ code }}", "{{ code }}{{ code }}"),
    ("limits", "code.html", "{{ code }}", "{####}"),
    ("body-budget", "base.html", "range(end=60)", "range(end=600)"),
    (
        "subject-budget",
        "en",
        "Your {brand} verification code",
        "Your {brand} verification code for the account you asked for",
    ),
    ("sms-segments", "sign-up.txt", "{{ words.sms }}", "{{ words.sms }} ✓"),
    ("sms-code", "admin-create-user.txt", "{{ words.sms }}", "{{ words.sms }}."),
    ("sms-code", "en", "{brand}: your verification code", "Your verification code"),
    ("sms-bound-line", "sign-up.txt", "{{ words.sms }}", "{{ words.sms }}\n@elsewhere.example #{{ code }}"),
    ("document", "base.html", "<!doctype html>", ""),
    ("document", "base.html", "<meta charset=\"utf-8\">", ""),
    ("document", "base.html", "name=\"viewport\"", "name=\"view\""),
    ("document", "base.html", "name=\"color-scheme\"", "name=\"scheme\""),
    ("language", "base.html", "<html lang=\"{{ lang }}\"", "<html lang=\"de\""),
    ("language", "base.html", "lang=\"{{ lang }}\" dir=\"{{ dir }}\">\n<table", ">\n<table"),
    ("title", "base.html", "<title>{{ plain.subject }}", "<title>{{ plain.heading }}"),
    ("heading", "base.html", "{{ words.greeting }}", "<h1>{{ words.greeting }}</h1>"),
    ("tables", "code.html", "<table role=\"presentation\"", "<table"),
    ("outlook", "base.html", "<!--[if mso]></td></tr></table><![endif]-->", ""),
    ("preheader", "base.html", "{{ plain.preheader }}", "{{ plain.heading }}"),
    ("preheader", "base.html", "{{ plain.preheader }}", "{{ plain.preheader }} {{ code }}"),
    ("preheader", "base.html", "display:none;", ""),
    ("preheader", "base.html", "&#847;&#160;", ""),
    ("nothing-loaded", "base.html", "</body>", "<script>1</script></body>"),
    ("nothing-loaded", "base.html", "<h1", "<img src=\"https://eshop.example/open.gif\" alt=\"\"><h1"),
    ("nothing-loaded", "base.html", "text-align:center", "background:url(https://eshop.example/a.png)"),
    ("plain-styles", "base.html", "text-align:center", "display:flex"),
    ("plain-styles", "base.html", "text-align:center", "margin-inline-start:4px"),
    ("plain-styles", "base.html", "text-align:center", "width:calc(1px)"),
    ("colours", "base.html", "color:{{ light.text }}", "color:#333"),
    ("colours", "base.html", "color:{{ light.text }}", "color:black"),
    (
        "gradient",
        "base.html",
        "bgcolor=\"{{ light.header }}\" align=\"center\" class=\"px\"",
        "align=\"center\" class=\"px\"",
    ),
    ("gradient", "base.html", "background-color:{{ light.header }};", ""),
    ("fonts", "base.html", "font:16px/1.6 Arial,Helvetica,sans-serif", "font:16px/1.6 Arial,Helvetica"),
    (
        "inline",
        "base.html",
        "font:16px/1.6 Arial,Helvetica,sans-serif;color:{{ light.text }}",
        "font:16px/1.6 Arial,sans-serif",
    ),
    (
        "contrast",
        "base.html",
        "font-size:14px;text-align:center;color:{{ light.muted }}",
        "font-size:14px;color:#a0a0a0",
    ),
    ("contrast", "base.html", "sans-serif;color:{{ light.on_header }}", "sans-serif;color:#1f6391"),
    ("contrast-dark", "base.html", ".tx{color:{{ dark.text }}!important}", ".tx{color:#444444!important}"),
    ("contrast-dark", "base.html", "class=\"px tx\"", "class=\"px\""),
    ("dark-outlook", "base.html", "[data-ogsc] .tx{color:{{ dark.text }}!important}", ""),
    ("size", "base.html", "font:13px/1.5", "font:12px/1.5"),
    ("size", "base.html", "font:16px/1.6", "font:15px/1.6"),
    ("links", "footer.html", "text-decoration:underline", "text-decoration:none"),
    ("links", "footer.html", "{{ site_label }}", "our shop"),
    ("links", "footer.html", "href=\"{{ brand.site_url }}\"", "href=\"http://eshop.example\""),
    ("code-alone", "code.html", "{{ code }}", "{{ code }} "),
    ("code-alone", "code.html", "{{ code }}", "<b>{{ code }}</b>"),
    ("code-alone", "admin-create-user.html", "{{ code }}", "{{ code }}."),
    ("code-style", "code.html", "dir=\"ltr\"", ""),
    ("code-style", "code.html", "white-space:nowrap", ""),
    ("code-style", "code.html", "letter-spacing:4px;", ""),
    ("code-style", "code.html", "bold 30px", "bold 20px"),
    ("code-style", "code.html", ",monospace", ",serif"),
    ("code-word", "en", "enter this verification code:", "enter these digits:"),
    ("code-word", "base.html", "{{ words.intro }}</p>", "{{ words.intro }}</p><p>{{ words.privacy }}</p>"),
    ("translated", "ar", "رمز التحقق لحسابك لدى {brand}", "Your {brand} verification code"),
    ("sentences", "base.html", "{{ words.not_you }}", ""),
    ("sentences", "base.html", "{{ words.never_share }}", ""),
    ("sentences", "base.html", "{{ words.expiry }}", "This code expires in 5 minutes."),
    ("sender", "base.html", "{{ words.team }}", ""),
    ("sender", "footer.html", "{{ brand.support_address }}</a>", "</a>"),
    ("until-when", "en", "This code expires in 24 hours.", "This code expires in 5 minutes."),
    ("until-when", "ar", "المرور المؤقتة بعد {number} أيام", "المرور المؤقتة بعد أيام"),
    ("residue", "base.html", "{{ words.regards }}", "{brand}"),
    ("direction", "footer.html", "<span dir=\"ltr\">{{ brand.name }}</span>", "{{ brand.name }}"),
    (
        "direction",
        "footer.html",
        "href=\"{{ brand.site_url }}\" dir=\"ltr\"",
        "href=\"{{ brand.site_url }}\"",
    ),
    ("greeting", "base.html", "{{ words.greeting }}", "Hello User!"),
];

/// The findings of a few messages after the change: both directions, with a code and a password.
fn findings_of((_, file, from, to): Mutant) -> Vec<Finding> {
    let mut sources = TEMPLATES.sources(LIFETIMES);
    sources.brands.retain(|(name, _)| *name == "eshop");
    sources.locales.retain(|(tag, _)| ["en", "ar"].contains(tag));
    let mut changed = 0;
    for (name, content) in sources.templates.iter_mut().chain(&mut sources.locales) {
        if *name == file && content.contains(from) {
            *content = content.replace(from, to).leak();
            changed += 1;
        }
    }
    assert_eq!(changed, 1, "{file} holds {from}");
    let linter = Linter::new(sources).unwrap();
    linter.run(|_, _| ()).into_iter().flat_map(|linted| linted.findings).collect()
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
