//! Reads a Fluent file as [`LocaleTexts`]: resolves every text for every number that a setting can have.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentMessage, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Identifier, Pattern};
use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::locale_texts::{LocaleTexts, NUMBERS, Text, Texts, VALUES};
use crate::plural_forms::Categories;
use crate::{syntax, values};

/// The digit zero of each language that does not use ASCII digits.
/// Source: CLDR, `defaultNumberingSystem` of each language.
const ZEROS: [(&str, char); 11] = [
    ("ar", '٠'),
    ("as", '০'),
    ("bn", '০'),
    ("ckb", '٠'),
    ("dz", '༠'),
    ("fa", '۰'),
    ("mr", '०'),
    ("my", '၀'),
    ("ne", '०'),
    ("ps", '۰'),
    ("sd", '٠'),
];

/// Reads the file of a locale.
///
/// # Errors
/// Fails with the findings in the file, each with its line where it has one: `locale` is not a BCP 47 tag, `source` is
/// not Fluent, or a text holds markup, another value than its message has, or fewer plural forms than its language.
pub fn read(locale: &str, source: &str) -> Result<LocaleTexts, Vec<String>> {
    let language = language(locale).map_err(|problem| vec![format!("{locale}.ftl: {problem}")])?;
    let fail = |findings: Vec<String>| -> Vec<String> {
        findings.into_iter().map(|finding| format!("{locale}.ftl:{finding}")).collect()
    };
    let file = File::parse(language.clone(), source).map_err(fail)?;
    let messages = file.messages().map_err(fail)?;
    let zero = ZEROS.iter().find(|(known, _)| *known == language.language.as_str());
    Ok(LocaleTexts {
        locale: locale.to_owned(),
        direction: if language.character_direction() == CharacterDirection::RTL { "rtl" } else { "ltr" },
        zero: zero.map_or('0', |(_, zero)| *zero),
        messages,
        lines: file.lines,
    })
}

/// The language of a file name.
fn language(name: &str) -> Result<LanguageIdentifier, String> {
    let language: Option<LanguageIdentifier> = name.parse().ok();
    // Longer languages are reserved: `deutsch` is well-formed, and no language.
    let Some(language) = language.filter(|language| (2..=3).contains(&language.language.as_str().len()))
    else {
        let example = "rename it, for example to de.ftl or pt-BR.ftl";
        return Err(format!("the file name is not a BCP 47 language tag; {example}"));
    };
    // Tags are compared byte by byte, and the tag is also the `lang` attribute of a message.
    if language != name {
        let problem = "the file name is not a language tag in its canonical form";
        return Err(format!("{problem}; rename it to {language}.ftl"));
    }
    Ok(language)
}

/// A parsed file, and the place of each of its texts.
struct File {
    bundle: FluentBundle<FluentResource>,
    categories: Categories,
    ids: Vec<String>,
    lines: BTreeMap<(String, String), usize>,
}

impl File {
    fn parse(language: LanguageIdentifier, source: &str) -> Result<Self, Vec<String>> {
        if let Some(tab) = syntax::tab(source) {
            return Err(vec![tab]);
        }
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
            errors.iter().map(|error| syntax::explained(source, error)).collect::<Vec<_>>()
        })?;
        let (mut ids, mut lines) = (Vec::new(), BTreeMap::new());
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let line = |name: &str| line_of(resource.source(), name);
            if ids.iter().any(|known| known == message.id.name) {
                let Identifier { name } = message.id;
                return Err(vec![format!("{}: {name} is defined twice; remove one", line(name))]);
            }
            ids.push(message.id.name.to_owned());
            for attribute in &message.attributes {
                let key = (message.id.name.to_owned(), underscored(attribute.id.name));
                let line = line(attribute.id.name);
                if lines.insert(key, line).is_some() {
                    let key = format!("{}.{}", message.id.name, attribute.id.name);
                    return Err(vec![format!("{line}: {key} is defined twice; remove one")]);
                }
            }
        }
        let categories = Categories::of(&language);
        let mut bundle = FluentBundle::new(vec![language]);
        // Unicode isolation marks around values are outside Cognito's pattern.
        bundle.set_use_isolating(false);
        // A number only selects the form; the text keeps a placeholder for it.
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(_) => Some("{$number}".to_owned()),
            _ => None,
        }));
        bundle.add_resource(resource).map_err(|errors| vec![format!(" {}", join(&errors))])?;
        Ok(Self { bundle, categories, ids, lines })
    }

    /// Every message with its texts, or a finding for each text that has one.
    fn messages(&self) -> Result<BTreeMap<String, Texts>, Vec<String>> {
        let (mut messages, mut findings) = (BTreeMap::new(), Vec::new());
        for id in &self.ids {
            let mut texts = Texts::new();
            let message = self.bundle.get_message(id);
            for attribute in message.iter().flat_map(FluentMessage::attributes) {
                let name = underscored(attribute.id());
                match self.text(id, attribute.id(), attribute.value()) {
                    Ok(text) => drop(texts.insert(name, text)),
                    Err(problem) => {
                        let line = self.lines.get(&(id.clone(), name)).copied().unwrap_or_default();
                        findings.push(format!("{line}: {id}.{}: {problem}", attribute.id()));
                    }
                }
            }
            messages.insert(id.clone(), texts);
        }
        if findings.is_empty() { Ok(messages) } else { Err(findings) }
    }

    /// The text itself if it resolves without a number, else its plural forms for the number that it depends
    /// on.
    fn text(&self, id: &str, name: &str, pattern: &Pattern<&str>) -> Result<Text, String> {
        let known = values::known(id, name);
        let mut problem = match self.format(pattern, &known, None) {
            Ok(text) => return well_formed(text).map(Text::Same),
            Err(problem) => problem,
        };
        for (name, largest) in NUMBERS.into_iter().filter(|(name, _)| known.contains(name)) {
            let by_number = (0..=largest).map(|number| self.format(pattern, &known, Some((name, number))));
            match by_number.collect::<Result<Vec<_>, _>>() {
                Ok(by_number) => {
                    by_number.iter().cloned().try_for_each(|text| well_formed(text).map(drop))?;
                    self.categories.problem(pattern).map_or(Ok(()), Err)?;
                    return plural(name, by_number);
                }
                Err(other) => problem = other,
            }
        }
        Err(problem)
    }

    fn format(
        &self,
        pattern: &Pattern<&str>,
        known: &[&str],
        number: Option<(&str, u32)>,
    ) -> Result<String, String> {
        let mut arguments = FluentArgs::new();
        for name in known.iter().filter(|name| !values::is_number(name)) {
            arguments.set(*name, format!("{{${name}}}"));
        }
        if let Some((name, number)) = number {
            arguments.set(name, number);
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        if errors.is_empty() { Ok(text) } else { Err(values::explained(&errors, known)) }
    }
}

/// The line of a name that is a slice of the source.
fn line_of(source: &str, name: &str) -> usize {
    let start = name.as_ptr().addr() - source.as_ptr().addr();
    source.get(..start).unwrap_or_default().split('\n').count()
}

fn underscored(name: &str) -> String {
    name.replace('-', "_")
}

/// Refuses markup, and braces, which Cognito reads as a placeholder.
fn well_formed(text: String) -> Result<String, String> {
    let rest = VALUES.iter().fold(text.clone(), |rest, value| rest.replace(value, ""));
    match rest.chars().find(|c| "{}<>".contains(*c) || c.is_control()) {
        Some(c) => Err(format!("contains {c:?}; write words on one line, without braces or markup")),
        None => Ok(text),
    }
}

/// The distinct forms of the texts for each number from 0.
fn plural(number: &str, by_number: Vec<String>) -> Result<Text, String> {
    let mut forms: Vec<String> = Vec::new();
    let mut form_by_number = Vec::new();
    for text in by_number {
        let known = forms.iter().position(|known| *known == text);
        let index = known.unwrap_or_else(|| {
            forms.push(text);
            forms.len() - 1
        });
        // CLDR has six plural categories; ten leave room for exact numbers.
        let index = u8::try_from(index).ok().filter(|index| *index < 10);
        form_by_number
            .push(index.ok_or("has more than ten forms; use the plural categories of the language")?);
    }
    Ok(Text::Plural { number: number.to_owned(), form_by_number, forms })
}

fn join(errors: &[impl std::fmt::Display]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text for a number of days. An invitation knows every value but the name.
    fn first(locale: &str, text: &str, days: u32) -> String {
        let texts = read(locale, &format!("admin-create-user =\n    .sms = {text}\n")).unwrap();
        let number = |name: &str| (name == "days").then_some(days);
        texts.resolve(&texts.messages["admin-create-user"]["sms"], number).unwrap()
    }

    #[test]
    fn plural_forms_follow_the_rules_of_the_language() {
        let english = "{ $days ->\n        [one] one\n       *[other] { $days } many\n    }";
        assert_eq!((first("en", english, 1), first("en", english, 3)), ("one".into(), "3 many".into()));
        let polish =
            "{ $days ->\n        [one] a\n        [few] b{ $days }\n       *[many] c{ $days }\n    }";
        let forms = [1, 2, 5, 12, 22, 25, 112, 122].map(|days| first("pl", polish, days));
        assert_eq!(forms, ["a", "b2", "c5", "c12", "b22", "c25", "c112", "b122"]);
        let arabic = "{ $days ->\n        [one] a\n        [two] b\n        [few] c{ $days }\n        [many] d{ $days }\n       *[other] e\n    }";
        assert_eq!([2, 3, 11].map(|days| first("ar", arabic, days)), ["b", "c٣", "d١١"]);
    }

    #[test]
    fn values_stay_placeholders() {
        assert_eq!(first("en", "{ $brand }: { $code } { $username }", 1), "{$brand}: {$code} {$username}");
        let texts = read("en", "common =\n    .greeting-name = Hello { $name },\n").unwrap();
        let greeting = texts.messages["common"]["greeting_name"].clone();
        assert_eq!(greeting, Text::Same("Hello {$name},".to_owned()));
    }

    #[test]
    fn direction_and_digits_follow_the_language() {
        let read = |locale| read(locale, "").unwrap();
        for (locale, direction, zero) in [
            ("en-GB", "ltr", '0'),
            ("ar", "rtl", '٠'),
            ("he", "rtl", '0'),
            ("fa-AF", "rtl", '۰'),
            ("bn", "ltr", '০'),
            ("ms", "ltr", '0'),
            ("zh-Hant", "ltr", '0'),
        ] {
            let texts = read(locale);
            assert_eq!((texts.direction, texts.zero), (direction, zero), "{locale}");
        }
    }

    fn findings(locale: &str, source: &str) -> String {
        read(locale, source).unwrap_err().join("\n")
    }

    #[test]
    fn findings_name_file_line_and_key() {
        for (source, expected) in [
            ("a =\n    .b = c\n    .b = d\n", "da.ftl:3: a.b is defined twice; remove one"),
            ("a =\n    .b = c\na =\n    .b = d\n", "da.ftl:3: a is defined twice; remove one"),
            ("a =\n    .b = {\"{####}\"}\n", "da.ftl:2: a.b: contains '{'"),
            ("a =\n    .b = <b>\n", "da.ftl:2: a.b: contains '<'"),
            ("a =\n    .b = one\n      two\n", "da.ftl:2: a.b: contains '\\n'"),
            (
                "a =\n    .b = <b>\n    .c = <b>\n",
                "da.ftl:2: a.b: contains '<'; write words on one line, without braces or markup\nda.ftl:3: a.c: ",
            ),
        ] {
            let found = findings("da", source);
            assert!(found.starts_with(expected), "{found}");
        }
    }

    #[test]
    fn a_file_name_that_is_no_canonical_language_tag_is_refused() {
        for name in ["not a tag", "deutsch", "english", "d", ""] {
            let expected = format!(
                "{name}.ftl: the file name is not a BCP 47 language tag; rename it, for example to de.ftl or pt-BR.ftl"
            );
            assert_eq!(findings(name, ""), expected);
        }
        for (name, canonical) in
            [("pt_BR", "pt-BR"), ("PT-br", "pt-BR"), ("zh-hant", "zh-Hant"), ("de_DE", "de-DE")]
        {
            let expected = format!(
                "{name}.ftl: the file name is not a language tag in its canonical form; rename it to {canonical}.ftl"
            );
            assert_eq!(findings(name, ""), expected);
        }
        assert!(["de", "fil", "es-419", "zh-Hans", "mi"].into_iter().all(|name| read(name, "").is_ok()));
    }
}
