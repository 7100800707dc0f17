//! Record templates: JSON files whose strings may name values of the user.
//!
//! Each string is rendered on its own after the JSON is parsed, so that a value of a user can never break the JSON,
//! add a field or be a template. A string with values that renders to nothing leaves its field out.

use serde_json::Value;

use crate::context::{ContextMap, RecordContext};
use crate::error::TemplateError;
use crate::string_template::StringTemplate;
use crate::value_template::{AttributeValue, Item, ValueTemplate};

/// A parsed template: one item of DynamoDB for each user.
pub struct RecordTemplate {
    /// The whole item, a map.
    pub root: ValueTemplate,
}

impl RecordTemplate {
    /// Parses a template: one JSON object.
    ///
    /// # Errors
    /// With every finding: when it is not a JSON object, a string is outside the language of `string_template`, or a
    /// descriptor is not well-formed.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let json: Value =
            serde_json::from_str(text).map_err(|error| TemplateError::new(error.to_string()))?;
        let Value::Object(fields) = json else { return Err(TemplateError::new("not one JSON object")) };
        Ok(Self { root: ValueTemplate::map(&fields)? })
    }

    /// The keys of `map` that any string refers to.
    pub fn keys(&self, map: ContextMap) -> impl Iterator<Item = &str> {
        let texts: Vec<&StringTemplate> = self.root.strings();
        texts.into_iter().flat_map(move |text| text.keys(map))
    }

    /// Whether the item itself has a field of this name.
    #[must_use]
    pub fn has_field(&self, name: &str) -> bool {
        self.field(name).is_some()
    }

    /// The value for one user of the field `name` of the key, a text: the template's own field, or else, of the
    /// partition key, the `sub`.
    ///
    /// # Errors
    /// When it is not of its type or has no value.
    pub fn key_value(
        &self,
        context: &RecordContext,
        partition: &str,
        name: &str,
    ) -> Result<String, TemplateError> {
        match self.field(name) {
            Some(template) => match template.render(context).map_err(|error| error.within(name))? {
                Some(AttributeValue::S(text)) if !text.is_empty() => Ok(text),
                _ => Err(no_key(name)),
            },
            None if name == partition => Ok(context.sub.clone()),
            None => Err(no_key(name)),
        }
    }

    /// The item for one user, with its key of one or two fields.
    ///
    /// # Errors
    /// When a value is not of its type or the key has no value.
    pub fn item(
        &self,
        context: &RecordContext,
        partition: &str,
        sort: Option<&str>,
    ) -> Result<Item, TemplateError> {
        let Some(AttributeValue::M(mut item)) = self.root.render(context)? else {
            return Err(TemplateError::new("not one JSON object"));
        };
        if !self.has_field(partition) {
            item.insert(partition.to_owned(), AttributeValue::S(context.sub.clone()));
        }
        for name in [partition].into_iter().chain(sort) {
            if !matches!(item.get(name), Some(AttributeValue::S(text)) if !text.is_empty()) {
                return Err(no_key(name));
            }
        }
        Ok(item)
    }

    fn field(&self, name: &str) -> Option<&ValueTemplate> {
        let ValueTemplate::M(fields) = &self.root else { return None };
        fields.iter().find(|(known, _)| known == name).map(|(_, template)| template)
    }
}

fn no_key(name: &str) -> TemplateError {
    TemplateError::new("is the key and no text").within(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_json_is_named_by_its_place_in_the_file() {
        for (text, place) in [
            ("{\n  \"a\": 1,\n  \"b\": nul\n}", "line 4 column 0"),
            ("{\n  \"a\": 1\n  \"b\": 2\n}", "line 3 column 3"),
            ("{\n  \"a\": {{ sub }}\n}", "line 2 column 9"),
            ("{\"a\": 1", "line 1 column 7"),
            ("", "line 1 column 0"),
        ] {
            let error = RecordTemplate::parse(text).err().unwrap().to_string();
            assert!(error.ends_with(place), "{error}");
        }
    }
}
