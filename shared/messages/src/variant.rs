//! The variants of a message: one for each brand, locale and email template.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use content::format::PLURAL_TABLE;
use content::kind::STEMS;
use content::{Kind, MessageRequest, Placeholders};
use locales::{LocaleTexts, Text};

use crate::brand::Brand;
use crate::findings::BoxError;
use crate::folder::Folder;
use crate::limits::LimitError;
use crate::pieces::USERNAME;

/// A message of one brand in one locale, by code or by link.
#[derive(Clone, Copy)]
pub struct Variant<'f> {
    /// The file stem of the brand.
    pub brand_name: &'f str,
    pub brand: &'f Brand,
    pub texts: &'f LocaleTexts,
    /// The file stem of the email template.
    pub stem: &'static str,
    pub kind: Kind,
}

/// The plural forms of a message for one number.
pub struct PluralForms {
    /// The largest number of each form.
    pub largest: Vec<u32>,
    /// The index of the form for each number.
    pub by_number: Vec<u8>,
}

/// Every variant of a folder: brands by locales by email templates, in the order of a pack.
pub fn variants(folder: &Folder) -> impl Iterator<Item = Variant<'_>> {
    let brands = folder.brands.iter();
    let localized = brands.flat_map(|brand| folder.locales.iter().map(move |texts| (brand, texts)));
    localized.flat_map(|((brand_name, brand), texts)| {
        STEMS.into_iter().map(move |(stem, kind)| Variant { brand_name, brand, texts, stem, kind })
    })
}

impl<'f> Variant<'f> {
    /// The placeholders of the variant, with `code` as that of the code.
    pub fn placeholders(&self, code: &str) -> Option<Placeholders> {
        let placeholders = Placeholders::new(Some(code), Some(USERNAME), self.kind.names_user())?;
        Some(placeholders.with_link((self.stem != self.kind.stem()).then_some("{##Click here##}")))
    }

    /// The request for the variant.
    pub fn request<'a>(&self, name: Option<&'a str>, placeholders: &'a Placeholders) -> MessageRequest<'a>
    where
        'f: 'a,
    {
        let Self { brand_name: brand, texts, kind, .. } = *self;
        MessageRequest { kind, brand, locale: &texts.locale, name, placeholders }
    }

    /// The texts that the variant can contain.
    pub fn message_texts(&self) -> impl Iterator<Item = &Text> {
        let stems = ["common", self.stem, self.kind.stem()];
        stems.into_iter().filter_map(|stem| self.texts.messages.get(stem)).flat_map(BTreeMap::values)
    }

    /// The distinct forms of the variant for the number called `name`.
    pub fn plural_forms(&self, name: &str, numbers: RangeInclusive<u32>) -> Result<PluralForms, BoxError> {
        let texts: Vec<&Text> =
            self.message_texts().filter(|text| text.number_name() == Some(name)).collect();
        let mut forms = PluralForms { largest: Vec::new(), by_number: vec![0; PLURAL_TABLE] };
        let mut known: Vec<Vec<Option<&str>>> = Vec::new();
        for number in numbers {
            let form: Vec<_> = texts.iter().map(|text| text.form(|_| Some(number))).collect();
            let index = known.iter().position(|known| *known == form).unwrap_or_else(|| {
                known.push(form);
                forms.largest.push(number);
                known.len() - 1
            });
            forms.largest[index] = number;
            forms.by_number[usize::try_from(number)?] = u8::try_from(index)?;
        }
        Ok(forms)
    }

    /// The error as a finding with the file to change: the brand's if its name is at fault, else that of the text.
    pub fn limit_finding(&self, error: &LimitError) -> String {
        let in_name = error.refused.is_some_and(|refused| self.brand.name.contains(refused));
        match error {
            LimitError { field: "smsMessage", is_too_long: true, .. } => {
                format!("{error}; {}", self.shorten_sms())
            }
            _ if in_name => format!("{error} from name in {}", self.brand_file()),
            LimitError { field: "emailSubject", is_too_long, .. } => {
                let Self { texts, stem, brand, .. } = self;
                let text =
                    format!("{error} ({stem}.subject in templates/locales/{})", texts.place(stem, "subject"));
                let shorter = brand.shorter_for_subject(&self.brand_file()).filter(|_| *is_too_long);
                shorter.map_or(text, |cure| format!("{error}; {cure}"))
            }
            _ => error.to_string(),
        }
    }

    /// The change that shortens the SMS: of the brand's name if it is long, else of the text.
    pub fn shorten_sms(&self) -> String {
        let Self { brand, texts, kind, .. } = self;
        let text = || {
            format!("shorten {}.sms in templates/locales/{}", kind.stem(), texts.place(kind.stem(), "sms"))
        };
        brand.shorter_for_sms(&self.brand_file()).unwrap_or_else(text)
    }

    /// The brand's file.
    pub fn brand_file(&self) -> String {
        format!("templates/brands/{}.toml", self.brand_name)
    }
}

impl fmt::Display for Variant<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { brand_name, texts, stem, .. } = self;
        write!(formatter, "{brand_name}/{}/{stem}", texts.locale)
    }
}
