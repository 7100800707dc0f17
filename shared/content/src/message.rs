//! A message, and the placeholders that Cognito fills in after the function has answered.

use crate::Kind;

/// The most bytes of an SMS. Source:
/// <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SmsConfigurationType.html>
pub const LONGEST_SMS: usize = 140;

/// One message in both channels; Cognito picks the one it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// One line.
    pub email_subject: String,
    /// HTML.
    pub email_message: String,
    /// Plain text, and where the brand has a host a last line for it.
    pub sms_message: String,
}

/// The choice of one message.
#[derive(Clone, Copy, Debug)]
pub struct MessageRequest<'a> {
    /// The kind of the message.
    pub kind: Kind,
    /// The name of the brand.
    pub brand: &'a str,
    /// The tag of the locale.
    pub locale: &'a str,
    /// The name to greet by.
    pub name: Option<&'a str>,
    /// The places of Cognito's values. With a link, the email is the one for links.
    pub placeholders: &'a Placeholders,
}

/// The placeholders of one event. They are taken from it and never assumed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Placeholders {
    /// Where the code or the temporary password goes.
    pub code: String,
    /// Where the username goes; only for a kind that names the user.
    pub username: Option<String>,
    /// The link instead of the code, in the email of a kind that verifies by one: the placeholder with the words
    /// that are to be clicked.
    pub link: Option<String>,
}

impl Placeholders {
    /// The placeholders, if they are what placeholders look like: `{####}`, `{username}`.
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

    /// The same with the link that `link_parameter` stands for, if it is what links look like: `{##Click here##}`.
    #[must_use]
    pub fn with_link(self, link_parameter: Option<&str>) -> Self {
        Self { link: link_parameter.filter(|text| link_words(text).is_some()).map(str::to_owned), ..self }
    }

    /// The same with other words to click, as HTML.
    #[must_use]
    pub fn with_link_words(self, words: &str) -> Self {
        Self { link: self.link.map(|_| format!("{LINK_START}{words}{LINK_END}")), ..self }
    }
}

const LINK_START: &str = "{##";
const LINK_END: &str = "##}";

/// The words between the marks of a link. They are the pool's own and are replaced by ours, so whatever stands in them does
/// no harm; braces would be another placeholder.
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
    fn placeholders_come_from_the_event_and_look_like_it() {
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
    fn the_pools_own_words_may_be_any() {
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
    fn a_link_keeps_its_marks_and_gets_our_words() {
        let link = |link| Placeholders::new(Some("{####}"), None, false).unwrap().with_link(link);
        let ours = link(Some("{##Click Here##}")).with_link_words("Hier bestätigen");
        assert_eq!(ours.link.as_deref(), Some("{##Hier bestätigen##}"));
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
