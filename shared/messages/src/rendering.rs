//! The values of settings in a rendered message, and the marks that the packer renders in their place.

use std::borrow::Cow;

use content::Lifetimes;
use locales::LocaleTexts;

/// The form of the values in a rendered message.
#[derive(Clone, Copy, Debug)]
pub enum Rendering {
    /// The text that people read.
    Final(Lifetimes),
    /// Plural forms for these numbers, with [`DAYS`] and [`MINUTES`] in place of the digits.
    Marked(Lifetimes),
    /// As `Marked`, with [`BOUNDARY`] around texts of the locale and the brand's name, which many messages share.
    Split(Lifetimes),
}

/// The mark of the number of days. Texts of a locale have no braces, and the limits refuse braces in a
/// template.
pub const DAYS: &str = "{#days#}";
/// The mark of the number of minutes.
pub const MINUTES: &str = "{#minutes#}";
/// The mark between two pieces: a private-use character that no text contains.
pub const BOUNDARY: char = '\u{F8FF}';

impl Rendering {
    pub(crate) const fn lifetimes(self) -> Lifetimes {
        match self {
            Self::Final(lifetimes) | Self::Marked(lifetimes) | Self::Split(lifetimes) => lifetimes,
        }
    }

    /// The text, with a boundary on both sides if the message is split.
    pub(crate) fn bounded(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Final(_) | Self::Marked(_) => text.into(),
            Self::Split(_) => format!("{BOUNDARY}{text}{BOUNDARY}").into(),
        }
    }

    /// The number called `name` in the digits of the locale, or its mark.
    pub(crate) fn digits(self, texts: &LocaleTexts, name: &str) -> String {
        match self {
            Self::Final(lifetimes) => texts.digits(lifetimes.number(name).unwrap_or_default()),
            Self::Marked(_) | Self::Split(_) if name == "days" => DAYS.to_owned(),
            Self::Marked(_) | Self::Split(_) => MINUTES.to_owned(),
        }
    }
}
