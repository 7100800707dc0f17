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
    let check = Check::new(move |registration| {
        registration.valid_email().is_some_and(|email| is_disposable(email.domain()))
    });
    Ok((choice != Allow).then_some(check.monitored(choice == Monitor)))
}

#[cfg(test)]
mod tests {
    use crate::registration::Source::SelfSignUp;
    use crate::test_policy::{check, policy};

    #[test]
    fn disposable_domains_and_their_subdomains_are_refused() {
        let verdict = |email| check(&[], SelfSignUp, &[("email", email)]);
        for refused in ["x@mailinator.com", "x@MAILINATOR.com", "x@eu.mailinator.com"] {
            assert_eq!(verdict(refused), Some("disposable_email"), "{refused}");
        }
        for passes in ["x@mailinator.example", "x@mailinator.com.example.org", "x@duck.com", "x@mozmail.com"]
        {
            assert_eq!(verdict(passes), None, "{passes}");
        }
    }

    #[test]
    fn permanent_mailboxes_and_relays_pass() {
        let verdict = |domain: &str| check(&[], SelfSignUp, &[("email", &format!("x@{domain}"))]);
        for provider in ["21cn.com", "mail.by", "sify.com", "royal.net", "nokiamail.com", "neomailbox.com"] {
            assert_eq!(verdict(provider), None, "{provider}");
        }
        for relay in ["opayq.com", "e4ward.com", "jane.e4ward.com", "spamex.com", "privaterelay.appleid.com"]
        {
            assert_eq!(verdict(relay), None, "{relay}");
        }
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
