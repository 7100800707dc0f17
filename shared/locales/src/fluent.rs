//! Reads a Fluent file as [`LocaleTexts`]: resolves every text for every number that a setting can have.

use content::Lifetimes;
use fluent_bundle::{FluentArgs, FluentBundle, FluentError as ResolutionError, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser::ParserError;
use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::locale_texts::{LocaleTexts, Text, Texts, VALUES};

/// Numbers that texts depend on: name and largest value.
const NUMBERS: [(&str, u32); 2] =
    [("days", Lifetimes::LONGEST.temporary_password_days), ("minutes", Lifetimes::LONGEST.mfa_code_minutes)];

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
/// Fails with one finding if `locale` is not a BCP 47 tag, `source` is not Fluent, or a text refers to an
/// unknown value or message.
pub fn read(locale: &str, source: &str) -> Result<LocaleTexts, String> {
    let fail = |problem: String| format!("{locale}.ftl: {problem}");
    let language: LanguageIdentifier = locale.parse().map_err(|_| {
        fail("the file name is not a BCP 47 language tag; rename it, for example to pt-BR.ftl".to_owned())
    })?;
    // Tags are compared byte by byte, and the tag is also the `lang` attribute of a message.
    if language != locale {
        return Err(fail(format!(
            "the file name is not a language tag in its canonical form; rename it to {language}.ftl"
        )));
    }
    let file = File::parse(language.clone(), source).map_err(fail)?;
    let messages = file.ids.iter().map(|id| file.texts(id).map(|texts| (id.clone(), texts)));
    let zero = ZEROS.iter().find(|(known, _)| *known == language.language.as_str());
    Ok(LocaleTexts {
        locale: locale.to_owned(),
        direction: if language.character_direction() == CharacterDirection::RTL { "rtl" } else { "ltr" },
        zero: zero.map_or('0', |(_, zero)| *zero),
        messages: messages.collect::<Result<_, _>>().map_err(fail)?,
    })
}

/// A parsed file and the names of its messages.
struct File {
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
}

impl File {
    fn parse(language: LanguageIdentifier, source: &str) -> Result<Self, String> {
        let resource = FluentResource::try_new(source.to_owned())
            .map_err(|(_, errors)| format!("invalid Fluent: {}", with_lines(source, &errors)))?;
        let ids = resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        let ids = ids.collect();
        let mut bundle = FluentBundle::new(vec![language]);
        // Unicode isolation marks around values are outside Cognito's pattern.
        bundle.set_use_isolating(false);
        // A number only selects the form; the text keeps a placeholder for it.
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(_) => Some("{$number}".to_owned()),
            _ => None,
        }));
        bundle.add_resource(resource).map_err(|errors| join(&errors))?;
        Ok(Self { bundle, ids })
    }

    fn texts(&self, id: &str) -> Result<Texts, String> {
        let mut texts = Texts::new();
        let message = self.bundle.get_message(id).ok_or_else(|| format!("no message {id}"))?;
        for attribute in message.attributes() {
            let key = || format!("{id}.{}", attribute.id());
            let text = self.text(attribute.value()).map_err(|problem| format!("{}: {problem}", key()))?;
            if texts.insert(attribute.id().replace('-', "_"), text).is_some() {
                return Err(format!("{} is defined twice; remove one", key()));
            }
        }
        Ok(texts)
    }

    /// The text itself if it resolves without a number, else its plural forms for the number that it depends
    /// on.
    fn text(&self, pattern: &Pattern<&str>) -> Result<Text, String> {
        let mut problem = match self.format(pattern, None) {
            Ok(text) => return Ok(Text::Same(text)),
            Err(problem) => problem,
        };
        for (name, largest) in NUMBERS {
            match (0..=largest).map(|number| self.format(pattern, Some((name, number)))).collect() {
                Ok(by_number) => return plural(name, by_number),
                Err(other) => problem = other,
            }
        }
        Err(problem)
    }

    fn format(&self, pattern: &Pattern<&str>, number: Option<(&str, u32)>) -> Result<String, String> {
        let mut arguments = FluentArgs::new();
        for value in VALUES.into_iter().filter(|value| *value != "{$number}") {
            arguments.set(value.trim_matches(['{', '$', '}']), value);
        }
        if let Some((name, number)) = number {
            arguments.set(name, number);
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        if errors.is_empty() { well_formed(text) } else { Err(explained(&errors)) }
    }
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

/// The parser errors, each with its line number.
fn with_lines(source: &str, errors: &[ParserError]) -> String {
    let line = |error: &ParserError| source.get(..error.pos.start).unwrap_or(source).split('\n').count();
    join(&errors.iter().map(|error| format!("line {}: {error}", line(error))).collect::<Vec<_>>())
}

/// The errors of one text; an unknown value is followed by the known ones.
fn explained(errors: &[ResolutionError]) -> String {
    let values =
        VALUES.iter().filter(|value| **value != "{$number}").map(|value| value.trim_matches(['{', '$', '}']));
    let known: Vec<String> =
        values.chain(NUMBERS.map(|(name, _)| name)).map(|name| format!("${name}")).collect();
    let problem = join(errors).replace("Resolver error: ", "");
    if problem.contains("Unknown variable") {
        format!("{problem}; use one of {}", known.join(", "))
    } else {
        problem
    }
}

fn join(errors: &[impl std::fmt::Display]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(locale: &str, text: &str, days: u32) -> String {
        let texts = read(locale, &format!("a =\n    .long-name = {text}\n")).unwrap();
        let number = |name: &str| (name == "days").then_some(days);
        texts.resolve(&texts.messages["a"]["long_name"], number).unwrap()
    }

    #[test]
    fn plural_forms_follow_the_rules_of_the_language() {
        let english = "{ $days ->\n        [one] one\n       *[other] { $days } many\n    }";
        assert_eq!((first("en", english, 1), first("en", english, 3)), ("one".into(), "3 many".into()));
        let polish =
            "{ $days ->\n        [one] a\n        [few] b{ $days }\n       *[many] c{ $days }\n    }";
        let forms = [1, 2, 5, 12, 22, 25, 112, 122].map(|days| first("pl", polish, days));
        assert_eq!(forms, ["a", "b2", "c5", "c12", "b22", "c25", "c112", "b122"]);
        let arabic =
            "{ $days ->\n        [two] b\n        [few] c{ $days }\n       *[other] d{ $days }\n    }";
        assert_eq!([2, 3, 11].map(|days| first("ar", arabic, days)), ["b", "c٣", "d١١"]);
    }

    #[test]
    fn values_stay_placeholders() {
        let text = "{ $brand }, { $name }: { $code } { $username }";
        assert_eq!(first("en", text, 1), "{$brand}, {$name}: {$code} {$username}");
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

    #[test]
    fn findings_name_file_and_key() {
        for (source, problem) in [
            ("a =\n    .b = { $nobody }\n", "xx.ftl: a.b: Unknown variable: $nobody; use one of $"),
            ("a =\n    .b = { $days } { $minutes }\n", "xx.ftl: a.b: Unknown variable: $days; use one of $"),
            ("= broken", "xx.ftl: invalid Fluent: line 1: "),
            ("a =\n    .b = c\nd e\n", "xx.ftl: invalid Fluent: line 3: Expected a token starting with"),
            ("a =\n    .b = { $days\n", "xx.ftl: invalid Fluent: line "),
            ("a =\n    .b = c\n    .b = d\n", "xx.ftl: a.b is defined twice; remove one"),
            ("a =\n    .b = {\"{####}\"}\n", "xx.ftl: a.b: contains '{'"),
            ("a =\n    .b = <b>\n", "xx.ftl: a.b: contains '<'"),
            ("a =\n    .b = one\n      two\n", "xx.ftl: a.b: contains '\\n'"),
            ("a =\n    .b = c\na =\n    .b = d\n", "xx.ftl: "),
        ] {
            let error = read("xx", source).unwrap_err();
            assert!(error.starts_with(problem), "{error}");
        }
        assert!(
            read("not a tag", "")
                .unwrap_err()
                .contains("not a BCP 47 language tag; rename it, for example to pt-BR.ftl")
        );
    }
}
