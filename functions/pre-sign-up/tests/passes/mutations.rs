//! A valid pass is refused after any small change.

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::kit::{IDS, valid, verify};

/// A valid pass by each key.
static VALID: LazyLock<[String; 2]> = LazyLock::new(|| IDS.map(valid));

/// Letters of base64url, the dot, and others.
fn letter() -> impl Strategy<Value = char> {
    prop_oneof![
        8 => prop::sample::select("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".chars().collect::<Vec<_>>()),
        1 => prop::sample::select("._-+/= \n\u{0}".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ]
}

fn spliced(text: &str, at: usize, removed: usize, added: &str) -> String {
    format!("{}{added}{}", &text[..at], &text[(at + removed).min(text.len())..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn one_changed_removed_or_added_letter_makes_a_pass_invalid(
        id in 0..IDS.len(), at in any::<prop::sample::Index>(), letter in letter(), removed in 0..3_usize,
    ) {
        let valid = &VALID[id];
        let at = at.index(valid.len());
        for changed in [spliced(valid, at, removed, &letter.to_string()), spliced(valid, at, removed + 1, "")] {
            prop_assert!(changed == *valid || verify(&changed).is_err(), "{changed}");
        }
    }

    #[test]
    fn no_text_is_a_pass(text in any::<String>(), parts in prop::array::uniform3("[A-Za-z0-9_-]{0,90}")) {
        prop_assert!(verify(&text).is_err());
        prop_assert!(verify(&parts.join(".")).is_err());
    }
}

/// Every letter of a pass matters, also the unused bits of the last one of each part.
#[test]
fn every_letter_of_a_pass_matters() {
    for id in IDS {
        let valid = valid(id);
        for (at, letter) in valid.char_indices() {
            for other in "AQg_".chars().filter(|other| *other != letter) {
                let changed = spliced(&valid, at, 1, &other.to_string());
                assert!(verify(&changed).is_err(), "{at} {other}: {changed}");
            }
        }
    }
}
