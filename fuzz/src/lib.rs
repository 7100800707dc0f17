//! The invariants of every function for any bytes.
//!
//! This crate does not use the functions' own checks, so it finds a mistake in a check.

mod mutator;

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::FutureExt;
use serde_json::value::RawValue;
use trigger::{Content, Invocation, Locales, Payload, RefusalCode, Settings, Trigger, TriggerError, runtime};

pub use mutator::mutate;

/// Characters that a sentence must not end with, because Cognito adds a full stop.
const STOPS: [char; 13] = ['.', '…', '!', '?', '。', '．', '！', '？', '।', '۔', '؟', ':', ' '];

/// A JSON object with the original text of each value.
pub type Fields = BTreeMap<String, String>;

/// Result of a function for some bytes.
pub enum Outcome {
    /// The bytes are not an event.
    NoEvent,
    /// The function refused the event, with a message for the user.
    Refused,
    /// The event goes back to Cognito.
    Returned {
        /// The event from Cognito.
        received: Fields,
        /// The event to Cognito.
        returned: Fields,
    },
}

/// Result of `trigger` for `data`. The trigger may set the fields `may_set` of the response.
///
/// # Panics
/// Panics if an invariant is violated.
pub fn outcome<T: Trigger>(trigger: &T, data: &[u8], may_set: &[&str]) -> Outcome {
    let received = fields(data);
    let locales = locales(T::CONTENT);
    let invocation = Invocation { received_at: received_at(), locales, ..Invocation::default() };
    let result = runtime::invoke(trigger, Payload::from_body(data), &invocation)
        .now_or_never()
        .expect("the handler does not wait");
    match (received, result) {
        (Some(received), Ok(event)) => {
            let returned = serde_json::to_vec(&event).expect("serializable");
            let returned = fields(&returned).expect("the returned event is an object");
            assert_eq!(without(&received, &["response"]), without(&returned, &["response"]));
            assert_eq!(
                without(&object(&received, "response"), may_set),
                without(&object(&returned, "response"), may_set)
            );
            Outcome::Returned { received, returned }
        }
        (Some(_), Err(error)) => {
            assert_ne!(refusal_code(&error, locales), RefusalCode::Unavailable, "the function failed");
            Outcome::Refused
        }
        (None, Err(error)) => {
            assert_eq!(
                refusal_code(&error, locales),
                RefusalCode::Unavailable,
                "judged bytes that are not an event"
            );
            Outcome::NoEvent
        }
        (None, Ok(_)) => panic!("returned bytes that are not an event"),
    }
}

/// The locales, which are the same in the content of every function.
fn locales(compiled_in: &'static [u8]) -> &'static Locales {
    static LOCALES: OnceLock<Locales> = OnceLock::new();
    LOCALES.get_or_init(|| {
        let content = Content::compiled_in(compiled_in).expect("content");
        Locales::from_settings(&Settings::from_pairs(&[]), content.pack()).expect("locales")
    })
}

/// The object in `fields[name]`, or an empty one.
#[must_use]
pub fn object(fields: &Fields, name: &str) -> Fields {
    fields.get(name).and_then(|json| self::fields(json.as_bytes())).unwrap_or_default()
}

/// The string in `fields[name]`.
#[must_use]
pub fn text(fields: &Fields, name: &str) -> Option<String> {
    serde_json::from_str(fields.get(name)?).ok()
}

/// The fields of an object. Text after the object is ignored, as in Lambda's runtime.
fn fields(json: &[u8]) -> Option<Fields> {
    let mut read = serde_json::Deserializer::from_slice(json).into_iter::<BTreeMap<String, &RawValue>>();
    let fields = read.next()?.ok()?;
    Some(fields.into_iter().map(|(name, value)| (name, value.get().to_owned())).collect())
}

/// 2026-03-01.
fn received_at() -> SystemTime {
    UNIX_EPOCH + Duration::from_hours(24 * 20_513)
}

fn without(fields: &Fields, names: &[&str]) -> Fields {
    let others = fields.iter().filter(|(name, _)| !names.contains(&name.as_str()));
    others.map(|(name, json)| (name.clone(), json.clone())).collect()
}

/// The code of an error, whose message must be the code and its sentence in one of the languages.
fn refusal_code(error: &TriggerError, locales: &Locales) -> RefusalCode {
    let text = error.to_string();
    let (code, sentence) = text.split_once(": ").expect("a code, then a sentence");
    let known_code = RefusalCode::ALL.into_iter().find(|known| known.code() == code).expect("a known code");
    assert!(locales.all().any(|locale| locale.sentence(known_code) == sentence), "{text}");
    assert!(!sentence.is_empty() && !sentence.ends_with(STOPS), "{text}");
    known_code
}
