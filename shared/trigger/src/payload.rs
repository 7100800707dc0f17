//! The payload of an invocation. It is read once, when the runtime deserializes it.
//!
//! Deserializing a [`Payload`] never fails: the runtime would report serde's message, which may quote the
//! payload.

use std::borrow::Borrow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

/// The payload is not a JSON object, so it cannot be an event. The message is for the log and quotes nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the payload is not a JSON object{0}")]
pub struct NotAnEvent(String);

/// The payload of an invocation. `Debug` is redacted.
pub struct Payload(pub(crate) Result<Fields<Box<RawValue>>, NotAnEvent>);

impl Payload {
    /// Reads the body of an invocation. Text after the object is ignored, as in Lambda's runtime.
    #[must_use]
    pub fn from_body(body: &[u8]) -> Self {
        Self::read(&mut serde_json::Deserializer::from_slice(body))
    }

    fn read<'de>(deserializer: impl Deserializer<'de>) -> Self {
        let fields = Fields::deserialize(deserializer);
        Self(fields.map_err(|error| NotAnEvent(position(&error.to_string()).unwrap_or_default())))
    }
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::read(deserializer))
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Payload(redacted)")
    }
}

/// Line and column of serde's error. The rest of its message may quote the payload.
fn position(error: &str) -> Option<String> {
    let (_, position) = error.rsplit_once(" at line ")?;
    let (line, column) = position.split_once(" column ")?;
    let (line, column) = (line.parse::<usize>().ok()?, column.parse::<usize>().ok()?);
    Some(format!(" (line {line} column {column})"))
}

/// A JSON object whose values are JSON text, in their original order.
#[derive(Clone, Debug)]
pub(crate) struct Fields<V>(pub Vec<(String, V)>);

impl<V> Default for Fields<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V: Borrow<RawValue>> Fields<V> {
    /// The value of a field. The last one of duplicates counts, as in most JSON parsers.
    pub fn get(&self, name: &str) -> Option<&RawValue> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.borrow())
    }
}

/// The object in `raw`, or `None` for any other value.
pub(crate) fn object(raw: &RawValue) -> Option<Fields<&RawValue>> {
    serde_json::from_str(raw.get()).ok()
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Fields<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Collect(PhantomData))
    }
}

impl<V: Serialize> Serialize for Fields<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

struct Collect<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Collect<V> {
    type Value = Fields<V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::with_capacity(8);
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invalid_payload_is_reported_by_line_and_column() {
        for (payload, position) in [
            ("{\"a\":", "line 1 column 5"),
            ("{\n  \"a\": 1,\n  \"b\": nul\n}", "line 4 column 0"),
            ("{\n  \"userName\": \"jane@example.com\"\n  \"b\"", "line 3 column 3"),
            ("jane@example.com", "line 1 column 1"),
            ("", "line 1 column 0"),
            ("null", "line 1 column 4"),
            ("7", "line 1 column 1"),
            ("[]", "line 1 column 0"),
            ("true", "line 1 column 4"),
            ("\"jane@example.com\"", "line 1 column 18"),
        ] {
            let expected = format!("the payload is not a JSON object ({position})");
            let error = Payload::from_body(payload.as_bytes()).0.unwrap_err();
            assert_eq!(error.to_string(), expected, "{payload}");
        }
    }

    #[test]
    fn an_invalid_payload_is_never_quoted() {
        let event =
            r#"{"userName":"jane at line 5 column 7","request":{"userAttributes":{"name":"Jané\u00e9"}}}"#;
        let text = serde_json::to_string("jane at line 5 column 7").unwrap();
        let inner = [event, &text, "[\"jane\"]", "-1.5e400", "jane"];
        for text in
            inner.into_iter().flat_map(|text| [text.to_owned(), format!("[{text}"), format!("{{{text}")])
        {
            for cut in 0..=text.len() {
                for byte in [&b""[..], b"\"", b"}", b"\xff", b"\0", b"\\", b"\\ud800\"", b":"] {
                    let broken = [&text.as_bytes()[..cut], byte, &text.as_bytes()[cut..]].concat();
                    let Payload(Err(error)) = Payload::from_body(&broken) else { continue };
                    let rest = error.to_string().replace(|c: char| c.is_ascii_digit(), "");
                    assert_eq!(rest, "the payload is not a JSON object (line  column )", "{broken:?}");
                }
            }
        }
    }

    #[test]
    fn only_line_and_column_are_taken_from_an_error() {
        assert_eq!(position("invalid type: string \"jane at line 5 column x\", expected an object"), None);
        assert_eq!(position("jane"), None);
        assert_eq!(position("jane at line 7 column 12").as_deref(), Some(" (line 7 column 12)"));
    }
}
