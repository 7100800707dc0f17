//! The brand's name where space is short, and where a mail client would make a link of it.

use std::borrow::Cow;

use attributes::link;

use crate::brand::Brand;
use crate::limits::{SUBJECT_BUDGET, SUBJECT_LENGTH};
use crate::sms::is_gsm;

/// Longest name that fits into one SMS in every locale of the repository.
const SMS_LETTERS: usize = 9;
/// Longest name that fits into every subject. The text around it has up to 45 letters.
const SUBJECT_LETTERS: usize = SUBJECT_BUDGET - 45;
/// Longest name in UTF-8 that fits into every subject. The text around it has up to 107 bytes, in Bengali.
pub const SUBJECT_BYTES: usize = *SUBJECT_LENGTH.end() - 107;

/// WORD JOINER: it has no width, no line breaks at it, and no address contains it. Unlike a zero-width non-joiner, it is
/// not allowed in any internationalised domain, so no mail client reads on.
/// Source: RFC 5892, appendix B.1
pub const JOINER: char = '\u{2060}';

impl Brand {
    /// The name in an SMS.
    #[must_use]
    pub fn name_in_sms(&self) -> &str {
        self.sms_name.as_ref().unwrap_or(&self.name)
    }

    /// The name in a subject: the short one if the full one would be cut off in a list of messages, or exceed Cognito's
    /// limit.
    #[must_use]
    pub fn name_in_subject(&self) -> &str {
        if fits_subject(&self.name) { &self.name } else { self.name_in_sms() }
    }

    /// The brand with texts that are no links in the body of an email.
    #[must_use]
    pub fn unlinked(&self) -> Self {
        let text = |text: &String| unlinked(text).into_owned();
        Self { name: text(&self.name), postal_line: self.postal_line.as_ref().map(text), ..self.clone() }
    }

    /// The change of `file` that makes the name fit into an SMS; `None` if the name fits.
    #[must_use]
    pub fn shorter_for_sms(&self, file: &str) -> Option<String> {
        let name = self.name_in_sms();
        // One letter outside GSM-7 leaves an SMS 70 characters instead of 160.
        let letters = if is_gsm(name) { "letters" } else { "letters from A to Z" };
        let fits = is_gsm(name) && !is_longer(name, SMS_LETTERS);
        (!fits).then(|| self.short_name(file, letters))
    }

    /// The change of `file` that makes the name fit into a subject; `None` if the name fits.
    #[must_use]
    pub fn shorter_for_subject(&self, file: &str) -> Option<String> {
        (!fits_subject(self.name_in_subject())).then(|| self.short_name(file, "letters"))
    }

    /// The change of `file` that makes the name in an SMS no link.
    #[must_use]
    pub fn no_link_in_sms(&self, file: &str) -> String {
        self.short_name(file, "letters, without a dot")
    }

    fn short_name(&self, file: &str, letters: &str) -> String {
        match &self.sms_name {
            None => format!("add sms_name = \"…\" (at most {SMS_LETTERS} {letters}) to {file}"),
            Some(_) => format!("change sms_name to at most {SMS_LETTERS} {letters} in {file}"),
        }
    }
}

fn fits_subject(name: &str) -> bool {
    !is_longer(name, SUBJECT_LETTERS) && name.len() <= SUBJECT_BYTES
}

fn is_longer(name: &str, letters: usize) -> bool {
    name.chars().count() > letters
}

/// The text with an invisible character before each dot that makes a host of it, so that mail clients show it as text.
#[must_use]
pub fn unlinked(text: &str) -> Cow<'_, str> {
    if !is_link_like(text) {
        return text.into();
    }
    let mut unlinked = String::with_capacity(text.len() + JOINER.len_utf8());
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = letters.next() {
        if c == '.' && before.is_alphanumeric() && letters.peek().is_some_and(|next| next.is_alphanumeric()) {
            unlinked.push(JOINER);
        }
        unlinked.push(c);
        before = c;
    }
    unlinked.into()
}

/// Returns whether a mail client or a phone would make a link of a part of the text.
#[must_use]
pub fn is_link_like(text: &str) -> bool {
    // Most texts have none of these, and link::plain takes time.
    if !text.contains(['.', ':', '/', '@']) {
        return false;
    }
    // The mark ends a host, and link::plain would remove it. A Japanese sentence ends with a full stop that browsers
    // read as a dot, and the next one may begin with a name that is also a top-level domain.
    let plain = link::plain(&text.replace([JOINER, '\u{3002}', '\u{FF0E}', '\u{FF61}'], " "));
    link::has_link(&plain) || link::has_host(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_a_host_is_unlinked_and_looks_the_same() {
        for (text, expected) in [
            ("shop.com", "shop\u{2060}.com"),
            ("www.Shop.co.uk!", "www\u{2060}.Shop\u{2060}.co\u{2060}.uk!"),
            ("The Shop.com Team", "The Shop\u{2060}.com Team"),
            ("終わり。Shop.comへ", "終わり。Shop\u{2060}.comへ"),
            ("eSHOP Ltd., 1 Example St.", "eSHOP Ltd., 1 Example St."),
            ("Dr. No & Co.", "Dr. No & Co."),
            ("Node 2.0", "Node 2.0"),
        ] {
            let unlinked = unlinked(text);
            assert_eq!(unlinked, expected);
            assert!(!is_link_like(&unlinked), "{text}");
            assert_eq!(unlinked.replace(JOINER, ""), text);
        }
        // A scheme stays a link, so the linter names it.
        assert!(is_link_like(&unlinked("https://shop.com")));
    }

    #[test]
    fn the_docs_state_the_lengths_and_the_mark() {
        let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/messages.md");
        let page = template_files::read(&page).unwrap();
        for letters in [SMS_LETTERS, SUBJECT_LETTERS] {
            assert!(page.contains(&format!("| more than {letters} letters | `sms_name` |")), "{letters}");
        }
        assert!(page.contains(&format!("(`&#{};`)", u32::from(JOINER))));
    }

    #[test]
    fn the_mark_is_sent_as_an_entity() {
        assert_eq!(content::pattern::with_entities(unlinked("shop.com").into_owned()), "shop&#8288;.com");
    }
}
