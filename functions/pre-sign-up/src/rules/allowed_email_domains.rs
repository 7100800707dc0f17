//! `ALLOWED_EMAIL_DOMAINS` and `templates/domains/allowed-domains.txt`: accepts only these domains, their
//! subdomains and these addresses; off when both are empty. A sign-up without an address passes;
//! `REQUIRED_ATTRIBUTES=email` requires one.

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

const SETTING: Setting = Setting { name: "ALLOWED_EMAIL_DOMAINS", example: EmailList::EXAMPLE };

fn check(settings: &Settings, domains: &Domains<'static>) -> Result<Option<Check>, InitError> {
    let allowed = EmailList::from_settings(settings, SETTING.name, DomainList(domains.allowed))?;
    Ok(allowed.map(|allowed| Check::of_email(move |email| !allowed.covers(email))))
}

#[cfg(test)]
mod tests {
    use crate::test_policy::assert_first_refusal;

    #[test]
    fn only_listed_domains_their_subdomains_and_listed_addresses_pass() {
        let settings = [("ALLOWED_EMAIL_DOMAINS", "example.com,jane@example.org")];
        let passing = ["a@example.com", "a@EXAMPLE.com", "a@mail.example.com", "Jane@Example.org", ""];
        let refused = [
            "a@example.net",
            "a@notexample.com",
            "a@example.com.evil.example",
            "mary@example.org",
            "jane@mail.example.org",
            "jane+x@example.org",
        ];
        assert_first_refusal(&settings, "email", &passing, None);
        assert_first_refusal(&settings, "email", &refused, Some("allowed_email_domains"));
        assert_first_refusal(&[("ALLOWED_EMAIL_DOMAINS", " ")], "email", &["a@b.example"], None);
    }
}
