//! Checks of the table that the records are written to.

use serde_json::Value;

use super::finding::{Check, Finding};
use super::remedy;
use super::survey::Survey;
use super::trigger::{Attached, Trigger};

/// Default of `RECORD_KEY`.
const RECORD_KEY: &str = "userId";

/// Checks the table of each function with records, and that they are the same.
pub fn check(survey: &Survey) -> Vec<Finding> {
    let functions: Vec<&Attached> = Trigger::ALL
        .into_iter()
        .filter(|trigger| trigger.has_records())
        .filter_map(|trigger| survey.own(trigger))
        .collect();
    let mut findings: Vec<Finding> = functions.iter().map(|function| table(survey, function)).collect();
    if let [first, second] = functions[..] {
        findings.push(same_settings(first, second));
    }
    findings
}

/// Name and key of the table according to the settings.
fn settings(function: &Attached) -> Option<[&str; 3]> {
    let key = function.setting("RECORD_KEY")?;
    let key = if key.is_empty() { RECORD_KEY } else { key };
    Some([function.setting("TABLE_NAME")?, key, function.setting("RECORD_SORT_KEY")?])
}

fn table(survey: &Survey, function: &Attached) -> Finding {
    let (check, subject) = (Check::Table, function.subject());
    let Some([name, key, sort_key]) = settings(function) else {
        let message = "the variables of the function are encrypted with a key that doctor may not use";
        return check.unclear(subject, message, "grant kms:Decrypt on the key of the function's variables");
    };
    let table = match survey.tables.get(name) {
        Some(Ok(table)) => table,
        Some(Err(error)) if error.is_not_found() => {
            let message =
                format!("there is no table {name} in {}, so no record can be written", survey.region);
            return check.failed(subject, message, remedy::set_variable(function, "TABLE_NAME"));
        }
        Some(Err(error)) => return check.unknown(subject, error),
        None => {
            let message = "TABLE_NAME is not set, so the function does not start";
            return check.failed(subject, message, remedy::set_variable(function, "TABLE_NAME"));
        }
    };
    let status = table["TableStatus"].as_str().unwrap_or_default();
    if !["ACTIVE", "UPDATING"].contains(&status) {
        let message = format!("the table {name} is {status}");
        return check.failed(
            subject,
            message,
            "restore the table from a backup, or name another one in TABLE_NAME",
        );
    }
    let expected = describe(key, "S", sort_key, "S");
    let actual = key_of(table);
    if actual != expected {
        let message = format!("the key of the table {name} is {actual}, but the settings say {expected}");
        let remedy = remedy::set_variable(function, "RECORD_KEY and RECORD_SORT_KEY");
        return check.failed(subject, message, remedy);
    }
    check.ok(subject, format!("the table {name} is {status}, its key is {actual}"))
}

/// The key of a table: names and types.
fn key_of(table: &Value) -> String {
    let part = |kind: &str| {
        let mut keys = table["KeySchema"].as_array().into_iter().flatten();
        let name = keys.find(|key| key["KeyType"] == kind)?["AttributeName"].as_str()?;
        let mut attributes = table["AttributeDefinitions"].as_array().into_iter().flatten();
        let attribute = attributes.find(|attribute| attribute["AttributeName"] == name)?;
        Some((name, attribute["AttributeType"].as_str()?))
    };
    let (key, kind) = part("HASH").unwrap_or_default();
    let (sort_key, sort_kind) = part("RANGE").unwrap_or_default();
    describe(key, kind, sort_key, sort_kind)
}

fn describe(key: &str, kind: &str, sort_key: &str, sort_kind: &str) -> String {
    if sort_key.is_empty() {
        format!("{key} ({kind})")
    } else {
        format!("{key} ({kind}), {sort_key} ({sort_kind})")
    }
}

fn same_settings(first: &Attached, second: &Attached) -> Finding {
    let (check, subject) = (Check::RecordSettings, "post-confirmation, post-authentication");
    match (settings(first), settings(second)) {
        (Some(one), Some(other)) if one != other => {
            let [one, other] = [one, other]
                .map(|[table, key, sort_key]| format!("{table} with {}", describe(key, "S", sort_key, "S")));
            let message = format!("the functions write to different tables: {one}, and {other}");
            check.failed(
                subject,
                message,
                remedy::set_variable(second, "TABLE_NAME, RECORD_KEY and RECORD_SORT_KEY"),
            )
        }
        (Some(_), Some(_)) => check.ok(subject, "both functions write to the same table"),
        _ => check.unclear(
            subject,
            "the variables of a function are encrypted with a key that doctor may not use",
            "grant kms:Decrypt on the key of the functions' variables",
        ),
    }
}
