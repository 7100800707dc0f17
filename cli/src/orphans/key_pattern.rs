//! The key of a record, read backwards: from a key in the table to the `sub` of its user.

mod record_fields;

use std::collections::BTreeMap;

use anyhow::{Result, bail, ensure};
use record_templates::{ContextMap, RecordContext};
use records::key::Key;
use records::record::Record;

use super::sub::Sub;
pub use record_fields::RecordFields;

/// The names and values of the key of one item.
pub type KeyValues = BTreeMap<String, String>;

const SAMPLE_SUB: &str = "00000000-0000-4000-8000-000000000000";
const SAMPLE_NOW: &str = "2026-01-02T03:04:05.678Z";
const SAMPLE_EPOCH_SECONDS: u64 = 1_767_323_045;

/// The key of one record template, and its fields that describe the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPattern {
    fields: Vec<(String, FieldPattern)>,
    has_pool_in_key: bool,
    /// Name of the template's file.
    pub file: &'static str,
    /// The fields that describe the record.
    pub record: RecordFields,
}

/// The text of a key field.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FieldPattern {
    /// The same for all users.
    Constant(String),
    /// The `sub` between two texts.
    Sub { before: String, after: String },
}

impl KeyPattern {
    /// Finds the place of the `sub` in the key of `record`, for the users of one pool. `created` names the field with the
    /// time of creation; otherwise it is the field that the template fills with the current time.
    ///
    /// # Errors
    /// Fails if the key contains more than one `sub`, or another value of the user, or if several fields have the current
    /// time.
    pub fn of(record: &Record, key: &Key, user_pool_id: &str, created: Option<&str>) -> Result<Self> {
        let context = sample(user_pool_id);
        let other = other_sample(user_pool_id, record);
        let other_pool = sample("other");
        let mut has_pool_in_key = false;
        let mut field = |name: &str| -> Result<(String, FieldPattern)> {
            let value = |context| record.template.key_value(context, &key.partition, name);
            let text = value(&context)?;
            ensure!(value(&other)? == text, "{}", not_invertible(record, name));
            has_pool_in_key |= value(&other_pool)? != text;
            let parts: Vec<&str> = text.split(SAMPLE_SUB).collect();
            let pattern = match parts[..] {
                [constant] => FieldPattern::Constant(constant.to_owned()),
                [before, after] => FieldPattern::Sub { before: before.to_owned(), after: after.to_owned() },
                _ => bail!(not_invertible(record, name)),
            };
            Ok((name.to_owned(), pattern))
        };
        let fields: Vec<_> = key.names().map(&mut field).collect::<Result<_>>()?;
        let record_fields = RecordFields::of(record, key, &context, created)?;
        Ok(Self { fields, has_pool_in_key, file: record.file, record: record_fields })
    }

    /// Returns whether each record of the template tells its user pool.
    pub const fn tells_pool(&self) -> bool {
        self.has_pool_in_key || self.record.pool.is_some()
    }

    /// The user whose record has this key. Nothing if the key is not from this template.
    pub fn sub(&self, key: &KeyValues) -> Option<Sub> {
        let mut found = None;
        for (name, pattern) in &self.fields {
            let value = key.get(name)?;
            match pattern {
                FieldPattern::Constant(constant) if constant == value => {}
                FieldPattern::Constant(_) => return None,
                FieldPattern::Sub { before, after } => {
                    let sub = Sub::parse(value.strip_prefix(before.as_str())?.strip_suffix(after.as_str())?)?;
                    if found.replace(sub).is_some_and(|other| other != sub) {
                        return None;
                    }
                }
            }
        }
        found.filter(|_| key.len() == self.fields.len())
    }

    /// The key of a user's record.
    pub fn key(&self, sub: Sub) -> KeyValues {
        let value = |pattern: &FieldPattern| match pattern {
            FieldPattern::Constant(constant) => constant.clone(),
            FieldPattern::Sub { before, after } => format!("{before}{sub}{after}"),
        };
        self.fields.iter().map(|(name, pattern)| (name.clone(), value(pattern))).collect()
    }
}

fn not_invertible(record: &Record, name: &str) -> String {
    format!(
        "the key {name} of {} contains more of the user than one {{{{ sub }}}}, so it does not tell whose record it is; \
         this command needs a key of {{{{ sub }}}} once, with text or {{{{ user_pool_id }}}} around it",
        record.file
    )
}

/// A user without attributes.
fn sample(user_pool_id: &str) -> RecordContext {
    RecordContext {
        sub: SAMPLE_SUB.to_owned(),
        user_pool_id: user_pool_id.to_owned(),
        now: SAMPLE_NOW.to_owned(),
        now_epoch_seconds: SAMPLE_EPOCH_SECONDS,
        ..RecordContext::default()
    }
}

/// Another user with the same `sub`: a key that differs depends on another value.
fn other_sample(user_pool_id: &str, record: &Record) -> RecordContext {
    let other = || "other".to_owned();
    let all = |map| record.template.keys(map).map(|name| (name.to_owned(), other())).collect();
    RecordContext {
        username: other(),
        client_id: other(),
        trigger_source: other(),
        locale: other(),
        email: other(),
        canonical_email: other(),
        attributes: all(ContextMap::Attributes),
        client_metadata: all(ContextMap::ClientMetadata),
        ..sample(user_pool_id)
    }
}

#[cfg(test)]
pub mod tests;
