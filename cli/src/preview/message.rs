//! One message as a person gets it: with Cognito's values filled in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use custom_message::edition::escaped;
use custom_message::gate::{BODY_BUDGET, SUBJECT_BUDGET};
use custom_message::message::link_words;
use custom_message::sms::segments;
use custom_message::{Kind, Message, Order, Placeholders, Renderer, gate};
use serde::Serialize;

/// What Cognito would fill in. The password has what passwords have.
const CODE: &str = "123456";
const PASSWORD: &str = "Aq7$kd&9";
const USER_NAME: &str = "jane.doe";

/// A message with what is to be said about it.
#[derive(Serialize)]
pub struct Preview {
    brand: &'static str,
    locale: &'static str,
    kind: &'static str,
    subject: String,
    sms: String,
    segments: usize,
    /// Of the body, placeholders as they are.
    pub bytes: usize,
    /// Why Cognito would not send it, or a person not like it.
    pub finding: Option<String>,
    #[serde(skip)]
    html: String,
}

impl Preview {
    /// Renders a message. One that cannot be rendered is a preview with a finding.
    pub fn new(
        renderer: &Renderer<'static>,
        brand: &'static str,
        locale: &'static str,
        kind: Kind,
        by_link: bool,
    ) -> Self {
        let stem = kind.link_stem().filter(|_| by_link).unwrap_or(kind.stem());
        let message = Placeholders::new(Some("{####}"), Some("{username}"), kind.names_user())
            .map(|placeholders| placeholders.with_link(by_link.then_some("{##Click here##}")))
            .ok_or_else(|| "no placeholders".to_owned())
            .and_then(|placeholders| {
                let order = Order { kind, brand, locale, name: None, placeholders: &placeholders };
                renderer.render(&order).map_err(|error| error.to_string())
            });
        match message {
            Ok((message, placeholders)) => Self::of(brand, locale, stem, &message, &placeholders),
            Err(finding) => Self {
                brand,
                locale,
                kind: stem,
                subject: String::new(),
                sms: String::new(),
                segments: 0,
                bytes: 0,
                finding: Some(finding),
                html: String::new(),
            },
        }
    }

    fn of(
        brand: &'static str,
        locale: &'static str,
        kind: &'static str,
        message: &Message,
        placeholders: &Placeholders,
    ) -> Self {
        let sms = filled(&message.sms_message, placeholders, str::to_owned);
        Self {
            brand,
            locale,
            kind,
            subject: message.email_subject.clone(),
            segments: segments(&sms),
            sms,
            bytes: message.email_message.len(),
            finding: finding(message, placeholders),
            html: filled(&message.email_message, placeholders, escaped),
        }
    }

    /// Where it is in the gallery.
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.brand, self.locale, self.kind)
    }

    /// Writes the mail in light and in dark, the subject and the SMS.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let stem = folder.join(self.name());
        let parent = stem.parent().unwrap_or(folder);
        fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
        // What a reader who prefers dark sees, whatever the browser prefers that shows the gallery.
        let dark = self.html.replace("(prefers-color-scheme:dark)", "all");
        let light = self.html.replace("(prefers-color-scheme:dark)", "not all");
        for (ending, content) in
            [("html", &light), ("dark.html", &dark), ("subject.txt", &self.subject), ("sms.txt", &self.sms)]
        {
            let file = stem.with_extension(ending);
            fs::write(&file, content).with_context(|| format!("{} cannot be written", file.display()))?;
        }
        Ok(())
    }
}

fn finding(message: &Message, placeholders: &Placeholders) -> Option<String> {
    let subject = message.email_subject.chars().count();
    let body = message.email_message.len();
    match gate::check(message, placeholders) {
        Err(finding) => Some(finding.to_string()),
        Ok(()) if body > BODY_BUDGET => {
            Some(format!("emailMessage has {body} bytes, more than {BODY_BUDGET}"))
        }
        Ok(()) if subject > SUBJECT_BUDGET => {
            Some(format!("emailSubject has {subject} characters, more than {SUBJECT_BUDGET}"))
        }
        Ok(()) => None,
    }
}

/// The text with Cognito's values where their placeholders are.
fn filled(text: &str, placeholders: &Placeholders, escape: impl Fn(&str) -> String) -> String {
    let Placeholders { code, user_name, link } = placeholders;
    let secret = if user_name.is_some() { PASSWORD } else { CODE };
    let mut text = text.replace(code, &escape(secret));
    if let Some(user_name) = user_name {
        text = text.replace(user_name, &escape(USER_NAME));
    }
    if let Some(link) = link {
        let words = link_words(link).unwrap_or_default();
        text = text.replace(link, &format!("<a href=\"https://auth.example/confirm\">{words}</a>"));
    }
    text
}

#[cfg(test)]
mod tests {
    use custom_message::{Lifetimes, Sources};

    use super::*;

    fn preview(template: Option<&'static str>, kind: Kind, by_link: bool) -> Preview {
        let mut sources = Sources::embedded(Lifetimes { temporary_password_days: 7, mfa_code_minutes: 3 });
        if let Some(template) = template {
            sources.templates.retain(|(name, _)| *name != "sign-up.html");
            sources.templates.push(("sign-up.html", template));
        }
        Preview::new(&Renderer::new(sources).unwrap(), "eshop", "en", kind, by_link)
    }

    #[test]
    fn cognitos_values_are_filled_in() {
        let code = preview(None, Kind::SignUp, false);
        assert!(code.html.contains(">123456</td>") && code.sms.contains("is 123456."), "{}", code.sms);
        assert_eq!((code.name().as_str(), code.segments, code.finding), ("eshop/en/sign-up", 1, None));
        let link = preview(None, Kind::SignUp, true);
        assert!(link.html.contains(">Confirm my e-mail address</a>"), "{}", link.html);
        let invitation = preview(None, Kind::AdminCreateUser, false);
        assert!(
            invitation.html.contains("Aq7$kd&amp;9")
                && invitation.sms.ends_with("jane.doe with the temporary password Aq7$kd&9")
        );
    }

    #[test]
    fn what_cognito_would_drop_is_a_finding() {
        for (template, finding) in [
            ("no code", "emailMessage has 0 placeholders for the code instead of one"),
            ("{{ nobody }}", "nobody"),
            (
                "{{ code }}{% for i in range(end=2000) %}123456{% endfor %}",
                "emailMessage has 12006 bytes, more than 10000",
            ),
        ] {
            let found = preview(Some(template), Kind::SignUp, false).finding.unwrap();
            assert!(found.contains(finding), "{found}");
        }
    }
}
