//! A message that is judged, parsed once for all rules.

use catalogue::{Text, Words};
use messages::brand::Brand;
use messages::{Kind, Lifetimes, Message, Placeholders};
use scraper::{ElementRef, Html, Selector};

/// A message with all that it was made of.
pub struct Sample<'a> {
    /// Whose message it is.
    pub brand: &'a Brand,
    /// In which words.
    pub words: &'a Words,
    /// What an English message would say, where there is English.
    pub english: Option<&'a Words>,
    /// What it is about.
    pub kind: Kind,
    /// The name of the e-mail's template and words.
    pub stem: &'a str,
    /// Whom it greets.
    pub name: Option<&'a str>,
    /// The settings that it tells of.
    pub lifetimes: Lifetimes,
    /// The message, its placeholders not yet filled in.
    pub message: &'a Message,
    /// Those placeholders.
    pub placeholders: &'a Placeholders,
}

/// The sample with its e-mail as a document.
pub struct Page<'a> {
    /// What is judged.
    pub sample: &'a Sample<'a>,
    html: Html,
}

impl<'a> Page<'a> {
    /// Parses the e-mail.
    pub fn new(sample: &'a Sample<'a>) -> Self {
        Self { sample, html: Html::parse_document(&sample.message.email_message) }
    }

    /// The source of the e-mail.
    pub fn source(&self) -> &'a str {
        &self.sample.message.email_message
    }

    /// All elements that `selector` finds.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        // The selectors stand in the rules and are right or fail every test.
        Selector::parse(selector).map(|selector| self.html.select(&selector).collect()).unwrap_or_default()
    }

    /// What a person reads in the body, blanks made one.
    pub fn said(&self) -> String {
        self.all("[role=article]").into_iter().map(text).collect()
    }

    /// Each text that a person reads, with the element that it stands in.
    pub fn texts(&self) -> Vec<(ElementRef<'_>, String)> {
        let elements = self.all("[role=article] *").into_iter();
        let own = |element: ElementRef<'_>| -> String {
            element.children().filter_map(|child| Some(child.value().as_text()?.to_string())).collect()
        };
        let texts = elements.map(|element| (element, own(element).trim().to_owned()));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// The text of the words `name` as this message says it: resolved for the settings, the brand filled in.
    pub fn words(&self, name: &str) -> Option<String> {
        let Sample { words, lifetimes, brand, .. } = self.sample;
        let number = |name: &str| match name {
            "days" => Some(lifetimes.temporary_password_days),
            "minutes" => Some(lifetimes.mfa_code_minutes),
            _ => None,
        };
        let text = words.resolve(self.unresolved(name)?, number)?.replace("{brand}", &brand.name);
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The words `name` for every number.
    pub fn unresolved(&self, name: &str) -> Option<&'a Text> {
        let Sample { words, stem, .. } = self.sample;
        [*stem, "common"].into_iter().find_map(|message| words.messages.get(message)?.get(name))
    }

    /// The hidden text at the beginning of the body, which lists of mails show after the subject; its padding is left out.
    pub fn preheader(&self) -> Option<String> {
        let first = self.all("body > :first-child").into_iter().next()?;
        let shown = (property(first, "display") == Some("none")).then(|| first.text().collect::<String>())?;
        Some(shown.trim_end_matches(['\u{34F}', '\u{A0}']).to_owned())
    }

    /// Whether the language is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.sample.words.direction == "rtl"
    }
}

/// What a person reads of an element, blanks made one.
pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value of an attribute, empty when there is none.
pub fn attribute<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

/// A property of the element's own `style`.
pub fn property<'a>(element: ElementRef<'a>, name: &str) -> Option<&'a str> {
    let declarations = attribute(element, "style").split(';').filter_map(|one| one.split_once(':'));
    declarations.rev().find(|(known, _)| known.trim() == name).map(|(_, value)| value.trim())
}

/// The colours of the element's gradient.
pub fn gradient_stops(element: ElementRef<'_>) -> impl Iterator<Item = &str> {
    let image = property(element, "background-image").unwrap_or_default();
    image.split(['(', ',', ')']).filter(|part| part.starts_with('#'))
}

/// The size of text that holds for an element without any `<style>`.
pub fn pixels(element: ElementRef<'_>) -> Option<u32> {
    upwards(element).find_map(|element| {
        let value = property(element, "font-size").or_else(|| property(element, "font"))?;
        value.split([' ', '/']).find_map(|part| part.strip_suffix("px")?.parse().ok())
    })
}

/// The element and those around it, from the inside out.
pub fn upwards(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    std::iter::successors(Some(element), |element| element.ancestors().find_map(ElementRef::wrap))
}
