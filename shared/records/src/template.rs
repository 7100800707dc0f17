//! Record templates: JSON files whose strings may hold Tera expressions.
//!
//! Each string is rendered on its own after the JSON is parsed, so that a value from the event can never break
//! the JSON or add a field. A string that renders to nothing leaves its field out.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value};
use tera::{Context, Tera};

/// What a template may refer to.
#[derive(Serialize)]
pub struct RecordContext<'a> {
    /// The user's immutable id, the key of the record.
    pub sub: &'a str,
    /// Cognito's user name.
    pub user_name: &'a str,
    /// The pool.
    pub user_pool_id: &'a str,
    /// The app client, empty when Cognito names none.
    pub client_id: &'a str,
    /// RFC 3339 in UTC, with milliseconds.
    pub now: &'a str,
    /// Seconds since 1970.
    pub now_epoch_seconds: u64,
    /// The user attributes by their Cognito names.
    pub attributes: &'a HashMap<String, String>,
}

/// A parsed template.
pub struct RecordTemplate {
    json: Value,
    strings: Tera,
}

/// A template that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("is not a record template: {0}")]
pub struct TemplateError(String);

impl RecordTemplate {
    /// Parses a template: one JSON object.
    ///
    /// # Errors
    /// When it is no JSON object or one of its strings is no Tera template.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let json: Value = serde_json::from_str(text).map_err(|error| TemplateError(error.to_string()))?;
        if !json.is_object() {
            return Err(TemplateError("it is not one JSON object".to_owned()));
        }
        let mut strings = Tera::new();
        add_strings(&json, &mut strings)?;
        Ok(Self { json, strings })
    }

    /// Whether the record itself has a field of this name.
    #[must_use]
    pub fn has_field(&self, name: &str) -> bool {
        self.json.get(name).is_some()
    }

    /// The item for one user.
    ///
    /// # Errors
    /// When an expression refers to something that is not there. The text holds no value from the event.
    pub fn render(&self, context: &RecordContext<'_>) -> Result<Map<String, Value>, TemplateError> {
        let context =
            Context::from_serialize(context).map_err(|_| TemplateError("the context is unfit".to_owned()))?;
        match self.rendered(&self.json, &context)? {
            Some(Value::Object(item)) => Ok(item),
            _ => Err(TemplateError("it is not one JSON object".to_owned())),
        }
    }

    fn rendered(&self, value: &Value, context: &Context) -> Result<Option<Value>, TemplateError> {
        Ok(match value {
            Value::String(text) => self.rendered_text(text, context)?.map(Value::String),
            Value::Array(values) => {
                let values = values.iter().filter_map(|value| self.rendered(value, context).transpose());
                Some(Value::Array(values.collect::<Result<_, _>>()?))
            }
            Value::Object(fields) => {
                let fields = fields.iter().filter_map(|(name, value)| {
                    let value = self.rendered(value, context).transpose()?;
                    Some(value.map(|value| (name.clone(), value)))
                });
                Some(Value::Object(fields.collect::<Result<_, _>>()?))
            }
            other => Some(other.clone()),
        })
    }

    fn rendered_text(&self, text: &str, context: &Context) -> Result<Option<String>, TemplateError> {
        if !is_expression(text) {
            return Ok(Some(text.to_owned()));
        }
        // Tera's own text may quote what it was rendering.
        let failed = |_| TemplateError(format!("{text} cannot be rendered"));
        Ok(Some(self.strings.render(text, context).map_err(failed)?).filter(|text| !text.is_empty()))
    }
}

fn is_expression(text: &str) -> bool {
    text.contains("{{") || text.contains("{%")
}

/// A string is its own template's name: the same text is parsed once.
fn add_strings(value: &Value, strings: &mut Tera) -> Result<(), TemplateError> {
    match value {
        Value::String(text) if is_expression(text) && !strings.contains_template(text) => strings
            .add_raw_template(text, text)
            .map_err(|error| TemplateError(format!("{text} is no Tera template: {error}"))),
        Value::Array(values) => values.iter().try_for_each(|value| add_strings(value, strings)),
        Value::Object(fields) => fields.values().try_for_each(|value| add_strings(value, strings)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn render(template: &Value, attributes: &[(&str, &str)]) -> Result<Value, TemplateError> {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let attributes: HashMap<String, String> = attributes.collect();
        let context = RecordContext {
            sub: "s",
            user_name: "u",
            user_pool_id: "p",
            client_id: "",
            now: "2026-01-02T03:04:05.678Z",
            now_epoch_seconds: 1_767_323_045,
            attributes: &attributes,
        };
        RecordTemplate::parse(&template.to_string())?.render(&context).map(Value::Object)
    }

    #[test]
    fn strings_are_rendered_and_the_rest_stays() {
        let template = json!({"a": "{{ now }}", "b": {"c": ["{{ sub }}-{{ user_pool_id }}", 1, true, null]}});
        let item = render(&template, &[]).unwrap();
        assert_eq!(item, json!({"a": "2026-01-02T03:04:05.678Z", "b": {"c": ["s-p", 1, true, null]}}));
    }

    #[test]
    fn a_string_without_a_value_leaves_its_field_out() {
        let template = json!({"client": "{{ client_id }}", "zone": "{{ attributes.zoneinfo | default(value=\"\") }}", "x": ""});
        assert_eq!(render(&template, &[]).unwrap(), json!({"x": ""}));
    }

    #[test]
    fn an_attribute_can_neither_break_the_json_nor_be_a_template() {
        let hostile = "\",\"admin\":true,\"x\":\"{{ sub }}<&'";
        let item = render(&json!({"name": "{{ attributes.name }}"}), &[("name", hostile)]).unwrap();
        assert_eq!(item, json!({"name": hostile}));
    }

    #[test]
    fn a_template_that_cannot_be_used_is_an_error() {
        assert!(RecordTemplate::parse("[]").is_err());
        assert!(RecordTemplate::parse("{").is_err());
        assert!(RecordTemplate::parse(r#"{"a": "{{ sub"}"#).is_err());
        let error = render(&json!({"a": "{{ nobody_knows }}"}), &[("name", "Jane")]).unwrap_err().to_string();
        assert_eq!(error, "is not a record template: {{ nobody_knows }} cannot be rendered");
    }
}
