//! Record templates: JSON files whose strings can contain placeholders for values of the user.
//!
//! The JSON is parsed before any string is rendered, so a value of a user cannot break the JSON, add a field
//! or act as a template. A string with placeholders that renders to an empty string removes its field.

use serde_json::Value;

use crate::context::{ContextMap, RecordContext};
use crate::error::TemplateError;
use crate::value_template::{AttributeValue, Item, ValueTemplate};

/// A parsed template. It renders one DynamoDB item per user.
pub struct RecordTemplate {
    /// The whole item, a map.
    pub root: ValueTemplate,
}

impl RecordTemplate {
    /// Parses a template: one JSON object.
    ///
    /// # Errors
    /// Fails with every finding: the file is not a JSON object, or a string or a type descriptor is invalid.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let json: Value =
            serde_json::from_str(text).map_err(|error| TemplateError::new(error.to_string()))?;
        let Value::Object(fields) = json else { return Err(TemplateError::new("not a JSON object")) };
        Ok(Self { root: ValueTemplate::map(&fields)? })
    }

    /// The keys of `map` that the strings refer to.
    pub fn keys(&self, map: ContextMap) -> impl Iterator<Item = &str> {
        self.root.strings().into_iter().flat_map(move |string| string.keys(map))
    }

    /// Returns whether the item has a field of this name at the top level.
    #[must_use]
    pub fn has_field(&self, name: &str) -> bool {
        self.field(name).is_some()
    }

    /// Renders the key field `name` for one user. If the template lacks the partition key, its value is the
    /// `sub`.
    ///
    /// # Errors
    /// Fails if the field has the wrong type, has no value or is missing.
    pub fn key_value(
        &self,
        context: &RecordContext,
        partition: &str,
        name: &str,
    ) -> Result<String, TemplateError> {
        match self.field(name) {
            Some(template) => match template.render(context).map_err(|error| error.within(name))? {
                Some(AttributeValue::S(text)) if !text.is_empty() => Ok(text),
                _ => Err(invalid_key(name)),
            },
            None if name == partition => Ok(context.sub.clone()),
            None => Err(invalid_key(name)),
        }
    }

    /// Renders the item of one user with its key. If the template lacks the partition key, its value is the
    /// `sub`.
    ///
    /// # Errors
    /// Fails if a value has the wrong type or a key field has no value.
    pub fn item(
        &self,
        context: &RecordContext,
        partition: &str,
        sort: Option<&str>,
    ) -> Result<Item, TemplateError> {
        let Some(AttributeValue::M(mut item)) = self.root.render(context)? else {
            return Err(TemplateError::new("not a JSON object"));
        };
        if !self.has_field(partition) {
            item.insert(partition.to_owned(), AttributeValue::S(context.sub.clone()));
        }
        for name in [partition].into_iter().chain(sort) {
            if !matches!(item.get(name), Some(AttributeValue::S(text)) if !text.is_empty()) {
                return Err(invalid_key(name));
            }
        }
        Ok(item)
    }

    fn field(&self, name: &str) -> Option<&ValueTemplate> {
        let ValueTemplate::M(fields) = &self.root else { return None };
        fields.iter().find(|(known, _)| known == name).map(|(_, template)| template)
    }
}

fn invalid_key(name: &str) -> TemplateError {
    TemplateError::new("a key must be a string with a value for every user").within(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_json_is_reported_with_line_and_column() {
        for (text, position) in [
            ("{\n  \"a\": 1,\n  \"b\": nul\n}", "line 4 column 0"),
            ("{\n  \"a\": 1\n  \"b\": 2\n}", "line 3 column 3"),
            ("{\n  \"a\": {{ sub }}\n}", "line 2 column 9"),
            ("{\"a\": 1", "line 1 column 7"),
            ("", "line 1 column 0"),
        ] {
            let error = RecordTemplate::parse(text).err().unwrap().to_string();
            assert!(error.ends_with(position), "{error}");
        }
    }
}
