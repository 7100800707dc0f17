//! False and true refusals over the samples in `tests/data`: names that people have in 85 locales, addresses that
//! mail can be sent to, and addresses that must not get in.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::collections::{BTreeSet, HashMap};
use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

use flate2::read::GzDecoder;
use pre_sign_up::policy::Policy;
use pre_sign_up::registration::{Registration, Source};
use trigger::Settings;

fn data(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}

/// The codes of the rules that refuse this attribute when every rule that needs no setting is on.
fn refusals(policy: &Policy, name: &str, value: &str) -> Vec<&'static str> {
    let attributes = HashMap::from([(name.to_owned(), value.to_owned())]);
    let registration = Registration::new(Source::SelfSignUp, SystemTime::UNIX_EPOCH, &attributes);
    policy.verdicts(&registration).map(|verdict| verdict.rule.code).collect()
}

fn policy() -> Policy {
    Policy::from_settings(&Settings::from_pairs(&[])).unwrap()
}

#[test]
fn no_name_that_people_have_is_refused() {
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

#[test]
fn no_address_that_mail_can_be_sent_to_is_refused() {
    let text = String::from_utf8(data("valid-emails.txt")).unwrap();
    let policy = policy();
    let addresses = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let refused: Vec<_> = addresses
        .clone()
        .map(|address| (address, refusals(&policy, "email", address)))
        .filter(|(_, codes)| !codes.is_empty())
        .collect();
    assert!(addresses.count() > 100);
    assert_eq!(refused, []);
}

#[test]
fn every_hostile_address_is_refused_for_its_reason() {
    let text = String::from_utf8(data("hostile-emails.txt")).unwrap();
    let policy = policy();
    let rows =
        text.lines().filter_map(|line| line.split_once('\t')).filter(|(reason, _)| !reason.starts_with('#'));
    let missed: Vec<_> = rows
        .clone()
        .map(|(reason, address)| (reason, unescaped(address)))
        .filter(|(reason, address)| refusals(&policy, "email", address) != [*reason])
        .collect();
    assert!(rows.count() > 100);
    assert_eq!(missed, []);
}

/// `\u{HEX}` stands for what cannot be seen in a file.
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
