//! Refuses domains that imitate others by mixing scripts within one label. A label may mix scripts that one
//! language uses, such as those of Japanese, and add Latin: "highly restrictive" in UTS 39.

use idna::domain_to_unicode;
use trigger::RefusalCode;
use unicode_security::{MixedScript, RestrictionLevel, RestrictionLevelDetection};

use crate::rule::{Check, Declaration, Scope};

pub(super) const RULE: Declaration = Declaration {
    setting: None,
    refusal_code: RefusalCode::EmailInvalid,
    scope: Scope::SelfSignUp,
    check: |_, _| Ok(Some(Check::of_email(|email| has_mixed_label(email.domain())))),
};

fn has_mixed_label(domain: &str) -> bool {
    // Only a label in Punycode stands for characters outside ASCII.
    domain.contains("xn--") && domain_to_unicode(domain).0.split('.').any(is_mixed)
}

fn is_mixed(label: &str) -> bool {
    !label.is_single_script() && !label.check_restriction_level(RestrictionLevel::HighlyRestrictive)
}

#[cfg(test)]
mod tests {
    use crate::test_policy::assert_first_refusal;

    #[test]
    fn a_label_that_mixes_scripts_is_refused() {
        let refused =
            ["a@\u{430}pple.com", "a@xn--pple-43d.com", "a@mail.\u{430}pple.com", "a@p\u{3B1}ypal.com"];
        let passing = [
            "a@apple.com",
            "a@例え.jp",
            "a@ひらがなと漢字とカタカナ.jp",
            "a@한국漢字.kr",
            "a@почта.example.com",
            "a@faß.de",
            "a@tシャツ.jp",
            "a@k-pop한국.kr",
            "a@abc中国.cn",
        ];
        assert_first_refusal(&[], "email", &refused, Some("email_homograph"));
        assert_first_refusal(&[], "email", &passing, None);
    }
}
