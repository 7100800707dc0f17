//! Renders every message of a folder and applies the rules to it.

use content::kind::STEMS;
use locales::LocaleTexts;
use scraper::Html;

use super::page::{Page, Sample};
use super::{Finding, rules};
use crate::brand::Brand;
use crate::findings::on_one_line;
use crate::pieces::{CODE, USERNAME};
use crate::renderer::RenderError;
use crate::{Kind, Lifetimes, Message, MessageRequest, Placeholders, Renderer, Sources};

/// A name with characters that break markup unless they are escaped.
pub(super) const NAME: &str = "O'Brien & Söhne";

/// Templates, brands and words, parsed.
pub struct Linter<'a> {
    renderer: Renderer<'a>,
    brands: Vec<(&'a str, Brand)>,
    locales: Vec<LocaleTexts>,
    lifetimes: Lifetimes,
}

/// The choice of one message.
#[derive(Clone, Copy)]
pub(super) struct Choice<'l> {
    name: &'l str,
    brand: &'l Brand,
    words: &'l LocaleTexts,
    stem: &'static str,
    pub(super) kind: Kind,
}

/// A message with its findings.
pub struct Linted<'l> {
    /// The file name of the brand.
    pub brand: &'l str,
    /// The tag of the locale.
    pub locale: &'l str,
    /// The name of the email's template.
    pub stem: &'static str,
    /// The message without a name, unless its template cannot be rendered.
    pub rendered: Option<Rendered>,
    /// The broken rules, with a name and without one.
    pub findings: Vec<Finding>,
}

/// A message as Cognito gets it.
pub struct Rendered {
    /// The message.
    pub message: Message,
    /// The places of Cognito's values.
    pub placeholders: Placeholders,
    /// The text that lists of mails show after the subject.
    pub preheader: String,
}

impl<'a> Linter<'a> {
    /// Parses the sources.
    ///
    /// # Errors
    /// When one of them cannot be parsed. The text has several lines: Tera draws the place of an error.
    pub fn new(sources: Sources<'a>) -> Result<Self, RenderError> {
        let brand =
            |(name, json): &(&'a str, &'a str)| Ok::<_, RenderError>((*name, serde_json::from_str(json)?));
        Ok(Self {
            brands: sources.brands.iter().map(brand).collect::<Result<_, _>>()?,
            locales: sources
                .locales
                .iter()
                .map(|(_, json)| serde_json::from_str(json))
                .collect::<Result<_, _>>()?,
            lifetimes: sources.lifetimes,
            renderer: Renderer::new(sources).map_err(|error| unparsable(&*error))?,
        })
    }

    /// Lints every message: brands by locales by emails. `progress` gets the number of messages done and of all.
    pub fn run(&self, progress: impl Fn(usize, usize)) -> Vec<Linted<'_>> {
        let all = self.brands.len() * self.locales.len() * STEMS.len();
        let messages = self.choices().zip(1..).map(|(choice, done)| {
            let linted = self.linted(&choice);
            progress(done, all);
            linted
        });
        messages.collect()
    }

    pub(super) fn choices(&self) -> impl Iterator<Item = Choice<'_>> {
        let editions =
            self.brands.iter().flat_map(|brand| self.locales.iter().map(move |words| (brand, words)));
        editions.flat_map(|((name, brand), words)| {
            STEMS.into_iter().map(move |(stem, kind)| Choice { name, brand, words, stem, kind })
        })
    }

    pub(super) fn linted<'l>(&'l self, choice: &Choice<'l>) -> Linted<'l> {
        let mut findings: Vec<Finding> = Vec::new();
        let [rendered, _] = [None, Some(NAME)].map(|name| {
            let (rendered, problems) = self.judged(choice, name);
            for (rule, text) in problems {
                let finding = Finding {
                    brand: choice.name.to_owned(),
                    locale: choice.words.locale.clone(),
                    message: choice.stem,
                    rule,
                    text: on_one_line(&text),
                };
                // Most problems do not depend on the name.
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
            rendered
        });
        Linted { brand: choice.name, locale: &choice.words.locale, stem: choice.stem, rendered, findings }
    }

    /// Renders a message and applies every rule.
    fn judged(
        &self,
        choice: &Choice<'_>,
        name: Option<&str>,
    ) -> (Option<Rendered>, Vec<(&'static str, String)>) {
        let (message, placeholders) = match self.rendered(choice, name) {
            Ok(rendered) => rendered,
            Err(error) => return (None, vec![(Finding::RENDERING, problem_and_place(&*error))]),
        };
        let html = Html::parse_document(&message.email_message);
        let page = Page::new(
            Sample {
                brand: choice.brand,
                words: choice.words,
                english: self.locales.iter().find(|words| words.locale == "en"),
                kind: choice.kind,
                stem: choice.stem,
                name,
                lifetimes: self.lifetimes,
                message: &message,
                placeholders: &placeholders,
            },
            &html,
        );
        let problems = rules().filter_map(|(name, rule)| Some((*name, rule(&page).err()?))).collect();
        let preheader = page.preheader().unwrap_or_default();
        (Some(Rendered { message, placeholders, preheader }), problems)
    }

    fn rendered(
        &self,
        choice: &Choice<'_>,
        name: Option<&str>,
    ) -> Result<(Message, Placeholders), RenderError> {
        let Choice { name: brand, words, stem, kind, .. } = *choice;
        let placeholders =
            Placeholders::new(Some(CODE), Some(USERNAME), kind.names_user()).ok_or("no placeholders")?;
        let placeholders = placeholders.with_link((stem != kind.stem()).then_some("{##Click here##}"));
        let order = MessageRequest { kind, brand, locale: &words.locale, name, placeholders: &placeholders };
        self.renderer.render(&order)
    }
}

fn unparsable(error: &dyn std::error::Error) -> RenderError {
    let text = error.to_string();
    format!("templates/email or templates/sms: {}", text.trim_start_matches("error: ")).into()
}

/// Tera's first line is the problem, the second one the place; the others draw the place.
fn problem_and_place(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    let mut lines = text.lines();
    let problem = lines.next().unwrap_or_default().trim_start_matches("error: ");
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
    place.map_or_else(|| problem.to_owned(), |place| format!("{place}: {problem}"))
}
