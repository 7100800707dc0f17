//! One message as a person receives it, with sample values for Cognito's placeholders.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use content::message::link_words;
use messages::Placeholders;
use messages::lint::{Finding, Linted, Rendered};
use messages::localized_brand::escaped;
use messages::sms::segments;
use serde::Serialize;

/// Sample values. The password contains every kind of character that Cognito generates.
const CODE: &str = "123456";
const PASSWORD: &str = "Aq7$kd&9";
const USERNAME: &str = "jane.doe";

/// A message with its findings.
#[derive(Default, Serialize)]
pub struct Preview {
    brand: String,
    locale: String,
    kind: &'static str,
    subject: String,
    preheader: String,
    sms: String,
    segments: usize,
    /// Size of the body with its placeholders.
    pub bytes: usize,
    /// The findings of the linter.
    pub findings: Vec<Finding>,
    #[serde(skip)]
    html: String,
}

impl Preview {
    /// Fills in the sample values. A message that cannot be rendered has only its findings.
    pub fn new(linted: Linted<'_>) -> Self {
        let named = Self {
            brand: linted.brand.to_owned(),
            locale: linted.locale.to_owned(),
            kind: linted.stem,
            findings: linted.findings,
            ..Self::default()
        };
        match linted.rendered {
            Some(rendered) => named.with(rendered),
            None => named,
        }
    }

    fn with(self, Rendered { message, placeholders, preheader }: Rendered) -> Self {
        let sms = filled(&message.sms_message, &placeholders, str::to_owned);
        Self {
            segments: segments(&sms),
            sms,
            bytes: message.email_message.len(),
            html: filled(&message.email_message, &placeholders, escaped),
            preheader,
            subject: message.email_subject,
            ..self
        }
    }

    /// Path of its files in the gallery, without the extension.
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.brand, self.locale, self.kind)
    }

    /// Writes the mail in light and in dark, the subject and the SMS.
    ///
    /// # Errors
    /// Fails if a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let stem = folder.join(self.name());
        let parent = stem.parent().unwrap_or(folder);
        fs::create_dir_all(parent).with_context(|| format!("{} cannot be created", parent.display()))?;
        // Each file has a fixed colour scheme, whatever the browser that shows the gallery prefers.
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

/// The text with sample values in place of Cognito's placeholders.
fn filled(text: &str, placeholders: &Placeholders, escape: impl Fn(&str) -> String) -> String {
    let Placeholders { code, username, link } = placeholders;
    let secret = if username.is_some() { PASSWORD } else { CODE };
    let mut text = text.replace(code, &escape(secret));
    if let Some(username) = username {
        text = text.replace(username, &escape(USERNAME));
    }
    if let Some(link) = link {
        let words = link_words(link).unwrap_or_default();
        text = text.replace(link, &format!("<a href=\"https://auth.example/confirm\">{words}</a>"));
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use messages::lint::Linter;
    use messages::{Folder, Lifetimes};

    use super::*;

    fn preview(template: Option<&str>, kind: &str) -> Preview {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates");
        let mut folder = Folder::read(&folder).unwrap();
        folder.brands.retain(|(name, _)| name == "eshop");
        folder.locales.retain(|texts| texts.locale == "en");
        if let Some(template) = template {
            folder.templates.retain(|(name, _)| name != "sign-up.html");
            folder.templates.push(("sign-up.html".to_owned(), template.to_owned()));
        }
        let linter = Linter::new(&folder, Lifetimes::DEFAULT).unwrap();
        let linted = linter.run(|_, _| ()).into_iter().find(|linted| linted.stem == kind).unwrap();
        Preview::new(linted)
    }

    #[test]
    fn sample_values_replace_the_placeholders() {
        let code = preview(None, "sign-up");
        assert!(code.html.contains(">123456</td>") && code.sms.contains("is 123456."), "{}", code.sms);
        assert_eq!((code.name().as_str(), code.segments), ("eshop/en/sign-up", 1));
        assert!(code.preheader.starts_with("Enter this code") && code.preheader.ends_with("24 hours."));
        let link = preview(None, "sign-up-link");
        assert!(link.html.contains(">Confirm my email address</a>"), "{}", link.html);
        let invitation = preview(None, "admin-create-user");
        assert!(
            invitation.html.contains("Aq7$kd&amp;9")
                && invitation.sms.ends_with("jane.doe with the temporary password Aq7$kd&9")
        );
    }

    #[test]
    fn the_preview_of_a_message_that_cannot_be_rendered_has_the_reason() {
        let findings = preview(Some("{{ nobody }}"), "sign-up").findings;
        assert!(findings.len() == 1 && findings[0].text.contains("nobody"), "{findings:?}");
        let findings = preview(Some("no code"), "sign-up").findings;
        assert_eq!(
            findings[0].to_string(),
            "eshop/en/sign-up limits: emailMessage has 0 placeholders for the code instead of one; print {{ code }} once \
             in its template (templates/email/sign-up.html)"
        );
    }
}
