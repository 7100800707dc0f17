//! What a locale file becomes: texts in which only values are missing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What stands in a text for a value: the brand's name, the person's name, a number, where the code and the username
/// go. No word has braces, so nothing else can be taken for one.
pub const VALUES: [&str; 5] = ["{$brand}", "{$name}", "{$number}", "{$code}", "{$username}"];

/// The texts of one message by the name of the attribute, `-` written as `_` so that templates can refer to them.
pub type Texts = BTreeMap<String, Text>;

/// One locale.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LocaleTexts {
    /// The BCP 47 tag.
    pub locale: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// The digit zero as this locale writes it; the other nine follow it in Unicode.
    pub zero: char,
    /// The messages by their names.
    pub messages: BTreeMap<String, Texts>,
}

/// One text.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// The same for every setting.
    Same(String),
    /// One that depends on a number.
    Plural {
        /// The number, `days` or `minutes`.
        of: String,
        /// At the place of each number from 0, the digit that says which of `texts` it takes.
        which: String,
        /// The different texts.
        texts: Vec<String>,
    },
}

impl LocaleTexts {
    /// `number` in the digits of the locale.
    #[must_use]
    pub fn digits(&self, number: u32) -> String {
        let zero = u32::from(self.zero);
        let digit = |digit: char| digit.to_digit(10).and_then(|digit| char::from_u32(zero + digit));
        number.to_string().chars().map(|c| digit(c).unwrap_or(c)).collect()
    }

    /// The text with the number in it that it depends on; `number` tells the number of a name.
    #[must_use]
    pub fn resolve(&self, text: &Text, number: impl Fn(&str) -> Option<u32>) -> Option<String> {
        let digits = |name: &str| number(name).map(|number| self.digits(number)).unwrap_or_default();
        Some(text.form(&number)?.replace("{$number}", &text.number_name().map(digits).unwrap_or_default()))
    }
}

impl Text {
    /// The form of the text for the number that it depends on, with `{$number}` in its place.
    #[must_use]
    pub fn form(&self, number: impl Fn(&str) -> Option<u32>) -> Option<&str> {
        let Self::Plural { of, which, texts } = self else {
            return self.variants().next();
        };
        let which = which.as_bytes().get(usize::try_from(number(of)?).ok()?)?.checked_sub(b'0')?;
        texts.get(usize::from(which)).map(String::as_str)
    }

    /// The name of the number that the text depends on.
    #[must_use]
    pub fn number_name(&self) -> Option<&str> {
        match self {
            Self::Same(_) => None,
            Self::Plural { of, .. } => Some(of),
        }
    }

    /// Every form of it.
    pub fn variants(&self) -> impl Iterator<Item = &str> {
        let texts = match self {
            Self::Same(text) => std::slice::from_ref(text),
            Self::Plural { texts, .. } => texts,
        };
        texts.iter().map(String::as_str)
    }

    /// Whether a word says `number`, as a dual does: its form holds no digits, and no other number takes it.
    #[must_use]
    pub fn is_in_words(&self, number: u32) -> bool {
        let Self::Plural { which, texts, .. } = self else { return false };
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        let Some(form) = which.as_bytes().get(place) else { return false };
        let text = texts.get(usize::from(form.saturating_sub(b'0')));
        which.bytes().filter(|other| other == form).count() == 1
            && text.is_some_and(|text| !text.contains("{$number}") && !text.contains(char::is_numeric))
    }

    /// The values that at least one of its forms holds.
    #[must_use]
    pub fn values(&self) -> Vec<&'static str> {
        VALUES.into_iter().filter(|value| self.variants().any(|text| text.contains(value))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_chooses_the_form_and_is_written_in_the_locales_digits() {
        let text = Text::Plural {
            of: "days".to_owned(),
            which: "101".to_owned(),
            texts: vec!["one".to_owned(), "{$number} many".to_owned()],
        };
        let words = |zero| LocaleTexts {
            locale: String::new(),
            direction: String::new(),
            zero,
            messages: BTreeMap::new(),
        };
        let resolve = |zero, number| words(zero).resolve(&text, |name| (name == "days").then_some(number));
        assert_eq!(resolve('0', 1).as_deref(), Some("one"));
        assert_eq!(resolve('0', 2).as_deref(), Some("2 many"));
        assert_eq!(resolve('٠', 2).as_deref(), Some("٢ many"));
        assert_eq!(resolve('0', 3), None);
        assert_eq!(words('۰').digits(365), "۳۶۵");
        assert_eq!(words('0').resolve(&text, |_| None), None);
    }

    #[test]
    fn a_word_says_a_number_if_it_says_no_other() {
        let text = Text::Plural {
            of: "days".to_owned(),
            which: "3012233".to_owned(),
            texts: ["a day", "two days", "some days", "{$number} days"].map(str::to_owned).into(),
        };
        let in_words: Vec<u32> = (0..9).filter(|number| text.is_in_words(*number)).collect();
        assert_eq!(in_words, [1, 2]);
        let text = Text::Plural {
            of: "days".to_owned(),
            which: "012".to_owned(),
            texts: ["{$number} days", "3 days", "٣ أيام"].map(str::to_owned).into(),
        };
        assert!((0..4).all(|number| !text.is_in_words(number)));
        assert!(!Text::Same("two days".to_owned()).is_in_words(2));
    }
}
