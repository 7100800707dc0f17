//! The event envelope: a tolerant reader that loses nothing.
//!
//! Every field stays JSON text and goes back to Cognito as the same text. Cognito adds and moves fields
//! without notice and deviates from the documented types. So a function decodes only the fields that it
//! needs. [`Event::request`] repairs values that Amazon's own structs refuse.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::payload::{Fields, NotAnEvent, Payload, object};

/// Fields of a request that are maps of strings. Every other field is a scalar.
const MAPS: [&str; 3] = ["userAttributes", "validationData", "clientMetadata"];

/// Replacement for a string that is not valid Unicode, such as a lone surrogate escape.
const UNREADABLE: &str = "\u{FFFD}";

/// One event of a user pool trigger. `Debug` shows no personal data.
///
/// Shape: <https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html>
pub struct Event<'a> {
    fields: &'a Fields<Box<RawValue>>,
    trigger_source: String,
    client_id: String,
}

impl<'a> Event<'a> {
    /// The event in a payload.
    ///
    /// # Errors
    /// Fails if `payload` is not a JSON object.
    pub fn of(payload: &'a Payload) -> Result<Self, NotAnEvent> {
        let fields = payload.0.as_ref().map_err(NotAnEvent::clone)?;
        let trigger_source = text_of(fields, "triggerSource").unwrap_or_default();
        let caller_context = fields.get("callerContext").and_then(object);
        let client_id = caller_context.and_then(|fields| text_of(&fields, "clientId")).unwrap_or_default();
        Ok(Self { fields, trigger_source, client_id })
    }

    /// `triggerSource`, for example `PreSignUp_SignUp`; empty when missing, as in the test event of AWS's console.
    #[must_use]
    pub fn trigger_source(&self) -> &str {
        &self.trigger_source
    }

    /// `userPoolId`, empty when missing.
    #[must_use]
    pub fn user_pool_id(&self) -> String {
        text_of(self.fields, "userPoolId").unwrap_or_default()
    }

    /// `userName`, empty when missing.
    #[must_use]
    pub fn username(&self) -> String {
        text_of(self.fields, "userName").unwrap_or_default()
    }

    /// `callerContext.clientId`, empty when missing.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// The request as Amazon's struct `T`.
    ///
    /// Repairs values that the struct refuses: it leaves out null and nested values of a map, turns booleans
    /// and numbers into strings, and leaves out a map that is not an object. Most events need no repair, so
    /// it tries the struct first.
    #[must_use]
    pub fn request<T: DeserializeOwned + Default>(&self) -> Private<T> {
        let Some(request) = self.fields.get("request") else { return Private::default() };
        Private(serde_json::from_str(request.get()).unwrap_or_else(|_| repaired(request)))
    }
}

impl fmt::Debug for Event<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Event").field("trigger_source", &self.trigger_source).finish_non_exhaustive()
    }
}

/// Personal data, which cannot be printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Private<T>(pub T);

impl<T> Deref for Private<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Private(redacted)")
    }
}

fn repaired<T: DeserializeOwned + Default>(request: &RawValue) -> T {
    let fields = object(request).map(|fields| fields.0).unwrap_or_default();
    let repaired = fields.into_iter().filter_map(|(name, raw)| {
        let value = if MAPS.contains(&name.as_str()) { texts(raw) } else { text(raw) };
        value.map(|value| (name, value))
    });
    serde_json::from_value(Value::Object(repaired.collect())).unwrap_or_default()
}

fn text_of<V: Borrow<RawValue>>(fields: &Fields<V>, name: &str) -> Option<String> {
    match text(fields.get(name)?) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

/// A scalar as a string; `None` for null, objects and arrays.
fn text(raw: &RawValue) -> Option<Value> {
    let json = raw.get();
    match json.as_bytes().first()? {
        b'n' | b'{' | b'[' => None,
        b'"' => Some(serde_json::from_str(json).unwrap_or_else(|_| UNREADABLE.into())),
        _ => Some(json.into()),
    }
}

fn texts(raw: &RawValue) -> Option<Value> {
    let map = object(raw)?.0.into_iter().filter_map(|(name, raw)| text(raw).map(|value| (name, value)));
    Some(Value::Object(map.collect()))
}

#[cfg(test)]
mod tests {
    use aws_lambda_events::event::cognito::CognitoEventUserPoolsPreSignupRequest as Request;

    use super::*;

    fn payload(json: &str) -> Payload {
        Payload::from_body(json.as_bytes())
    }

    fn request(request: &str) -> Request {
        let payload = payload(&format!(r#"{{"triggerSource":"PreSignUp_SignUp","request":{request}}}"#));
        Event::of(&payload).unwrap().request::<Request>().0
    }

    #[test]
    fn values_that_amazons_struct_refuses_are_repaired() {
        let request = request(
            r#"{"userAttributes":{"email":"a@b.example","email_verified":true,"age":7,"zip":null,"o":{"a":1}},
                "validationData":null,"clientMetadata":{"locale":null,"n":1.50},"futureField":[1]}"#,
        );
        assert_eq!(request.user_attributes["email"], "a@b.example");
        assert_eq!(request.user_attributes["email_verified"], "true");
        assert_eq!(request.user_attributes["age"], "7");
        assert_eq!(request.user_attributes.len(), 3);
        assert!(request.validation_data.is_empty());
        assert_eq!(request.client_metadata["n"], "1.50");
        assert!(!request.client_metadata.contains_key("locale"));
    }

    #[test]
    fn a_request_of_another_shape_reads_as_empty() {
        for shape in ["null", "[]", "7", "\"x\"", r#"{"userAttributes":"x","clientMetadata":[]}"#] {
            assert_eq!(request(shape), Request::default(), "{shape}");
        }
        let payload = payload(r#"{"triggerSource":"PreSignUp_SignUp"}"#);
        assert_eq!(Event::of(&payload).unwrap().request::<Request>().0, Request::default());
    }

    #[test]
    fn a_lone_surrogate_becomes_the_replacement_character() {
        let request = request(r#"{"userAttributes":{"name":"\ud800"}}"#);
        assert_eq!(request.user_attributes["name"], UNREADABLE);
    }

    #[test]
    fn a_deep_request_does_not_exhaust_the_parser() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let request = request(&format!(r#"{{"deep":{deep},"userAttributes":{{"email":"a@b.example"}}}}"#));
        assert_eq!(request.user_attributes["email"], "a@b.example");
    }

    #[test]
    fn missing_fields_outside_the_request_read_as_empty() {
        let payload = payload(
            r#"{"triggerSource":"X","userPoolId":"p","userName":"u","callerContext":{"clientId":"c"}}"#,
        );
        let event = Event::of(&payload).unwrap();
        assert_eq!(
            (event.user_pool_id(), event.username(), event.client_id()),
            ("p".into(), "u".into(), "c")
        );
        let payload = self::payload(r#"{"triggerSource":"X","callerContext":null}"#);
        let event = Event::of(&payload).unwrap();
        assert_eq!((event.user_pool_id(), event.client_id()), (String::new(), ""));
    }

    #[test]
    fn debug_shows_no_personal_data() {
        let payload = payload(
            r#"{"triggerSource":"X","userName":"jane","request":{"userAttributes":{"name":"Jane"}}}"#,
        );
        let event = Event::of(&payload).unwrap();
        assert_eq!(format!("{event:?}"), r#"Event { trigger_source: "X", .. }"#);
        assert_eq!(format!("{:?}", event.request::<Request>()), "Private(redacted)");
    }
}
