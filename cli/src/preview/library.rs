//! Everything that messages are made of, read once, and every message that can be made of it.

use anyhow::{Context as _, Result, anyhow};
use catalogue::Words;
use messages::brand::Brand;
use messages::{Kind, Lifetimes, Message, Order, Placeholders, Renderer, Sources};

use super::bar::{self, Page, Sample};
use crate::output::Findings;

/// Templates, brands and words, parsed.
pub struct Library<'a> {
    renderer: Renderer<'a>,
    brands: Vec<(&'a str, Brand)>,
    locales: Vec<Words>,
    lifetimes: Lifetimes,
}

/// One message that can be made.
#[derive(Clone, Copy)]
pub struct Choice<'l> {
    /// The file name of the brand.
    pub brand: &'l str,
    look: &'l Brand,
    words: &'l Words,
    /// What it is about.
    pub kind: Kind,
    /// Whether the e-mail has a link instead of a code.
    pub by_link: bool,
    /// Whom it greets.
    pub name: Option<&'l str>,
}

/// A message with what is to be said about it.
pub struct Judged {
    /// The message.
    pub message: Message,
    /// Where Cognito puts its values.
    pub placeholders: Placeholders,
    /// What a list of mails shows after the subject.
    pub preheader: String,
    /// What the bar says, nothing of a good message.
    pub findings: Vec<String>,
}

impl Choice<'_> {
    /// The tag of the locale.
    pub fn locale(&self) -> &str {
        &self.words.locale
    }

    /// The name of the e-mail's template.
    pub fn stem(&self) -> &'static str {
        self.kind.link_stem().filter(|_| self.by_link).unwrap_or(self.kind.stem())
    }
}

/// Tera draws the line and the column under its message.
fn unusable(error: &dyn std::error::Error) -> Findings {
    let message = error.to_string();
    Findings(format!("templates/email or templates/sms: {}", message.trim_start_matches("error: ")))
}

/// The repository's own templates.
#[cfg(test)]
pub static TEMPLATES: std::sync::LazyLock<messages::Folder> = std::sync::LazyLock::new(|| {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates");
    messages::Folder::read(&folder).expect("templates that can be used")
});

#[cfg(test)]
impl<'l> Choice<'l> {
    /// The same with somebody to greet.
    pub fn greeting(self, name: Option<&'l str>) -> Self {
        Self { name, ..self }
    }
}

impl<'a> Library<'a> {
    /// Parses the sources.
    ///
    /// # Errors
    /// When one of them cannot be used.
    pub fn new(sources: Sources<'a>) -> Result<Self> {
        let brands = sources.brands.iter().map(|(name, json)| {
            Ok((*name, serde_json::from_str(json).with_context(|| format!("the brand {name}"))?))
        });
        let locales = sources
            .locales
            .iter()
            .map(|(tag, json)| serde_json::from_str(json).with_context(|| format!("the locale {tag}")));
        Ok(Self {
            brands: brands.collect::<Result<_>>()?,
            locales: locales.collect::<Result<_>>()?,
            lifetimes: sources.lifetimes,
            renderer: Renderer::new(sources).map_err(|error| unusable(&*error))?,
        })
    }

    /// Every message: brands by locales by kinds, with a code, and with a link where Cognito sends one.
    pub fn choices(&self) -> impl Iterator<Item = Choice<'_>> {
        let kinds = Kind::ALL.into_iter().flat_map(|kind| {
            let methods: &[bool] = if kind.link_stem().is_some() { &[false, true] } else { &[false] };
            methods.iter().map(move |by_link| (kind, *by_link))
        });
        let editions =
            self.brands.iter().flat_map(|brand| self.locales.iter().map(move |words| (brand, words)));
        editions.flat_map(move |((brand, look), words)| {
            kinds.clone().map(move |(kind, by_link)| Choice { brand, look, words, kind, by_link, name: None })
        })
    }

    /// Makes a message and judges it.
    ///
    /// # Errors
    /// When it cannot be rendered.
    pub fn judged(&self, choice: &Choice<'_>) -> Result<Judged> {
        let Choice { brand, look, words, kind, by_link, name } = *choice;
        let placeholders = Placeholders::new(Some("{####}"), Some("{username}"), kind.names_user())
            .context("no placeholders")?
            .with_link(by_link.then_some("{##Click here##}"));
        let order = Order { kind, brand, locale: &words.locale, name, placeholders: &placeholders };
        let (message, placeholders) = self.renderer.render(&order).map_err(|error| anyhow!("{error}"))?;
        let sample = Sample {
            brand: look,
            words,
            english: self.locales.iter().find(|words| words.locale == "en"),
            kind,
            stem: choice.stem(),
            name,
            lifetimes: self.lifetimes,
            message: &message,
            placeholders: &placeholders,
        };
        let page = Page::new(&sample);
        let (findings, preheader) = (bar::findings(&page), page.preheader().unwrap_or_default());
        Ok(Judged { message, placeholders, preheader, findings })
    }
}
