//! `RESERVED_USERNAMES`: names that would be taken for the operator's, and whatever looks like them (UTS 39). Only
//! for pools in which people choose a user name: in others Cognito makes one up.

use trigger::{Diagnostic, Settings};

use super::Rule;

pub(super) fn rule(settings: &Settings) -> Option<Rule> {
    let reserved = settings.optional("RESERVED_USERNAMES").unwrap_or_default();
    let reserved: Vec<String> = reserved.split(',').map(looks).filter(|looks| !looks.is_empty()).collect();
    (!reserved.is_empty()).then(|| {
        Rule::for_self_sign_up("user_name", Diagnostic::UserNameNotAccepted, move |registration| {
            reserved.contains(&looks(registration.user_name))
        })
    })
}

/// Characters and the lower-case ASCII that they look like, padded with zeros; sorted.
static LOOKALIKES: &[(char, [u8; 3])] = include!(concat!(env!("OUT_DIR"), "/lookalikes.rs"));

/// What a name looks like, in lower case and without what separates its parts.
fn looks(name: &str) -> String {
    let mut looks = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match LOOKALIKES.binary_search_by_key(&c, |(lookalike, _)| *lookalike) {
            Ok(found) => looks
                .extend(LOOKALIKES[found].1.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte))),
            Err(_) => looks.push(c),
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
        let settings = Settings::from_pairs(&[("RESERVED_USERNAMES", "admin, support ,eShop")]);
        let attributes = HashMap::new();
        let registration = Registration::new(Source::SelfSignUp, today(), &attributes);
        rule(&settings).unwrap().refuses(&Registration { user_name, ..registration })
    }

    #[test]
    fn reserved_names_and_what_looks_like_them() {
        for reserved in
            ["admin", "ADMIN", "a.d.min", "\u{430}dmin", "adm\u{456}n", "supp0rt", "e-shop", "s_u_p_port"]
        {
            assert!(is_reserved(reserved), "{reserved}");
        }
        for free in ["jane", "administrator", "supporter", "", "9b2f3c1e-0000-4000-8000-000000000001"] {
            assert!(!is_reserved(free), "{free}");
        }
    }

    #[test]
    fn without_names_there_is_no_rule() {
        assert!(rule(&Settings::from_pairs(&[("RESERVED_USERNAMES", " , ")])).is_none());
    }
}
