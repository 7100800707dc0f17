//! One brand in one locale: everything that templates refer to.

use std::borrow::Cow;
use std::collections::BTreeMap;

use catalogue::Words;
use catalogue::words::Texts;
use tera::{Context, Map, Value};

use crate::brand::Brand;
use crate::message::Placeholders;
use crate::renderer::RenderError;

/// A brand with the words of a locale.
pub struct Edition {
    brand: Brand,
    words: Words,
    /// What is the same in every message.
    base: Context,
}

/// The numbers that words tell of.
#[derive(Clone, Copy, Debug)]
pub struct Lifetimes {
    /// `TEMPORARY_PASSWORD_DAYS`.
    pub temporary_password_days: u32,
    /// `MFA_CODE_MINUTES`.
    pub mfa_code_minutes: u32,
}

impl Edition {
    /// A brand and a locale from their JSON.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn new(brand: &str, words: &str) -> Result<Self, RenderError> {
        let brand: Brand = serde_json::from_str(brand)?;
        let words: Words = serde_json::from_str(words)?;
        let mut base = Context::new();
        base.insert("lang", &words.locale);
        base.insert("dir", &words.direction);
        base.insert("start", if words.direction == "rtl" { "right" } else { "left" });
        base.insert("brand", &brand);
        base.insert("site_label", brand.site_url.trim_start_matches("https://").trim_end_matches('/'));
        base.insert("light", &brand.light);
        base.insert("dark", &brand.dark);
        Ok(Self { brand, words, base })
    }

    /// The line of an SMS by which a browser on the brand's pages fills the code in.
    #[must_use]
    pub fn bound_line(&self, placeholders: &Placeholders) -> Option<String> {
        // A password is no code, and a user name in the message says that it is one.
        let host = self.brand.sms_host.as_ref().filter(|_| placeholders.user_name.is_none())?;
        Some(format!("\n@{host} #{}", placeholders.code))
    }

    /// The words of the link of the message `stem`, if it has one.
    #[must_use]
    pub fn link_words(&self, stem: &str) -> Option<&str> {
        self.words.messages.get(stem)?.get("link")?.variants().next()
    }

    /// The subject of the message `stem`, and what the template of its e-mail sees: `words` are HTML, `plain` is text.
    ///
    /// # Errors
    /// When the locale has no such message.
    pub fn email(
        &self,
        stem: &str,
        placeholders: &Placeholders,
        name: Option<&str>,
        lifetimes: Lifetimes,
    ) -> Result<(String, Context), RenderError> {
        let texts = self.texts(stem, lifetimes)?;
        let subject = texts.get("subject").ok_or_else(|| format!("{stem} has no subject"))?;
        let mut context = self.context(placeholders);
        if let Some(link) = &placeholders.link {
            context.insert_value("link", Value::safe_string(link));
        }
        context.insert_value("words", self.html(&texts, name).into());
        let brand = &self.brand.name;
        context.insert_value("plain", text(&texts, brand, placeholders).into());
        Ok((filled(subject, brand, placeholders), context))
    }

    /// What the template of the SMS of the message `stem` sees; `words` are text.
    ///
    /// # Errors
    /// When the locale has no such message.
    pub fn sms(
        &self,
        stem: &str,
        placeholders: &Placeholders,
        lifetimes: Lifetimes,
    ) -> Result<Context, RenderError> {
        let mut context = self.context(placeholders);
        let texts = self.texts(stem, lifetimes)?;
        let brand = self.brand.sms_name.as_ref().unwrap_or(&self.brand.name);
        context.insert_value("words", text(&texts, brand, placeholders).into());
        Ok(context)
    }

    fn context(&self, placeholders: &Placeholders) -> Context {
        let mut context = self.base.clone();
        context.insert("code", &placeholders.code);
        context.insert("user_name", &placeholders.user_name);
        context
    }

    /// The texts of all messages with those of `stem` over them, their values still marked.
    fn texts(&self, stem: &str, lifetimes: Lifetimes) -> Result<BTreeMap<&str, String>, RenderError> {
        let number = |name: &str| match name {
            "days" => Some(lifetimes.temporary_password_days),
            "minutes" => Some(lifetimes.mfa_code_minutes),
            _ => None,
        };
        let message = |id: &str| -> Result<&Texts, RenderError> {
            Ok(self.words.messages.get(id).ok_or_else(|| format!("{} has no {id}", self.words.locale))?)
        };
        let mut texts = BTreeMap::new();
        for (name, text) in message("common")?.iter().chain(message(stem)?) {
            let text = self.words.resolve(text, number);
            let text = text.ok_or_else(|| format!("{stem}.{name} has no form for this number"))?;
            texts.insert(name.as_str(), text);
        }
        if let Some(team) = &self.brand.team {
            texts.insert("team", team.clone());
        }
        Ok(texts)
    }

    /// For the body of the mail: HTML, in which brand and name keep their own direction.
    fn html(&self, texts: &BTreeMap<&str, String>, name: Option<&str>) -> Map {
        let brand = escaped(&self.brand.name);
        let brand = match self.words.direction.as_str() {
            "rtl" => Cow::Owned(format!("<span dir=\"ltr\">{brand}</span>")),
            _ => Cow::Owned(brand),
        };
        let mut map: Map = texts
            .iter()
            .map(|(name, text)| (key(name), Value::safe_string(&escaped(text).replace("{brand}", &brand))))
            .collect();
        if let (Some(name), Some(greeting)) = (name, texts.get("greeting_name")) {
            let name = format!("<span dir=\"auto\">{}</span>", escaped(name));
            map.insert("greeting".into(), Value::safe_string(&escaped(greeting).replace("{name}", &name)));
        }
        map
    }
}

/// For attributes and SMS: plain text, which Tera escapes where it has to.
fn text(texts: &BTreeMap<&str, String>, brand: &str, placeholders: &Placeholders) -> Map {
    let value = |text: &String| Value::normal_string(&filled(text, brand, placeholders));
    texts.iter().map(|(name, text)| (key(name), value(text))).collect()
}

fn filled(text: &str, brand: &str, placeholders: &Placeholders) -> String {
    // Most texts have no value to fill in, and each search would be for nothing.
    if !text.contains('{') {
        return text.to_owned();
    }
    let user_name = placeholders.user_name.as_deref().unwrap_or_default();
    text.replace("{brand}", brand).replace("{code}", &placeholders.code).replace("{user_name}", user_name)
}

fn key(name: &str) -> tera::value::Key<'static> {
    name.to_owned().into()
}

/// The text as HTML has it.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = Vec::with_capacity(text.len());
    // Writing to memory cannot fail, and what is escaped stays UTF-8.
    let _ = tera::escape_html(text, &mut html);
    String::from_utf8(html).unwrap_or_default()
}
