//! The strings of a template: text with expressions over what is known of a user.

use std::collections::{BTreeMap, BTreeSet};

use crate::context::{ATTRIBUTES, CLIENT_METADATA, RecordContext};
use crate::names::Names;

/// What strings that do more than name values are written in. Behind a pointer, so that a function without such
/// strings is without the language.
pub trait Language: Send + Sync {
    /// Takes a string in.
    ///
    /// # Errors
    /// When the string is not of the language, with its own words.
    fn add(&mut self, text: &str) -> Result<(), String>;

    /// The top-level names that a string refers to.
    fn variables(&self, text: &str) -> BTreeSet<&str>;

    /// Ready to render strings over `context`.
    ///
    /// # Errors
    /// When the language does not take it, which none is known to cause.
    fn over<'a>(&'a self, context: &RecordContext) -> Result<Rendering<'a>, String>;
}

/// Renders a string that was taken in. Why one cannot be rendered is not told: the words may quote its values.
pub type Rendering<'a> = Box<dyn Fn(&str) -> Option<String> + 'a>;

/// Makes a language.
pub type MakeLanguage = fn() -> Box<dyn Language>;

/// A string of a template.
pub enum Text {
    /// As it stands.
    Constant(String),
    /// It names values.
    Names(Names),
    /// It does more.
    Expression(String),
}

/// What all strings of one template share.
pub struct Expressions {
    make_language: Option<MakeLanguage>,
    language: Option<Box<dyn Language>>,
    /// The names that strings refer to, by the map they refer to them in.
    named: BTreeMap<&'static str, BTreeSet<String>>,
}

/// What is known of one user, ready to render strings.
pub struct Values<'a> {
    context: &'a RecordContext,
    rendering: Option<Rendering<'a>>,
}

impl Expressions {
    /// None yet, with the language of those that need one.
    #[must_use]
    pub fn new(make_language: Option<MakeLanguage>) -> Self {
        let named = [ATTRIBUTES, CLIENT_METADATA].map(|map| (map, BTreeSet::new())).into();
        Self { make_language, language: None, named }
    }

    /// Takes a string in.
    ///
    /// # Errors
    /// When it is not of the language, with the language's own words, or there is no language.
    pub fn add(&mut self, text: &str) -> Result<Text, String> {
        if !text.contains("{{") && !text.contains("{%") {
            return Ok(Text::Constant(text.to_owned()));
        }
        for (map, names) in &mut self.named {
            names.extend(names_in(text, map));
        }
        if let Some(names) = Names::parse(text) {
            return Ok(Text::Names(names));
        }
        if self.language.is_none() {
            self.language = self.make_language.map(|make| make());
        }
        let language = self.language.as_mut().ok_or("it does more than name values")?;
        language.add(text)?;
        Ok(Text::Expression(text.to_owned()))
    }

    /// Whether one of the strings does more than name values.
    #[must_use]
    pub const fn need_language(&self) -> bool {
        self.language.is_some()
    }

    /// The top-level names that a string refers to.
    #[must_use]
    pub fn variables(&self, text: &str) -> BTreeSet<&str> {
        self.language.as_ref().map(|language| language.variables(text)).unwrap_or_default()
    }

    /// The names in `map` that any of the strings refers to.
    pub fn named(&self, map: &str) -> impl Iterator<Item = &str> {
        self.named.get(map).into_iter().flatten().map(String::as_str)
    }

    /// The strings over what is known of one user.
    ///
    /// # Errors
    /// As [`Language::over`].
    pub fn over<'a>(&'a self, context: &'a RecordContext) -> Result<Values<'a>, String> {
        let rendering = self.language.as_ref().map(|language| language.over(&self.complete(context)));
        Ok(Values { context, rendering: rendering.transpose()? })
    }

    /// The context with an empty text for each name that it does not hold.
    pub(crate) fn complete(&self, context: &RecordContext) -> RecordContext {
        let mut context = context.clone();
        for name in self.named(ATTRIBUTES) {
            context.attributes.entry(name.to_owned()).or_default();
        }
        for name in self.named(CLIENT_METADATA) {
            context.client_metadata.entry(name.to_owned()).or_default();
        }
        context
    }
}

impl Values<'_> {
    /// The string with its expressions replaced; nothing when nothing is left of it.
    ///
    /// # Errors
    /// When an expression fails. The text is the expression.
    pub fn render(&self, text: &Text) -> Result<Option<String>, String> {
        let rendered = match text {
            Text::Constant(text) => return Ok(Some(text.clone())),
            Text::Names(names) => names.render(self.context),
            Text::Expression(text) => {
                let rendered = self.rendering.as_ref().and_then(|rendering| rendering(text));
                rendered.ok_or_else(|| format!("{text} cannot be rendered"))?
            }
        };
        Ok(Some(rendered).filter(|rendered| !rendered.is_empty()))
    }
}

/// The `x` of every `map.x` and `map["x"]`.
fn names_in<'t>(text: &'t str, map: &str) -> impl Iterator<Item = String> + use<'t> {
    let length = map.len();
    let starts: Vec<usize> = text.match_indices(map).map(|(start, _)| start).collect();
    let part_of_a_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let whole = move |start: &usize| !text[..*start].ends_with(part_of_a_word);
    starts.into_iter().filter(whole).filter_map(move |start| {
        let rest = text[start + length..].trim_start();
        let rest = rest.strip_prefix('?').unwrap_or(rest);
        if let Some(rest) = rest.strip_prefix('.') {
            let end = rest.find(|c| !part_of_a_word(c)).unwrap_or(rest.len());
            Some(rest[..end].to_owned())
        } else {
            let rest = rest.strip_prefix('[')?.trim_start();
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
            Some(rest[1..].split_once(quote)?.0.to_owned())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn render(text: &str, attributes: &[(&str, &str)]) -> Result<Option<String>, String> {
        let mut expressions = Expressions::new(Some(language::tera));
        let text = expressions.add(text)?;
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let context = RecordContext {
            sub: "s".to_owned(),
            now_epoch_seconds: 1_767_323_045,
            attributes: attributes.collect(),
            ..RecordContext::default()
        };
        expressions.over(&context)?.render(&text)
    }

    #[test]
    fn what_a_user_does_not_have_is_an_empty_text() {
        for (text, rendered) in [
            ("{{ attributes.nickname }}", None),
            ("{{ attributes?.nickname }}", None),
            ("{{ attributes[\"custom:plan\"] }}", None),
            ("{{ attributes['custom:plan'] | upper | trim }}", None),
            ("{{ client_metadata.campaign }}", None),
            ("{{ email }}{{ canonical_email }}", None),
            ("{% if attributes.nickname %}x{% endif %}", None),
            ("Hello {{ attributes.nickname }}", Some("Hello ")),
            ("{{ attributes.zoneinfo | default(value=\"UTC\") }}", Some("UTC")),
            ("{{ now_epoch_seconds + 2592000 }}", Some("1769915045")),
            ("attributes.nickname", Some("attributes.nickname")),
            ("", Some("")),
        ] {
            assert_eq!(render(text, &[]).unwrap().as_deref(), rendered, "{text}");
        }
    }

    #[test]
    fn what_a_user_has_is_taken_as_it_is() {
        let hostile = "\",\"admin\":true,\"x\":\"{{ sub }}<&'";
        assert_eq!(render("{{ attributes.name }}", &[("name", hostile)]).unwrap().as_deref(), Some(hostile));
        assert_eq!(
            render("{{ attributes.name }}.html", &[("name", "<b>")]).unwrap().as_deref(),
            Some("<b>.html")
        );
        let zone = [("zoneinfo", "Asia/Ho_Chi_Minh")];
        let rendered = render("{{ attributes.zoneinfo | default(value=\"UTC\") }}", &zone);
        assert_eq!(rendered.unwrap().as_deref(), Some("Asia/Ho_Chi_Minh"));
    }

    #[test]
    fn an_error_quotes_the_expression_alone() {
        let error = render("{{ attributes.name + 1 }}", &[("name", "Jane")]).unwrap_err();
        assert_eq!(error, "{{ attributes.name + 1 }} cannot be rendered");
        assert!(render("{{ sub", &[]).is_err());
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        let text = r#"{{ attributes.a ~ attributes["b c"] ~ attributes [ 'd' ] ~ my_attributes.e ~ attributes.f_1 }}"#;
        assert_eq!(names_in(text, ATTRIBUTES).collect::<Vec<_>>(), ["a", "b c", "d", "f_1"]);
    }
}
