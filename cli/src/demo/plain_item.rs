//! An item of DynamoDB as plain JSON, without the types.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value};

/// An item as plain JSON. Its fields are sorted, so that two runs of the demo can be compared.
pub fn plain_item(typed: &Value) -> Value {
    let Value::Object(fields) = typed else { return typed.clone() };
    let sorted: BTreeMap<_, _> = fields.iter().map(|(name, one)| (name.clone(), value(one))).collect();
    Value::Object(Map::from_iter(sorted))
}

/// The value under its type: `{"S": "x"}` is `"x"`.
/// Source: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html>
fn value(typed: &Value) -> Value {
    let one = typed.as_object().filter(|types| types.len() == 1).and_then(|types| types.iter().next());
    match one.map(|(name, content)| (name.as_str(), content)) {
        Some(("N", Value::String(digits))) => number(digits),
        Some(("NULL", _)) => Value::Null,
        Some(("M", content)) => plain_item(content),
        Some(("L", Value::Array(members))) => members.iter().map(value).collect(),
        Some(("NS", Value::Array(members))) => {
            members.iter().map(|member| member.as_str().map_or(Value::Null, number)).collect()
        }
        Some((_, content)) => content.clone(),
        None => typed.clone(),
    }
}

/// A number as JSON, or as text if `serde_json` would lose digits.
fn number(digits: &str) -> Value {
    let exact = digits.parse::<Number>().ok().filter(|number| number.to_string() == digits);
    exact.map_or_else(|| Value::String(digits.to_owned()), Value::Number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn types_are_removed_and_values_are_kept() {
        let typed = json!({
            "z": {"S": "text"},
            "a": {"N": "1"},
            "price": {"N": "1.5"},
            "long": {"N": "12345678901234567890123456789012345678"},
            "on": {"BOOL": true},
            "none": {"NULL": true},
            "bytes": {"B": "AQI="},
            "tags": {"SS": ["a", "b"]},
            "counts": {"NS": ["1", "2"]},
            "list": {"L": [{"S": "x"}, {"M": {"N": {"N": "7"}}}]},
            "map": {"M": {"S": {"S": "S"}, "M": {"M": {}}}},
        });
        let plain = json!({
            "z": "text",
            "a": 1,
            "price": 1.5,
            "long": "12345678901234567890123456789012345678",
            "on": true,
            "none": null,
            "bytes": "AQI=",
            "tags": ["a", "b"],
            "counts": [1, 2],
            "list": ["x", {"N": 7}],
            "map": {"S": "S", "M": {}},
        });
        assert_eq!(plain_item(&typed), plain);
    }
}
