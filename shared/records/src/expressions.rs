//! The expressions of a template: Tera, each string on its own, over what is known of a user.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

/// What an expression may refer to. What a user does not have is an empty text.
#[derive(Clone, Default, Serialize)]
pub struct RecordContext {
    /// The user's immutable id.
    pub sub: String,
    /// Cognito's user name.
    pub user_name: String,
    /// The pool.
    pub user_pool_id: String,
    /// The app client; empty when there is none, as in a backfill.
    pub client_id: String,
    /// What made the record, `PostConfirmation_ConfirmSignUp` for example.
    pub trigger_source: String,
    /// RFC 3339 in UTC, with milliseconds.
    pub now: String,
    /// Seconds since 1970.
    pub now_epoch_seconds: u64,
    /// The BCP 47 tag of the locale that the user gets messages in.
    pub locale: String,
    /// The attribute `email`.
    pub email: String,
    /// `email` in one spelling; empty when mail cannot be sent to it.
    pub canonical_email: String,
    /// Every user attribute by Cognito's name.
    pub attributes: HashMap<String, String>,
    /// What the client sent, the allowed keys alone.
    pub client_metadata: HashMap<String, String>,
}

/// The strings of one template that hold expressions.
pub struct Expressions {
    tera: Tera,
    /// The names that expressions refer to, by the map they refer to them in.
    named: BTreeMap<&'static str, BTreeSet<String>>,
}

/// The maps of the context.
pub const ATTRIBUTES: &str = "attributes";
/// See [`ATTRIBUTES`].
pub const CLIENT_METADATA: &str = "client_metadata";

/// None yet.
impl Default for Expressions {
    fn default() -> Self {
        let mut tera = Tera::new();
        // A string is its own template's name, and one that ends in .html is no HTML.
        tera.autoescape_on(Vec::<&str>::new());
        tera.register_filter("default", default);
        Self { tera, named: [ATTRIBUTES, CLIENT_METADATA].map(|map| (map, BTreeSet::new())).into() }
    }
}

impl Expressions {
    /// Takes a string in; without an expression there is nothing to do.
    ///
    /// # Errors
    /// When it is no Tera template, with Tera's own text.
    pub fn add(&mut self, text: &str) -> Result<(), String> {
        if !is_expression(text) || self.tera.contains_template(text) {
            return Ok(());
        }
        self.tera.add_raw_template(text, text).map_err(|error| error.to_string())?;
        for (map, names) in &mut self.named {
            names.extend(names_in(text, map));
        }
        Ok(())
    }

    /// The top-level names that a string refers to.
    #[must_use]
    pub fn variables(&self, text: &str) -> BTreeSet<&str> {
        self.tera.get_template_variables(text).unwrap_or_default().into_iter().collect()
    }

    /// The names in `map` that any of the strings refers to.
    pub fn named(&self, map: &str) -> impl Iterator<Item = &str> {
        self.named.get(map).into_iter().flatten().map(String::as_str)
    }

    /// The context in Tera's form, with an empty text for each name that it does not hold.
    ///
    /// # Errors
    /// When Tera does not take it, which none is known to cause.
    pub fn context(&self, context: &RecordContext) -> Result<Context, String> {
        let mut context = context.clone();
        for name in self.named(ATTRIBUTES) {
            context.attributes.entry(name.to_owned()).or_default();
        }
        for name in self.named(CLIENT_METADATA) {
            context.client_metadata.entry(name.to_owned()).or_default();
        }
        Context::from_serialize(&context).map_err(|_| "the context is unfit".to_owned())
    }

    /// The string with its expressions replaced; nothing when nothing is left of it.
    ///
    /// # Errors
    /// When an expression fails. The text is the expression: Tera's own may quote what it was rendering.
    pub fn render(&self, text: &str, context: &Context) -> Result<Option<String>, String> {
        if !is_expression(text) {
            return Ok(Some(text.to_owned()));
        }
        let rendered = self.tera.render(text, context).map_err(|_| format!("{text} cannot be rendered"))?;
        Ok(Some(rendered).filter(|rendered| !rendered.is_empty()))
    }
}

/// Whether a string holds anything for Tera.
#[must_use]
pub fn is_expression(text: &str) -> bool {
    text.contains("{{") || text.contains("{%")
}

/// Tera's own would take an empty text for a value.
#[expect(clippy::needless_pass_by_value, reason = "the shape of a filter")]
fn default(value: Value, arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let missing = value.is_undefined() || value.is_none() || value.as_str() == Some("");
    if missing { arguments.must_get("value") } else { Ok(value) }
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

    fn render(text: &str, attributes: &[(&str, &str)]) -> Result<Option<String>, String> {
        let mut expressions = Expressions::default();
        expressions.add(text)?;
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let context = RecordContext {
            sub: "s".to_owned(),
            now_epoch_seconds: 1_767_323_045,
            attributes: attributes.collect(),
            ..RecordContext::default()
        };
        expressions.render(text, &expressions.context(&context)?)
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
