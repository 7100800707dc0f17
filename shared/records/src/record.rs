//! One default record: a template with its file's name, and the conversion of items for the SDK.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use content::RecordFile;
use record_templates::{AttributeValue as Value, Item, RecordTemplate};
use trigger::InitError;

/// A template with the name of its file.
pub struct Record {
    /// The file's name, `templates/records/user-settings.json` for example.
    pub file: &'static str,
    /// The template.
    pub template: RecordTemplate,
}

impl Record {
    /// Parses a file.
    ///
    /// # Errors
    /// Fails if the file is not a record template.
    pub fn parse(file: RecordFile<'static>) -> Result<Self, InitError> {
        let RecordFile { name, text } = file;
        let template = RecordTemplate::parse(text).map_err(|error| InitError {
            name,
            problem: format!("is not a record template: {error}"),
            example: r#"{"createdAt": "{{ now }}"}"#.to_owned(),
        })?;
        Ok(Self { file: name, template })
    }
}

/// Converts an item for the SDK.
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
    fn an_invalid_string_is_reported_with_file_and_field() {
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
            let prefix = "templates/records/a.json is not a record template: field a.b[0]: ";
            assert!(error.starts_with(&format!("{prefix}{text:?}: {problem}")), "{error}");
        }
    }
}
