//! A message, and the placeholders that Cognito replaces after the function has answered.

use crate::kind::Kind;

/// Longest SMS in bytes. Source:
/// <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SmsConfigurationType.html>
pub const LONGEST_SMS: usize = 140;

/// One message in both channels. Cognito sends one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Subject, on one line.
    pub email_subject: String,
    /// Body, as HTML.
    pub email_message: String,
    /// Plain text, with an autofill line if the brand has an SMS host.
    pub sms_message: String,
}

/// The request for one message.
#[derive(Clone, Copy, Debug)]
pub struct MessageRequest<'a> {
    /// The kind of the message.
    pub kind: Kind,
    /// The name of the brand.
    pub brand: &'a str,
    /// The tag of the locale.
    pub locale: &'a str,
    /// The name in the greeting.
    pub name: Option<&'a str>,
    /// The placeholders of Cognito's values. If they have a link, the email verifies by link.
    pub placeholders: &'a Placeholders,
}

/// The placeholders of one event. They are read from it, never assumed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Placeholders {
    /// Placeholder of the code or the temporary password.
    pub code: String,
    /// Placeholder of the username, for a kind that names the user.
    pub username: Option<String>,
    /// Placeholder of the link with its text, instead of the code, in an email that verifies by link.
    pub link: Option<String>,
}

impl Placeholders {
    /// Reads placeholders of the form `{####}` and `{username}`; `None` if a required one is missing or malformed.
    #[must_use]
    pub fn new(code: Option<&str>, username: Option<&str>, names_user: bool) -> Option<Self> {
        let code = code.filter(|text| is_placeholder(text))?.to_owned();
        let username = username.filter(|text| is_placeholder(text)).map(ToOwned::to_owned);
        match (names_user, username) {
            (false, _) => Some(Self { code, username: None, link: None }),
            (true, Some(name)) if name != code => Some(Self { code, username: Some(name), link: None }),
            (true, _) => None,
        }
    }

    /// Sets the link if `link_parameter` has the form `{##Click here##}`, else removes it.
    #[must_use]
    pub fn with_link(self, link_parameter: Option<&str>) -> Self {
        Self { link: link_parameter.filter(|text| link_words(text).is_some()).map(str::to_owned), ..self }
    }

    /// Replaces the text of the link; `words` are HTML.
    #[must_use]
    pub fn with_link_words(self, words: &str) -> Self {
        Self { link: self.link.map(|_| format!("{LINK_START}{words}{LINK_END}")), ..self }
    }
}

const LINK_START: &str = "{##";
const LINK_END: &str = "##}";

/// The text between the marks of a link. It comes from the pool's settings and is replaced by that of the locale, so
/// any text passes except braces, which would be another placeholder.
#[must_use]
pub fn link_words(link: &str) -> Option<&str> {
    let words = link.strip_prefix(LINK_START)?.strip_suffix(LINK_END)?;
    (!words.trim_matches('#').is_empty() && !words.contains(['{', '}'])).then_some(words)
}

fn is_placeholder(text: &str) -> bool {
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    inner.is_some_and(|inner| {
        (1..=32).contains(&inner.len())
            && inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_and_malformed_placeholders_are_refused() {
        let code = Some("{####}");
        assert!(Placeholders::new(code, None, false).is_some());
        assert!(Placeholders::new(code, Some("{username}"), true).is_some());
        assert_eq!(Placeholders::new(code, None, true), None);
        assert_eq!(Placeholders::new(code, code, true), None);
        for odd in
            [None, Some(""), Some("{}"), Some("####"), Some("{<b>}"), Some("{{####}}"), Some("{# a #}")]
        {
            assert_eq!(Placeholders::new(odd, None, false), None, "{odd:?}");
        }
    }

    #[test]
    fn any_text_of_the_pools_link_is_replaced() {
        for words in [
            "Don't wait & \"confirm\"",
            "Click #1",
            "<b>Click</b>",
            "Vérifier l’adresse",
            "確認する",
            "a=b; c%d",
        ] {
            let placeholders = Placeholders::new(Some("{####}"), None, false).unwrap();
            let link = placeholders.with_link(Some(&format!("{{##{words}##}}"))).with_link_words("Confirm");
            assert_eq!(link.link.as_deref(), Some("{##Confirm##}"), "{words}");
        }
    }

    #[test]
    fn a_link_keeps_its_marks_and_gets_the_text_of_the_locale() {
        let link = |link| Placeholders::new(Some("{####}"), None, false).unwrap().with_link(link);
        let localized = link(Some("{##Click Here##}")).with_link_words("Hier bestätigen");
        assert_eq!(localized.link.as_deref(), Some("{##Hier bestätigen##}"));
        for odd in [
            None,
            Some(""),
            Some("{####}"),
            Some("{#####}"),
            Some("{######}"),
            Some("Click"),
            Some("{##a{####}##}"),
        ] {
            assert_eq!(link(odd).with_link_words("x").link, None, "{odd:?}");
        }
    }
}
