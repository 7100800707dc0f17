//! `REQUIRED_TERMS_VERSION`: the current version of the terms; off when empty. The client sends the accepted version as
//! `termsVersion`, in the validation data or in the client metadata.

use trigger::RefusalCode;

use crate::rule::{Check, Declaration, Scope, Setting};

pub(super) const RULE: Declaration = Declaration {
    setting: Some(SETTING),
    refusal_code: RefusalCode::TermsNotAccepted,
    scope: Scope::SelfSignUp,
    check: |settings, _| Ok(settings.optional(SETTING.name).map(of_version)),
};

const SETTING: Setting = Setting { name: "REQUIRED_TERMS_VERSION", example: "2026-01-01" };

fn of_version(version: String) -> Check {
    Check::new(move |registration| registration.terms_version != Some(version.as_str()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use crate::registration::{Registration, Source};
    use crate::test_policy::{first_refusal, today};

    #[test]
    fn only_the_current_version_passes() {
        let settings = [("REQUIRED_TERMS_VERSION", "2026-01")];
        let attributes = HashMap::new();
        for (terms_version, refused) in
            [(Some("2026-01"), false), (Some("2025-06"), true), (Some(""), true), (None, true)]
        {
            let registration = Registration::new(Source::SelfSignUp, today(), &attributes);
            let refusal = first_refusal(&settings, &Registration { terms_version, ..registration });
            assert_eq!(refusal, refused.then_some("required_terms_version"), "{terms_version:?}");
        }
    }
}
