//! `DISPOSABLE_EMAIL`: mailboxes that anybody can open for ten minutes, by the list of the content; relays that keep a
//! person's own address private are no such thing and pass (`templates/domains/disposable-allowed.txt`).

use content::Domains;
use trigger::{InitError, RefusalCode, Settings};

use super::Rule;
use crate::lists::DomainList;

#[derive(Clone, Copy, PartialEq)]
enum DisposableEmail {
    Deny,
    Monitor,
    Allow,
}

pub(super) fn rule(settings: &Settings, domains: &Domains<'static>) -> Result<Option<Rule>, InitError> {
    use DisposableEmail::{Allow, Deny, Monitor};
    let choice =
        settings.choice("DISPOSABLE_EMAIL", &[("deny", Deny), ("monitor", Monitor), ("allow", Allow)])?;
    let [disposable, allowed] = [domains.disposable, domains.disposable_allowed].map(DomainList);
    let is_disposable = move |domain: &str| disposable.covers(domain) && !allowed.covers(domain);
    let rule =
        Rule::for_self_sign_up("disposable_email", RefusalCode::EmailDisposable, move |registration| {
            registration.valid_email().is_some_and(|email| is_disposable(email.domain()))
        });
    Ok((choice != Allow).then_some(Rule { monitored: choice == Monitor, ..rule }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registration::Source::SelfSignUp;
    use crate::rules::tests::check;

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
    fn mailboxes_that_last_are_not_disposable() {
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
    fn the_setting_decides() {
        let rule = |choice| {
            rule(&Settings::from_pairs(&[("DISPOSABLE_EMAIL", choice)]), &Domains::default()).unwrap()
        };
        assert!(!rule("").unwrap().monitored);
        assert!(!rule("deny").unwrap().monitored);
        assert!(rule("monitor").unwrap().monitored);
        assert!(rule("allow").is_none());
    }
}
