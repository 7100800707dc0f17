//! Lists of domains and addresses from settings and content. A list of the content is searched in place, so
//! that the start builds no table.

use attributes::EmailAddress;
use attributes::email_address::domain_or_address;
use trigger::{InitError, Settings};

/// The entries of a setting and of the file that extends it.
#[derive(Debug)]
pub struct EmailList {
    setting: Vec<String>,
    file: DomainList,
}

impl EmailList {
    /// An example of such a setting.
    pub const EXAMPLE: &str = "example.com,jane@example.org";

    /// The entries of the setting `name` and of `file`, or `None` when there are no entries.
    ///
    /// # Errors
    /// Fails if the setting is not a list of domains and addresses.
    pub fn from_settings(
        settings: &Settings,
        name: &'static str,
        file: DomainList,
    ) -> Result<Option<Self>, InitError> {
        let setting = settings.list(name, Self::EXAMPLE, domain_or_address)?;
        Ok((!setting.is_empty() || !file.is_empty()).then_some(Self { setting, file }))
    }

    /// Returns whether `email`, its domain or a parent of its domain is an entry.
    #[must_use]
    pub fn covers(&self, email: &EmailAddress) -> bool {
        let is_entry =
            |text: &str| self.setting.iter().any(|entry| entry == text) || self.file.contains(text);
        is_entry(&email.folded()) || with_parents(email.domain()).any(is_entry)
    }
}

/// A domain and its parents, except for the top-level domain, which no list holds.
fn with_parents(domain: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(domain), |domain| Some(domain.split_once('.')?.1))
        .filter(|domain| domain.contains('.'))
}

/// A sorted text with one domain or address per line.
#[derive(Clone, Copy, Debug)]
pub struct DomainList(pub &'static [u8]);

impl DomainList {
    /// Returns whether `domain` (ASCII, lower case) or one of its parents is in the list.
    #[must_use]
    pub fn covers(self, domain: &str) -> bool {
        with_parents(domain).any(|domain| self.contains(domain))
    }

    /// Returns whether the list has no entry.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Binary search over the lines.
    fn contains(self, entry: &str) -> bool {
        let mut rest = self.0;
        while !rest.is_empty() {
            // Lines are short: a plain loop is faster than `memchr`.
            let middle = rest.len() / 2;
            let is_end = |byte: &u8| *byte == b'\n';
            let start = rest[..middle].iter().rposition(is_end).map_or(0, |end| end + 1);
            let end = rest[start..].iter().position(is_end).map_or(rest.len(), |length| start + length);
            match entry.as_bytes().cmp(&rest[start..end]) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => rest = &rest[..start.saturating_sub(1)],
                std::cmp::Ordering::Greater => rest = rest.get(end + 1..).unwrap_or_default(),
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_policy::default_domains;

    #[test]
    fn every_listed_domain_is_found_and_similar_ones_are_not() {
        let list = DomainList(default_domains().disposable);
        let domains: Vec<_> = str::from_utf8(list.0).unwrap().lines().collect();
        assert!(domains.len() > 5_000);
        for domain in domains {
            assert!(list.contains(domain), "{domain}");
            assert!(list.covers(&format!("mail.{domain}")), "{domain}");
            assert!(!list.contains(&format!("{domain}0")), "{domain}");
        }
    }

    #[test]
    fn a_listed_address_covers_no_other_address() {
        let setting = vec!["jane@example.com".to_owned(), "example.org".to_owned()];
        let list = EmailList { setting, file: DomainList(b"example.net\nmax@example.com") };
        let covers = |address| list.covers(&EmailAddress::parse(address).unwrap());
        for listed in [
            "jane@example.com",
            "Jane@EXAMPLE.com",
            "\"jane\"@example.com",
            "max@example.com",
            "a@example.org",
            "a@b.example.net",
        ] {
            assert!(covers(listed), "{listed}");
        }
        for other in
            ["jane+x@example.com", "mary@example.com", "jane@mail.example.com", "jane@example.com.example"]
        {
            assert!(!covers(other), "{other}");
        }
    }

    #[test]
    fn short_lists_are_searched_to_their_ends() {
        let list = DomainList(b"a.example\nb.example\nc.example");
        for covered in ["a.example", "b.example", "c.example", "x.y.a.example"] {
            assert!(list.covers(covered), "{covered}");
        }
        for other in ["", "example", "xa.example", "d.example", "0.example", "a.example.org"] {
            assert!(!list.covers(other), "{other}");
        }
        assert!(!DomainList(b"").covers("a.example"));
    }
}
