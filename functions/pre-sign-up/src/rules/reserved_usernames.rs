//! `RESERVED_USERNAMES`: refuses usernames that people would take for the operator's, and usernames that look
//! like them (UTS 39); off when empty. Only for pools in which people choose a username; in other pools
//! Cognito generates it.

use attributes::invisible::{is_invisible, visible};
use content::Domains;
use trigger::{InitError, RefusalCode, Settings};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::rule::{Check, Declaration, Scope, Setting};

pub(super) const RULE: Declaration = Declaration {
    setting: Some(SETTING),
    refusal_code: RefusalCode::UsernameNotAccepted,
    scope: Scope::SelfSignUp,
    check,
};

const SETTING: Setting = Setting { name: "RESERVED_USERNAMES", example: "admin,support,root" };

fn check(settings: &Settings, _: &Domains<'static>) -> Result<Option<Check>, InitError> {
    let reserved = settings.list(SETTING.name, SETTING.example, parse)?.concat();
    let is_empty = reserved.is_empty();
    let is_reserved = move |name: &str| readings(name).iter().any(|reading| reserved.contains(reading));
    Ok((!is_empty).then(|| {
        Check::new(move |registration| {
            let preferred = registration.attribute("preferred_username");
            is_reserved(registration.username) || preferred.is_some_and(&is_reserved)
        })
    }))
}

/// Parses a reserved name into its [`readings`] that are not empty.
fn parse(name: &str) -> Result<Vec<String>, &'static str> {
    if !name.chars().all(is_written) {
        return Err("contains a character other than letters, digits and . _ - + @ & '");
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

/// Skeletons of a name as it is written and in lower case, because pages may show either: a Greek capital Nu
/// looks like N, a small nu like v. Differences in invisible characters and compatibility forms do not count,
/// nor does the combining dot that lower case leaves of the Turkish capital İ.
fn readings(name: &str) -> [String; 2] {
    let name: String = visible(name).collect();
    let lower_case = name.to_lowercase().replace("i\u{307}", "i");
    let reading = skeleton(&name);
    if lower_case == name { [reading.clone(), reading] } else { [reading, skeleton(&lower_case)] }
}

/// The ASCII that a name looks like, in lower case and without separators.
fn skeleton(name: &str) -> String {
    let mut skeleton = String::new();
    for c in name.chars() {
        match LOOKALIKES.binary_search_by_key(&c, |(lookalike, _)| *lookalike) {
            Ok(found) => skeleton
                .extend(LOOKALIKES[found].1.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte))),
            Err(_) => skeleton.extend(c.to_lowercase()),
        }
    }
    skeleton.retain(|c| !c.is_whitespace() && !"._-()".contains(c));
    skeleton
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use crate::registration::{Registration, Source};
    use crate::test_policy::{check, first_refusal, init_error, policy, today};

    fn is_reserved(username: &str) -> bool {
        let names = "admin, support ,eShop,BILLING,service,nestlé,\u{410}\u{414}\u{41C}\u{418}\u{41D}";
        let attributes = HashMap::new();
        let registration = Registration::new(Source::SelfSignUp, today(), &attributes);
        first_refusal(&[("RESERVED_USERNAMES", names)], &Registration { username, ..registration }).is_some()
    }

    #[test]
    fn reserved_names_and_lookalikes_are_refused() {
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
    fn other_names_pass() {
        for free in ["jane", "administrator", "supporter", "", "9b2f3c1e-0000-4000-8000-000000000001"] {
            assert!(!is_reserved(free), "{free}");
        }
        for free in ["lili", "Lil1", "Ill", "Illinois", "oil", "111", "\u{39D}\u{399}\u{39A}\u{39F}\u{3A3}"] {
            assert!(!is_reserved(free), "{free}");
        }
    }

    #[test]
    fn compatibility_forms_and_invisible_characters_do_not_count() {
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
    fn the_preferred_username_is_judged_too() {
        let verdict = |name| {
            check(&[("RESERVED_USERNAMES", "admin")], Source::SelfSignUp, &[("preferred_username", name)])
        };
        assert_eq!(verdict("Adm1n"), Some("reserved_usernames"));
        assert_eq!(verdict("jane"), None);
    }

    #[test]
    fn an_invalid_entry_stops_init() {
        let error = |names: &str| init_error("RESERVED_USERNAMES", names);
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
    fn a_blank_list_switches_the_rule_off() {
        assert!(
            policy(&[("RESERVED_USERNAMES", " ")])
                .rules()
                .iter()
                .all(|rule| rule.code != "reserved_usernames")
        );
    }
}
