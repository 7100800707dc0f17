//! `DENIED_EMAIL_DOMAINS`: none of these domains or their subdomains; off when empty.

use trigger::{Diagnostic, DomainList, InitError, Settings};

use super::{Rule, Scope};

pub(super) fn rule(settings: &Settings) -> Result<Option<Rule>, InitError> {
    let denied = settings.parsed("DENIED_EMAIL_DOMAINS", "mailinator.com,example.org", DomainList::parse)?;
    Ok(denied.map(|denied| Rule {
        code: "denied_email_domains",
        diagnostic: Diagnostic::EmailNotAccepted,
        scope: Scope::SelfSignUp,
        check: Box::new(move |registration| {
            registration.email_domain().is_some_and(|domain| denied.covers(domain))
        }),
    }))
}

#[cfg(test)]
mod tests {
    use crate::registration::Source::SelfSignUp;
    use crate::rules::tests::check;

    #[test]
    fn listed_domains_are_refused() {
        let settings = [("DENIED_EMAIL_DOMAINS", "mailinator.com,例え.jp")];
        let verdict = |email| check(&settings, SelfSignUp, &[("email", email)]);
        for refused in ["x@mailinator.com", "x@MAILINATOR.com", "x@eu.mailinator.com", "x@例え.jp"] {
            assert_eq!(verdict(refused), Some("denied_email_domains"), "{refused}");
        }
        for passes in ["x@notmailinator.com", "x@mailinator.com.example.org", "x@example.com"] {
            assert_eq!(verdict(passes), None, "{passes}");
        }
    }
}
