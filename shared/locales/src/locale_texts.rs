//! The texts of a locale, resolved except for their values.

use std::collections::BTreeMap;

use content::Lifetimes;
use content::locale::digits;

/// The placeholders for values: the brand's name, the person's name, a number, the code and the username.
/// Texts have no other braces, so nothing else can be mistaken for a placeholder.
pub const VALUES: [&str; 5] = ["{$brand}", "{$name}", "{$number}", "{$code}", "{$username}"];

/// Numbers that texts depend on: name and largest value.
pub const NUMBERS: [(&str, u32); 2] =
    [("days", Lifetimes::LONGEST.temporary_password_days), ("minutes", Lifetimes::LONGEST.mfa_code_minutes)];

/// The texts of one message, by attribute name. `-` is written as `_`, so that templates can refer to them.
pub type Texts = BTreeMap<String, Text>;

/// One locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocaleTexts {
    /// The BCP 47 tag.
    pub locale: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The digit zero as this locale writes it; the other nine follow it in Unicode.
    pub zero: char,
    /// The messages by name.
    pub messages: BTreeMap<String, Texts>,
    /// The line of each text in its file, by the names of message and text.
    pub lines: BTreeMap<(String, String), usize>,
}

/// One text of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// A text without a number.
    Same(String),
    /// A text with plural forms.
    Plural {
        /// The name of the number, `days` or `minutes`.
        number: String,
        /// The index of the form for each number from 0.
        form_by_number: Vec<u8>,
        /// The distinct forms.
        forms: Vec<String>,
    },
}

impl LocaleTexts {
    /// The file and line of a text; the file alone if it has no such text.
    #[must_use]
    pub fn place(&self, message: &str, text: &str) -> String {
        let line = self.lines.get(&(message.to_owned(), text.to_owned()));
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{}.ftl{line}", self.locale)
    }

    /// `number` in the digits of the locale.
    #[must_use]
    pub fn digits(&self, number: u32) -> String {
        digits(self.zero.into(), number).unwrap_or_else(|| number.to_string())
    }

    /// The text with its number filled in; `number` returns the value of a number by name.
    #[must_use]
    pub fn resolve(&self, text: &Text, number: impl Fn(&str) -> Option<u32>) -> Option<String> {
        let digits = |name: &str| number(name).map(|number| self.digits(number)).unwrap_or_default();
        Some(text.form(&number)?.replace("{$number}", &text.number_name().map(digits).unwrap_or_default()))
    }
}

impl Text {
    /// The form of the text for its number, with `{$number}` in place of the digits.
    #[must_use]
    pub fn form(&self, number: impl Fn(&str) -> Option<u32>) -> Option<&str> {
        let Self::Plural { number: name, form_by_number, forms } = self else {
            return self.forms().next();
        };
        let index = form_by_number.get(usize::try_from(number(name)?).ok()?)?;
        forms.get(usize::from(*index)).map(String::as_str)
    }

    /// The name of the number that the text depends on.
    #[must_use]
    pub fn number_name(&self) -> Option<&str> {
        match self {
            Self::Same(_) => None,
            Self::Plural { number, .. } => Some(number),
        }
    }

    /// Every distinct form of the text.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let forms = match self {
            Self::Same(text) => std::slice::from_ref(text),
            Self::Plural { forms, .. } => forms,
        };
        forms.iter().map(String::as_str)
    }

    /// Returns whether a word expresses `number`, as in a grammatical dual: the form holds no digits and no
    /// other number uses it.
    #[must_use]
    pub fn is_in_words(&self, number: u32) -> bool {
        let Self::Plural { form_by_number, forms, .. } = self else { return false };
        let index = usize::try_from(number).unwrap_or(usize::MAX);
        let Some(form) = form_by_number.get(index) else { return false };
        let text = forms.get(usize::from(*form));
        form_by_number.iter().enumerate().all(|(other, of)| other == index || of != form)
            && text.is_some_and(|text| !text.contains("{$number}") && !text.contains(char::is_numeric))
    }

    /// The placeholders that at least one form holds.
    #[must_use]
    pub fn values(&self) -> Vec<&'static str> {
        VALUES.into_iter().filter(|value| self.forms().any(|text| text.contains(value))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_selects_the_plural_form_and_is_written_in_the_locales_digits() {
        let text = Text::Plural {
            number: "days".to_owned(),
            form_by_number: vec![1, 0, 1],
            forms: vec!["one".to_owned(), "{$number} many".to_owned()],
        };
        let locale = |zero| LocaleTexts {
            locale: String::new(),
            direction: "ltr",
            zero,
            messages: BTreeMap::new(),
            lines: BTreeMap::new(),
        };
        let resolve = |zero, number| locale(zero).resolve(&text, |name| (name == "days").then_some(number));
        assert_eq!(resolve('0', 1).as_deref(), Some("one"));
        assert_eq!(resolve('0', 2).as_deref(), Some("2 many"));
        assert_eq!(resolve('٠', 2).as_deref(), Some("٢ many"));
        assert_eq!(resolve('0', 3), None);
        assert_eq!(locale('۰').digits(365), "۳۶۵");
        assert_eq!(locale('0').resolve(&text, |_| None), None);
    }

    #[test]
    fn a_number_is_in_words_if_no_other_number_uses_its_form() {
        let text = Text::Plural {
            number: "days".to_owned(),
            form_by_number: vec![3, 0, 1, 2, 2, 3, 3],
            forms: ["a day", "two days", "some days", "{$number} days"].map(str::to_owned).into(),
        };
        let in_words: Vec<u32> = (0..9).filter(|number| text.is_in_words(*number)).collect();
        assert_eq!(in_words, [1, 2]);
        let text = Text::Plural {
            number: "days".to_owned(),
            form_by_number: vec![0, 1, 2],
            forms: ["{$number} days", "3 days", "٣ أيام"].map(str::to_owned).into(),
        };
        assert!((0..4).all(|number| !text.is_in_words(number)));
        assert!(!Text::Same("two days".to_owned()).is_in_words(2));
    }
}
