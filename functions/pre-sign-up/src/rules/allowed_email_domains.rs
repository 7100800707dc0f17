//! `ALLOWED_EMAIL_DOMAINS` and `templates/domains/allowed-domains.txt`: only these domains with their subdomains, and
//! these addresses; off when empty.
//! Who signs up without an address is not judged here: `REQUIRED_ATTRIBUTES=email` asks for one.

use trigger::{InitError, RefusalCode, Settings};

use super::Rule;
use crate::lists::{DomainList, EmailList};

pub(super) fn rule(settings: &Settings, file: DomainList) -> Result<Option<Rule>, InitError> {
    let allowed = EmailList::from_settings(settings, "ALLOWED_EMAIL_DOMAINS", file)?;
    Ok(allowed.map(|allowed| {
        Rule::for_self_sign_up(
            "allowed_email_domains",
            RefusalCode::EmailDomainNotAccepted,
            move |registration| registration.valid_email().is_some_and(|email| !allowed.covers(email)),
        )
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
    fn an_address_may_stand_beside_domains() {
        let settings = [("ALLOWED_EMAIL_DOMAINS", "example.com,jane@example.org")];
        let verdict = |email| check(&settings, SelfSignUp, &[("email", email)]);
        for passes in ["a@example.com", "jane@example.org", "Jane@Example.org"] {
            assert_eq!(verdict(passes), None, "{passes}");
        }
        for refused in ["mary@example.org", "jane@mail.example.org", "jane+x@example.org"] {
            assert_eq!(verdict(refused), Some("allowed_email_domains"), "{refused}");
        }
    }

    #[test]
    fn an_empty_list_allows_everything() {
        assert_eq!(check(&[("ALLOWED_EMAIL_DOMAINS", " ")], SelfSignUp, &[("email", "a@b.example")]), None);
    }
}
