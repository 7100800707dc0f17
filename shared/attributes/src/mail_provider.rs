//! What providers of mail make of a local part: tags that one mail-box can have many of, and letters that do not count.
//! The one place that knows it.

use crate::EmailAddress;

/// Providers that part the tag with a hyphen, too: Yahoo's disposable addresses.
/// Source: <https://help.yahoo.com/kb/SLN28815.html>
const HYPHEN: [&str; 4] = ["yahoo.com", "ymail.com", "rocketmail.com", "myyahoo.com"];

/// The two domains of Gmail's mail-boxes, in which dots do not count.
/// Source: <https://support.google.com/mail/answer/7436150>, <https://support.google.com/mail/answer/10313>
const GMAIL: [&str; 2] = ["gmail.com", "googlemail.com"];

impl EmailAddress {
    /// Whether there is a tag: `jane+shop@example.com`.
    #[must_use]
    pub fn has_tag(&self) -> bool {
        self.tagged() != self.without_tag()
    }

    /// One spelling for all addresses that reach the same mail-box, as far as providers say so: in lower case, without
    /// the tag, at Gmail without dots.
    ///
    /// It is for finding accounts that may be one person's, by a person or by a job. It is no identity, because it is
    /// a guess about other people's machines, and nothing to send to, because some of those machines count otherwise.
    #[must_use]
    pub fn canonical(&self) -> String {
        let local_part = self.without_tag().to_ascii_lowercase();
        if GMAIL.contains(&self.domain()) {
            format!("{}@{}", local_part.replace('.', ""), GMAIL[0])
        } else {
            format!("{local_part}@{}", self.domain())
        }
    }

    /// The local part without the quotation marks that it may stand in.
    fn tagged(&self) -> &str {
        let quoted = self.local_part().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        quoted.unwrap_or(self.local_part())
    }

    /// `+` parts the tag with nearly every provider, and is in nobody's plain address elsewhere.
    fn without_tag(&self) -> &str {
        let before =
            |text: &str, separator: char| text.find(separator).filter(|at| *at > 0).unwrap_or(text.len());
        let tagged = self.tagged();
        let plus = before(tagged, '+');
        let end = if HYPHEN.contains(&self.domain()) { plus.min(before(tagged, '-')) } else { plus };
        &tagged[..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mail_box_has_one_spelling() {
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
    fn a_tag_is_one_by_the_convention_of_the_provider() {
        let has_tag = |text| EmailAddress::parse(text).unwrap().has_tag();
        assert!(has_tag("jane+shop@example.com") && has_tag("jane-shop@yahoo.com"));
        assert!(has_tag("\"jane+shop\"@example.com"));
        assert!(
            !has_tag("jane-shop@example.com") && !has_tag("+jane@example.com") && !has_tag("\"j\"@a.example")
        );
    }
}
