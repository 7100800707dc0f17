//! One brand in one locale: the values that templates refer to.

use std::collections::BTreeMap;

use content::Placeholders;
use locales::LocaleTexts;
use locales::locale_texts::Texts;
use tera::{Context, Map, Value};

use crate::brand::Brand;
use crate::brand_name::unlinked;
use crate::findings::BoxError;
use crate::html::brand_name;
use crate::palette::Palette;
use crate::rendering::Rendering;
use crate::typography::Typography;

pub use crate::html::escaped;

/// A brand with the texts of a locale.
pub struct LocalizedBrand<'f> {
    brand: &'f Brand,
    texts: &'f LocaleTexts,
    typography: Typography,
    /// Values that are the same in every message.
    base: Context,
}

impl<'f> LocalizedBrand<'f> {
    /// Joins a brand and a locale.
    #[must_use]
    pub fn new(brand: &'f Brand, texts: &'f LocaleTexts) -> Self {
        let mut base = Context::new();
        base.insert("dir", &texts.direction);
        base.insert("start", if texts.direction == "rtl" { "right" } else { "left" });
        base.insert("brand", &brand.unlinked());
        base.insert("site_label", brand.site_url.trim_start_matches("https://").trim_end_matches('/'));
        base.insert("light", &Palette::light(&brand.light));
        base.insert("dark", &Palette::dark(&brand.dark, &brand.light));
        let typography = Typography::new(brand.font, &texts.locale);
        base.insert("type", &typography);
        Self { brand, texts, typography, base }
    }

    /// The last line of an SMS, `@host #code`, from which a browser on the brand's pages fills the code in.
    #[must_use]
    pub fn autofill_line(&self, placeholders: &Placeholders) -> Option<String> {
        // A message with a username holds a password, which browsers must not fill in as a code.
        let host = self.brand.sms_host.as_ref().filter(|_| placeholders.username.is_none())?;
        Some(format!("\n@{host} #{}", placeholders.code))
    }

    /// The text of the link in the message `stem`, if it has one.
    #[must_use]
    pub fn link_text(&self, stem: &str) -> Option<&str> {
        self.texts.messages.get(stem)?.get("link")?.forms().next()
    }

    /// The subject of the message `stem`, and the context of its email template: `words` are HTML, `plain` is text.
    ///
    /// # Errors
    /// Fails if the locale has no such message.
    pub fn email(
        &self,
        stem: &str,
        placeholders: &Placeholders,
        name: Option<&str>,
        rendering: Rendering,
    ) -> Result<(String, Context), BoxError> {
        let texts = self.message_texts(stem, rendering)?;
        let subject = texts.get("subject").ok_or_else(|| format!("{stem} has no subject"))?;
        let mut context = self.context(placeholders);
        if let Some(link) = &placeholders.link {
            context.insert_value("link", Value::safe_string(link));
        }
        // Both are bounded, because the markup around them is the same in most languages. The apostrophes around the names
        // of fonts stay, because a style sheet has no entities.
        context.insert("lang", &rendering.bounded(&self.texts.locale));
        context.insert_value("fonts", Value::safe_string(&rendering.bounded(&self.typography.fonts)));
        context.insert_value("office_font", Value::safe_string(self.typography.office_font));
        context.insert_value("words", self.html(&texts, name, rendering).into());
        let has_brand = texts.get("heading").is_some_and(|heading| heading.contains("{$brand}"));
        context.insert("heading_has_brand", &has_brand);
        let subject = filled(subject, &rendering.bounded(self.brand.name_in_subject()), placeholders);
        let mut plain = plain(&texts, &rendering.bounded(&self.brand.name), placeholders, rendering);
        plain.insert("subject".into(), Value::normal_string(&rendering.bounded(&subject)));
        context.insert_value("plain", plain.into());
        Ok((subject, context))
    }

    /// The context of the SMS template of the message `stem`; `words` are text.
    ///
    /// # Errors
    /// Fails if the locale has no such message.
    pub fn sms(
        &self,
        stem: &str,
        placeholders: &Placeholders,
        rendering: Rendering,
    ) -> Result<Context, BoxError> {
        let mut context = self.context(placeholders);
        let texts = self.message_texts(stem, rendering)?;
        context.insert("brand", self.brand);
        let brand = rendering.bounded(self.brand.name_in_sms());
        context.insert_value("words", plain(&texts, &brand, placeholders, rendering).into());
        Ok(context)
    }

    fn context(&self, placeholders: &Placeholders) -> Context {
        let mut context = self.base.clone();
        context.insert("code", &placeholders.code);
        context.insert("username", &placeholders.username);
        context
    }

    /// The texts of `common`, overridden by those of `stem`, numbers resolved, other values still placeholders.
    fn message_texts(&self, stem: &str, rendering: Rendering) -> Result<BTreeMap<&str, String>, BoxError> {
        let number = |name: &str| rendering.lifetimes().number(name);
        let message = |id: &str| -> Result<&Texts, BoxError> {
            Ok(self.texts.messages.get(id).ok_or_else(|| format!("{} has no {id}", self.texts.locale))?)
        };
        let mut texts = BTreeMap::new();
        for (name, text) in message("common")?.iter().chain(message(stem)?) {
            let form = text.form(number);
            let form = form.ok_or_else(|| format!("{stem}.{name} has no form for this number"))?;
            let digits = text.number_name().map(|name| rendering.digits(self.texts, name));
            texts.insert(name.as_str(), form.replace("{$number}", &digits.unwrap_or_default()));
        }
        if let Some(team) = self.brand.team(&self.texts.locale) {
            texts.insert("team", team.to_owned());
        }
        Ok(texts)
    }

    /// The texts for the email's body: HTML, in which the brand and the name keep their own direction.
    fn html(&self, texts: &BTreeMap<&str, String>, name: Option<&str>, rendering: Rendering) -> Map {
        let brand = brand_name(&unlinked(&self.brand.name), self.texts.direction);
        let brand = rendering.bounded(&brand);
        let bold = format!("<strong>{brand}</strong>");
        let safe = |html: &str| Value::safe_string(&rendering.bounded(html));
        let word = |(name, text): (&&str, &String)| {
            let brand = if *name == "heading" { &*bold } else { &*brand };
            (key(name), safe(&escaped(&unlinked(text)).replace("{$brand}", brand)))
        };
        let mut map: Map = texts.iter().map(word).collect();
        map.insert("brand".into(), safe(&brand));
        if let (Some(name), Some(greeting)) = (name, texts.get("greeting_name")) {
            let name = format!("<span dir=\"auto\">{}</span>", escaped(name));
            map.insert("greeting".into(), safe(&escaped(greeting).replace("{$name}", &name)));
        }
        map
    }
}

/// The texts for attributes and SMS: plain, escaped by Tera where needed.
fn plain(
    texts: &BTreeMap<&str, String>,
    brand: &str,
    placeholders: &Placeholders,
    rendering: Rendering,
) -> Map {
    let value = |text: &String| Value::normal_string(&rendering.bounded(&filled(text, brand, placeholders)));
    texts.iter().map(|(name, text)| (key(name), value(text))).collect()
}

fn filled(text: &str, brand: &str, placeholders: &Placeholders) -> String {
    // Most texts hold no value; this saves three searches.
    if !text.contains('{') {
        return text.to_owned();
    }
    let username = placeholders.username.as_deref().unwrap_or_default();
    text.replace("{$brand}", brand).replace("{$code}", &placeholders.code).replace("{$username}", username)
}

fn key(name: &str) -> tera::value::Key<'static> {
    name.to_owned().into()
}
