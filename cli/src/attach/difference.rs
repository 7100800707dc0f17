//! Differences between two descriptions of a pool.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

use super::fields::{self, LAMBDA_CONFIG};

/// Fields that Cognito changes by itself, at any time.
pub const COUNTERS: [&str; 1] = ["EstimatedNumberOfUsers"];
/// Fields that every update changes.
pub const CHANGED_BY_UPDATES: [&str; 2] = ["EstimatedNumberOfUsers", "LastModifiedDate"];

/// Longest text of a value in a line.
const MAX_VALUE_CHARACTERS: usize = 120;

/// A value that is not as expected.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Path of the value, with points.
    pub path: String,
    /// The expected value; null if there should be none.
    pub expected: Value,
    /// The value that was found; null if there is none.
    pub found: Value,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {} instead of {}", self.path, short(&self.found), short(&self.expected))
    }
}

/// A value on one line, shortened.
pub fn short(value: &Value) -> String {
    if value.is_null() {
        return "nothing".to_owned();
    }
    let text = value.to_string();
    if text.chars().count() <= MAX_VALUE_CHARACTERS {
        return text;
    }
    text.chars().take(MAX_VALUE_CHARACTERS).collect::<String>() + "…"
}

/// The differences of two pools, without the fields in `ignored`. A pool without triggers may lack `LambdaConfig`.
pub fn of_pools(expected: &Value, found: &Value, ignored: &[&str]) -> Vec<Difference> {
    of_values(&relevant(expected, ignored), &relevant(found, ignored))
}

/// The pool without `ignored`, an empty `LambdaConfig`, and a lifetime that another one replaces.
fn relevant(pool: &Value, ignored: &[&str]) -> Value {
    let mut pool = pool.clone();
    fields::remove_replaced_days(&mut pool);
    if let Some(fields) = pool.as_object_mut() {
        fields.retain(|field, value| {
            let has_no_trigger = field == LAMBDA_CONFIG && value.as_object().is_some_and(Map::is_empty);
            !ignored.contains(&field.as_str()) && !has_no_trigger
        });
    }
    pool
}

/// The differences of two values. A null field counts as missing; lists are compared as a whole.
pub fn of_values(expected: &Value, found: &Value) -> Vec<Difference> {
    let mut differences = Vec::new();
    collect("", expected, found, &mut differences);
    differences
}

fn collect(path: &str, expected: &Value, found: &Value, differences: &mut Vec<Difference>) {
    if let (Some(old), Some(new)) = (expected.as_object(), found.as_object()) {
        let added = new.keys().filter(|field| !old.contains_key(*field));
        for field in old.keys().chain(added) {
            let path = if path.is_empty() { field.clone() } else { format!("{path}.{field}") };
            collect(&path, &expected[field], &found[field], differences);
        }
    } else if expected != found {
        let (expected, found) = (expected.clone(), found.clone());
        differences.push(Difference { path: path.to_owned(), expected, found });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn lines(expected: &Value, found: &Value) -> Vec<String> {
        of_pools(expected, found, &COUNTERS).iter().map(Difference::to_string).collect()
    }

    #[test]
    fn a_difference_names_the_innermost_field() {
        let old = json!({"Policies": {"PasswordPolicy": {"MinimumLength": 12, "RequireSymbols": true}}, "A": ["x", "y"]});
        let new = json!({"Policies": {"PasswordPolicy": {"MinimumLength": 8}}, "A": ["x"], "B": "new"});
        let expected = [
            r#"A: ["x"] instead of ["x","y"]"#,
            "Policies.PasswordPolicy.MinimumLength: 8 instead of 12",
            "Policies.PasswordPolicy.RequireSymbols: nothing instead of true",
            r#"B: "new" instead of nothing"#,
        ];
        assert_eq!(lines(&old, &new), expected);
        assert_eq!(lines(&old, &old), [""; 0]);
    }

    #[test]
    fn counters_and_missing_triggers_make_no_difference() {
        let old = json!({"EstimatedNumberOfUsers": 1, "LambdaConfig": {}, "Domain": null});
        assert_eq!(lines(&old, &json!({"EstimatedNumberOfUsers": 2})), [""; 0]);
        let changed = json!({"LastModifiedDate": 2.5});
        assert_eq!(
            lines(&json!({"LastModifiedDate": 1.5}), &changed),
            ["LastModifiedDate: 2.5 instead of 1.5"]
        );
        assert_eq!(of_pools(&json!({"LastModifiedDate": 1.5}), &changed, &CHANGED_BY_UPDATES), []);
    }

    #[test]
    fn a_lifetime_without_effect_makes_no_difference() {
        let pool = |policy, days| json!({"Policies": {"PasswordPolicy": policy}, "AdminCreateUserConfig": {"UnusedAccountValidityDays": days}});
        let policy = json!({"TemporaryPasswordValidityDays": 3});
        assert_eq!(lines(&pool(policy.clone(), json!(7)), &pool(policy, json!(null))), [""; 0]);
        let legacy = lines(&pool(json!({}), json!(7)), &pool(json!({}), json!(null)));
        assert_eq!(legacy, ["AdminCreateUserConfig.UnusedAccountValidityDays: nothing instead of 7"]);
    }

    #[test]
    fn a_long_value_is_shortened() {
        let text = short(&json!("é".repeat(500)));
        assert_eq!(text.chars().count(), MAX_VALUE_CHARACTERS + 1);
    }
}
