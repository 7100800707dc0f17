//! The API's model of a user pool: names, types and limits. `e2e/user_pool_model.py` extracts it.

use std::fmt;

use serde_json::{Map, Value, json};

const EXTRACT: &str = include_str!("model.json");

/// The shapes of the requests and answers for a user pool.
#[derive(Clone)]
pub struct Model(Value);

impl fmt::Debug for Model {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Model")
    }
}

impl Default for Model {
    fn default() -> Self {
        Self::new()
    }
}

impl Model {
    /// The committed extract.
    ///
    /// # Panics
    /// Panics if it is not JSON.
    #[must_use]
    pub fn new() -> Self {
        Self(serde_json::from_str(EXTRACT).expect("e2e/user_pool_model.py writes JSON"))
    }

    /// A shape by its name.
    #[must_use]
    pub fn shape(&self, name: &str) -> &Value {
        &self.0[name]
    }

    /// The fields of a structure, with the names of their shapes.
    pub fn fields(&self, name: &str) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.0[name]["members"].as_object().into_iter().flatten();
        fields.map(|(field, shape)| (field.as_str(), shape.as_str().unwrap_or_default()))
    }

    /// Adds a field of any type to a structure, also to the request for a pool's update.
    pub fn learn(&mut self, name: &str, field: &str) {
        self.0["Learned"] = json!({"type": "any"});
        self.0[name]["members"][field] = json!("Learned");
    }

    /// Checks a value as the service does.
    ///
    /// # Errors
    /// Returns the path of the first value that the shape does not allow.
    pub fn check(&self, name: &str, value: &Value) -> Result<(), String> {
        let shape = &self.0[name];
        let is_valid = match shape["type"].as_str().unwrap_or_default() {
            "structure" => return self.check_structure(name, shape, value),
            "list" => {
                let items = value.as_array().filter(|items| is_within(shape, items.len()));
                return self.check_parts(name, &shape["member"], items.map(|items| items.iter().collect()));
            }
            "map" => {
                let fields = value.as_object().filter(|fields| is_within(shape, fields.len()));
                return self.check_parts(
                    name,
                    &shape["value"],
                    fields.map(|fields| fields.values().collect()),
                );
            }
            "string" => value.as_str().is_some_and(|text| is_string(shape, text)),
            "integer" => value.as_u64().and_then(|n| n.try_into().ok()).is_some_and(|n| is_within(shape, n)),
            "boolean" => value.is_boolean(),
            "timestamp" => value.is_number(),
            _ => true,
        };
        if is_valid { Ok(()) } else { Err(name.to_owned()) }
    }

    fn check_structure(&self, name: &str, shape: &Value, value: &Value) -> Result<(), String> {
        let fields: &Map<String, Value> = value.as_object().ok_or(name)?;
        let required = shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        if let Some(missing) = required.into_iter().find(|field| !fields.contains_key(*field)) {
            return Err(format!("{name}.{missing} is missing"));
        }
        for (field, value) in fields {
            let Some(inner) = shape["members"][field].as_str() else {
                return Err(format!("{name}.{field} is unknown"));
            };
            self.check(inner, value).map_err(|path| format!("{name}.{field}: {path}"))?;
        }
        Ok(())
    }

    fn check_parts(&self, name: &str, inner: &Value, parts: Option<Vec<&Value>>) -> Result<(), String> {
        let inner = inner.as_str().unwrap_or_default();
        parts.ok_or(name)?.into_iter().try_for_each(|part| self.check(inner, part))
    }
}

fn is_within(shape: &Value, size: usize) -> bool {
    let limit = |bound: &str| shape[bound].as_u64().and_then(|bound| usize::try_from(bound).ok());
    limit("min").is_none_or(|min| size >= min) && limit("max").is_none_or(|max| size <= max)
}

fn is_string(shape: &Value, text: &str) -> bool {
    let is_listed = shape["enum"].as_array().is_none_or(|values| values.iter().any(|value| value == text));
    is_listed && is_within(shape, text.chars().count())
}
