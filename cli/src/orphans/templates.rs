//! The record templates as the owners of items: which user's record is an item of the table?

use std::collections::{BTreeSet, HashMap};

use anyhow::{Result, ensure};
use aws_sdk_dynamodb::types::AttributeValue;
use records::key::Key;
use records::record::Record;
use serde::{Deserialize, Serialize};
use trigger::{Content, Settings};

use super::created;
use super::key_pattern::{KeyPattern, KeyValues};
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
    /// No template writes such a key.
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
        let of_pattern = |pattern: &KeyPattern| [pattern.created.clone(), pattern.pool.clone()];
        let described = self.patterns.iter().flat_map(of_pattern).flatten();
        self.key_names().into_iter().chain(described).collect()
    }

    /// The owner of an item.
    pub fn owner(&self, item: &SdkItem) -> Owner {
        let key_value = |name: &str| Some((name.to_owned(), item.get(name)?.as_s().ok()?.clone()));
        let key: KeyValues = self.key.names().filter_map(key_value).collect();
        let Some((template, sub)) = self.user_of(&key) else { return Owner::OtherWriter };
        let KeyPattern { created, pool, .. } = &self.patterns[template];
        let is_of_pool =
            |field: &String| item.get(field) == Some(&AttributeValue::S(self.user_pool_id.clone()));
        if !pool.as_ref().is_none_or(is_of_pool) {
            return Owner::OtherPool;
        }
        let created = created.as_ref().and_then(|field| created::text(item.get(field)?)).map(str::to_owned);
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
        self.patterns[record.template].created.as_deref()
    }
}

#[cfg(test)]
pub mod tests {
    use content::RecordFile;

    use super::*;

    pub const POOL: &str = "eu-west-1_Example12";
    pub const SUB: &str = "8f14e45f-ceea-467f-9af0-b5d1c3a2e001";
    const NOW: &str = "2026-01-02T03:04:05.678Z";

    /// Templates of a table with the keys `pk` and `sk`.
    pub fn single_table() -> Templates {
        let texts = [
            r#"{"pk": "USER#{{ sub }}", "sk": "PROFILE", "createdAt": "{{ now }}"}"#,
            r#"{"pk": "USER#{{ sub }}", "sk": "POOL", "pool": "{{ user_pool_id }}", "t": {"N": "{{ now_epoch_seconds }}"}}"#,
            r#"{"pk": "PLAN#{{ sub }}", "sk": "PLAN"}"#,
        ];
        let settings = Settings::from_pairs(&[("RECORD_KEY", "pk"), ("RECORD_SORT_KEY", "sk")]);
        let key = Key::from_settings(&settings).unwrap();
        let records: Vec<Record> =
            texts.map(|text| Record::parse(RecordFile::new("a.json", text)).unwrap()).into();
        key.check(&records).unwrap();
        let patterns = records.iter().map(|record| KeyPattern::of(record, &key, POOL, None).unwrap());
        Templates { patterns: patterns.collect(), key, user_pool_id: POOL.to_owned() }
    }

    fn item(pairs: &[(&str, &str)]) -> SdkItem {
        let value = |text: &str| {
            if text.parse::<u64>().is_ok() {
                AttributeValue::N(text.to_owned())
            } else {
                AttributeValue::S(text.to_owned())
            }
        };
        pairs.iter().map(|(name, text)| ((*name).to_owned(), value(text))).collect()
    }

    #[test]
    fn each_record_of_a_user_has_its_owner() {
        let templates = single_table();
        let fields: Vec<String> = templates.fields().into_iter().collect();
        assert_eq!(fields, ["createdAt", "pk", "pool", "sk", "t"]);
        let user = |template, created: Option<&str>| {
            let created = created.map(str::to_owned);
            Owner::User(UserRecord { sub: Sub::parse(SUB).unwrap(), template, created })
        };
        let pk = format!("USER#{SUB}");
        for (pairs, expected) in [
            (&[("pk", &*pk), ("sk", "PROFILE"), ("createdAt", NOW)][..], user(0, Some(NOW))),
            (&[("pk", &pk), ("sk", "PROFILE"), ("createdAt", "soon")], user(0, None)),
            (&[("pk", &pk), ("sk", "PROFILE"), ("t", "1767323045")], user(0, None)),
            (
                &[("pk", &pk), ("sk", "POOL"), ("pool", POOL), ("t", "1767323045")],
                user(1, Some("1767323045")),
            ),
            (&[("pk", &pk), ("sk", "POOL"), ("pool", "eu-west-1_Another12")], Owner::OtherPool),
            (&[("pk", &pk), ("sk", "POOL")], Owner::OtherPool),
            (&[("pk", &format!("PLAN#{SUB}")), ("sk", "PLAN"), ("createdAt", NOW)], user(2, None)),
            (&[("pk", &format!("PLAN#{SUB}")), ("sk", "PROFILE")], Owner::OtherWriter),
            (&[("pk", &pk), ("sk", "ORDER#1"), ("createdAt", NOW)], Owner::OtherWriter),
            (&[("pk", "17"), ("sk", "PROFILE")], Owner::OtherWriter),
        ] {
            assert_eq!(templates.owner(&item(pairs)), expected, "{pairs:?}");
        }
    }
}
