//! `DISPOSABLE_EMAIL`: refuses domains of disposable mailboxes, by the list of the content. Relays that hide
//! a person's own address pass (`templates/domains/disposable-allowed.txt`).

use content::Domains;
use trigger::{InitError, RefusalCode, Settings};

use crate::lists::DomainList;
use crate::rule::{Check, Declaration, Scope, Setting};

pub(super) const RULE: Declaration = Declaration {
    setting: Some(SETTING),
    refusal_code: RefusalCode::EmailDisposable,
    scope: Scope::SelfSignUp,
    check,
};

const SETTING: Setting = Setting { name: "DISPOSABLE_EMAIL", example: "deny" };

#[derive(Clone, Copy, PartialEq)]
enum DisposableEmail {
    Deny,
    Monitor,
    Allow,
}

fn check(settings: &Settings, domains: &Domains<'static>) -> Result<Option<Check>, InitError> {
    use DisposableEmail::{Allow, Deny, Monitor};
    let choice = settings.choice(SETTING.name, &[("deny", Deny), ("monitor", Monitor), ("allow", Allow)])?;
    let [disposable, allowed] = [domains.disposable, domains.disposable_allowed].map(DomainList);
    let is_disposable = move |domain: &str| disposable.covers(domain) && !allowed.covers(domain);
    let check = Check::of_email(move |email| is_disposable(email.domain()));
    Ok((choice != Allow).then_some(check.monitored(choice == Monitor)))
}

#[cfg(test)]
mod tests {
    use crate::test_policy::{assert_first_refusal, policy};

    #[test]
    fn disposable_domains_and_their_subdomains_are_refused() {
        let refused = ["x@mailinator.com", "x@MAILINATOR.com", "x@eu.mailinator.com"];
        let passing = ["x@mailinator.example", "x@mailinator.com.example.org"];
        assert_first_refusal(&[], "email", &refused, Some("disposable_email"));
        assert_first_refusal(&[], "email", &passing, None);
    }

    #[test]
    fn permanent_mailboxes_and_relays_pass() {
        let providers =
            ["x@21cn.com", "x@mail.by", "x@sify.com", "x@royal.net", "x@nokiamail.com", "x@neomailbox.com"];
        let relays = [
            "x@duck.com",
            "x@mozmail.com",
            "x@opayq.com",
            "x@e4ward.com",
            "x@jane.e4ward.com",
            "x@spamex.com",
            "x@privaterelay.appleid.com",
        ];
        assert_first_refusal(&[], "email", &providers, None);
        assert_first_refusal(&[], "email", &relays, None);
    }

    #[test]
    fn the_setting_denies_monitors_or_allows() {
        let monitored = |choice| {
            let policy = policy(&[("DISPOSABLE_EMAIL", choice)]);
            policy.rules().iter().find(|rule| rule.code == "disposable_email").map(|rule| rule.monitored)
        };
        assert_eq!(
            ["", "deny", "monitor", "allow"].map(monitored),
            [Some(false), Some(false), Some(true), None]
        );
    }
}
