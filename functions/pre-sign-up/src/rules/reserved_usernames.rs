//! `RESERVED_USERNAMES`: names that would be taken for the operator's, and whatever looks like them (UTS 39). Only
//! for pools in which people choose a username: in others Cognito makes one up.

use attributes::invisible::{is_invisible, visible};
use trigger::{InitError, RefusalCode, Settings};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::Rule;

pub(super) fn rule(settings: &Settings) -> Result<Option<Rule>, InitError> {
    let reserved = settings.list("RESERVED_USERNAMES", "admin,support,root", parse)?.concat();
    let is_empty = reserved.is_empty();
    let is_reserved = move |name: &str| readings(name).iter().any(|reading| reserved.contains(reading));
    Ok((!is_empty).then(|| {
        Rule::for_self_sign_up("reserved_usernames", RefusalCode::UsernameNotAccepted, move |registration| {
            let preferred = registration.attribute("preferred_username");
            is_reserved(registration.username) || preferred.is_some_and(&is_reserved)
        })
    }))
}

/// The readings of a reserved name, of which each tells names apart.
fn parse(name: &str) -> Result<Vec<String>, &'static str> {
    if !name.chars().all(is_written) {
        return Err("holds a character that is neither a letter nor a digit nor one of . _ - + @ & '");
    }
    let readings: Vec<String> = readings(name).into_iter().filter(|reading| !reading.is_empty()).collect();
    let has_letter = visible(name).any(char::is_alphanumeric);
    if readings.is_empty() || !has_letter { Err("has no letter and no digit") } else { Ok(readings) }
}

fn is_written(c: char) -> bool {
    let is_mark = |c: char| c.general_category_group() == GeneralCategoryGroup::Mark;
    c.is_alphanumeric() || "._-+@&'".contains(c) || is_mark(c) || is_invisible(c)
}

/// Characters and the lower-case ASCII that they look like, padded with zeros; sorted.
static LOOKALIKES: &[(char, [u8; 3])] = include!(concat!(env!("OUT_DIR"), "/lookalikes.rs"));

/// What a name looks like as it is written and in small letters, as others may show it: a Greek capital Nu is an N in
/// the one and a v in the other. Characters that nobody sees do not count, nor does the form of a letter. An i keeps its
/// dot with another dot over it, which the Turkish capital İ leaves.
fn readings(name: &str) -> [String; 2] {
    let name: String = visible(name).collect();
    let small = name.to_lowercase().replace("i\u{307}", "i");
    let reading = looks(&name);
    if small == name { [reading.clone(), reading] } else { [reading, looks(&small)] }
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
    looks.retain(|c| !c.is_whitespace() && !"._-()".contains(c));
    looks
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::registration::{Registration, Source};
    use crate::rules::tests::{check, today};

    fn is_reserved(username: &str) -> bool {
        let names = "admin, support ,eShop,BILLING,service,nestlé,\u{410}\u{414}\u{41C}\u{418}\u{41D}";
        let settings = Settings::from_pairs(&[("RESERVED_USERNAMES", names)]);
        let attributes = HashMap::new();
        let registration = Registration::new(Source::SelfSignUp, today(), &attributes);
        rule(&settings).unwrap().unwrap().refuses(&Registration { username, ..registration })
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
    fn the_form_of_a_letter_and_what_nobody_sees_do_not_count() {
        for hidden in
            ["\u{FE0F}", "\u{34F}", "\u{3164}", "\u{AD}", "\u{200B}", "\u{E0061}", "\u{2066}", "\u{115F}"]
        {
            for at in 0..=5 {
                let name = format!("{}{hidden}{}", &"admin"[..at], &"admin"[at..]);
                assert!(is_reserved(&name), "{name:?}");
            }
        }
        for form in [
            "ⓐⓓⓜⓘⓝ",
            "ⒶⒹⓂⒾⓃ",
            "⒜⒟⒨⒤⒩",
            "ａｄｍｉｎ",
            "𝐚𝐝𝐦𝐢𝐧",
            "𝖆𝖉𝖒𝖎𝖓",
            "ᵃᵈᵐⁱⁿ",
            "🄰🄳🄼🄸🄽",
            "🅐🅓🅜🅘🅝",
            "🅰🅳🅼🅸🅽",
            "🇦🇩🇲🇮🇳",
            "ᴀᴅᴍɪɴ",
        ] {
            assert!(is_reserved(form), "{form}");
        }
        for turkish in ["ADM\u{130}N", "adm\u{130}n", "admi\u{307}n", "ADMI\u{307}N"] {
            assert!(is_reserved(turkish), "{turkish}");
        }
        for accented in ["nestlé", "nestle\u{301}", "NESTLÉ", "NESTLE\u{301}", "nestle\u{34F}\u{301}"] {
            assert!(is_reserved(accented), "{accented:?}");
        }
    }

    #[test]
    fn a_preferred_username_is_judged_as_well() {
        let verdict = |name| {
            check(&[("RESERVED_USERNAMES", "admin")], Source::SelfSignUp, &[("preferred_username", name)])
        };
        assert_eq!(verdict("Adm1n"), Some("reserved_usernames"));
        assert_eq!(verdict("jane"), None);
    }

    #[test]
    fn an_entry_that_is_no_name_stops_init() {
        let error = |names: &str| {
            let settings = Settings::from_pairs(&[("RESERVED_USERNAMES", names)]);
            rule(&settings).err().map(|error| error.to_string()).unwrap_or_default()
        };
        for separator in [";", " ", "\n", "|", "/", "、", "，", "\t", ":", "#"] {
            let error = error(&format!("admin{separator}root"));
            assert!(error.starts_with("RESERVED_USERNAMES is \"admin"), "{separator:?}: {error}");
        }
        for nothing in [
            "...",
            "admin,-",
            "\u{200B}",
            "admin,\u{3164}",
            "admin,",
            ",",
            "_._",
            "\u{301}",
            "admin,@",
            "+",
            "&",
            "'",
        ] {
            assert!(!error(nothing).is_empty(), "{nothing:?}");
        }
        for right in [
            "admin, root",
            "o'brien,r&d,c++",
            "nestle\u{301}",
            "می\u{200C}خواهم",
            "админ",
            "\u{1C3}kung",
            "\u{1C3}",
        ] {
            assert_eq!(error(right), "", "{right:?}");
        }
    }

    #[test]
    fn without_names_there_is_no_rule() {
        assert!(rule(&Settings::from_pairs(&[("RESERVED_USERNAMES", " ")])).unwrap().is_none());
    }
}
