//! Renders messages from templates, locales and brands.

use std::collections::BTreeMap;

use content::pattern::with_entities;
use content::{Lifetimes, Message, MessageRequest, Placeholders};
use tera::{Context, Tera};

use crate::findings::BoxError;
use crate::folder::Folder;
use crate::html::escaped;
use crate::limits;
use crate::localized_brand::LocalizedBrand;
use crate::rendering::Rendering;

/// The templates, parsed, and every brand in every locale.
pub struct Renderer<'f> {
    tera: Tera,
    /// By the names of brand and locale.
    localized_brands: BTreeMap<(&'f str, &'f str), LocalizedBrand<'f>>,
    lifetimes: Lifetimes,
}

impl<'f> Renderer<'f> {
    /// Parses the templates of a folder.
    ///
    /// # Errors
    /// Fails if a template cannot be parsed. The text has several lines: Tera draws the place of an error.
    pub fn new(folder: &'f Folder, lifetimes: Lifetimes) -> Result<Self, BoxError> {
        let mut tera = Tera::default();
        let templates = folder.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        tera.add_raw_templates(templates).map_err(|error| {
            format!("templates/email or templates/sms: {}", error.to_string().trim_start_matches("error: "))
        })?;
        let brands = folder.brands.iter();
        let localized_brands = brands.flat_map(|(name, brand)| {
            folder
                .locales
                .iter()
                .map(move |texts| ((name.as_str(), texts.locale.as_str()), LocalizedBrand::new(brand, texts)))
        });
        Ok(Self { tera, localized_brands: localized_brands.collect(), lifetimes })
    }

    /// Renders the requested message, and returns it with the placeholders that it holds: a link has the text of the
    /// locale.
    ///
    /// # Errors
    /// Fails if a template refers to an unknown value, or the brand or the locale does not exist.
    pub fn render(&self, request: &MessageRequest<'_>) -> Result<(Message, Placeholders), BoxError> {
        let (mut message, placeholders) = self.render_as(request, Rendering::Final(self.lifetimes))?;
        message.email_message = with_entities(message.email_message);
        Ok((message, placeholders))
    }

    /// Renders the requested message with its values in the form of `rendering`, without numeric entities in the body.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn render_as(
        &self,
        request: &MessageRequest<'_>,
        rendering: Rendering,
    ) -> Result<(Message, Placeholders), BoxError> {
        let MessageRequest { brand, locale, kind, name, .. } = *request;
        let localized_brand = self.localized_brands.get(&(brand, locale));
        let localized_brand =
            localized_brand.ok_or_else(|| format!("no brand {brand} in locale {locale}"))?;
        let stem = kind.stem();
        let link_stem = kind.link_stem().filter(|_| request.placeholders.link.is_some());
        let email_stem = link_stem.unwrap_or(stem);
        // As in the body, where the check of the limits searches for it.
        let link_text = with_entities(escaped(localized_brand.link_text(email_stem).unwrap_or_default()));
        let mut placeholders = request.placeholders.clone().with_link_words(&link_text);
        placeholders.link = placeholders.link.filter(|_| link_stem.is_some());

        let (email_subject, context) = localized_brand.email(email_stem, &placeholders, name, rendering)?;
        let email_message = self.template(&format!("{email_stem}.html"), &context)?;
        let sms = |rendering| -> Result<String, BoxError> {
            let context = localized_brand.sms(stem, &placeholders, rendering)?;
            Ok(self.template(&format!("{stem}.txt"), &context)?.trim().to_owned())
        };
        let mut sms_message = sms(rendering)?;
        if let Some(line) = localized_brand.autofill_line(&placeholders)
            && sms(Rendering::Final(Lifetimes::LONGEST))?.len() + line.len() <= *limits::SMS_LENGTH.end()
        {
            sms_message.push_str(&line);
        }
        Ok((Message { email_subject, email_message, sms_message }, placeholders))
    }

    fn template(&self, name: &str, context: &Context) -> Result<String, BoxError> {
        Ok(self.tera.render(name, context).map_err(|error| problem_and_place(&error))?)
    }
}

/// Tera's error on one line. Its first line is the problem, a later one the place; the others draw the place.
fn problem_and_place(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    let mut lines = text.lines();
    let problem = lines.next().unwrap_or_default().trim_start_matches("error: ");
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
    place.map_or_else(|| problem.to_owned(), |place| format!("{place}: {problem}"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use locales::Text;

    use super::*;
    use crate::Kind;

    #[test]
    fn the_text_of_a_link_is_escaped_and_passes_the_limits() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
        let mut folder = Folder::read(&folder).unwrap();
        for (text, html) in [
            ("Confirmer l'adresse", "{##Confirmer l&#39;adresse##}"),
            ("Check & go", "{##Check &amp; go##}"),
            (r#"Say "yes""#, "{##Say &quot;yes&quot;##}"),
            ("Confirmer\u{A0}!", "{##Confirmer&#160;!##}"),
        ] {
            let english = folder.locales.iter_mut().find(|texts| texts.locale == "en").unwrap();
            let texts = english.messages.get_mut("sign-up-link").unwrap();
            texts.insert("link".to_owned(), Text::Same(text.to_owned()));
            let placeholders = Placeholders::new(Some("{####}"), None, false).unwrap();
            let placeholders = &placeholders.with_link(Some("{##Click Here##}"));
            let request =
                MessageRequest { kind: Kind::SignUp, brand: "eshop", locale: "en", name: None, placeholders };
            let renderer = Renderer::new(&folder, Lifetimes::LONGEST).unwrap();
            let (message, placeholders) = renderer.render(&request).unwrap();
            assert!(message.email_message.contains(html), "{text}");
            assert_eq!(limits::check(&message, &placeholders), Ok(()), "{text}");
        }
    }
}
