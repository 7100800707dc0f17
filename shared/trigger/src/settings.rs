//! The settings reader. No other code reads settings from the environment.
//!
//! Settings are read through a lookup function, so tests pass a table instead of changing the environment. An
//! invalid setting stops the init phase with a message that names the variable and gives an example.
#![expect(clippy::disallowed_methods, reason = "the only reader of the environment")]

use std::fmt::Display;
use std::ops::RangeInclusive;

/// Settings of one function. An empty variable counts as unset, because an empty template parameter becomes
/// an empty variable.
pub struct Settings {
    lookup: Lookup,
}

type Lookup = Box<dyn Fn(&str) -> Option<String>>;

/// Reason that stops the init phase: a setting or the content cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct InitError {
    /// Name of the variable or the file.
    pub name: &'static str,
    /// Problem with the value, as the rest of a sentence after the name; for a file, the whole sentence.
    pub problem: String,
    /// A valid value; empty for a file.
    pub example: String,
}

impl InitError {
    fn message(&self) -> String {
        let Self { name, problem, example } = self;
        if example.is_empty() {
            return problem.clone();
        }
        format!("{name} {problem}; for example {name}={example}")
    }
}

impl Settings {
    /// The settings of this process.
    #[must_use]
    pub fn from_environment() -> Self {
        Self::from_lookup(|name| std::env::var(name).ok())
    }

    /// Settings from a lookup function, for tests.
    #[must_use]
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String> + 'static) -> Self {
        Self { lookup: Box::new(lookup) }
    }

    /// Settings from a table, for tests and for tools.
    #[must_use]
    pub fn from_pairs(pairs: &[(&str, &str)]) -> Self {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self::from_lookup(move |name| {
            pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
        })
    }

    /// The trimmed value, or `None` when unset.
    #[must_use]
    pub fn optional(&self, name: &str) -> Option<String> {
        (self.lookup)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// The trimmed value.
    ///
    /// # Errors
    /// Fails if the setting is unset.
    pub fn required(&self, name: &'static str, example: &str) -> Result<String, InitError> {
        self.optional(name).ok_or_else(|| Self::not_set(name, example))
    }

    /// The value as `parse` reads it, or `None` when unset.
    ///
    /// # Errors
    /// Fails if `parse` fails. Its error becomes the problem, after the value.
    pub fn parsed<T, E: Display>(
        &self,
        name: &'static str,
        example: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, InitError> {
        let Some(value) = self.optional(name) else { return Ok(None) };
        parse(&value).map(Some).map_err(|problem| InitError {
            name,
            problem: format!("is \"{value}\", {problem}"),
            example: example.to_owned(),
        })
    }

    /// The value as `parse` reads it.
    ///
    /// # Errors
    /// Fails if the setting is unset or `parse` fails.
    pub fn required_parsed<T, E: Display>(
        &self,
        name: &'static str,
        example: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, InitError> {
        self.parsed(name, example, parse)?.ok_or_else(|| Self::not_set(name, example))
    }

    /// The entries of a comma-separated list, each as `parse` reads it. Blanks around an entry are ignored.
    /// Other separators are errors, because a misread list would accept or refuse the wrong people.
    ///
    /// # Errors
    /// Fails if an entry is empty, holds another separator, or `parse` fails. The error of `parse` becomes
    /// the problem, after the entry.
    pub fn list<T, E: Display>(
        &self,
        name: &'static str,
        example: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Vec<T>, InitError> {
        let entry = |entry: &str| {
            if entry.is_empty() {
                return Err("with an empty entry; put commas only between entries".to_owned());
            }
            if entry.contains(is_separator) {
                return Err(format!("and \"{entry}\" in it is not one entry; separate entries by commas"));
            }
            parse(entry).map_err(|problem| format!("and \"{entry}\" in it {problem}"))
        };
        let entries =
            |list: &str| list.split(',').map(|text| entry(text.trim())).collect::<Result<Vec<_>, _>>();
        Ok(self.parsed(name, example, entries)?.unwrap_or_default())
    }

    fn not_set(name: &'static str, example: &str) -> InitError {
        InitError { name, problem: "is not set".to_owned(), example: example.to_owned() }
    }

    /// One of the listed words. The first one is the default.
    ///
    /// # Errors
    /// Fails if the value is not a listed word.
    pub fn choice<T: Copy>(&self, name: &'static str, choices: &[(&'static str, T)]) -> Result<T, InitError> {
        let words = || choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" or ");
        let found = self.parsed(name, choices[0].0, |value| {
            let same = |(word, _): &&(&str, T)| word.eq_ignore_ascii_case(value);
            choices.iter().find(same).map(|(_, choice)| *choice).ok_or_else(|| format!("not {}", words()))
        })?;
        Ok(found.unwrap_or(choices[0].1))
    }

    /// A whole number within `range`.
    ///
    /// # Errors
    /// Fails if the value is not a whole number within the range.
    pub fn number(
        &self,
        name: &'static str,
        range: RangeInclusive<u32>,
        default: u32,
    ) -> Result<u32, InitError> {
        let found = self.parsed(name, &default.to_string(), |value| {
            value
                .parse()
                .ok()
                .filter(|number| range.contains(number))
                .ok_or_else(|| format!("not a whole number from {} to {}", range.start(), range.end()))
        })?;
        Ok(found.unwrap_or(default))
    }
}

/// Returns whether `c` is a separator that people write instead of a comma.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || c.is_control() || ";|•，；、،؛".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_setting_counts_as_unset() {
        let settings = Settings::from_pairs(&[("EMPTY", "  "), ("SET", " x ")]);
        assert_eq!(settings.optional("EMPTY"), None);
        assert_eq!(settings.optional("UNSET"), None);
        assert_eq!(settings.optional("SET").as_deref(), Some("x"));
    }

    #[test]
    fn an_error_names_the_variable_and_gives_an_example() {
        let settings = Settings::from_pairs(&[("MODE", "maybe"), ("DAYS", "400")]);
        let choice = settings.choice("MODE", &[("open", true), ("closed", false)]).unwrap_err();
        assert_eq!(choice.to_string(), "MODE is \"maybe\", not open or closed; for example MODE=open");
        let number = settings.number("DAYS", 1..=365, 7).unwrap_err();
        assert_eq!(
            number.to_string(),
            "DAYS is \"400\", not a whole number from 1 to 365; for example DAYS=7"
        );
        let missing = settings.required("TABLE_NAME", "users").unwrap_err();
        assert_eq!(missing.to_string(), "TABLE_NAME is not set; for example TABLE_NAME=users");
    }

    #[test]
    fn the_entries_of_a_list_are_separated_by_commas() {
        let list = |value: &str| {
            let settings = Settings::from_pairs(&[("NAMES", value)]);
            let number = |entry: &str| entry.parse::<u8>().map_err(|_| "is not a number");
            settings.list("NAMES", "1,2", number).map_err(|error| error.to_string())
        };
        assert_eq!(list("1, 2 ,\n3"), Ok(vec![1, 2, 3]));
        assert_eq!((list(""), list(" \n")), (Ok(vec![]), Ok(vec![])));
        assert_eq!(
            list("1,x"),
            Err("NAMES is \"1,x\", and \"x\" in it is not a number; for example NAMES=1,2".to_owned())
        );
        for empty in [",", "1,", ",1", "1,,2", " , "] {
            assert!(list(empty).is_err_and(|error| error.contains("with an empty entry")), "{empty:?}");
        }
        for separator in [" ", ";", "; ", "\n", "\t", "|", "•", "，", "、", "\u{3000}"] {
            let error = list(&format!("1{separator}2")).unwrap_err();
            assert!(error.contains("in it is not one entry; separate entries by commas"), "{error}");
        }
    }

    #[test]
    fn an_unset_setting_has_the_default_value() {
        let settings = Settings::from_pairs(&[]);
        assert_eq!(settings.choice("MODE", &[("open", 1), ("closed", 2)]), Ok(1));
        assert_eq!(settings.number("DAYS", 1..=365, 7), Ok(7));
    }
}
