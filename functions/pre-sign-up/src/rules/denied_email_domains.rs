//! `DENIED_EMAIL_DOMAINS` and `templates/domains/denied-domains.txt`: refuses these domains, their subdomains and
//! these addresses; off when both are empty.

use content::Domains;
use trigger::{InitError, RefusalCode, Settings};

use crate::lists::{DomainList, EmailList};
use crate::rule::{Check, Declaration, Scope, Setting};

pub(super) const RULE: Declaration = Declaration {
    setting: Some(SETTING),
    refusal_code: RefusalCode::EmailDomainNotAccepted,
    scope: Scope::SelfSignUp,
    check,
};

const SETTING: Setting = Setting { name: "DENIED_EMAIL_DOMAINS", example: EmailList::EXAMPLE };

fn check(settings: &Settings, domains: &Domains<'static>) -> Result<Option<Check>, InitError> {
    let denied = EmailList::from_settings(settings, SETTING.name, DomainList(domains.denied))?;
    Ok(denied.map(|denied| {
        Check::new(move |registration| registration.valid_email().is_some_and(|email| denied.covers(email)))
    }))
}

#[cfg(test)]
mod tests {
    use crate::registration::Source::SelfSignUp;
    use crate::test_policy::check;

    #[test]
    fn listed_domains_their_subdomains_and_listed_addresses_are_refused() {
        let settings = [("DENIED_EMAIL_DOMAINS", "example.org,例え.jp,jane@example.com")];
        let verdict = |email| check(&settings, SelfSignUp, &[("email", email)]);
        for refused in ["x@example.org", "x@EXAMPLE.org", "x@eu.example.org", "x@例え.jp", "JANE@example.com"]
        {
            assert_eq!(verdict(refused), Some("denied_email_domains"), "{refused}");
        }
        for passes in
            ["x@notexample.org", "x@example.org.example.net", "x@example.com", "jane@mail.example.com"]
        {
            assert_eq!(verdict(passes), None, "{passes}");
        }
    }
}
