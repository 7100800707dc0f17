//! The key of the table. The init phase checks that the templates match it: every user has records of their
//! own, and a later event of the same user finds them.

use record_templates::{ContextMap, RecordContext};
use trigger::{InitError, Settings};

use crate::record::Record;

const PARTITION: &str = "RECORD_KEY";
const SORT: &str = "RECORD_SORT_KEY";

/// Values of `sub` that differ in one digit: a key must contain the whole `sub`.
const SUBS: [&str; 3] = [
    "00000000-0000-4000-8000-000000000000",
    "00000000-0000-4000-8000-000000000001",
    "10000000-0000-4000-8000-000000000000",
];

/// The names of the table's key fields.
#[derive(Clone, Debug)]
pub struct Key {
    /// The partition key.
    pub partition: String,
    /// The sort key, if the table has one.
    pub sort: Option<String>,
}

impl Key {
    /// Reads `RECORD_KEY` and `RECORD_SORT_KEY`.
    ///
    /// # Errors
    /// Fails if both settings have the same value.
    pub fn from_settings(settings: &Settings) -> Result<Self, InitError> {
        let partition = settings.optional(PARTITION).unwrap_or_else(|| "userId".to_owned());
        let other = |name: &str| {
            if name == partition {
                Err(format!("also the value of {PARTITION}"))
            } else {
                Ok(name.to_owned())
            }
        };
        let sort = settings.parsed(SORT, sort_key_name(&partition), other)?;
        Ok(Self { partition, sort })
    }

    /// The names of the key fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [Some(&self.partition), self.sort.as_ref()].into_iter().flatten().map(String::as_str)
    }

    /// Checks that every record has a key, that neither two users nor two records share one, and that a later event of
    /// the same user has the same key.
    ///
    /// # Errors
    /// Fails with the setting and the file that do not match.
    pub fn check(&self, records: &[Record]) -> Result<(), InitError> {
        self.check_sort_key(records)?;
        let mut seen: Vec<(&str, Vec<String>)> = Vec::new();
        for record in records {
            let key = self.values(record, &sample(SUBS[0]))?;
            let again = self.values(record, &sample_at_sign_in(SUBS[0], record))?;
            let of_name = |(name, (value, again))| (value != again).then_some(name);
            if let Some(name) = self.names().zip(key.iter().zip(&again)).find_map(of_name) {
                let problem = "depends on more than the user, so another event would add a record";
                return Err(self.unsuitable(name, record, &format!("the key of {} {problem}", record.file)));
            }
            for sub in &SUBS[1..] {
                if self.values(record, &sample(sub))? == key {
                    let problem = "does not contain the sub, so users would share a record";
                    let problem = format!("the key of {} {problem}", record.file);
                    return Err(self.unsuitable(&self.partition, record, &problem));
                }
            }
            if let Some((other, _)) = seen.iter().find(|(_, other)| *other == key) {
                return Err(self.duplicate(&[other, record.file]));
            }
            seen.push((record.file, key));
        }
        Ok(())
    }

    fn check_sort_key(&self, records: &[Record]) -> Result<(), InitError> {
        let Some(sort) = &self.sort else { return Ok(()) };
        let lacks = |record: &&Record| !record.template.has_field(sort);
        let files: Vec<&str> = records.iter().filter(lacks).map(|record| record.file).collect();
        if files.is_empty() {
            return Ok(());
        }
        let problem = format!("is \"{sort}\", a field that is missing in {}", files.join(" and "));
        Err(InitError { name: SORT, problem, example: sort_key_example(sort, &files) })
    }

    fn values(&self, record: &Record, context: &RecordContext) -> Result<Vec<String>, InitError> {
        let value = |name| {
            let value = record.template.key_value(context, &self.partition, name);
            value.map_err(|error| self.unsuitable(name, record, &format!("in {} {error}", record.file)))
        };
        self.names().map(value).collect()
    }

    /// The error for an unsuitable key field. Its example is a suitable field.
    fn unsuitable(&self, name: &str, record: &Record, problem: &str) -> InitError {
        let problem = format!("is \"{name}\", and {problem}");
        if name == self.partition {
            let example = format!("{name} with \"{name}\": \"{{{{ sub }}}}\" in {}", record.file);
            InitError { name: PARTITION, problem, example }
        } else {
            InitError { name: SORT, problem, example: sort_key_example(name, &[record.file]) }
        }
    }

    /// The error for files with the same key.
    fn duplicate(&self, files: &[&str]) -> InitError {
        let set = self.sort.as_ref().map_or_else(|| "is not set".to_owned(), |sort| format!("is \"{sort}\""));
        let problem = format!("{set}, and {} have the same key", files.join(" and "));
        let sort = self.sort.as_deref().unwrap_or(sort_key_name(&self.partition));
        InitError { name: SORT, problem, example: sort_key_example(sort, files) }
    }
}

/// A name for the sort key that differs from the partition key's.
fn sort_key_name(partition: &str) -> &'static str {
    if partition == "sk" { "sortKey" } else { "sk" }
}

/// An example of a sort key: its name and the line to add to each file.
fn sort_key_example(sort: &str, files: &[&str]) -> String {
    let line = |file: &&str| {
        let name = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".json");
        format!("\"{sort}\": \"{name}\" in {file}")
    };
    let lines: Vec<String> = files.iter().map(line).collect();
    format!("{sort} with {}", lines.join(" and "))
}

/// A user without attributes.
fn sample(sub: &str) -> RecordContext {
    RecordContext {
        sub: sub.to_owned(),
        username: "user".to_owned(),
        user_pool_id: "eu-west-1_EXAMPLE".to_owned(),
        trigger_source: "PostConfirmation_ConfirmSignUp".to_owned(),
        now: "2026-01-02T03:04:05.678Z".to_owned(),
        now_epoch_seconds: 1_767_323_045,
        locale: "en".to_owned(),
        ..RecordContext::default()
    }
}

/// The same user at a later sign-in with another app. The client metadata can differ between confirmation and
/// sign-in, and a list of users lacks Cognito's own attributes.
fn sample_at_sign_in(sub: &str, record: &Record) -> RecordContext {
    let named = |map| record.template.keys(map).map(|name| (name.to_owned(), "x".to_owned()));
    RecordContext {
        attributes: named(ContextMap::Attributes).filter(|(name, _)| name.starts_with("cognito:")).collect(),
        client_metadata: named(ContextMap::ClientMetadata).collect(),
        client_id: "1example23456789".to_owned(),
        trigger_source: "PostAuthentication_Authentication".to_owned(),
        now: "2027-12-31T23:59:59.999Z".to_owned(),
        now_epoch_seconds: 1_830_297_599,
        locale: "de".to_owned(),
        ..sample(sub)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(settings: &[(&str, &str)], templates: &[&'static str]) -> Result<(), String> {
        let files = ["a.json", "b.json"]
            .into_iter()
            .zip(templates)
            .map(|(name, text)| content::RecordFile::new(name, text));
        let records: Vec<Record> = files.map(|file| Record::parse(file).unwrap()).collect();
        let key = Key::from_settings(&Settings::from_pairs(settings));
        key.and_then(|key| key.check(&records)).map_err(|error| error.to_string())
    }

    const PK: (&str, &str) = (PARTITION, "pk");
    const SK: (&str, &str) = (SORT, "sk");

    #[test]
    fn a_valid_key_is_accepted() {
        for (settings, templates) in [
            (&[][..], &[r#"{"a": 1}"#][..]),
            (&[PK], &[r#"{"pk": "USER#{{ sub }}"}"#]),
            (&[PK], &[r#"{"pk": "{{ attributes['custom:tenant'] }}#{{ sub }}"}"#]),
            (&[][..], &[r#"{"age": {"N": "{{ client_metadata.age | default(value='0') }}"}}"#]),
            (&[PK], &[r#"{"pk": "{{ user_pool_id }}/{{ sub }}"}"#, r#"{"pk": "B#{{ sub }}"}"#]),
            (&[PK, SK], &[r#"{"sk": "A"}"#, r#"{"sk": "B"}"#]),
            (
                &[PK, SK],
                &[r#"{"pk": "USERS", "sk": "{{ sub }}"}"#, r#"{"pk": "SETTINGS", "sk": "{{ sub }}"}"#],
            ),
        ] {
            assert_eq!(check(settings, templates), Ok(()), "{templates:?}");
        }
    }

    fn refused(settings: &[(&str, &str)], templates: &[&'static str], problem: &str) {
        let error = check(settings, templates).unwrap_err();
        assert!(error.starts_with(problem), "{error}");
    }

    #[test]
    fn a_key_that_is_not_the_users_own_is_reported_with_its_file() {
        for (template, expected) in [
            (r#"{"pk": "{{ sub }} {{ now }}"}"#, "and the key of a.json depends on more than the user"),
            (
                r#"{"pk": "{{ client_metadata.tenant | default(value='none') }}#{{ sub }}"}"#,
                "and the key of a.json depends on more than the user",
            ),
            (
                r#"{"pk": "{{ attributes['cognito:user_status'] }}#{{ sub }}"}"#,
                "and the key of a.json depends on more than the user",
            ),
            (r#"{"pk": "USER"}"#, "and the key of a.json does not contain the sub"),
            (r#"{"pk": "{{ username }}"}"#, "and the key of a.json does not contain the sub"),
            (r#"{"pk": 7}"#, "and in a.json field pk: a key must be a string"),
            (r#"{"pk": "{{ attributes.email }}"}"#, "and in a.json field pk: a key must be a string"),
        ] {
            refused(&[PK], &[template], &format!("RECORD_KEY is \"pk\", {expected}"));
        }
        refused(
            &[],
            &[r#"{"userId": "{{ now }}"}"#],
            "RECORD_KEY is \"userId\", and the key of a.json depends",
        );
    }

    #[test]
    fn duplicate_keys_are_reported_with_their_files() {
        const A: &str = r#"{"sk": "A"}"#;
        for (settings, templates, expected) in [
            (&[][..], ["{}", "{}"], "is not set, and a.json and b.json have the same key"),
            (&[SK], [A, A], "is \"sk\", and a.json and b.json have the same key"),
            (&[SK], [A, "{}"], "is \"sk\", a field that is missing in b.json"),
            (&[SK], ["{}", "{}"], "is \"sk\", a field that is missing in a.json and b.json"),
            (&[SK], [A, r#"{"sk": "{{ now }}"}"#], "is \"sk\", and the key of b.json depends on more than"),
            (&[SK], [r#"{"sk": 7}"#, A], "is \"sk\", and in a.json field sk: a key must be a string"),
            (&[PK, (SORT, "pk")], [A, A], "is \"pk\", also the value of RECORD_KEY"),
        ] {
            refused(settings, &templates, &format!("RECORD_SORT_KEY {expected}"));
        }
    }
}
