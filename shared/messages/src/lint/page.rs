//! A message under the linter, parsed once for all rules.

use locales::{LocaleTexts, Text};
use scraper::{ElementRef, Html, Selector};

use super::sheet::Sheets;
use crate::brand_name::JOINER;
use crate::findings::on_one_line;
use crate::variant::Variant;
use crate::{Lifetimes, Message, Placeholders};

/// A rendered message and its sources.
#[derive(Clone, Copy)]
pub struct Sample<'a> {
    /// The brand, locale and template.
    pub variant: Variant<'a>,
    /// The English texts, if the folder has them.
    pub english: Option<&'a LocaleTexts>,
    /// The name in the greeting.
    pub name: Option<&'a str>,
    /// The settings that the message mentions.
    pub lifetimes: Lifetimes,
    /// The message, with Cognito's placeholders.
    pub message: &'a Message,
    /// The placeholders.
    pub placeholders: &'a Placeholders,
}

/// The sample with its email as a parsed document.
pub struct Page<'a> {
    /// The rendered message and its sources.
    pub sample: Sample<'a>,
    /// The visible text of the body, on one line.
    pub body_text: String,
    /// Each visible text with its element.
    pub texts: Vec<(ElementRef<'a>, String)>,
    /// The declarations of its style sheets.
    pub sheets: Sheets,
    html: &'a Html,
}

impl<'a> Page<'a> {
    /// Joins a sample and its parsed email.
    pub fn new(sample: Sample<'a>, html: &'a Html) -> Self {
        let mut page =
            Self { sample, body_text: String::new(), texts: Vec::new(), sheets: Sheets::default(), html };
        page.sheets = Sheets::read(page.all("style"));
        page.body_text = page.all("[role=article]").into_iter().map(text).collect();
        let own = |element: ElementRef<'_>| -> String {
            element.children().filter_map(|child| Some(&**child.value().as_text()?)).collect()
        };
        let elements = page.all("[role=article] *").into_iter();
        let texts = elements.map(|element| (element, own(element).trim().to_owned()));
        page.texts = texts.filter(|(_, text)| !text.is_empty()).collect();
        page
    }

    /// The source of the email.
    pub fn source(&self) -> &'a str {
        &self.sample.message.email_message
    }

    /// All elements that match `selector`.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'a>> {
        // Selectors are literals of the rules; an invalid one fails the rule's test.
        Selector::parse(selector).map(|selector| self.html.select(&selector).collect()).unwrap_or_default()
    }

    /// The locale's text `name` as it is in this message, with number and brand filled in.
    pub fn text(&self, name: &str) -> Option<String> {
        let Sample { variant, lifetimes, .. } = &self.sample;
        let text = variant.texts.resolve(self.unresolved_text(name)?, |name| lifetimes.number(name))?;
        Some(on_one_line(&text.replace("{$brand}", &variant.brand.name)))
    }

    /// The locale's text `name` in all its plural forms.
    pub fn unresolved_text(&self, name: &str) -> Option<&'a Text> {
        let Variant { texts, stem, .. } = self.sample.variant;
        [stem, "common"].into_iter().find_map(|message| texts.messages.get(message)?.get(name))
    }

    /// The key of a text of the message, with its file and line, for a finding.
    pub fn key(&self, name: &str) -> String {
        let Variant { texts, stem, .. } = self.sample.variant;
        let has_text =
            |message: &&str| texts.messages.get(*message).is_some_and(|texts| texts.contains_key(name));
        let message = [stem, "common"].into_iter().find(has_text).unwrap_or(stem);
        key(texts, message, name)
    }

    /// The key of the SMS, with its file and line, for a finding.
    pub fn sms_key(&self) -> String {
        let Variant { texts, kind, .. } = self.sample.variant;
        key(texts, kind.stem(), "sms")
    }

    /// The hidden text at the start of the body, which mail clients show after the subject, without its padding.
    pub fn preheader(&self) -> Option<String> {
        let first = self.all("body > :first-child").into_iter().next()?;
        let shown = (property(first, "display") == Some("none")).then(|| first.text().collect::<String>())?;
        Some(shown.trim_end_matches(['\u{34F}', '\u{A0}']).to_owned())
    }

    /// Returns whether the language is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.sample.variant.texts.direction == "rtl"
    }
}

/// The key of a text, with its file and line, for a finding.
pub fn key(texts: &LocaleTexts, message: &str, name: &str) -> String {
    format!("{message}.{} in templates/locales/{}", name.replace('_', "-"), texts.place(message, name))
}

/// The visible text of an element on one line.
pub fn text(element: ElementRef<'_>) -> String {
    on_one_line(&element.text().collect::<String>().replace(JOINER, ""))
}

/// The value of an attribute, or an empty text.
pub fn attribute<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

/// The value of a property in the element's own `style`.
pub fn property<'a>(element: ElementRef<'a>, name: &str) -> Option<&'a str> {
    let declarations = attribute(element, "style").split(';').filter_map(|one| one.split_once(':'));
    declarations.rev().find(|(known, _)| known.trim() == name).map(|(_, value)| value.trim())
}

/// The font size of an element from inline styles alone.
pub fn pixels(element: ElementRef<'_>) -> Option<u32> {
    upwards(element).find_map(|element| {
        let value = property(element, "font-size").or_else(|| property(element, "font"))?;
        value.split([' ', '/']).find_map(|part| part.strip_suffix("px")?.parse().ok())
    })
}

/// The element and its ancestors, innermost first.
pub fn upwards(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    std::iter::successors(Some(element), |element| element.ancestors().find_map(ElementRef::wrap))
}
