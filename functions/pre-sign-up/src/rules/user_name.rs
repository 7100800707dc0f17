//! `RESERVED_USERNAMES`: names that would be taken for the operator's, and whatever looks like them (UTS 39). Only
//! for pools in which people choose a user name: in others Cognito makes one up.

use trigger::{Diagnostic, Settings};

use super::Rule;

pub(super) fn rule(settings: &Settings) -> Option<Rule> {
    let reserved = settings.optional("RESERVED_USERNAMES").unwrap_or_default();
    let reserved: Vec<String> =
        reserved.split(',').flat_map(readings).filter(|reading| !reading.is_empty()).collect();
    (!reserved.is_empty()).then(|| {
        Rule::for_self_sign_up("user_name", Diagnostic::UserNameNotAccepted, move |registration| {
            readings(registration.user_name).iter().any(|reading| reserved.contains(reading))
        })
    })
}

/// Characters and the lower-case ASCII that they look like, padded with zeros; sorted.
static LOOKALIKES: &[(char, [u8; 3])] = include!(concat!(env!("OUT_DIR"), "/lookalikes.rs"));

/// What a name looks like as it is written and in small letters, as others may show it: a Greek capital Nu is an N in
/// the one and a v in the other.
fn readings(name: &str) -> [String; 2] {
    [looks(name), looks(&name.to_lowercase())]
}

/// What a name looks like, in lower case and without what separates its parts.
fn looks(name: &str) -> String {
    let mut looks = String::new();
    for c in name.chars() {
        match LOOKALIKES.binary_search_by_key(&c, |(lookalike, _)| *lookalike) {
            Ok(found) => looks
                .extend(LOOKALIKES[found].1.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte))),
            Err(_) => looks.extend(c.to_lowercase()),
        }
    }
    looks.retain(|c| !c.is_whitespace() && !"._-".contains(c));
    looks
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::registration::{Registration, Source};
    use crate::rules::tests::today;

    fn is_reserved(user_name: &str) -> bool {
        let names = "admin, support ,eShop,BILLING,service,\u{410}\u{414}\u{41C}\u{418}\u{41D}";
        let settings = Settings::from_pairs(&[("RESERVED_USERNAMES", names)]);
        let attributes = HashMap::new();
        let registration = Registration::new(Source::SelfSignUp, today(), &attributes);
        rule(&settings).unwrap().refuses(&Registration { user_name, ..registration })
    }

    #[test]
    fn reserved_names_and_what_looks_like_them() {
        for reserved in ["admin", "ADMIN", "a.d.min", "supp0rt", "SUPP0RT", "e-shop", "s_u_p_port", "billing"]
        {
            assert!(is_reserved(reserved), "{reserved}");
        }
        for cyrillic in ["\u{430}dmin", "adm\u{456}n", "\u{410}D\u{41C}\u{406}N"] {
            assert!(is_reserved(cyrillic), "{cyrillic}");
        }
        for greek in ["\u{391}D\u{39C}\u{399}\u{39D}", "ser\u{3BD}ice", "SER\u{39D}ICE"] {
            assert!(is_reserved(greek), "{greek}");
        }
        for one_stroke in ["adm1n", "adm|n", "admln", "ADMlN", "B1LLING", "BlLLlNG", "biIIing"] {
            assert!(is_reserved(one_stroke), "{one_stroke}");
        }
        for not_ascii in ["\u{430}\u{434}\u{43C}\u{438}\u{43D}", "A\u{414}M\u{418}H"] {
            assert!(is_reserved(not_ascii), "{not_ascii}");
        }
    }

    #[test]
    fn what_is_no_reserved_name_is_free_whatever_it_looks_like() {
        for free in ["jane", "administrator", "supporter", "", "9b2f3c1e-0000-4000-8000-000000000001"] {
            assert!(!is_reserved(free), "{free}");
        }
        for free in ["lili", "Lil1", "Ill", "Illinois", "oil", "111", "\u{39D}\u{399}\u{39A}\u{39F}\u{3A3}"] {
            assert!(!is_reserved(free), "{free}");
        }
    }

    #[test]
    fn without_names_there_is_no_rule() {
        assert!(rule(&Settings::from_pairs(&[("RESERVED_USERNAMES", " , ")])).is_none());
    }
}
