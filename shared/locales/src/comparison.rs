//! Compares the locales of a folder: each has the same texts, and each text holds the same values.

use std::collections::{BTreeMap, BTreeSet};

use crate::locale_texts::LocaleTexts;

/// The locale that defines which messages exist and which values they hold.
pub const REFERENCE: &str = "en";

/// A text by the names of its message and its own.
type Name<'a> = (&'a str, &'a str);

/// One finding for each text that differs from that of the reference, with file and line. If most files differ from the
/// reference in the same way, the reference has the finding instead of them.
pub fn differences(locales: &[LocaleTexts]) -> Vec<String> {
    let Some(reference) = locales.iter().find(|texts| texts.locale == REFERENCE) else { return Vec::new() };
    let names: BTreeSet<Name<'_>> = locales.iter().flat_map(names).collect();
    let comparison = Comparison { locales, reference };
    names.into_iter().flat_map(|name| comparison.of_text(name)).collect()
}

fn names(locale: &LocaleTexts) -> impl Iterator<Item = Name<'_>> {
    let messages = locale.messages.iter();
    messages.flat_map(|(id, texts)| texts.keys().map(|name| (id.as_str(), name.as_str())))
}

struct Comparison<'a> {
    locales: &'a [LocaleTexts],
    reference: &'a LocaleTexts,
}

impl Comparison<'_> {
    fn of_text(&self, name: Name<'_>) -> Vec<String> {
        let (with, without): (Vec<_>, Vec<_>) =
            self.locales.iter().partition(|locale| values(locale, name).is_some());
        let key = key(name);
        let others = self.locales.len() - 1;
        if values(self.reference, name).is_none() {
            let unknown = |locale: &&LocaleTexts| {
                format!(
                    "{}: {key} is not in {REFERENCE}.ftl; remove it or correct its name",
                    place(locale, name)
                )
            };
            if !self.is_most(with.len()) {
                return with.iter().map(unknown).collect();
            }
            let count = if with.len() == others { format!("all {others}") } else { with.len().to_string() };
            return vec![format!(
                "{REFERENCE}.ftl: {key} is missing, and {count} other files have it; add it, or remove it from them"
            )];
        }
        if without.len() == others && self.is_most(others) {
            return vec![format!(
                "{}: {key} is in none of the {others} other files; translate it there, or correct its name",
                place(self.reference, name)
            )];
        }
        let missing = |locale: &&LocaleTexts| {
            format!("{}.ftl: {key} is missing; translate it from {REFERENCE}.ftl", locale.locale)
        };
        without.iter().map(missing).chain(self.of_values(name, &with)).collect()
    }

    /// Findings about the values in a text of these locales.
    fn of_values(&self, name: Name<'_>, with: &[&LocaleTexts]) -> Vec<String> {
        let mut counts = BTreeMap::<String, usize>::new();
        for locale in with {
            *counts.entry(values(locale, name).unwrap_or_default()).or_default() += 1;
        }
        let of_reference = values(self.reference, name).unwrap_or_default();
        let usual = counts.iter().find(|(_, count)| self.is_most(**count)).map(|(values, _)| values.as_str());
        let expected = usual.unwrap_or(&of_reference);
        let others = with.iter().filter(|locale| values(locale, name).as_deref() != Some(expected));
        let finding = |locale: &&LocaleTexts| {
            let found = list(&values(locale, name).unwrap_or_default());
            let basis = if expected == of_reference {
                format!("as {REFERENCE}.ftl does")
            } else {
                format!("as {} other files do, or change them", counts[expected])
            };
            format!(
                "{}: {} contains {found}; use {}, {basis}",
                place(locale, name),
                key(name),
                list(expected)
            )
        };
        others.map(finding).collect()
    }

    /// Returns whether so many locales are more than half of all.
    const fn is_most(&self, count: usize) -> bool {
        count * 2 > self.locales.len()
    }
}

/// The values of a text on one line; `None` if the locale lacks the text.
fn values(locale: &LocaleTexts, (id, name): Name<'_>) -> Option<String> {
    Some(locale.messages.get(id)?.get(name)?.values().join(" "))
}

/// Values as they are written in a file.
fn list(values: &str) -> String {
    match values {
        "" => "no value".to_owned(),
        values => values.replace("{$", "{ $").replace('}', " }"),
    }
}

fn place(locale: &LocaleTexts, (id, name): Name<'_>) -> String {
    locale.place(id, name)
}

fn key((id, name): Name<'_>) -> String {
    format!("{id}.{}", name.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fluent;

    const ENGLISH: &str = "a =\n    .b-c = Hello { $brand }\n    .d = x\n";
    const FRENCH: &str = "a =\n    .b-c = Bonjour { $brand }\n    .d = x\n";

    fn check(english: &str, others: &[(&str, &str)]) -> Vec<String> {
        let files = [("en", english)].into_iter().chain(others.iter().copied());
        let locales: Vec<_> = files.map(|(tag, source)| fluent::read(tag, source).unwrap()).collect();
        differences(&locales)
    }

    #[test]
    fn differences_from_the_reference_are_named_by_file_line_and_key() {
        assert!(check(ENGLISH, &[("de", "a =\n    .b-c = Guten Tag, { $brand }\n    .d = y\n")]).is_empty());
        assert_eq!(
            check(ENGLISH, &[("de", "a =\n    .b-c = Guten Tag\n    .e = z\n")]),
            [
                "de.ftl:2: a.b-c contains no value; use { $brand }, as en.ftl does",
                "de.ftl: a.d is missing; translate it from en.ftl",
                "de.ftl:3: a.e is not in en.ftl; remove it or correct its name",
            ]
        );
    }

    #[test]
    fn a_difference_of_the_reference_alone_is_its_own() {
        let others = [("de", FRENCH), ("fr", FRENCH), ("it", FRENCH)];
        assert!(check(ENGLISH, &others).is_empty());
        for (from, to, finding) in [
            (
                "    .d = x\n",
                "",
                "en.ftl: a.d is missing, and all 3 other files have it; add it, or remove it from them",
            ),
            (
                " { $brand }",
                "",
                "en.ftl:2: a.b-c contains no value; use { $brand }, as 3 other files do, or change them",
            ),
            (
                ".d = x\n",
                ".d = x\n    .new = y\n",
                "en.ftl:4: a.new is in none of the 3 other files; translate it there, or correct its name",
            ),
        ] {
            assert_eq!(check(&ENGLISH.replace(from, to), &others), [finding]);
        }
    }

    #[test]
    fn a_difference_of_a_few_files_is_theirs() {
        let others = [("de", FRENCH), ("fr", FRENCH), ("it", "a =\n    .b-c = Ciao\n")];
        assert_eq!(
            check(ENGLISH, &others),
            [
                "it.ftl:2: a.b-c contains no value; use { $brand }, as en.ftl does",
                "it.ftl: a.d is missing; translate it from en.ftl"
            ]
        );
        // Half of the files are not most of them.
        let half = [("de", FRENCH), ("fr", "a =\n    .b-c = x\n    .d = x\n")];
        assert_eq!(check(ENGLISH, &half).len(), 1);
        let one = check(&ENGLISH.replace(" { $brand }", ""), &[("de", FRENCH)]);
        assert_eq!(one, ["de.ftl:2: a.b-c contains { $brand }; use no value, as en.ftl does"]);
    }
}
