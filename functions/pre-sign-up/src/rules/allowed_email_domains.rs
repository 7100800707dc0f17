//! `ALLOWED_EMAIL_DOMAINS`: only these domains and their subdomains; off when empty. Who signs up without an
//! address is not judged here: `REQUIRED_ATTRIBUTES=email` asks for one.

use trigger::{Diagnostic, DomainList, InitError, Settings};

use super::{Rule, Scope};

pub(super) fn rule(settings: &Settings) -> Result<Option<Rule>, InitError> {
    let allowed = settings.parsed("ALLOWED_EMAIL_DOMAINS", "example.com,example.org", DomainList::parse)?;
    Ok(allowed.filter(|list| !list.is_empty()).map(|allowed| Rule {
        code: "allowed_email_domains",
        diagnostic: Diagnostic::EmailNotAccepted,
        scope: Scope::SelfSignUp,
        check: Box::new(move |registration| {
            registration.email_domain().is_some_and(|domain| !allowed.covers(domain))
        }),
    }))
}

#[cfg(test)]
mod tests {
    use crate::registration::Source::SelfSignUp;
    use crate::rules::tests::check;

    #[test]
    fn only_listed_domains_pass() {
        let settings = [("ALLOWED_EMAIL_DOMAINS", "example.com")];
        let verdict = |email| check(&settings, SelfSignUp, &[("email", email)]);
        for passes in ["a@example.com", "a@EXAMPLE.com", "a@mail.example.com"] {
            assert_eq!(verdict(passes), None, "{passes}");
        }
        for refused in ["a@example.org", "a@notexample.com", "a@example.com.evil.example"] {
            assert_eq!(verdict(refused), Some("allowed_email_domains"), "{refused}");
        }
        assert_eq!(check(&settings, SelfSignUp, &[]), None);
    }

    #[test]
    fn an_empty_list_allows_everything() {
        assert_eq!(check(&[("ALLOWED_EMAIL_DOMAINS", " , ")], SelfSignUp, &[("email", "a@b.example")]), None);
    }
}
