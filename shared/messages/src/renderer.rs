//! Templates, words and brands become messages. Templates are parsed once, in the init phase; a brand and a locale
//! when somebody needs them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use content::pattern::with_entities;
use content::{Message, MessageRequest, Placeholders};
use tera::Tera;

use crate::limits;
use crate::localized_brand::{Lifetimes, LocalizedBrand, Rendering, escaped};

/// Names and contents.
pub type Files<'a> = Vec<(&'a str, &'a str)>;

/// What a renderer is made of.
#[derive(Clone)]
pub struct Sources<'a> {
    /// Templates by their file names.
    pub templates: Files<'a>,
    /// The words of each locale as JSON, by their tags.
    pub locales: Files<'a>,
    /// Each brand as JSON, by its name.
    pub brands: Files<'a>,
    /// The settings that the texts tell of.
    pub lifetimes: Lifetimes,
}

/// Renders messages.
pub struct Renderer<'a> {
    tera: Tera,
    sources: Sources<'a>,
    editions: Mutex<HashMap<(&'a str, &'a str), Arc<LocalizedBrand>>>,
}

/// The text names files and words, never a value from an event.
pub type RenderError = Box<dyn std::error::Error + Send + Sync>;

impl<'a> Renderer<'a> {
    /// Parses the templates.
    ///
    /// # Errors
    /// When one cannot be used.
    pub fn new(sources: Sources<'a>) -> Result<Self, RenderError> {
        let mut tera = Tera::default();
        tera.add_raw_templates(sources.templates.iter().copied())?;
        Ok(Self { tera, sources, editions: Mutex::default() })
    }

    /// The message that was ordered, with the placeholders that it holds: a link has the words of the locale.
    ///
    /// # Errors
    /// When a template refers to something that is not there, or there is no such brand or locale.
    pub fn render(&self, order: &MessageRequest<'_>) -> Result<(Message, Placeholders), RenderError> {
        let real = Rendering::Real(self.sources.lifetimes);
        let (mut message, placeholders) = self.render_as(order, real)?;
        message.email_message = with_entities(message.email_message);
        Ok((message, placeholders))
    }

    /// The message that was ordered, with its values as `rendering` says, and the body as the template has it.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn render_as(
        &self,
        order: &MessageRequest<'_>,
        rendering: Rendering,
    ) -> Result<(Message, Placeholders), RenderError> {
        let localized_brand = self.localized_brand(order.brand, order.locale)?;
        let stem = order.kind.stem();
        let link_stem = order.kind.link_stem().filter(|_| order.placeholders.link.is_some());
        let email_stem = link_stem.unwrap_or(stem);
        // In the form that they have in the mail, where the check of the limits looks for them.
        let words = with_entities(escaped(localized_brand.link_words(email_stem).unwrap_or_default()));
        let mut placeholders = order.placeholders.clone().with_link_words(&words);
        placeholders.link = placeholders.link.filter(|_| link_stem.is_some());

        let (email_subject, context) =
            localized_brand.email(email_stem, &placeholders, order.name, rendering)?;
        let email_message = self.tera.render(&format!("{email_stem}.html"), &context)?;
        let sms = |rendering| -> Result<String, RenderError> {
            let context = localized_brand.sms(stem, &placeholders, rendering)?;
            Ok(self.tera.render(&format!("{stem}.txt"), &context)?.trim().to_owned())
        };
        let mut sms_message = sms(rendering)?;
        if let Some(line) = localized_brand.bound_line(&placeholders)
            && sms(Rendering::Real(Lifetimes::LONGEST))?.len() + line.len() <= *limits::SMS_LENGTH.end()
        {
            sms_message.push_str(&line);
        }
        Ok((Message { email_subject, email_message, sms_message }, placeholders))
    }

    fn localized_brand(&self, brand: &str, locale: &str) -> Result<Arc<LocalizedBrand>, RenderError> {
        let (brand, brand_json) = find(&self.sources.brands, brand)?;
        let (locale, words_json) = find(&self.sources.locales, locale)?;
        let mut editions = self.editions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(localized_brand) = editions.get(&(brand, locale)) {
            return Ok(Arc::clone(localized_brand));
        }
        let localized_brand = Arc::new(LocalizedBrand::new(brand_json, words_json)?);
        editions.insert((brand, locale), Arc::clone(&localized_brand));
        Ok(localized_brand)
    }
}

fn find<'a>(files: &Files<'a>, name: &str) -> Result<(&'a str, &'a str), RenderError> {
    let found = files.iter().find(|(known, _)| *known == name);
    Ok(*found.ok_or_else(|| format!("nothing is called {name}"))?)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{Folder, Kind};

    #[test]
    fn a_locale_may_have_any_words_for_its_link() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
        let folder = Folder::read(&folder).unwrap();
        for (words, html) in [
            ("Confirmer l'adresse", "{##Confirmer l&#39;adresse##}"),
            ("Check & go", "{##Check &amp; go##}"),
            (r#"Say \"yes\""#, "{##Say &quot;yes&quot;##}"),
            ("Confirmer\u{A0}!", "{##Confirmer&#160;!##}"),
        ] {
            let mut sources = folder.sources(Lifetimes::LONGEST);
            let json = find(&sources.locales, "en").unwrap().1.replace("Confirm my email address", words);
            sources.locales = vec![("en", &json)];
            let placeholders = Placeholders::new(Some("{####}"), None, false).unwrap();
            let placeholders = &placeholders.with_link(Some("{##Click Here##}"));
            let order =
                MessageRequest { kind: Kind::SignUp, brand: "eshop", locale: "en", name: None, placeholders };
            let (message, placeholders) = Renderer::new(sources).unwrap().render(&order).unwrap();
            assert!(message.email_message.contains(html), "{words}");
            assert_eq!(limits::check(&message, &placeholders), Ok(()), "{words}");
        }
    }
}
