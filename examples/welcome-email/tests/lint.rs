//! The linter of the suite's messages over the welcome email, in every brand and locale.
//!
//! The linter knows the suite's nine emails, so the welcome email takes the place of the first one, whose remaining
//! texts it keeps. The rules that demand a code do not apply to it. All others must hold.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::collections::BTreeSet;
use std::path::Path;

use messages::lint::lint;
use messages::{Folder, Lifetimes};

/// The rules that demand a code, the word for it, and sentences about it.
const RULES_ABOUT_CODES: [&str; 4] = ["code-alone", "code-word", "limits", "sentences"];

#[test]
fn the_mail_breaks_only_the_rules_about_codes() {
    assert_eq!(
        broken_rules("welcome.html.tera", "", ""),
        BTreeSet::from(RULES_ABOUT_CODES.map(str::to_owned))
    );
}

#[test]
fn a_defect_of_the_mail_is_found() {
    for (file, from, to, rule) in [
        ("button.html", "role=\"presentation\" ", "", "tables"),
        ("base.html", "<h1", "<h2", "heading"),
        ("base.html", "{{ words.greeting }}", "", "greeting"),
        (
            "welcome.html.tera",
            "{% block secret %}",
            "{% block secret %}<img src=\"https://a.example/x.png\" alt=\"x\">",
            "external-content",
        ),
        ("words/de.ftl", "bestätigt. Sie", "bestätigt, und wir freuen uns sehr darüber. Sie", "preheader"),
    ] {
        let broken = broken_rules(file, from, to);
        assert!(broken.contains(rule), "{rule} is not in {broken:?}");
    }
}

/// The codes of the broken rules after a change of one file.
fn broken_rules(file: &str, from: &str, to: &str) -> BTreeSet<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edited = |name: &str, text: &str| if name == file { text.replace(from, to) } else { text.to_owned() };
    let mut folder = Folder::read(&here.join("../../templates")).unwrap();
    let welcome = std::fs::read_to_string(here.join("templates/welcome.html.tera")).unwrap();
    for (name, text) in &mut folder.templates {
        *text =
            if name == "sign-up.html" { edited("welcome.html.tera", &welcome) } else { edited(name, text) };
    }
    for texts in &mut folder.locales {
        let name = format!("words/{}.ftl", texts.locale);
        let words = std::fs::read_to_string(here.join(&name)).unwrap();
        let mut words = locales::fluent::read(&texts.locale, &edited(&name, &words)).unwrap();
        texts.messages.get_mut("sign-up").unwrap().append(words.messages.get_mut("welcome").unwrap());
    }
    if !from.is_empty() {
        // One brand with every key, in two languages, is enough for a defect.
        folder.brands.retain(|(name, _)| name == "harbour");
        folder.locales.retain(|texts| ["de", "en"].contains(&texts.locale.as_str()));
    }
    let findings = lint(&folder, Lifetimes::DEFAULT, |_, _| {}).unwrap();
    findings
        .into_iter()
        .filter(|finding| finding.message == "sign-up")
        .map(|finding| finding.rule.to_owned())
        .collect()
}
