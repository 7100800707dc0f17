//! What must hold for any bytes at all, said once for every function.
//!
//! Nothing here asks the functions' own checks: a mistake in one of them would be the same mistake here.

mod mutator;

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::FutureExt;
use serde_json::value::RawValue;
use trigger::{Content, Invocation, Locales, Payload, RefusalCode, Settings, Trigger, TriggerError, runtime};

pub use mutator::mutate;

/// What sentences end with in the languages that there are, and what would be odd before Cognito's full stop.
const STOPS: [char; 13] = ['.', '…', '!', '?', '。', '．', '！', '？', '।', '۔', '؟', ':', ' '];

/// A JSON object, each value as the text it came as.
pub type Fields = BTreeMap<String, String>;

/// What a function made of some bytes.
pub enum Outcome {
    /// They are no event.
    NoEvent,
    /// The person was told why not.
    Refused,
    /// The event went back.
    Answered {
        /// As it came.
        came: Fields,
        /// As it went.
        went: Fields,
    },
}

/// What `trigger` makes of `data`, of whose response it may set the fields in `may_set`.
///
/// # Panics
/// When something does not hold that must hold for any bytes.
pub fn outcome<T: Trigger>(trigger: &T, data: &[u8], may_set: &[&str]) -> Outcome {
    let came = fields(data);
    let locales = locales(T::CONTENT);
    let invocation = Invocation { received_at: received_at(), locales, ..Invocation::default() };
    let answer = runtime::invoke(trigger, Payload::from_body(data), &invocation)
        .now_or_never()
        .expect("nothing to wait for");
    match (came, answer) {
        (Some(came), Ok(answer)) => {
            let went = fields(&serde_json::to_vec(&answer).expect("it can be written"))
                .expect("an event goes back as one");
            assert_eq!(without(&came, &["response"]), without(&went, &["response"]));
            assert_eq!(
                without(&object(&came, "response"), may_set),
                without(&object(&went, "response"), may_set)
            );
            Outcome::Answered { came, went }
        }
        (Some(_), Err(error)) => {
            assert_ne!(
                user_message(&error, locales),
                RefusalCode::Unavailable,
                "an event, and the function failed"
            );
            Outcome::Refused
        }
        (None, Err(error)) => {
            assert_eq!(
                user_message(&error, locales),
                RefusalCode::Unavailable,
                "no event, and judged as one"
            );
            Outcome::NoEvent
        }
        (None, Ok(_)) => panic!("no event, and answered as one"),
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

/// The object in `fields[name]`, empty where there is none.
#[must_use]
pub fn object(fields: &Fields, name: &str) -> Fields {
    fields.get(name).and_then(|json| self::fields(json.as_bytes())).unwrap_or_default()
}

/// The text in `fields[name]`.
#[must_use]
pub fn text(fields: &Fields, name: &str) -> Option<String> {
    serde_json::from_str(fields.get(name)?).ok()
}

/// As the runtime reads it, which leaves alone what follows an object.
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

/// What the person is user_message: a code and its sentence in one of the languages, to which Cognito adds a full stop.
fn user_message(error: &TriggerError, locales: &Locales) -> RefusalCode {
    let text = error.to_string();
    let (code, sentence) = text.split_once(": ").expect("a code, then a sentence");
    let refusal_code = RefusalCode::ALL.into_iter().find(|known| known.code() == code).expect("a known code");
    assert!(locales.all().any(|locale| locale.sentence(refusal_code) == sentence), "{text}");
    assert!(!sentence.is_empty() && !sentence.ends_with(STOPS), "{text}");
    refusal_code
}
