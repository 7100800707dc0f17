//! Record templates: JSON files whose strings may name values of the user.
//!
//! Each string is rendered on its own after the JSON is parsed, so that a value of a user can never break the JSON,
//! add a field or be a template. A string with values that renders to nothing leaves its field out.

use serde_json::Value;

use crate::context::ContextMap;
use crate::form::{Form, TemplateError};
use crate::interpolation::Text;

/// A parsed template: one item of DynamoDB for each user.
pub struct RecordTemplate {
    /// The whole item, a map.
    pub form: Form,
}

impl RecordTemplate {
    /// Parses a template: one JSON object.
    ///
    /// # Errors
    /// When it is not a JSON object, a string is outside the language of `interpolation`, or a descriptor is not
    /// well-formed.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let json: Value =
            serde_json::from_str(text).map_err(|error| TemplateError::new(error.to_string()))?;
        let Value::Object(fields) = json else { return Err(TemplateError::new("not one JSON object")) };
        Ok(Self { form: Form::map(&fields)? })
    }

    /// The keys of `map` that any string refers to.
    pub fn keys(&self, map: ContextMap) -> impl Iterator<Item = &str> {
        let texts: Vec<&Text> = self.form.texts();
        texts.into_iter().flat_map(move |text| text.keys(map))
    }
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
