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
    Ok(denied.map(|denied| Check::of_email(move |email| denied.covers(email))))
}

#[cfg(test)]
mod tests {
    use crate::test_policy::assert_first_refusal;

    #[test]
    fn listed_domains_their_subdomains_and_listed_addresses_are_refused() {
        let settings = [("DENIED_EMAIL_DOMAINS", "example.org,例え.jp,jane@example.com")];
        let refused = ["x@example.org", "x@EXAMPLE.org", "x@eu.example.org", "x@例え.jp", "JANE@example.com"];
        let passing =
            ["x@notexample.org", "x@example.org.example.net", "x@example.com", "jane@mail.example.com"];
        assert_first_refusal(&settings, "email", &refused, Some("denied_email_domains"));
        assert_first_refusal(&settings, "email", &passing, None);
    }
}
