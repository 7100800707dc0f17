//! Templates, words and brands become messages. Templates are parsed once, in the init phase; a brand and a locale
//! when somebody needs them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tera::Tera;

use crate::edition::{Edition, Lifetimes, escaped};
use crate::message::{Message, Placeholders};
use crate::{Kind, embedded, gate};

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
    editions: Mutex<HashMap<(&'a str, &'a str), Arc<Edition>>>,
}

/// Which message.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// What it is about.
    pub kind: Kind,
    /// The name of the brand.
    pub brand: &'a str,
    /// The tag of the locale.
    pub locale: &'a str,
    /// The name to greet by.
    pub name: Option<&'a str>,
    /// Where Cognito puts its values. With a link, the e-mail is the one for links.
    pub placeholders: &'a Placeholders,
}

/// The text names files and words, never a value from an event.
pub type RenderError = Box<dyn std::error::Error + Send + Sync>;

impl Sources<'static> {
    /// What was compiled in.
    #[must_use]
    pub fn embedded(lifetimes: Lifetimes) -> Self {
        Self {
            templates: embedded::TEMPLATES.to_vec(),
            locales: embedded::LOCALES.to_vec(),
            brands: embedded::BRANDS.to_vec(),
            lifetimes,
        }
    }
}

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
    pub fn render(&self, order: &Order<'_>) -> Result<(Message, Placeholders), RenderError> {
        let edition = self.edition(order.brand, order.locale)?;
        let stem = order.kind.stem();
        let link_stem = order.kind.link_stem().filter(|_| order.placeholders.link.is_some());
        let email_stem = link_stem.unwrap_or(stem);
        // In the form that they have in the mail, where the gate looks for them.
        let words = gate::with_entities(escaped(edition.link_words(email_stem).unwrap_or_default()));
        let mut placeholders = order.placeholders.clone().with_link_words(&words);
        placeholders.link = placeholders.link.filter(|_| link_stem.is_some());

        let lifetimes = self.sources.lifetimes;
        let (email_subject, context) = edition.email(email_stem, &placeholders, order.name, lifetimes)?;
        let email = self.tera.render(&format!("{email_stem}.html"), &context)?;
        let sms = self.tera.render(&format!("{stem}.txt"), &edition.sms(stem, &placeholders, lifetimes)?)?;
        let message = Message {
            email_subject,
            email_message: gate::with_entities(email),
            sms_message: bound(sms.trim(), edition.bound_line(&placeholders)),
        };
        Ok((message, placeholders))
    }

    fn edition(&self, brand: &str, locale: &str) -> Result<Arc<Edition>, RenderError> {
        let (brand, brand_json) = find(&self.sources.brands, brand)?;
        let (locale, words_json) = find(&self.sources.locales, locale)?;
        let mut editions = self.editions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(edition) = editions.get(&(brand, locale)) {
            return Ok(Arc::clone(edition));
        }
        let edition = Arc::new(Edition::new(brand_json, words_json)?);
        editions.insert((brand, locale), Arc::clone(&edition));
        Ok(edition)
    }
}

fn find<'a>(files: &Files<'a>, name: &str) -> Result<(&'a str, &'a str), RenderError> {
    let found = files.iter().find(|(known, _)| *known == name);
    Ok(*found.ok_or_else(|| format!("nothing is called {name}"))?)
}

/// The text with the line for browsers, where both fit into an SMS.
fn bound(text: &str, line: Option<String>) -> String {
    let whole = format!("{text}{}", line.unwrap_or_default());
    if whole.len() <= *gate::SMS_LENGTH.end() { whole } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_may_have_any_words_for_its_link() {
        for (words, html) in [
            ("Confirmer l'adresse", "{##Confirmer l&#39;adresse##}"),
            ("Check & go", "{##Check &amp; go##}"),
            (r#"Say \"yes\""#, "{##Say &quot;yes&quot;##}"),
            ("Confirmer\u{A0}!", "{##Confirmer&#160;!##}"),
        ] {
            let mut sources =
                Sources::embedded(Lifetimes { temporary_password_days: 7, mfa_code_minutes: 3 });
            let json = find(&sources.locales, "en").unwrap().1.replace("Confirm my e-mail address", words);
            sources.locales = vec![("en", &json)];
            let placeholders = Placeholders::new(Some("{####}"), None, false).unwrap();
            let placeholders = &placeholders.with_link(Some("{##Click Here##}"));
            let order = Order { kind: Kind::SignUp, brand: "eshop", locale: "en", name: None, placeholders };
            let (message, placeholders) = Renderer::new(sources).unwrap().render(&order).unwrap();
            assert!(message.email_message.contains(html), "{words}");
            assert_eq!(gate::check(&message, &placeholders), Ok(()), "{words}");
        }
    }
}
