//! Applies the rules to the samples in `tests/data`: names of people in 85 locales and 117 scripts, odd but
//! real names, hostile names, and valid and hostile email addresses.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::collections::{BTreeSet, HashMap};
use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

use attributes::EmailAddress;
use flate2::read::GzDecoder;
use pre_sign_up::PreSignUp;
use pre_sign_up::policy::Policy;
use pre_sign_up::registration::{Registration, Source};
use trigger::{Content, Settings, Trigger};

fn data(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}

/// Codes of the rules that refuse this attribute under default settings.
fn refusals(policy: &Policy, name: &str, value: &str) -> Vec<&'static str> {
    let attributes = HashMap::from([(name.to_owned(), value.to_owned())]);
    let registration = Registration::new(Source::SelfSignUp, SystemTime::UNIX_EPOCH, &attributes);
    policy.verdicts(&registration).map(|verdict| verdict.rule.code).collect()
}

fn policy() -> Policy {
    let domains = Content::compiled_in(PreSignUp::CONTENT).unwrap().domains().unwrap();
    Policy::from_settings(&Settings::from_pairs(&[]), &domains).unwrap()
}

#[test]
fn no_generated_name_of_any_locale_is_refused() {
    let mut text = String::new();
    GzDecoder::new(&data("names.txt.gz")[..]).read_to_string(&mut text).unwrap();
    let policy = policy();
    let mut locales = BTreeSet::new();
    for line in text.lines() {
        let (locale, name) = line.split_once('\t').unwrap();
        locales.insert(locale);
        assert_eq!(refusals(&policy, "name", name), Vec::<&str>::new(), "{locale} {name}");
    }
    assert!(text.lines().count() >= 100_000 && locales.len() >= 50);
}

/// The rows of a file, without comments and empty lines.
fn rows(name: &str) -> Vec<String> {
    let text = String::from_utf8(data(name)).unwrap();
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
}

/// A name with the characters that pasting adds: marks of direction, isolates, line breaks.
fn pasted(name: &str) -> [String; 7] {
    [
        name.to_owned(),
        format!("{name}\r\n"),
        format!(" {name}\n"),
        format!("\u{200E}{name}\u{200F}"),
        format!("\u{2068}{name}\u{2069}"),
        format!("\u{202B}{name}\u{202C}"),
        format!("{}\u{200B}{name}", name.trim()),
    ]
}

#[test]
fn no_name_of_an_orthography_is_refused_even_when_pasted() {
    let policy = policy();
    let (mut scripts, mut languages, mut names) = (BTreeSet::new(), BTreeSet::new(), 0);
    let mut refused = Vec::new();
    for row in rows("orthographies.tsv") {
        let [script, language, name] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        scripts.insert(script.to_owned());
        languages.insert(language.to_owned());
        for name in pasted(&unescaped(name)) {
            names += 1;
            let codes = refusals(&policy, "name", &name);
            refused.extend((!codes.is_empty()).then(|| (script.to_owned(), name, codes)));
        }
    }
    assert_eq!(refused, []);
    assert!(names >= 19_000 && scripts.len() >= 117 && languages.len() >= 300);
}

#[test]
fn no_odd_name_is_refused() {
    let policy = policy();
    let names: Vec<String> = rows("odd-names.tsv").iter().map(|row| unescaped(row)).collect();
    let refused: Vec<_> = names.iter().filter(|name| !refusals(&policy, "name", name).is_empty()).collect();
    assert_eq!(refused, Vec::<&String>::new());
    assert!(names.len() >= 482);
}

#[test]
fn every_hostile_name_is_refused_for_its_reason() {
    let policy = policy();
    let rows = rows("hostile-names.tsv");
    let rows: Vec<_> = rows.iter().filter_map(|row| row.split_once('\t')).collect();
    for attribute in ["name", "given_name", "nickname", "preferred_username"] {
        let missed: Vec<_> = rows
            .iter()
            .filter(|(rule, name)| !refusals(&policy, attribute, &unescaped(name)).contains(rule))
            .filter(|(_, name)| {
                attribute != "preferred_username" || EmailAddress::parse(&unescaped(name)).is_err()
            })
            .collect();
        assert_eq!(missed, Vec::<&(&str, &str)>::new(), "{attribute}");
    }
    assert!(rows.len() >= 691);
}

#[test]
fn no_valid_address_is_refused() {
    let (policy, addresses) = (policy(), rows("valid-emails.txt"));
    let refused: Vec<_> = addresses
        .iter()
        .map(|address| (address, refusals(&policy, "email", address)))
        .filter(|(_, codes)| !codes.is_empty())
        .collect();
    assert!(addresses.len() > 100);
    assert_eq!(refused, []);
}

#[test]
fn every_hostile_address_is_refused_for_its_reason() {
    let (policy, rows) = (policy(), rows("hostile-emails.txt"));
    let rows: Vec<_> = rows.iter().filter_map(|row| row.split_once('\t')).collect();
    let missed: Vec<_> = rows
        .iter()
        .map(|(reason, address)| (reason, unescaped(address)))
        .filter(|(reason, address)| refusals(&policy, "email", address) != [**reason])
        .collect();
    assert!(rows.len() > 100);
    assert_eq!(missed, []);
}

/// Replaces each escape `\u{HEX}` by its character.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut unescaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_once('}').unwrap();
        unescaped.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
        unescaped.push_str(rest);
    }
    unescaped
}
