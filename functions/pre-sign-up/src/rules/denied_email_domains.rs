//! `DENIED_EMAIL_DOMAINS` and `templates/domains/denied-domains.txt`: none of these domains, their subdomains and these
//! addresses; off when empty.

use trigger::{InitError, RefusalCode, Settings};

use super::Rule;
use crate::lists::{DomainList, EmailList};

pub(super) fn rule(settings: &Settings, file: DomainList) -> Result<Option<Rule>, InitError> {
    let denied = EmailList::from_settings(settings, "DENIED_EMAIL_DOMAINS", file)?;
    Ok(denied.map(|denied| {
        Rule::for_self_sign_up(
            "denied_email_domains",
            RefusalCode::EmailDomainNotAccepted,
            move |registration| registration.valid_email().is_some_and(|email| denied.covers(email)),
        )
    }))
}

#[cfg(test)]
mod tests {
    use crate::registration::Source::SelfSignUp;
    use crate::rules::tests::check;

    #[test]
    fn an_address_may_stand_beside_domains() {
        let verdict = |email| {
            check(
                &[("DENIED_EMAIL_DOMAINS", "example.org,jane@example.com")],
                SelfSignUp,
                &[("email", email)],
            )
        };
        assert_eq!(verdict("JANE@example.com"), Some("denied_email_domains"));
        assert_eq!(verdict("jane@mail.example.com"), None);
        assert_eq!(verdict("mary@example.com"), None);
    }

    #[test]
    fn listed_domains_are_refused() {
        let settings = [("DENIED_EMAIL_DOMAINS", "example.org,例え.jp")];
        let verdict = |email| check(&settings, SelfSignUp, &[("email", email)]);
        for refused in ["x@example.org", "x@EXAMPLE.org", "x@eu.example.org", "x@例え.jp"] {
            assert_eq!(verdict(refused), Some("denied_email_domains"), "{refused}");
        }
        for passes in ["x@notexample.org", "x@example.org.example.net", "x@example.com"] {
            assert_eq!(verdict(passes), None, "{passes}");
        }
    }
}
