//! The rows of a report: `sub`, key and time of creation of each orphan, as CSV.

use anyhow::{Context, Result, ensure};
use csv::{Reader, StringRecord, Writer};

use crate::orphans::key_pattern::KeyValues;
use crate::orphans::sub::Sub;
use crate::orphans::templates::{Templates, UserRecord};

/// The row with the names of the columns.
///
/// # Errors
/// Never for names of keys; the CSV writer declares errors.
pub fn heading(templates: &Templates) -> Result<Vec<u8>> {
    row(&columns(&templates.key_names()))
}

/// The row of an orphan.
///
/// # Errors
/// As for [`heading`].
pub fn of_orphan(orphan: &UserRecord, templates: &Templates) -> Result<Vec<u8>> {
    let (sub, key) = (orphan.sub.to_string(), templates.key_of(orphan));
    let names = templates.key_names();
    let key = names.iter().map(|name| key.get(name).map_or("", String::as_str));
    let created = orphan.created.as_deref().unwrap_or_default();
    row(&[sub.as_str()].into_iter().chain(key).chain([created]).collect::<Vec<_>>())
}

/// The orphans of all rows after the heading.
///
/// # Errors
/// Fails if the columns differ, or a row has not the key of a template and of its user.
pub fn parse(rows: &str, templates: &Templates) -> Result<Vec<UserRecord>> {
    let names = templates.key_names();
    let mut reader = Reader::from_reader(rows.as_bytes());
    ensure!(reader.headers()?.iter().eq(columns(&names)), "the columns differ");
    reader.records().map(|row| orphan(&row?, &names, templates).context("the key differs")).collect()
}

fn columns(key: &[String]) -> Vec<&str> {
    ["sub"].into_iter().chain(key.iter().map(String::as_str)).chain(["created"]).collect()
}

fn row(fields: &[&str]) -> Result<Vec<u8>> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(fields)?;
    writer.into_inner().context("a row of the report cannot be written")
}

fn orphan(row: &StringRecord, names: &[String], templates: &Templates) -> Option<UserRecord> {
    let fields: Vec<&str> = row.iter().collect();
    let [sub, key @ .., created] = &fields[..] else { return None };
    let key: KeyValues =
        names.iter().zip(key).map(|(name, value)| (name.clone(), (*value).to_owned())).collect();
    let (template, of_key) = templates.user_of(&key)?;
    let created = Some((*created).to_owned()).filter(|created| !created.is_empty());
    Sub::parse(sub).filter(|sub| *sub == of_key).map(|sub| UserRecord { sub, template, created })
}
