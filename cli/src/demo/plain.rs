//! An item of DynamoDB as people read it: without the types.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value};

/// An item as plain JSON, its fields in alphabetical order, so that two runs of the demo can be compared.
pub fn item(typed: &Value) -> Value {
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
        Some(("M", content)) => item(content),
        Some(("L", Value::Array(members))) => members.iter().map(value).collect(),
        Some(("NS", Value::Array(members))) => {
            members.iter().map(|member| member.as_str().map_or(Value::Null, number)).collect()
        }
        Some((_, content)) => content.clone(),
        None => typed.clone(),
    }
}

/// A number with all of its digits: one of more than JSON's numbers hold here stays text.
fn number(digits: &str) -> Value {
    let exact = digits.parse::<Number>().ok().filter(|number| number.to_string() == digits);
    exact.map_or_else(|| Value::String(digits.to_owned()), Value::Number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn types_are_gone_and_values_stay() {
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
        assert_eq!(item(&typed), plain);
    }
}
