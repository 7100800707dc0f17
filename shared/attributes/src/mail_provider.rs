//! Conventions of mail providers for local parts: tags, and characters that the provider ignores.

use crate::EmailAddress;

/// Providers that also separate a tag with a hyphen, for Yahoo's disposable addresses.
/// Source: <https://help.yahoo.com/kb/SLN28815.html>
const HYPHEN: [&str; 4] = ["yahoo.com", "ymail.com", "rocketmail.com", "myyahoo.com"];

/// The two domains of Gmail, which ignores dots.
/// Source: <https://support.google.com/mail/answer/7436150>, <https://support.google.com/mail/answer/10313>
const GMAIL: [&str; 2] = ["gmail.com", "googlemail.com"];

impl EmailAddress {
    /// Returns whether the address has a tag, such as `jane+shop@example.com`.
    #[must_use]
    pub fn has_tag(&self) -> bool {
        self.unquoted_local_part() != self.without_tag()
    }

    /// One spelling for all addresses of a mailbox, by the documented conventions of providers: in lower case, without the
    /// tag, and without dots at Gmail.
    ///
    /// Use it to find accounts that may belong to one person. Do not use it as an identity or send mail to it, because
    /// providers can deviate from these conventions.
    #[must_use]
    pub fn canonical(&self) -> String {
        let local_part = self.without_tag().to_ascii_lowercase();
        if GMAIL.contains(&self.domain()) {
            format!("{}@{}", local_part.replace('.', ""), GMAIL[0])
        } else {
            format!("{local_part}@{}", self.domain())
        }
    }

    /// The local part without quotation marks.
    fn unquoted_local_part(&self) -> &str {
        let quoted = self.local_part().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        quoted.unwrap_or(self.local_part())
    }

    /// The local part without its tag. Nearly all providers separate the tag with `+`, and the others do not allow `+`.
    fn without_tag(&self) -> &str {
        let before =
            |text: &str, separator: char| text.find(separator).filter(|at| *at > 0).unwrap_or(text.len());
        let local_part = self.unquoted_local_part();
        let plus = before(local_part, '+');
        let end = if HYPHEN.contains(&self.domain()) { plus.min(before(local_part, '-')) } else { plus };
        &local_part[..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_addresses_of_a_mailbox_have_one_canonical_spelling() {
        for (written, canonical) in [
            ("jane.doe@example.com", "jane.doe@example.com"),
            ("Jane.Doe@EXAMPLE.com", "jane.doe@example.com"),
            ("jane+shop@example.com", "jane@example.com"),
            ("jane+a+b@example.com", "jane@example.com"),
            ("jane+@example.com", "jane@example.com"),
            ("+jane@example.com", "+jane@example.com"),
            ("jane-doe@example.com", "jane-doe@example.com"),
            ("jane-shop@yahoo.com", "jane@yahoo.com"),
            ("jane-shop+a@ymail.com", "jane@ymail.com"),
            ("jane+a-b@rocketmail.com", "jane@rocketmail.com"),
            ("jane.doe@yahoo.com", "jane.doe@yahoo.com"),
            ("J.a.n.e.Doe+shop@gmail.com", "janedoe@gmail.com"),
            ("jane.doe@GoogleMail.com", "janedoe@gmail.com"),
            ("jane-doe@gmail.com", "jane-doe@gmail.com"),
            ("jane.doe@gmail.example.com", "jane.doe@gmail.example.com"),
            ("\"jane+shop\"@example.com", "jane@example.com"),
            ("jane+shop@例え.jp", "jane@xn--r8jz45g.jp"),
            ("a@faß.de", "a@xn--fa-hia.de"),
        ] {
            assert_eq!(EmailAddress::parse(written).unwrap().canonical(), canonical, "{written}");
        }
    }

    #[test]
    fn the_provider_decides_what_a_tag_is() {
        let has_tag = |text| EmailAddress::parse(text).unwrap().has_tag();
        assert!(has_tag("jane+shop@example.com") && has_tag("jane-shop@yahoo.com"));
        assert!(has_tag("\"jane+shop\"@example.com"));
        assert!(
            !has_tag("jane-shop@example.com") && !has_tag("+jane@example.com") && !has_tag("\"j\"@a.example")
        );
    }
}
