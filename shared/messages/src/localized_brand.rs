//! One brand in one locale: everything that templates refer to.

use std::borrow::Cow;
use std::collections::BTreeMap;

use content::Placeholders;
use locales::LocaleTexts;
use locales::locale_texts::Texts;
use tera::{Context, Map, Value};

use crate::brand::Brand;
use crate::renderer::RenderError;

/// A brand with the words of a locale.
pub struct LocalizedBrand {
    brand: Brand,
    words: LocaleTexts,
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

impl Lifetimes {
    /// The longest of all, for what has to fit whatever the settings are.
    pub const LONGEST: Self = Self { temporary_password_days: 365, mfa_code_minutes: 15 };

    /// The number of a name that words use.
    #[must_use]
    pub fn number(self, name: &str) -> Option<u32> {
        match name {
            "days" => Some(self.temporary_password_days),
            "minutes" => Some(self.mfa_code_minutes),
            _ => None,
        }
    }
}

/// The way in which values stand in a message.
#[derive(Clone, Copy, Debug)]
pub enum Rendering {
    /// As people read it.
    Real(Lifetimes),
    /// With the forms of the words for these numbers, but with [`DAYS`] and [`MINUTES`] in the place of the numbers.
    Marked(Lifetimes),
    /// As marked, and with [`CUT`] around words and the brand's name: between two cuts is what many messages share.
    Cut(Lifetimes),
}

/// The mark of the number of days. No word has braces, and no template that passes the limits has this.
pub const DAYS: &str = "{#days#}";
/// The mark of the number of minutes.
pub const MINUTES: &str = "{#minutes#}";
/// A character that no text has.
pub const CUT: char = '\u{F8FF}';

impl Rendering {
    const fn lifetimes(self) -> Lifetimes {
        match self {
            Self::Real(lifetimes) | Self::Marked(lifetimes) | Self::Cut(lifetimes) => lifetimes,
        }
    }

    fn cut(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Real(_) | Self::Marked(_) => text.into(),
            Self::Cut(_) => format!("{CUT}{text}{CUT}").into(),
        }
    }

    fn digits(self, words: &LocaleTexts, name: &str) -> String {
        match self {
            Self::Real(lifetimes) => words.digits(lifetimes.number(name).unwrap_or_default()),
            Self::Marked(_) | Self::Cut(_) if name == "days" => DAYS.to_owned(),
            Self::Marked(_) | Self::Cut(_) => MINUTES.to_owned(),
        }
    }
}

impl LocalizedBrand {
    /// A brand and a locale from their JSON.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn new(brand: &str, words: &str) -> Result<Self, RenderError> {
        let brand: Brand = serde_json::from_str(brand)?;
        let words: LocaleTexts = serde_json::from_str(words)?;
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
        // A password is no code, and a username in the message says that it is one.
        let host = self.brand.sms_host.as_ref().filter(|_| placeholders.username.is_none())?;
        Some(format!("\n@{host} #{}", placeholders.code))
    }

    /// The words of the link of the message `stem`, if it has one.
    #[must_use]
    pub fn link_words(&self, stem: &str) -> Option<&str> {
        self.words.messages.get(stem)?.get("link")?.variants().next()
    }

    /// The subject of the message `stem`, and what the template of its email sees: `words` are HTML, `plain` is text.
    ///
    /// # Errors
    /// When the locale has no such message.
    pub fn email(
        &self,
        stem: &str,
        placeholders: &Placeholders,
        name: Option<&str>,
        rendering: Rendering,
    ) -> Result<(String, Context), RenderError> {
        let texts = self.texts(stem, rendering)?;
        let subject = texts.get("subject").ok_or_else(|| format!("{stem} has no subject"))?;
        let mut context = self.context(placeholders);
        if let Some(link) = &placeholders.link {
            context.insert_value("link", Value::safe_string(link));
        }
        context.insert_value("words", self.html(&texts, name, rendering).into());
        let brand = rendering.cut(&self.brand.name);
        context.insert_value("plain", text(&texts, &brand, placeholders, rendering).into());
        Ok((filled(subject, &brand, placeholders), context))
    }

    /// What the template of the SMS of the message `stem` sees; `words` are text.
    ///
    /// # Errors
    /// When the locale has no such message.
    pub fn sms(
        &self,
        stem: &str,
        placeholders: &Placeholders,
        rendering: Rendering,
    ) -> Result<Context, RenderError> {
        let mut context = self.context(placeholders);
        let texts = self.texts(stem, rendering)?;
        let brand = rendering.cut(self.brand.sms_name.as_ref().unwrap_or(&self.brand.name));
        context.insert_value("words", text(&texts, &brand, placeholders, rendering).into());
        Ok(context)
    }

    fn context(&self, placeholders: &Placeholders) -> Context {
        let mut context = self.base.clone();
        context.insert("code", &placeholders.code);
        context.insert("username", &placeholders.username);
        context
    }

    /// The texts of all messages with those of `stem` over them, their values still marked.
    fn texts(&self, stem: &str, rendering: Rendering) -> Result<BTreeMap<&str, String>, RenderError> {
        let number = |name: &str| rendering.lifetimes().number(name);
        let message = |id: &str| -> Result<&Texts, RenderError> {
            Ok(self.words.messages.get(id).ok_or_else(|| format!("{} has no {id}", self.words.locale))?)
        };
        let mut texts = BTreeMap::new();
        for (name, text) in message("common")?.iter().chain(message(stem)?) {
            let form = text.form(number);
            let form = form.ok_or_else(|| format!("{stem}.{name} has no form for this number"))?;
            let digits = text.number_name().map(|name| rendering.digits(&self.words, name));
            texts.insert(name.as_str(), form.replace("{$number}", &digits.unwrap_or_default()));
        }
        if let Some(team) = &self.brand.team {
            texts.insert("team", team.clone());
        }
        Ok(texts)
    }

    /// For the body of the mail: HTML, in which brand and name keep their own direction.
    fn html(&self, texts: &BTreeMap<&str, String>, name: Option<&str>, rendering: Rendering) -> Map {
        let brand = escaped(&self.brand.name);
        let brand = match self.words.direction.as_str() {
            "rtl" => format!("<span dir=\"ltr\">{brand}</span>"),
            _ => brand,
        };
        let brand = rendering.cut(&brand);
        let safe = |html: &str| Value::safe_string(&rendering.cut(html));
        let mut map: Map = texts
            .iter()
            .map(|(name, text)| (key(name), safe(&escaped(text).replace("{$brand}", &brand))))
            .collect();
        if let (Some(name), Some(greeting)) = (name, texts.get("greeting_name")) {
            let name = format!("<span dir=\"auto\">{}</span>", escaped(name));
            map.insert("greeting".into(), safe(&escaped(greeting).replace("{$name}", &name)));
        }
        map
    }
}

/// For attributes and SMS: plain text, which Tera escapes where it has to.
fn text(
    texts: &BTreeMap<&str, String>,
    brand: &str,
    placeholders: &Placeholders,
    rendering: Rendering,
) -> Map {
    let value = |text: &String| Value::normal_string(&rendering.cut(&filled(text, brand, placeholders)));
    texts.iter().map(|(name, text)| (key(name), value(text))).collect()
}

fn filled(text: &str, brand: &str, placeholders: &Placeholders) -> String {
    // Most texts have no value to fill in, and each search would be for nothing.
    if !text.contains('{') {
        return text.to_owned();
    }
    let username = placeholders.username.as_deref().unwrap_or_default();
    text.replace("{$brand}", brand).replace("{$code}", &placeholders.code).replace("{$username}", username)
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
