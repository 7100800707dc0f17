//! One message that is to be packed, and the forms of its words for every number.

use std::collections::BTreeMap;

use content::format::CHOICES;
use content::{Kind, Placeholders};
use locales::{LocaleTexts, Text};

use crate::findings::on_one_line;
use crate::pieces::USERNAME;
use crate::renderer::RenderError;

/// One message that is to be packed.
#[derive(Clone, Copy)]
pub struct Choice<'p> {
    pub brand: &'p str,
    pub words: &'p LocaleTexts,
    pub stem: &'static str,
    pub kind: Kind,
    pub named: bool,
}

/// The numbers that take a form, and the form that each number takes.
pub struct Forms {
    /// The largest number of each form.
    pub largest: Vec<u32>,
    pub by_number: Vec<u8>,
}

impl Choice<'_> {
    pub fn failed(&self, problem: &str) -> RenderError {
        // A template engine draws the place of an error on several lines.
        let (problem, Self { brand, words, stem, .. }) = (on_one_line(problem), self);
        format!("{brand}/{}/{stem}: {problem}", words.locale).into()
    }

    pub fn placeholders(&self, code: &str) -> Option<Placeholders> {
        let by_link = self.stem != self.kind.stem();
        let placeholders = Placeholders::new(Some(code), Some(USERNAME), self.kind.names_user())?;
        Some(placeholders.with_link(by_link.then_some("{##Click here##}")))
    }

    /// The texts of this message that depend on a number.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let stems = ["common", self.stem, self.kind.stem()];
        stems.into_iter().filter_map(|stem| self.words.messages.get(stem)).flat_map(BTreeMap::values)
    }

    pub fn forms(&self, name: &str, numbers: std::ops::RangeInclusive<u32>) -> Result<Forms, RenderError> {
        let texts: Vec<&Text> = self.texts().filter(|text| text.number_name() == Some(name)).collect();
        let mut forms = Forms { largest: Vec::new(), by_number: vec![0; CHOICES] };
        let mut known: Vec<Vec<Option<&str>>> = Vec::new();
        for number in numbers {
            let signature: Vec<_> = texts.iter().map(|text| text.form(|_| Some(number))).collect();
            let place = known.iter().position(|known| *known == signature).unwrap_or_else(|| {
                known.push(signature);
                forms.largest.push(number);
                known.len() - 1
            });
            forms.largest[place] = number;
            forms.by_number[usize::try_from(number)?] = u8::try_from(place)?;
        }
        Ok(forms)
    }
}
