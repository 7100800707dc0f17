//! A damaged pack is refused, and parts that do not fit together cause no panic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use content::format::VERSION;
use content::kind::STEMS;
use content::write::{domains, locales, records};
use content::{
    Domains, Key, Lifetimes, Locale, MessagesWriter, Pack, PackError, PackedMessage, Piece, RecordFile,
    RefusalCode, Refusals, Sections, Slot, Values,
};
use proptest::prelude::*;

const DOMAINS: Domains<'_> = Domains {
    allowed: b"",
    denied: b"a.example\nb.example",
    disposable: b"c.example",
    disposable_allowed: b"",
};
const RECORD: RecordFile<'_> =
    RecordFile { name: "user-settings.json", text: "{\"createdAt\": \"{{ now }}\"}" };

fn sections() -> Sections {
    let refusals = vec!["Not this time"; RefusalCode::ALL.len()].join("\n");
    let of = |tag, zero: char| Locale { tag, zero: zero.into(), refusals: Refusals(refusals.as_bytes()) };
    let mut writer = MessagesWriter::new(&["eshop", "harbour"], 2).unwrap();
    for number in 0..2 * 2 * STEMS.len() * 2 {
        let list = |text: &str| {
            vec![Piece::Text(format!("{text} {number} ")), Piece::Slot(Slot::Code), Piece::Slot(Slot::Days)]
        };
        writer
            .add(&PackedMessage {
                by_days: [0; 8].into_iter().chain([1; 358]).collect(),
                by_minutes: vec![0; 16],
                forms: vec![vec![[list("s"), list("e"), list("m")]], vec![[list("S"), list("E"), list("M")]]],
            })
            .unwrap();
    }
    Sections {
        locales: locales(&[of("ar", '٠'), of("en", '0')]).unwrap(),
        messages: writer.finish().unwrap(),
        domains: domains(&DOMAINS).unwrap(),
        records: records(&[RECORD]).unwrap(),
    }
}

fn pack() -> Vec<u8> {
    sections().pack().unwrap()
}

#[test]
fn a_message_has_its_plural_form_its_values_and_the_digits_of_its_locale() {
    let bytes = pack();
    let pack = Pack::verified(&bytes).unwrap().messages().unwrap();
    assert_eq!(
        (pack.brands(), pack.locales().collect::<Vec<_>>()),
        (&["eshop", "harbour"][..], vec!["ar", "en"])
    );
    let subject = |key: usize, days| {
        let key = pack.keys().nth(key).unwrap();
        let values = Values { code: "{####}", ..Values::default() };
        pack.message(key, Lifetimes { temporary_password_days: days, ..Lifetimes::DEFAULT }, values)
            .unwrap()
            .email_subject
    };
    assert_eq!(subject(0, 7), "s 0 {####}٧");
    assert_eq!(subject(0, 12), "S 0 {####}١٢");
    assert_eq!(subject(70, 365), "S 70 {####}365");
    let unknown = Key { brand: 2, locale: 0, stem: 0, named: false };
    assert_eq!(pack.message(unknown, Lifetimes::DEFAULT, Values::default()), None);
}

/// The format depends on the order of email templates and refusal codes. A change of either needs a new
/// version.
#[test]
fn a_change_of_email_templates_or_refusal_codes_raises_the_version() {
    let stems = STEMS.map(|(stem, _)| stem).join(" ");
    let codes = RefusalCode::ALL.map(RefusalCode::code).join(" ");
    let layout = (
        2,
        "sign-up resend-code forgot-password update-user-attribute verify-user-attribute authentication \
         admin-create-user sign-up-link resend-code-link",
        "ATTRIBUTE_REQUIRED EMAIL_NOT_ACCEPTED EMAIL_INVALID EMAIL_DOMAIN_NOT_ACCEPTED EMAIL_DISPOSABLE EMAIL_TAGGED \
         NAME_NOT_ACCEPTED USERNAME_NOT_ACCEPTED PHONE_NUMBER_NOT_ACCEPTED AGE_NOT_ACCEPTED TERMS_NOT_ACCEPTED PASS_REQUIRED \
         UNAVAILABLE",
    );
    assert_eq!((VERSION, &*stems, &*codes), layout, "raise content::format::VERSION and change this test");
}

#[test]
fn sections_are_read_as_they_were_written() {
    let bytes = pack();
    let pack = Pack::verified(&bytes).unwrap();
    assert_eq!((pack.domains().unwrap(), pack.records().unwrap()), (DOMAINS, vec![RECORD]));
    let refusals = pack.locales()[1].refusals;
    assert!(RefusalCode::ALL.into_iter().all(|code| refusals.sentence(code) == Some("Not this time")));
    assert_eq!(pack.check(), Ok(()));
}

#[test]
fn a_missing_section_is_named() {
    let bytes = Sections { messages: Vec::new(), ..sections() }.pack().unwrap();
    let pack = Pack::verified(&bytes).unwrap();
    assert_eq!(pack.messages().unwrap_err(), PackError::Missing("messages"));
    assert_eq!(pack.check(), Err(PackError::Missing("messages")));
    let bytes = Sections { domains: Vec::new(), records: Vec::new(), ..sections() }.pack().unwrap();
    let pack = Pack::compiled_in(&bytes).unwrap();
    assert_eq!(pack.domains().unwrap_err(), PackError::Missing("lists of domains"));
    assert_eq!(pack.records().unwrap_err(), PackError::Missing("records"));
    assert!(pack.messages().is_ok());
}

#[test]
fn a_locale_that_lacks_refusals_fails_the_check() {
    let not_utf8 = vec![&b"\xFF"[..]; RefusalCode::ALL.len()].join(&b'\n');
    for refusals in [&b"Only one"[..], &not_utf8] {
        let refusals = Refusals(refusals);
        let locale = Locale { tag: "en", zero: 48, refusals };
        let bytes = Sections { locales: locales(&[locale, locale]).unwrap(), ..sections() }.pack().unwrap();
        let pack = Pack::verified(&bytes).unwrap();
        assert_eq!(pack.check(), Err(PackError::Malformed));
        assert_eq!(pack.locales()[0].refusals.sentence(RefusalCode::ALL[1]), None);
    }
}

#[test]
fn a_domain_that_is_not_ascii_fails_the_check() {
    let domains = domains(&Domains { denied: "a.example\nb\u{E4}.example".as_bytes(), ..DOMAINS }).unwrap();
    let bytes = Sections { domains, ..sections() }.pack().unwrap();
    assert_eq!(Pack::verified(&bytes).unwrap().check(), Err(PackError::Malformed));
}

/// Another version than the one of this format.
const OTHER: u32 = VERSION + 1;

fn with_header(version: u32, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_le_bytes();
    let checksum = content::format::checksum(content).to_le_bytes();
    [&b"CTPACK\r\n"[..], &version.to_le_bytes(), &length, &checksum, content].concat()
}

#[test]
fn the_pack_of_a_program_is_found_in_it() {
    let program = [b"\x7fELF CTPACK\r\nCTPACK", &pack()[..], b"CTPACK\r\n and more"].concat();
    assert_eq!(Pack::within(&program).unwrap().records().unwrap(), vec![RECORD]);
    assert_eq!(Pack::within(b"\x7fELF CTPACK\r\n and no pack").unwrap_err(), PackError::NotAPack);
    let newer = [b"\x7fELF", &with_header(OTHER, b"of another layout")[..]].concat();
    assert_eq!(Pack::within(&newer).unwrap_err(), PackError::Version(OTHER));
    let mut damaged = program;
    damaged[60] ^= 1;
    assert_eq!(Pack::within(&damaged).unwrap_err(), PackError::NotAPack);
}

#[test]
fn a_pack_truncated_at_any_length_is_refused() {
    let bytes = pack();
    for length in 0..bytes.len() {
        assert!(Pack::verified(&bytes[..length]).is_err(), "{length}");
    }
    let longer = [&bytes[..], &[0]].concat();
    assert_eq!(Pack::verified(&longer).unwrap_err(), PackError::Checksum);
}

#[test]
fn a_pack_with_any_byte_flipped_is_refused() {
    let mut bytes = pack();
    for at in 0..bytes.len() {
        for mask in [1, 0x80, 0xFF] {
            bytes[at] ^= mask;
            assert!(Pack::verified(&bytes).is_err(), "{at}");
            bytes[at] ^= mask;
        }
    }
}

#[test]
fn a_pack_of_another_version_is_refused_with_its_version() {
    let mut bytes = pack();
    bytes[8..12].copy_from_slice(&OTHER.to_le_bytes());
    assert_eq!(Pack::verified(&bytes).unwrap_err(), PackError::Version(OTHER));
    assert_eq!(Pack::verified(b"PK\x03\x04 a zip").unwrap_err(), PackError::NotAPack);
    assert_eq!(Pack::verified(b"").unwrap_err(), PackError::NotAPack);
}

proptest! {
    /// Random content with a valid checksum causes errors, never a panic.
    #[test]
    fn parts_that_do_not_fit_together_cause_no_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut content = pack().split_off(20);
        for (at, byte) in changes {
            let at = at.index(content.len());
            content[at] = byte;
        }
        content.truncate(content.len() - cut.index(content.len()) / 7);
        let bytes = with_header(1, &content);
        if let Ok(pack) = Pack::verified(&bytes) {
            let _ = (pack.check(), pack.domains(), pack.records());
            if let Ok(messages) = pack.messages() {
                for key in messages.keys().take(10_000) {
                    let _ = messages.message(key, Lifetimes::DEFAULT, Values::default());
                }
            }
        }
    }
}
