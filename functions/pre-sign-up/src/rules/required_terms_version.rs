//! `REQUIRED_TERMS_VERSION`: the terms in force, which the client sends as `termsVersion` in the validation data or
//! in the client metadata once the person has accepted them.

use trigger::{RefusalCode, Settings};

use super::Rule;

pub(super) fn rule(settings: &Settings) -> Option<Rule> {
    settings.optional("REQUIRED_TERMS_VERSION").map(|version| {
        Rule::for_self_sign_up("required_terms_version", RefusalCode::TermsNotAccepted, move |registration| {
            registration.terms_version != Some(version.as_str())
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::registration::{Registration, Source};
    use crate::rules::tests::today;

    #[test]
    fn only_the_version_in_force_will_do() {
        let rule = rule(&Settings::from_pairs(&[("REQUIRED_TERMS_VERSION", "2026-01")])).unwrap();
        let attributes = HashMap::new();
        for (terms_version, refused) in
            [(Some("2026-01"), false), (Some("2025-06"), true), (Some(""), true), (None, true)]
        {
            let registration = Registration::new(Source::SelfSignUp, today(), &attributes);
            assert_eq!(
                rule.refuses(&Registration { terms_version, ..registration }),
                refused,
                "{terms_version:?}"
            );
        }
    }
}
