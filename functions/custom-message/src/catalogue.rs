//! Words, from Fluent files: one message per kind, its attributes by name.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

/// The words of one kind by name, `-` written as `_` so that templates can refer to them.
pub type Words = BTreeMap<String, String>;

/// A locale file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("templates/locales/{locale}.ftl: {problem}")]
pub struct CatalogueError {
    locale: String,
    problem: String,
}

/// One locale's words.
pub struct Catalogue {
    locale: String,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// Parses a locale file.
    ///
    /// # Errors
    /// When the tag is no BCP 47 tag or the file is not Fluent.
    pub fn parse(locale: &str, source: &str) -> Result<Self, CatalogueError> {
        let fail = |problem: String| CatalogueError { locale: locale.to_owned(), problem };
        let language: LanguageIdentifier = locale.parse().map_err(|_| fail("no BCP 47 tag".to_owned()))?;
        let resource = FluentResource::try_new(source.to_owned())
            .map_err(|(_, errors)| fail(format!("not Fluent: {errors:?}")))?;
        let mut bundle = FluentBundle::new(vec![language]);
        // The marks that isolate values from the text around them are outside Cognito's pattern.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|errors| fail(format!("{errors:?}")))?;
        Ok(Self { locale: locale.to_owned(), bundle })
    }

    /// Every attribute of the message `id`.
    ///
    /// # Errors
    /// When there is no such message or one of its attributes refers to something that is not there.
    pub fn words(&self, id: &str, arguments: &FluentArgs<'_>) -> Result<Words, CatalogueError> {
        let fail = |problem: String| CatalogueError { locale: self.locale.clone(), problem };
        let message = self.bundle.get_message(id).ok_or_else(|| fail(format!("no message {id}")))?;
        let mut words = Words::new();
        for attribute in message.attributes() {
            let mut errors = Vec::new();
            let text = self.bundle.format_pattern(attribute.value(), Some(arguments), &mut errors);
            if !errors.is_empty() {
                return Err(fail(format!("{id}.{}: {errors:?}", attribute.id())));
            }
            words.insert(attribute.id().replace('-', "_"), text.into_owned());
        }
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(minutes: u32) -> FluentArgs<'static> {
        let mut arguments = FluentArgs::new();
        arguments.set("minutes", minutes);
        arguments
    }

    #[test]
    fn plurals_follow_the_number() {
        let source = "a =\n    .long-name = { $minutes ->\n        [one] one\n       *[other] { $minutes } many\n    }\n";
        let catalogue = Catalogue::parse("en", source).unwrap();
        assert_eq!(catalogue.words("a", &arguments(1)).unwrap()["long_name"], "one");
        assert_eq!(catalogue.words("a", &arguments(3)).unwrap()["long_name"], "3 many");
    }

    #[test]
    fn a_word_that_is_missing_is_named() {
        let catalogue = Catalogue::parse("en", "a =\n    .b = { $nobody }\n").unwrap();
        assert!(catalogue.words("a", &arguments(1)).unwrap_err().to_string().contains("en.ftl: a.b"));
        assert!(catalogue.words("c", &arguments(1)).unwrap_err().to_string().contains("no message c"));
        assert!(Catalogue::parse("en", "= broken").is_err());
    }
}
