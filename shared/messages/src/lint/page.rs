//! A message under the linter, parsed once for all rules.

use crate::brand::Brand;
use crate::findings::on_one_line;
use crate::{Kind, Lifetimes, Message, Placeholders};
use locales::{LocaleTexts, Text};
use scraper::{ElementRef, Html, Selector};

/// A message with all that it was made of.
#[derive(Clone, Copy)]
pub struct Sample<'a> {
    /// The sender.
    pub brand: &'a Brand,
    /// The words of its locale.
    pub words: &'a LocaleTexts,
    /// The English words, where there are some.
    pub english: Option<&'a LocaleTexts>,
    /// Its kind.
    pub kind: Kind,
    /// The name of the email's template and words.
    pub stem: &'a str,
    /// The name to greet by.
    pub name: Option<&'a str>,
    /// The settings that it tells of.
    pub lifetimes: Lifetimes,
    /// The message, its placeholders not yet filled in.
    pub message: &'a Message,
    /// Those placeholders.
    pub placeholders: &'a Placeholders,
}

/// The sample with its email as a document.
pub struct Page<'a> {
    /// The message with all that it was made of.
    pub sample: Sample<'a>,
    /// The text of the body, blanks made one.
    pub said: String,
    /// Each text that a person reads, with the element that it stands in.
    pub texts: Vec<(ElementRef<'a>, String)>,
    html: &'a Html,
}

impl<'a> Page<'a> {
    /// `html` is the email's.
    pub fn new(sample: Sample<'a>, html: &'a Html) -> Self {
        let mut page = Self { sample, said: String::new(), texts: Vec::new(), html };
        page.said = page.all("[role=article]").into_iter().map(text).collect();
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

    /// All elements that `selector` finds.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'a>> {
        // The selectors stand in the rules and are right or fail every test.
        Selector::parse(selector).map(|selector| self.html.select(&selector).collect()).unwrap_or_default()
    }

    /// The text of the words `name` as this message says it: resolved for the settings, the brand filled in.
    pub fn words(&self, name: &str) -> Option<String> {
        let Sample { words, lifetimes, brand, .. } = &self.sample;
        let text = words
            .resolve(self.unresolved(name)?, |name| lifetimes.number(name))?
            .replace("{$brand}", &brand.name);
        Some(on_one_line(&text))
    }

    /// The words `name` for every number.
    pub fn unresolved(&self, name: &str) -> Option<&'a Text> {
        let Sample { words, stem, .. } = self.sample;
        [stem, "common"].into_iter().find_map(|message| words.messages.get(message)?.get(name))
    }

    /// The hidden text at the beginning of the body, which lists of mails show after the subject; its padding is left out.
    pub fn preheader(&self) -> Option<String> {
        let first = self.all("body > :first-child").into_iter().next()?;
        let shown = (property(first, "display") == Some("none")).then(|| first.text().collect::<String>())?;
        Some(shown.trim_end_matches(['\u{34F}', '\u{A0}']).to_owned())
    }

    /// True for a language that is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.sample.words.direction == "rtl"
    }
}

/// The text of an element on one line.
pub fn text(element: ElementRef<'_>) -> String {
    on_one_line(&element.text().collect::<String>())
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
