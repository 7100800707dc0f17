//! The plural forms that a language has and a text lacks.

use std::collections::BTreeSet;

use content::lifetimes::{MFA_CODE_MINUTES, TEMPORARY_PASSWORD_DAYS};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use unic_langid::LanguageIdentifier;

/// A text that is the plural category of a number. Fluent itself answers, by the rules of CLDR.
const CATEGORY: &str = "category =
    { $number ->
        [zero] zero
        [one] one
        [two] two
        [few] few
        [many] many
       *[other] other
    }
";

/// Forms that Fluent's version of CLDR has, 37, and that CLDR 42 removed.
const RETIRED: [(&str, &str); 1] = [("he", "many")];

/// The plural categories of the numbers of a language.
pub struct Categories {
    bundle: FluentBundle<FluentResource>,
    language: String,
}

impl Categories {
    pub fn of(language: &LanguageIdentifier) -> Self {
        let mut bundle = FluentBundle::new(vec![language.clone()]);
        let resource = FluentResource::try_new(CATEGORY.to_owned()).expect("a valid literal");
        bundle.add_resource(resource).expect("the only message");
        Self { bundle, language: language.language.as_str().to_owned() }
    }

    fn category(&self, number: u32) -> String {
        let pattern = self.bundle.get_message("category").and_then(|message| message.value());
        let mut arguments = FluentArgs::new();
        arguments.set("number", number);
        let format =
            |pattern| self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned();
        pattern.map(format).unwrap_or_default()
    }

    /// The problem of a text whose plural forms lack one that the language uses. A default form covers none: `*[other]`
    /// in Polish is for fractions, which no lifetime is.
    pub fn problem(&self, pattern: &Pattern<&str>) -> Option<String> {
        pattern.elements.iter().find_map(|element| {
            let PatternElement::Placeable { expression: Expression::Select { selector, variants } } = element
            else {
                return None;
            };
            let InlineExpression::VariableReference { id } = selector else { return None };
            let numbers = match id.name {
                "days" => TEMPORARY_PASSWORD_DAYS,
                "minutes" => MFA_CODE_MINUTES,
                _ => return None,
            };
            let nested = || variants.iter().find_map(|variant| self.problem(&variant.value));
            self.missing(variants, numbers).or_else(nested)
        })
    }

    fn missing(
        &self,
        variants: &[Variant<&str>],
        mut numbers: std::ops::RangeInclusive<u32>,
    ) -> Option<String> {
        let keys: BTreeSet<&str> = variants.iter().map(|variant| key(&variant.key)).collect();
        numbers.find_map(|number| {
            let category = self.category(number);
            let is_retired = RETIRED.contains(&(self.language.as_str(), category.as_str()));
            let is_covered = keys.contains(&*category) || keys.contains(&*number.to_string()) || is_retired;
            (!is_covered).then(|| {
                format!("the plural form for numbers such as {number} is missing; add [{category}] as this language has it")
            })
        })
    }
}

const fn key<'a>(key: &VariantKey<&'a str>) -> &'a str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(language: &str, forms: &str) -> Option<String> {
        let source = format!("a =\n    .b = {{ {forms}\n    }}\n");
        crate::fluent::read(language, &source.replace("a =", "authentication ="))
            .err()
            .map(|found| found.join("\n"))
    }

    #[test]
    fn each_form_of_the_language_is_needed_for_the_numbers_that_settings_allow() {
        let minutes = "$minutes ->\n        [one] a\n        [few] b\n        [many] c\n       *[other] d";
        assert_eq!(problem("pl", minutes), None);
        assert_eq!(
            problem("pl", &minutes.replace("        [few] b\n", "")).as_deref(),
            Some(
                "pl.ftl:2: authentication.b: the plural form for numbers such as 3 is missing; add [few] as this \
                 language has it"
            )
        );
        let many = problem("pl", &minutes.replace("        [many] c\n", "")).unwrap();
        assert!(many.contains("such as 5 is missing; add [many]"), "{many}");
        // A code lives at least three minutes, so no language needs the singular here.
        assert_eq!(problem("pl", &minutes.replace("        [one] a\n", "")), None);
        assert_eq!(problem("en", "$minutes ->\n       *[other] d"), None);
        // The default may be any form.
        assert_eq!(problem("pl", "$minutes ->\n        [few] b\n       *[many] c"), None);
        // An exact number is a form for itself.
        assert_eq!(problem("lv", "$minutes ->\n        [zero] z\n        [0] n\n       *[other] d"), None);
    }

    #[test]
    fn a_language_needs_only_the_forms_that_current_rules_have() {
        let hebrew = Categories::of(&"he".parse().unwrap());
        assert_eq!([1, 2, 3, 20].map(|number| hebrew.category(number)), ["one", "two", "other", "many"]);
        assert_eq!(problem("he", "$minutes ->\n       *[other] d"), None);
        let arabic = Categories::of(&"ar".parse().unwrap());
        assert_eq!(
            [1, 2, 3, 11, 100].map(|number| arabic.category(number)),
            ["one", "two", "few", "many", "other"]
        );
        // A regional language has the forms of its language.
        assert_eq!(Categories::of(&"pt-BR".parse().unwrap()).category(1), "one");
        assert_eq!(Categories::of(&"zh-Hant".parse().unwrap()).category(1), "other");
    }
}
