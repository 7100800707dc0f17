//! The record templates as the owners of items: which user's record is an item of the table?

use std::collections::{BTreeSet, HashMap};

use anyhow::{Result, ensure};
use aws_sdk_dynamodb::types::AttributeValue;
use records::key::Key;
use records::record::Record;
use serde::{Deserialize, Serialize};
use trigger::{Content, Settings};

use super::created;
use super::key_pattern::{KeyPattern, KeyValues, RecordFields};
use super::sub::Sub;
use crate::backfill::by_option;

/// An item as DynamoDB returns it.
pub type SdkItem = HashMap<String, AttributeValue>;

/// The record templates with the table's key and the pool.
#[derive(Debug)]
pub struct Templates {
    key: Key,
    user_pool_id: String,
    patterns: Vec<KeyPattern>,
}

/// A record of a user. Its key follows from the template and the `sub`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct UserRecord {
    /// The user's `sub`.
    pub sub: Sub,
    /// The number of the template.
    pub template: usize,
    /// The time of creation as the record has it, if it can be read.
    pub created: Option<String>,
}

/// The owner of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A user has the record.
    User(UserRecord),
    /// The record names another user pool.
    OtherPool,
    /// No template writes such a key, or the item lacks a constant field of the template.
    OtherWriter,
}

impl Templates {
    /// Reads the templates of the content. `created` names the field with the time of creation.
    ///
    /// # Errors
    /// Fails if a setting does not match a template, or a key does not tell whose record it is.
    pub fn load(
        settings: &Settings,
        content: &Content,
        user_pool_id: &str,
        created: Option<&str>,
    ) -> Result<Self> {
        let key = Key::from_settings(settings).map_err(by_option)?;
        let files = content.records()?;
        let records: Vec<Record> = files.iter().copied().map(Record::parse).collect::<Result<_, _>>()?;
        key.check(&records).map_err(by_option)?;
        let pattern = |record: &Record| KeyPattern::of(record, &key, user_pool_id, created);
        let patterns: Vec<_> = records.iter().map(pattern).collect::<Result<_>>()?;
        ensure!(
            !patterns.is_empty(),
            "the content has no record templates, so there are no records to look for"
        );
        Ok(Self { key, user_pool_id: user_pool_id.to_owned(), patterns })
    }

    /// The names of the table's key.
    pub fn key_names(&self) -> Vec<String> {
        self.key.names().map(str::to_owned).collect()
    }

    /// The fields that [`Self::owner`] needs.
    pub fn fields(&self) -> BTreeSet<String> {
        let described = self.patterns.iter().flat_map(|pattern| {
            let RecordFields { created, pool, constants } = &pattern.record;
            let pool = pool.as_ref().and_then(|path| path.first());
            created.iter().chain(pool).chain(constants).cloned()
        });
        self.key_names().into_iter().chain(described).collect()
    }

    /// The files whose records do not tell their user pool.
    pub fn files_without_pool(&self) -> Vec<&'static str> {
        self.patterns.iter().filter(|pattern| !pattern.tells_pool()).map(|pattern| pattern.file).collect()
    }

    /// The owner of an item. A time of creation long after `now`, in seconds since 1970, is none.
    pub fn owner(&self, item: &SdkItem, now: i64) -> Owner {
        let key_value = |name: &str| Some((name.to_owned(), item.get(name)?.as_s().ok()?.clone()));
        let key: KeyValues = self.key.names().filter_map(key_value).collect();
        let Some((template, sub)) = self.user_of(&key) else { return Owner::OtherWriter };
        let RecordFields { created, pool, constants } = &self.patterns[template].record;
        if !constants.iter().all(|name| item.contains_key(name)) {
            return Owner::OtherWriter;
        }
        let id = AttributeValue::S(self.user_pool_id.clone());
        if pool.as_ref().is_some_and(|path| value_at(item, path) != Some(&id)) {
            return Owner::OtherPool;
        }
        let created = created.as_ref().and_then(|field| created::text(item.get(field)?, now));
        let created = created.map(str::to_owned);
        Owner::User(UserRecord { sub, template, created })
    }

    /// The template and the user of a key. At most one template matches: a `sub` has a fixed length and form, and
    /// [`Key::check`] refuses two templates with the same key.
    pub fn user_of(&self, key: &KeyValues) -> Option<(usize, Sub)> {
        self.patterns.iter().enumerate().find_map(|(index, pattern)| Some((index, pattern.sub(key)?)))
    }

    /// The key of a record.
    pub fn key_of(&self, record: &UserRecord) -> KeyValues {
        self.patterns[record.template].key(record.sub)
    }

    /// The field with the record's time of creation.
    pub fn created_field(&self, record: &UserRecord) -> Option<&str> {
        self.patterns[record.template].record.created.as_deref()
    }

    /// The constant fields of the record's template.
    pub fn constants(&self, record: &UserRecord) -> &[String] {
        &self.patterns[record.template].record.constants
    }
}

fn value_at<'i>(item: &'i SdkItem, path: &[String]) -> Option<&'i AttributeValue> {
    let (name, rest) = path.split_first()?;
    let value = item.get(name)?;
    if rest.is_empty() { Some(value) } else { value_at(value.as_m().ok()?, rest) }
}

#[cfg(test)]
pub mod tests;
