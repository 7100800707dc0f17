//! Checks the answers, because the times of a function that fails are worthless.

use serde_json::Value;

use crate::function::Function;
use crate::subject::Event;

/// Checks the answer of `function` to `event`: everything outside `response` is unchanged, and `custom-message` writes
/// an email.
///
/// # Errors
/// Fails with the defect of the answer.
pub fn check(function: Function, event: &Event, answer: &[u8]) -> Result<(), String> {
    let answer: Value =
        serde_json::from_slice(answer).map_err(|error| format!("its answer is not JSON: {error}"))?;
    if !equal_outside_response(&event.json, &answer) {
        return Err(format!("it did not return {} unchanged", event.path));
    }
    let message = answer.pointer("/response/emailMessage").and_then(Value::as_str);
    if function == Function::CustomMessage && message.is_none_or(str::is_empty) {
        return Err("its answer has no response.emailMessage".to_owned());
    }
    Ok(())
}

fn equal_outside_response(event: &Value, answer: &Value) -> bool {
    let (Some(event), Some(answer)) = (event.as_object(), answer.as_object()) else {
        return false;
    };
    event.len() == answer.len()
        && event.iter().all(|(name, value)| match answer.get(name) {
            Some(returned) => name == "response" || returned == value,
            None => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check_answer(function: Function, answer: &Value) -> Result<(), String> {
        let json = json!({ "version": "1", "request": { "a": null }, "response": {} });
        let event = Event { path: "events/x.json", bytes: json.to_string().into(), json };
        check(function, &event, answer.to_string().as_bytes())
    }

    #[test]
    fn only_the_response_may_differ() {
        let good = json!({ "response": { "x": 1 }, "version": "1", "request": { "a": null } });
        assert_eq!(check_answer(Function::PreSignUp, &good), Ok(()));
        for bad in [
            json!({ "response": {}, "version": 1, "request": { "a": null } }),
            json!({ "response": {}, "version": "1", "request": {} }),
            json!({ "response": {}, "version": "1" }),
            json!(null),
        ] {
            assert!(check_answer(Function::PreSignUp, &bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_custom_message_needs_a_message() {
        let answer =
            |response: Value| json!({ "response": response, "version": "1", "request": { "a": null } });
        for bad in [json!({}), json!({ "emailMessage": null }), json!({ "emailMessage": "" })] {
            assert!(check_answer(Function::CustomMessage, &answer(bad)).is_err());
        }
        let good = answer(json!({ "emailMessage": "Welcome" }));
        assert_eq!(check_answer(Function::CustomMessage, &good), Ok(()));
    }
}
