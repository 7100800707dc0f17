//! One message of the preview: in its variants, with its findings, and as it was packed last.

use content::kind::STEMS;
use content::{Kind, Message};
use messages::Placeholders;
use messages::lint::{Finding, Linted, Rendered};
use serde::Serialize;

use super::samples::{self, Filled};

/// A brand and a locale, by file stem and tag.
pub type Key = (String, String);

/// A message with its findings.
#[derive(Default, Serialize)]
pub struct Preview {
    /// The file stem of the brand.
    pub brand: String,
    /// The tag of the locale.
    pub locale: String,
    /// The file stem of the email template.
    pub kind: &'static str,
    /// Size of the body with its placeholders.
    pub bytes: usize,
    /// The findings of the linter.
    pub findings: Vec<Finding>,
    /// The message with usual values; `None` if it cannot be rendered.
    pub usual: Option<Filled>,
    /// The message with a name in its greeting or a long username; `None` if it has neither.
    pub long: Option<Filled>,
    /// Differences to the compared pack.
    pub change: Option<Change>,
}

/// The difference of a message to the compared pack.
#[derive(Serialize)]
pub struct Change {
    /// The parts that differ: subject, body, sms; empty if the pack lacks the message.
    pub parts: Vec<&'static str>,
    /// The message in the pack.
    pub packed: Option<Filled>,
}

impl Preview {
    /// Fills in the sample values. A message that cannot be rendered has only its findings.
    pub fn new(linted: Linted<'_>) -> Self {
        let kind = STEMS.iter().find(|(stem, _)| *stem == linted.stem).map(|(_, kind)| *kind);
        // Other kinds greet nobody by name.
        let named = linted.named.as_ref().filter(|_| kind.is_some_and(Kind::goes_to_a_verified_address));
        let names_user = linted.rendered.as_ref().filter(|_| kind.is_some_and(Kind::names_user));
        Self {
            brand: linted.brand.to_owned(),
            locale: linted.locale.to_owned(),
            kind: linted.stem,
            bytes: linted.rendered.as_ref().map_or(0, |rendered| rendered.message.email_message.len()),
            usual: linted.rendered.as_ref().map(samples::usual),
            long: named.or(names_user).map(samples::long),
            findings: linted.findings,
            change: None,
        }
    }

    /// Path of its files in the preview, without the extension.
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.brand, self.locale, self.kind)
    }
}

impl Change {
    /// Compares a rendered message with the packed one; `None` if they are equal.
    pub fn between(packed: Option<Message>, rendered: &Rendered) -> Option<Self> {
        let Some(packed) = packed else { return Some(Self { parts: Vec::new(), packed: None }) };
        let now = &rendered.message;
        let parts = [
            ("subject", packed.email_subject == now.email_subject),
            ("body", packed.email_message == now.email_message),
            ("sms", packed.sms_message == now.sms_message),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|(_, is_same)| !is_same).map(|(part, _)| part).collect();
        if parts.is_empty() {
            return None;
        }
        let packed = Rendered {
            placeholders: placeholders_of(&packed, &rendered.placeholders),
            message: packed,
            preheader: String::new(),
        };
        Some(Self { parts, packed: Some(samples::usual(&packed)) })
    }
}

/// The placeholders of the packed message. Its link may have another text.
fn placeholders_of(packed: &Message, now: &Placeholders) -> Placeholders {
    let body = &packed.email_message;
    let link = body.find("{##").zip(body.find("##}")).and_then(|(start, end)| body.get(start..end + 3));
    let link = now.link.as_ref().and(link).map(str::to_owned);
    Placeholders { link, ..now.clone() }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::tests::{eshop_in_english, message};

    #[test]
    fn sample_values_replace_the_placeholders() {
        let folder = eshop_in_english();
        let code = message(&folder, "sign-up");
        assert_eq!(code.name(), "eshop/en/sign-up");
        let usual = code.usual.unwrap();
        assert!(usual.html.contains(">123456</td>") && usual.sms.contains("is 123456."), "{}", usual.sms);
        assert_eq!((usual.segments, code.long), (1, None));
        assert!(usual.preheader.starts_with("Enter this code") && usual.preheader.ends_with("24 hours."));
        let link = message(&folder, "sign-up-link").usual.unwrap();
        assert!(link.html.contains(">Confirm my email address</a>"), "{}", link.html);
    }

    #[test]
    fn a_long_variant_has_the_named_greeting_or_a_long_username() {
        let folder = eshop_in_english();
        let [usual, long] = {
            let invitation = message(&folder, "admin-create-user");
            [invitation.usual.unwrap(), invitation.long.unwrap()]
        };
        assert!(usual.html.contains("Aq7$kd&amp;9"), "{}", usual.html);
        assert!(usual.sms.contains("jane.doe") && usual.sms.ends_with("Aq7$kd&9"), "{}", usual.sms);
        assert!(
            long.html.contains("maria-magdalena") && long.sms.contains("maria-magdalena"),
            "{}",
            long.sms
        );
        let reset = message(&folder, "forgot-password");
        assert!(!reset.usual.unwrap().html.contains("Söhne"));
        assert!(reset.long.unwrap().html.contains("Söhne"));
    }

    #[test]
    fn a_message_that_cannot_be_rendered_has_only_the_reason() {
        for (template, reason) in
            [("{{ nobody }}", "nobody"), ("no code", "emailMessage has 0 placeholders for the code")]
        {
            let mut folder = eshop_in_english();
            folder.templates.retain(|(name, _)| name != "sign-up.html");
            folder.templates.push(("sign-up.html".to_owned(), template.to_owned()));
            let findings = message(&folder, "sign-up").findings;
            assert!(findings[0].text.contains(reason), "{findings:?}");
        }
    }
}
