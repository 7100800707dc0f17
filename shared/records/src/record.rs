//! One default record: a template with its file's name, and its item as the SDK takes it.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use content::RecordFile;
use record_templates::{AttributeValue as Value, Item, RecordTemplate};
use trigger::InitError;

/// A template with the name of its file.
pub struct Record {
    /// The file, `templates/records/user-settings.json` for example.
    pub file: &'static str,
    /// What is in it.
    pub template: RecordTemplate,
}

impl Record {
    /// Parses a file.
    ///
    /// # Errors
    /// When it is no template.
    pub fn parse(file: RecordFile<'static>) -> Result<Self, InitError> {
        let RecordFile { name, text } = file;
        let template = RecordTemplate::parse(text).map_err(|error| InitError {
            name,
            problem: format!("is no record template: {error}"),
            example: r#"{"createdAt": "{{ now }}"}"#.to_owned(),
        })?;
        Ok(Self { file: name, template })
    }
}

/// An item as the SDK takes it.
#[must_use]
pub fn sdk_item(item: Item) -> HashMap<String, AttributeValue> {
    item.into_iter().map(|(name, value)| (name, attribute_value(value))).collect()
}

fn attribute_value(value: Value) -> AttributeValue {
    match value {
        Value::S(text) => AttributeValue::S(text),
        Value::N(number) => AttributeValue::N(number),
        Value::Bool(value) => AttributeValue::Bool(value),
        Value::Null => AttributeValue::Null(true),
        Value::Ss(texts) => AttributeValue::Ss(texts),
        Value::Ns(numbers) => AttributeValue::Ns(numbers),
        Value::L(values) => AttributeValue::L(values.into_iter().map(attribute_value).collect()),
        Value::M(item) => AttributeValue::M(sdk_item(item)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_string_outside_the_language_is_named_with_file_and_field() {
        for (text, problem) in [
            ("{{ x | upper }}", "unknown name x; allowed are sub, username, "),
            ("{{ sub | upper }}", "unknown filter upper; allowed are text, {{ name }}, "),
            ("{{ attributes[\"name\"] ~ sub }}", "unexpected \"~\"; allowed are text, {{ name }}, "),
            ("{{ sub", "}} is missing; allowed are text, {{ name }}, "),
            ("{% if sub %}{% endif %}", "unexpected \"{%\"; allowed are text, {{ name }}, "),
        ] {
            let file = json!({"a": {"b": [text]}}).to_string().leak();
            let error =
                Record::parse(RecordFile::new("templates/records/a.json", file)).err().unwrap().to_string();
            let place = "templates/records/a.json is no record template: field a.b[0]: ";
            assert!(error.starts_with(&format!("{place}{text:?}: {problem}")), "{error}");
        }
    }
}
