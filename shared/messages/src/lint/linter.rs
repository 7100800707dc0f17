//! Renders every message of a folder and applies the rules to it.

use content::kind::STEMS;
use scraper::Html;

use super::finding::Finding;
use super::page::{Page, Sample};
use super::place::with_place;
use super::remedies::remedy;
use super::rule::Rule;
use super::{auto_links, channels, code_block, document, legibility, style, translation, words};
use crate::findings::{BoxError, on_one_line};
use crate::folder::Folder;
use crate::pieces::CODE;
use crate::variant::{Variant, variants};
use crate::{Lifetimes, Message, Placeholders, Renderer};

/// A name with characters that break markup if they are not escaped.
const NAME: &str = "O'Brien & Söhne";

/// A folder with its templates parsed.
pub struct Linter<'f> {
    renderer: Renderer<'f>,
    folder: &'f Folder,
    lifetimes: Lifetimes,
}

/// A message with its findings.
pub struct Linted<'f> {
    /// The file stem of the brand.
    pub brand: &'f str,
    /// The tag of the locale.
    pub locale: &'f str,
    /// The file stem of the email template.
    pub stem: &'static str,
    /// The message without a name; `None` if it cannot be rendered.
    pub rendered: Option<Rendered>,
    /// The message with a name.
    pub named: Option<Rendered>,
    /// The broken rules, with a name and without one.
    pub findings: Vec<Finding>,
}

/// A message as Cognito receives it.
pub struct Rendered {
    /// The message.
    pub message: Message,
    /// The placeholders of Cognito's values.
    pub placeholders: Placeholders,
    /// The hidden text that mail clients show after the subject.
    pub preheader: String,
}

/// Lints every message of a folder: each brand, locale and kind, by code and by link, with and without a name.
/// `progress` receives the number of messages that are done and of all.
///
/// # Errors
/// Fails if a template cannot be parsed. A message that cannot be rendered is a finding.
pub fn lint(
    folder: &Folder,
    lifetimes: Lifetimes,
    progress: impl Fn(usize, usize),
) -> Result<Vec<Finding>, BoxError> {
    let linter = Linter::new(folder, lifetimes)?;
    Ok(linter.run(progress).into_iter().flat_map(|linted| linted.findings).collect())
}

/// Every rule, in the order in which a person reads a message.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    let rules = [
        channels::RULES,
        document::RULES,
        style::RULES,
        legibility::RULES,
        code_block::RULES,
        words::RULES,
        translation::RULES,
        auto_links::RULES,
    ];
    rules.into_iter().flatten()
}

impl<'f> Linter<'f> {
    /// Parses the templates of a folder.
    ///
    /// # Errors
    /// Fails if a template cannot be parsed.
    pub fn new(folder: &'f Folder, lifetimes: Lifetimes) -> Result<Self, BoxError> {
        Ok(Self { renderer: Renderer::new(folder, lifetimes)?, folder, lifetimes })
    }

    /// Lints every message: brands by locales by email templates. `progress` receives the number of messages that are
    /// done and of all.
    pub fn run(&self, progress: impl Fn(usize, usize)) -> Vec<Linted<'f>> {
        let all = self.folder.brands.len() * self.folder.locales.len() * STEMS.len();
        let messages = variants(self.folder).zip(1..).map(|(variant, done)| {
            let linted = self.linted(&variant);
            progress(done, all);
            linted
        });
        messages.collect()
    }

    /// Lints the messages of one brand in one locale.
    #[must_use]
    pub fn run_for(&self, brand: &str, locale: &str) -> Vec<Linted<'f>> {
        let is_meant = |variant: &Variant<'_>| variant.brand_name == brand && variant.texts.locale == locale;
        variants(self.folder).filter(is_meant).map(|variant| self.linted(&variant)).collect()
    }

    pub(super) fn linted(&self, variant: &Variant<'f>) -> Linted<'f> {
        let mut findings: Vec<Finding> = Vec::new();
        let [rendered, named] = [None, Some(NAME)].map(|name| {
            let (rendered, problems) = self.checked(variant, name);
            for (rule, text) in problems {
                let finding = Finding {
                    brand: variant.brand_name.to_owned(),
                    locale: variant.texts.locale.clone(),
                    message: variant.stem,
                    rule,
                    text: self.placed(variant, rule, on_one_line(&text)),
                    remedy: remedy(rule),
                };
                // Most problems do not depend on the name.
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
            rendered
        });
        let Variant { brand_name: brand, texts, stem, .. } = *variant;
        Linted { brand, locale: &texts.locale, stem, rendered, named, findings }
    }

    /// The finding with its file. Errors of rendering begin with it.
    fn placed(&self, variant: &Variant<'f>, rule: &str, finding: String) -> String {
        if rule == Finding::RENDERING {
            return finding;
        }
        let is_sms = rule.starts_with("sms-") || finding.starts_with("smsMessage");
        with_place(self.folder, variant, is_sms, finding)
    }

    /// Renders a message and applies every rule. A problem has the code of its rule.
    fn checked(
        &self,
        variant: &Variant<'f>,
        name: Option<&str>,
    ) -> (Option<Rendered>, Vec<(&'static str, String)>) {
        let (message, placeholders) = match self.rendered(variant, name) {
            Ok(rendered) => rendered,
            Err(error) => return (None, vec![(Finding::RENDERING, error.to_string())]),
        };
        let html = Html::parse_document(&message.email_message);
        let sample = Sample {
            variant: *variant,
            english: self.folder.locales.iter().find(|texts| texts.locale == "en"),
            name,
            lifetimes: self.lifetimes,
            message: &message,
            placeholders: &placeholders,
        };
        let page = Page::new(sample, &html);
        let problems = rules().filter_map(|(code, rule)| Some((*code, rule(&page).err()?))).collect();
        let preheader = page.preheader().unwrap_or_default();
        (Some(Rendered { message, placeholders, preheader }), problems)
    }

    fn rendered(
        &self,
        variant: &Variant<'_>,
        name: Option<&str>,
    ) -> Result<(Message, Placeholders), BoxError> {
        let placeholders = variant.placeholders(CODE).ok_or("no placeholders")?;
        self.renderer.render(&variant.request(name, &placeholders))
    }
}
