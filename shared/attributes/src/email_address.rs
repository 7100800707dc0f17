//! Email addresses that Amazon SES can deliver to, with the domain in its comparable ASCII form.

use std::fmt;

use email_address::Options;
use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};

/// A valid email address. `Debug` is redacted, and there is no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress {
    local_part: String,
    domain: String,
}

/// The error for an invalid address. It does not quote the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an email address that mail can be sent to")]
pub struct NotAnEmailAddress;

impl EmailAddress {
    /// Parses an address by RFC 5321. The domain must have a dot and pass UTS 46. The local part must be
    /// ASCII, because SES requires it. The address has at most 254 bytes.
    ///
    /// # Errors
    /// Fails if the address is invalid.
    pub fn parse(text: &str) -> Result<Self, NotAnEmailAddress> {
        let (local_part, domain) = text.rsplit_once('@').ok_or(NotAnEmailAddress)?;
        let domain = ascii_domain(domain).ok_or(NotAnEmailAddress)?;
        let address = format!("{local_part}@{domain}");
        let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
        let valid = local_part.is_ascii()
            && address.len() <= 254
            && email_address::EmailAddress::parse_with_options(&address, options).is_ok();
        if valid { Ok(Self { local_part: local_part.to_owned(), domain }) } else { Err(NotAnEmailAddress) }
    }

    /// The part before the last `@`, as written.
    #[must_use]
    pub fn local_part(&self) -> &str {
        &self.local_part
    }

    /// The domain in lower-case ASCII (`xn--…` for an internationalised one).
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The address in lower case and without quotation marks, for comparison: `"Jane"@example.com` and
    /// `jane@example.com` are one mailbox.
    #[must_use]
    pub fn folded(&self) -> String {
        format!("{}@{}", unquoted(&self.local_part).to_ascii_lowercase(), self.domain)
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("EmailAddress(redacted)")
    }
}

/// Parses a dotted domain into its comparable form, lower-case ASCII.
///
/// # Errors
/// Fails with the rest of a sentence that begins with the domain.
pub fn domain(text: &str) -> Result<String, &'static str> {
    ascii_domain(text).ok_or("is not a domain")
}

/// Parses an entry of a list into its comparable form: a domain by [`domain`], an address by [`EmailAddress::folded`].
///
/// # Errors
/// Fails with the rest of a sentence that begins with the entry.
pub fn domain_or_address(text: &str) -> Result<String, &'static str> {
    let neither = "is neither a domain nor an email address";
    let Some((local_part, _)) = text.rsplit_once('@') else { return domain(text).map_err(|_| neither) };
    if !local_part.chars().all(is_usual) {
        return Err("is not an address of letters, digits and . _ - + ' & only; patterns are not supported");
    }
    EmailAddress::parse(text).map(|address| address.folded()).map_err(|_| neither)
}

/// Returns whether `c` is usual in local parts. RFC 5321 allows more characters, but an entry such as
/// `*@example.com` or `example.com/jane@example.com` is a mistake.
fn is_usual(c: char) -> bool {
    c.is_ascii_alphanumeric() || "._-+'&".contains(c)
}

/// The local part as a mail server reads it (RFC 5321, section 4.1.2).
fn unquoted(local_part: &str) -> String {
    let quoted = local_part.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(quoted) = quoted else { return local_part.to_owned() };
    let mut chars = quoted.chars();
    let next = || match chars.next() {
        Some('\\') => chars.next(),
        other => other,
    };
    std::iter::from_fn(next).collect()
}

/// The domain in lower-case ASCII, or `None` when DNS cannot hold it.
fn ascii_domain(domain: &str) -> Option<String> {
    let ascii = Uts46::new()
        .to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify)
        .ok()?;
    // UTS 46 drops invisible characters and folds full-width ones, but mail goes to the domain as written.
    let as_written = domain.is_ascii() || idna::domain_to_unicode(&ascii).0 == domain.to_lowercase();
    let top = ascii.rsplit_once('.')?.1;
    (as_written && !top.bytes().all(|byte| byte.is_ascii_digit())).then(|| ascii.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deliverable_addresses_are_accepted() {
        for (text, domain) in [
            ("jane@example.com", "example.com"),
            ("JANE@EXAMPLE.COM", "example.com"),
            ("o'brien+shop@mail.example.co.uk", "mail.example.co.uk"),
            ("a@b.photography", "b.photography"),
            ("a@例え.jp", "xn--r8jz45g.jp"),
            ("a@faß.de", "xn--fa-hia.de"),
            ("\"quoted @ local\"@example.com", "example.com"),
        ] {
            assert_eq!(EmailAddress::parse(text).unwrap().domain(), domain, "{text}");
        }
    }

    #[test]
    fn undeliverable_addresses_are_refused() {
        for text in [
            "",
            "jane",
            "@example.com",
            "jane@",
            "jane@localhost",
            "jane@@example.com",
            ".jane@example.com",
            "jane..doe@example.com",
            "jane@example..com",
            "jane@-example.com",
            "jane@exa_mple.com",
            "jane@[127.0.0.1]",
            "Jane <jane@example.com>",
            "jane@example.com\r\nBcc: x@example.com",
            "jäne@example.com",
            " jane@example.com",
            "jane@example.com ",
            "jane@exam ple.com",
            "jane@.com",
            "jane@192.0.2.1",
            "jane@example.123",
            "jane@exam\u{200B}ple.com",
            "jane@ｅxample.com",
            "jane@例え。jp",
        ] {
            assert_eq!(EmailAddress::parse(text), Err(NotAnEmailAddress), "{text:?}");
        }
        let long = format!("jane@{}.com", "a.".repeat(125));
        assert_eq!(EmailAddress::parse(&long), Err(NotAnEmailAddress));
    }

    #[test]
    fn an_entry_of_a_list_is_a_domain_or_an_address() {
        for (written, entry) in [
            ("Example.com", "example.com"),
            ("例え.jp", "xn--r8jz45g.jp"),
            ("Jane.Doe+Shop@Example.com", "jane.doe+shop@example.com"),
            ("jane@例え.jp", "jane@xn--r8jz45g.jp"),
        ] {
            assert_eq!(domain_or_address(written).as_deref(), Ok(entry));
        }
        for pattern in
            ["*@example.com", "example.com/jane@example.org", "\"jane\"@example.com", "a|b@example.com"]
        {
            assert!(domain_or_address(pattern).is_err_and(|error| error.contains("patterns")), "{pattern}");
        }
        for neither in
            ["localhost", "@example.com", "jane@localhost", "*.example.com", "a..b", "", "example.123"]
        {
            assert!(domain_or_address(neither).is_err(), "{neither}");
        }
        assert!(domain("jane@example.com").is_err());
    }

    #[test]
    fn quotation_marks_and_letter_case_do_not_change_the_mailbox() {
        let folded = |text| EmailAddress::parse(text).unwrap().folded();
        for same in ["jane@example.com", "\"Jane\"@example.com", "\"ja\\ne\"@EXAMPLE.com"] {
            assert_eq!(folded(same), "jane@example.com", "{same}");
        }
        assert_eq!(folded("\"ja\\\\ne\"@example.com"), "ja\\ne@example.com");
    }

    #[test]
    fn debug_shows_no_address() {
        assert_eq!(
            format!("{:?}", EmailAddress::parse("jane@example.com").unwrap()),
            "EmailAddress(redacted)"
        );
    }
}
