//! `USER_EVENTS`: one record of each user gets a mark, and its creation becomes an event.

use record_templates::user_event::FIELD;
use trigger::{InitError, Settings};

use crate::key::Key;
use crate::record::Record;

const EVENTS: &str = "USER_EVENTS";
const RECORD: &str = "USER_EVENT_RECORD";

/// The index of the record that gets the mark, or `None` if events are off.
///
/// # Errors
/// Fails if the name of the mark is taken, or the record is not named although there are several.
pub fn marked_record(settings: &Settings, key: &Key, records: &[Record]) -> Result<Option<usize>, InitError> {
    let named = settings.optional(RECORD);
    if !settings.choice(EVENTS, &[("off", false), ("on", true)])? {
        return Ok(None);
    }
    check_name(key, records)?;
    let files: Vec<&str> = records.iter().map(|record| short(record.file)).collect();
    let unclear = |problem| {
        let example = files.first().copied().unwrap_or_default().to_owned();
        InitError { name: RECORD, problem, example }
    };
    match named {
        Some(name) => match files.iter().position(|file| *file == name) {
            None => Err(unclear(format!("is \"{name}\", not {}", files.join(" or ")))),
            index => Ok(index),
        },
        None if files.len() > 1 => {
            Err(unclear(format!("is not set; {EVENTS} needs one of {}", files.join(" and "))))
        }
        None => Ok(Some(0)),
    }
}

/// The mark must neither replace a field nor be written by a template.
fn check_name(key: &Key, records: &[Record]) -> Result<(), InitError> {
    let refused = |problem: String| Err(InitError { name: EVENTS, problem, example: String::new() });
    if key.names().any(|name| name == FIELD) {
        return refused(format!("{EVENTS} needs a table whose key is not called {FIELD}"));
    }
    match records.iter().find(|record| record.template.has_field(FIELD)) {
        None => Ok(()),
        Some(record) => {
            refused(format!("{} has a field {FIELD}, which {EVENTS} adds; rename the field", record.file))
        }
    }
}

/// The name of a file without its folder.
fn short(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use content::RecordFile;

    use super::*;

    const ON: (&str, &str) = (EVENTS, "on");
    const PROFILE: RecordFile<'_> = RecordFile::new("templates/records/profile.json", r#"{"a": 1}"#);
    const WELCOME: RecordFile<'_> = RecordFile::new("templates/records/welcome.json", r#"{"b": 1}"#);
    const OWN: RecordFile<'_> = RecordFile::new("templates/records/own.json", r#"{"userEvent": 1}"#);

    fn marked(settings: &[(&str, &str)], files: &[RecordFile<'static>]) -> Result<Option<usize>, String> {
        let settings = Settings::from_pairs(settings);
        let records: Vec<Record> = files.iter().map(|file| Record::parse(*file).unwrap()).collect();
        let key = Key::from_settings(&settings).unwrap();
        marked_record(&settings, &key, &records).map_err(|error| error.to_string())
    }

    #[test]
    fn without_events_no_record_is_marked_and_no_name_is_taken() {
        for settings in [&[][..], &[(EVENTS, "off")], &[(EVENTS, "off"), (RECORD, "other.json")]] {
            assert_eq!(marked(settings, &[PROFILE, WELCOME, OWN]), Ok(None));
        }
    }

    #[test]
    fn the_only_record_or_the_named_one_is_marked() {
        assert_eq!(marked(&[ON], &[PROFILE]), Ok(Some(0)));
        for (name, index) in [("profile.json", 0), ("welcome.json", 1)] {
            assert_eq!(marked(&[ON, (RECORD, name)], &[PROFILE, WELCOME]), Ok(Some(index)));
        }
    }

    #[test]
    fn an_unclear_record_stops_init_with_the_names_of_the_files() {
        assert_eq!(
            marked(&[ON], &[PROFILE, WELCOME]).unwrap_err(),
            "USER_EVENT_RECORD is not set; USER_EVENTS needs one of profile.json and welcome.json; \
             for example USER_EVENT_RECORD=profile.json"
        );
        assert_eq!(
            marked(&[ON, (RECORD, "profile")], &[PROFILE, WELCOME]).unwrap_err(),
            "USER_EVENT_RECORD is \"profile\", not profile.json or welcome.json; \
             for example USER_EVENT_RECORD=profile.json"
        );
        assert!(marked(&[ON, (RECORD, "other.json")], &[PROFILE]).is_err());
        assert!(marked(&[(EVENTS, "yes")], &[PROFILE]).unwrap_err().starts_with("USER_EVENTS is \"yes\""));
    }

    #[test]
    fn a_taken_name_stops_init() {
        assert_eq!(
            marked(&[ON, (RECORD, "profile.json")], &[PROFILE, OWN]).unwrap_err(),
            "templates/records/own.json has a field userEvent, which USER_EVENTS adds; rename the field"
        );
        assert_eq!(
            marked(&[ON, ("RECORD_KEY", "userEvent")], &[PROFILE]).unwrap_err(),
            "USER_EVENTS needs a table whose key is not called userEvent"
        );
    }
}
