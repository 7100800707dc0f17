//! The resource policy of a function: may Cognito invoke it for this pool?

use serde_json::Value;

use super::finding::{Check, Finding};
use super::remedy;
use super::survey::Survey;
use super::trigger::Attached;
use crate::aws::FunctionArn;

const PRINCIPAL: &str = "cognito-idp.amazonaws.com";
const ACTION: &str = "lambda:InvokeFunction";

/// Meaning of a statement for an invocation by this pool.
#[derive(Debug, PartialEq, Eq)]
enum Match {
    /// It does not cover the invocation.
    No,
    /// It has a condition that this program does not know.
    Unclear,
    /// It covers the invocation. `has_account` and `has_arn` tell which of the two conditions it has.
    Yes { has_account: bool, has_arn: bool },
}

/// Checks the policy of a function.
pub fn permission(survey: &Survey, attached: &Attached) -> Finding {
    let (check, subject) = (Check::Permission, attached.subject());
    let (Some(arn), Some(answer)) = (&attached.arn, &attached.policy) else { return check.ok(subject, "") };
    let policy = match answer {
        Ok(answer) => answer["Policy"].as_str().and_then(|policy| serde_json::from_str(policy).ok()),
        // A function without a policy, or no function.
        Err(error) if error.is_not_found() => Some(Value::Null),
        Err(error) => return check.unknown(subject, error),
    };
    let Some(policy): Option<Value> = policy else {
        return check.unclear(
            subject,
            "the policy of the function is not JSON",
            "read it with aws lambda get-policy",
        );
    };
    let statements = list(&policy["Statement"]);
    let matching = |effect: &'static str| {
        let statements = statements.iter().filter(move |statement| statement["Effect"] == effect);
        statements
            .map(|statement| (statement["Sid"].as_str().unwrap_or_default(), matches(survey, arn, statement)))
    };
    if let Some((id, _)) = matching("Deny").find(|(_, found)| matches!(found, Match::Yes { .. })) {
        let message = format!("the statement {id} denies Cognito to invoke the function");
        return check.failed(subject, message, remedy::forbid(survey, arn, id));
    }
    let allowing: Vec<_> = matching("Allow").collect();
    let best = allowing.iter().max_by_key(|(_, found)| match found {
        Match::No => 0,
        Match::Unclear => 1,
        Match::Yes { has_account, has_arn } => 2 + u8::from(*has_account) + u8::from(*has_arn),
    });
    match best {
        Some((id, Match::Yes { has_account: true, has_arn: true })) => {
            check.ok(subject, format!("statement {id}"))
        }
        Some((id, Match::Yes { has_account, .. })) => {
            let missing = if *has_account { "SourceArn" } else { "SourceAccount" };
            let message = format!("the statement {id} has no {missing}, so it permits more than this pool");
            let remedy = format!("{} && {}", remedy::permit(survey, arn), remedy::forbid(survey, arn, id));
            check.warning(subject, message, remedy)
        }
        Some((id, Match::Unclear)) => {
            let message = format!("the statement {id} has a condition that doctor cannot judge");
            check.unclear(
                subject,
                message,
                "test a sign-up, or permit it explicitly: ".to_owned() + &remedy::permit(survey, arn),
            )
        }
        _ => {
            let message =
                "Cognito may not invoke the function, so each call of the trigger fails without a log";
            check.failed(subject, message, remedy::permit(survey, arn))
        }
    }
}

fn matches(survey: &Survey, arn: &FunctionArn, statement: &Value) -> Match {
    let principal = &statement["Principal"];
    let is_everybody = *principal == "*" || list(&principal["AWS"]).iter().any(|one| **one == "*");
    let is_cognito = list(&principal["Service"]).iter().any(|one| **one == PRINCIPAL);
    let action = ACTION.to_lowercase();
    let is_action = texts(&statement["Action"]).any(|pattern| is_like(&pattern.to_lowercase(), &action));
    let resource = arn.to_string();
    let is_resource = statement["Resource"].is_null()
        || texts(&statement["Resource"]).any(|pattern| is_like(pattern, &resource));
    if !((is_everybody || is_cognito) && is_action && is_resource) {
        return Match::No;
    }
    conditions(survey, &statement["Condition"])
}

fn conditions(survey: &Survey, condition: &Value) -> Match {
    let (mut has_account, mut has_arn, mut is_clear) = (false, false, true);
    let operators = condition.as_object().into_iter().flatten();
    for (operator, keys) in operators {
        for (key, expected) in keys.as_object().into_iter().flatten() {
            let actual = match key.to_lowercase().as_str() {
                "aws:sourcearn" => survey.pool_arn(),
                "aws:sourceaccount" => survey.account(),
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
            has_arn |= actual == survey.pool_arn();
            // The ARN of a pool contains its account.
            has_account |= actual == survey.account();
        }
    }
    if is_clear { Match::Yes { has_account, has_arn } } else { Match::Unclear }
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
