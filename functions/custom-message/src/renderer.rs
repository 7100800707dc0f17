//! Templates, words and brand become messages. Everything is parsed once, in the init phase.

use std::collections::BTreeMap;

use fluent_bundle::FluentArgs;
use tera::{Context, Tera, Value};

use crate::brand::Brand;
use crate::catalogue::{Catalogue, Words};
use crate::{Kind, Message, Placeholders, embedded, gate};

/// What a renderer is made of.
pub struct Sources<'a> {
    /// Name and content of each template.
    pub templates: Vec<(&'a str, &'a str)>,
    /// A BCP 47 tag and the Fluent file for it.
    pub locale: (&'a str, &'a str),
    /// The brand as JSON.
    pub brand: &'a str,
    /// `TEMPORARY_PASSWORD_DAYS`.
    pub temporary_password_days: u32,
    /// `MFA_CODE_MINUTES`.
    pub mfa_code_minutes: u32,
}

/// Renders the messages of one brand in one locale.
pub struct Renderer {
    tera: Tera,
    kinds: BTreeMap<&'static str, (String, Value)>,
}

/// The text names files and words, never a value from an event.
pub type RenderError = Box<dyn std::error::Error + Send + Sync>;

impl<'a> Sources<'a> {
    /// What was compiled in, for one locale and one brand; nothing when one of them is not there.
    #[must_use]
    pub fn embedded(locale: &'a str, brand: &str) -> Option<Self> {
        Some(Self {
            templates: embedded::TEMPLATES.to_vec(),
            locale: (locale, find(embedded::LOCALES, locale)?),
            brand: find(embedded::BRANDS, brand)?,
            temporary_password_days: 7,
            mfa_code_minutes: 3,
        })
    }
}

fn find(table: &'static [(&str, &str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, content)| *content)
}

impl Renderer {
    /// Parses everything.
    ///
    /// # Errors
    /// When a template, a locale or a brand cannot be used.
    pub fn new(sources: &Sources<'_>) -> Result<Self, RenderError> {
        let brand: Brand = serde_json::from_str(sources.brand)?;
        let catalogue = Catalogue::parse(sources.locale.0, sources.locale.1)?;
        let mut arguments = FluentArgs::new();
        arguments.set("brand", brand.name.as_str());
        arguments.set("days", sources.temporary_password_days);
        arguments.set("minutes", sources.mfa_code_minutes);

        let mut tera = Tera::default();
        tera.add_raw_templates(sources.templates.iter().copied())?;
        set_globals(tera.global_context(), sources.locale.0, &brand, &catalogue.words("common", &arguments)?);
        let mut kinds = BTreeMap::new();
        for kind in Kind::ALL {
            let words = catalogue.words(kind.stem(), &arguments)?;
            let subject =
                words.get("subject").cloned().ok_or_else(|| format!("{} has no subject", kind.stem()))?;
            kinds.insert(kind.stem(), (subject, Value::from_serializable(&words)));
        }
        Ok(Self { tera, kinds })
    }

    /// The message of a kind.
    ///
    /// # Errors
    /// When a template refers to something that is not there.
    pub fn render(&self, kind: Kind, placeholders: &Placeholders) -> Result<Message, RenderError> {
        let (subject, words) = self.kinds.get(kind.stem()).ok_or("a kind without words")?;
        let mut context = Context::new();
        context.insert_value("words", words.clone());
        context.insert("code", &placeholders.code);
        context.insert("user_name", &placeholders.user_name);
        let email = self.tera.render(&format!("{}.html", kind.stem()), &context)?;
        let sms = self.tera.render(&format!("{}.txt", kind.stem()), &context)?;
        Ok(Message {
            email_subject: subject.clone(),
            email_message: gate::with_entities(email),
            sms_message: sms.trim().to_owned(),
        })
    }
}

/// What is the same in every message is given to Tera once.
fn set_globals(globals: &mut Context, locale: &str, brand: &Brand, common: &Words) {
    globals.insert("lang", locale);
    globals.insert("dir", "ltr");
    globals.insert("start", "left");
    globals.insert("brand", brand);
    globals.insert("light", &brand.light);
    globals.insert("dark", &brand.dark);
    globals.insert("common", common);
}
