//! The resource policies of functions: may a pool invoke a function?

use serde_json::Value;

use super::FunctionArn;

/// The service that invokes the functions of a pool.
pub const PRINCIPAL: &str = "cognito-idp.amazonaws.com";
/// The action of an invocation.
pub const ACTION: &str = "lambda:InvokeFunction";

/// A pool that invokes a function.
#[derive(Clone, Copy, Debug)]
pub struct Invocation<'a> {
    /// ARN of the pool.
    pub pool_arn: &'a str,
    /// Account of the pool.
    pub account: &'a str,
    /// The function, with the version or alias that the policy belongs to.
    pub function: &'a FunctionArn,
}

/// Meaning of a statement for an invocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// It does not cover the invocation.
    No,
    /// It has a condition that this program does not know.
    Unclear,
    /// It covers the invocation. `has_account` and `has_arn` tell which of the two conditions it has.
    Yes { has_account: bool, has_arn: bool },
}

/// The statements of a policy, from the answer of `GetPolicy`. None if the policy is not JSON.
pub fn statements(answer: &Value) -> Option<Vec<Value>> {
    let policy: Value = serde_json::from_str(answer["Policy"].as_str()?).ok()?;
    Some(list(&policy["Statement"]).into_iter().cloned().collect())
}

/// An id that no statement has: the name, or the name with a number.
pub fn free_id(name: &str, statements: &[Value]) -> String {
    let is_free = |id: &String| statements.iter().all(|statement| statement["Sid"] != **id);
    let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

impl Invocation<'_> {
    /// Compares a statement with the invocation, whatever its effect is.
    pub fn matches(self, statement: &Value) -> Match {
        let principal = &statement["Principal"];
        let is_everybody = *principal == "*" || list(&principal["AWS"]).iter().any(|one| **one == "*");
        let is_cognito = list(&principal["Service"]).iter().any(|one| **one == PRINCIPAL);
        let action = ACTION.to_lowercase();
        let is_action = texts(&statement["Action"]).any(|pattern| is_like(&pattern.to_lowercase(), &action));
        let resource = self.function.to_string();
        let is_resource = statement["Resource"].is_null()
            || texts(&statement["Resource"]).any(|pattern| is_like(pattern, &resource));
        if !((is_everybody || is_cognito) && is_action && is_resource) {
            return Match::No;
        }
        self.conditions(&statement["Condition"])
    }

    fn conditions(self, condition: &Value) -> Match {
        let (mut has_account, mut has_arn, mut is_clear) = (false, false, true);
        let operators = condition.as_object().into_iter().flatten();
        for (operator, keys) in operators {
            for (key, expected) in keys.as_object().into_iter().flatten() {
                let actual = match key.to_lowercase().as_str() {
                    "aws:sourcearn" => self.pool_arn,
                    "aws:sourceaccount" => self.account,
                    _ => {
                        is_clear = false;
                        continue;
                    }
                };
                let is_met = match operator.trim_end_matches("IfExists") {
                    "StringEquals" => texts(expected).any(|expected| expected == actual),
                    "StringLike" | "ArnLike" | "ArnEquals" => {
                        texts(expected).any(|pattern| is_like(pattern, actual))
                    }
                    _ => {
                        is_clear = false;
                        continue;
                    }
                };
                if !is_met {
                    return Match::No;
                }
                has_arn |= actual == self.pool_arn;
                // The ARN of a pool contains its account.
                has_account |= actual == self.account;
            }
        }
        if is_clear { Match::Yes { has_account, has_arn } } else { Match::Unclear }
    }
}

/// A value as a list: AWS writes one element without its list.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Null => Vec::new(),
        value => vec![value],
    }
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    list(value).into_iter().filter_map(Value::as_str)
}

/// Returns whether `text` matches a pattern with `*` and `?`.
fn is_like(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    // Positions in the pattern that the text read so far can reach.
    let mut reached = vec![false; pattern.len() + 1];
    reached[0] = true;
    let skip_stars = |reached: &mut Vec<bool>| {
        for index in 0..pattern.len() {
            reached[index + 1] |= reached[index] && pattern[index] == '*';
        }
    };
    skip_stars(&mut reached);
    for c in text {
        let mut next = vec![false; pattern.len() + 1];
        for (index, expected) in pattern.iter().enumerate().filter(|(index, _)| reached[*index]) {
            match expected {
                '*' => next[index] = true,
                '?' => next[index + 1] = true,
                expected => next[index + 1] |= *expected == c,
            }
        }
        skip_stars(&mut next);
        reached = next;
    }
    reached[pattern.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_two_wildcards() {
        for (pattern, text, expected) in [
            ("", "", true),
            ("*", "", true),
            ("a*c", "abbc", true),
            ("a*c", "abbd", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("**b", "ab", true),
            ("*?", "", false),
            (
                "arn:*:userpool/*",
                "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example12",
                true,
            ),
            ("userpool/eu-west-1_Example1", "userpool/eu-west-1_Example12", false),
        ] {
            assert_eq!(is_like(pattern, text), expected, "{pattern} {text}");
        }
        let hostile = "*a".repeat(500) + "b";
        assert!(!is_like(&hostile, &"a".repeat(2000)));
    }
}
