//! The event "User created".
//!
//! It is read by hand: the errors of a derived reader may quote the event, and the type of `aws_lambda_events` would
//! bring two more crates.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde_json::Value;

/// The fields of an event that the mail depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct UserCreated {
    /// The same for every delivery of the event. It must be there, because the log line names it.
    pub id: String,
    /// The user pool.
    pub user_pool_id: String,
    /// The user's `sub`, a UUID: it becomes a part of a filter.
    pub sub: String,
    /// The app client; empty if the event names none.
    pub client_id: String,
    /// The time when the user's record was created.
    pub created_at: DateTime,
}

/// A field that makes an event unusable. The text never quotes the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} {problem}")]
pub struct EventError {
    /// The path of the field.
    pub field: &'static str,
    /// The rest of a sentence after the field.
    pub problem: &'static str,
}

impl UserCreated {
    /// Reads an event.
    ///
    /// # Errors
    /// Fails if a field is missing, has another type, or is malformed.
    pub fn read(event: &Value) -> Result<Self, EventError> {
        let fail = |field, problem| Err(EventError { field, problem });
        if text(event, "detail-type")? != "User created" {
            return fail("detail-type", "is not \"User created\"");
        }
        let sub = text(event, "detail.sub")?;
        if !is_uuid(sub) {
            return fail("detail.sub", "is not a UUID");
        }
        let Ok(created_at) = DateTime::from_str(text(event, "detail.createdAt")?, Format::DateTime) else {
            return fail("detail.createdAt", "is not a time as in RFC 3339");
        };
        let client_id = match field(event, "detail.clientId") {
            None | Some(Value::Null) => "",
            Some(_) => text(event, "detail.clientId")?,
        };
        Ok(Self {
            id: text(event, "detail.id")?.to_owned(),
            user_pool_id: text(event, "detail.userPoolId")?.to_owned(),
            sub: sub.to_owned(),
            client_id: client_id.to_owned(),
            created_at,
        })
    }
}

/// The field at a path of names.
fn field<'e>(event: &'e Value, path: &str) -> Option<&'e Value> {
    path.split('.').try_fold(event, |value, name| value.get(name))
}

fn text<'e>(event: &'e Value, path: &'static str) -> Result<&'e str, EventError> {
    let text = field(event, path).and_then(Value::as_str).filter(|text| !text.is_empty());
    text.ok_or(EventError { field: path, problem: "is missing, or is not a text" })
}

fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn event(detail: &Value) -> Value {
        let mut event = json!({"detail-type": "User created", "detail": {
            "id": "e1", "userPoolId": "eu-central-1_EXAMPLE", "sub": "a113fd5a-71b3-4d3a-8133-1d0a49aa555c",
            "clientId": "1example23456789", "key": {"userId": {"S": "x"}}, "source": "confirmation",
            "createdAt": "2026-11-29T09:30:00.123Z",
        }});
        for (name, value) in detail.as_object().unwrap() {
            event["detail"][name] = value.clone();
        }
        event
    }

    #[test]
    fn the_fields_of_an_event_are_read() {
        let read = UserCreated::read(&event(&json!({}))).unwrap();
        assert_eq!((read.id.as_str(), read.client_id.as_str()), ("e1", "1example23456789"));
        assert_eq!(read.sub, "a113fd5a-71b3-4d3a-8133-1d0a49aa555c");
        assert_eq!(read.created_at, DateTime::from_millis(1_795_944_600_123));
        assert_eq!(UserCreated::read(&event(&json!({"clientId": null}))).unwrap().client_id, "");
    }

    #[test]
    fn the_error_names_the_field_and_never_quotes_it() {
        let hostile = "x\" or email ^= \"";
        for (detail, message) in [
            (json!({"id": null}), "detail.id is missing, or is not a text"),
            (json!({"id": ""}), "detail.id is missing, or is not a text"),
            (json!({"userPoolId": 7}), "detail.userPoolId is missing, or is not a text"),
            (json!({"clientId": ["a"]}), "detail.clientId is missing, or is not a text"),
            (json!({"createdAt": "yesterday"}), "detail.createdAt is not a time as in RFC 3339"),
            (json!({"sub": hostile}), "detail.sub is not a UUID"),
            (json!({"sub": "a113fd5a-71b3-4d3a-8133-1d0a49aa555\""}), "detail.sub is not a UUID"),
            (json!({"sub": "a113fd5a-71b3-4d3a-8133-1d0a49aa55-"}), "detail.sub is not a UUID"),
            (json!({"sub": "a113fd5a71b34d3a81331d0a49aa555c"}), "detail.sub is not a UUID"),
        ] {
            assert_eq!(UserCreated::read(&event(&detail)).unwrap_err().to_string(), message);
        }
        for (event, field) in [
            (json!(null), "detail-type"),
            (json!("text"), "detail-type"),
            (json!([]), "detail-type"),
            (json!({"detail-type": "User deleted"}), "detail-type"),
            (json!({"detail-type": "User created"}), "detail.sub"),
            (json!({"detail-type": "User created", "detail": "text"}), "detail.sub"),
        ] {
            assert_eq!(UserCreated::read(&event).unwrap_err().field, field);
        }
    }
}
