//! The webhook that an event becomes.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The `detail-type` of the events that this function sends.
const DETAIL_TYPE: &str = "User created";

/// A webhook, the same for every attempt.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// The header `webhook-id`. A receiver drops an id that it already knows.
    pub id: String,
    /// The body, JSON.
    pub body: String,
}

/// Reason that an event cannot become a webhook.
#[derive(Debug, thiserror::Error)]
pub enum MessageError {
    /// The text is not JSON, or lacks a field.
    #[error("not an event of EventBridge with detail.id and detail.createdAt")]
    Malformed(#[from] serde_json::Error),
    /// The rule lets other events pass.
    #[error("its detail-type is not \"User created\": check the rule")]
    OtherDetailType,
    /// A signature covers the id up to a full stop, and a header has no line ends.
    #[error("detail.id is not 1 to 128 letters, digits, \"-\" and \"_\"")]
    Id,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Event<'a> {
    detail_type: String,
    #[serde(borrow)]
    detail: &'a RawValue,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Detail {
    id: String,
    created_at: String,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: &'a str,
    timestamp: &'a str,
    data: &'a RawValue,
}

impl Message {
    /// Reads the text of an event.
    ///
    /// # Errors
    /// Fails if the text is not the event "User created". Another attempt has the same result.
    pub fn from_event(text: &str) -> Result<Self, MessageError> {
        let Event { detail_type, detail } = serde_json::from_str(text)?;
        if detail_type != DETAIL_TYPE {
            return Err(MessageError::OtherDetailType);
        }
        let Detail { id, created_at } = serde_json::from_str(detail.get())?;
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !(1..=128).contains(&id.len()) || !id.bytes().all(is_plain) {
            return Err(MessageError::Id);
        }
        let body =
            serde_json::to_string(&Body { r#type: "user.created", timestamp: &created_at, data: detail })?;
        Ok(Self { id, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DETAIL: &str =
        r#"{"id":"c4ca4238a0b92382-0_1", "n": 1.50, "createdAt":"2026-11-29T09:30:00.123Z"}"#;

    fn event(detail_type: &str, detail: &str) -> String {
        format!(r#"{{"version": "0", "detail-type": "{detail_type}", "detail": {detail}, "resources": []}}"#)
    }

    #[test]
    fn the_body_holds_the_detail_byte_for_byte() {
        let message = Message::from_event(&event(DETAIL_TYPE, DETAIL)).unwrap();
        let body =
            format!(r#"{{"type":"user.created","timestamp":"2026-11-29T09:30:00.123Z","data":{DETAIL}}}"#);
        assert_eq!(message, Message { id: "c4ca4238a0b92382-0_1".to_owned(), body });
    }

    #[test]
    fn a_text_that_is_not_the_event_is_refused() {
        for text in ["", "null", "[]", "{}", r#"{"detail-type": "User created"}"#, &event(DETAIL_TYPE, "{}")]
        {
            assert!(matches!(Message::from_event(text), Err(MessageError::Malformed(_))), "{text}");
        }
        let other = Message::from_event(&event("User deleted", DETAIL));
        assert!(matches!(other, Err(MessageError::OtherDetailType)));
        for id in ["", "a.b", r"a\r\nx: y", "é", &"a".repeat(129)] {
            let detail = format!(r#"{{"id": "{id}", "createdAt": ""}}"#);
            assert!(
                matches!(Message::from_event(&event(DETAIL_TYPE, &detail)), Err(MessageError::Id)),
                "{id}"
            );
        }
    }
}
