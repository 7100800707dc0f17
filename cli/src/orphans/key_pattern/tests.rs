//! Keys read backwards.

use content::RecordFile;
use proptest::prelude::*;
use trigger::Settings;

use super::*;

const POOL: &str = "eu-west-1_Example12";
const SUB: &str = "8f14e45f-ceea-467f-9af0-b5d1c3a2e001";

fn record(template: &str) -> Record {
    Record::parse(RecordFile::new("a.json", template.to_owned().leak())).unwrap()
}

/// The pattern of a template, with `pk` as partition key if the template has it, and `sk` as sort key.
pub fn pattern(template: &str, created: Option<&str>) -> Result<KeyPattern> {
    let record = record(template);
    let has = |name: &'static str| if record.template.has_field(name) { name } else { "" };
    let key = Key::from_settings(&Settings::from_pairs(&[
        ("RECORD_KEY", has("pk")),
        ("RECORD_SORT_KEY", has("sk")),
    ]));
    KeyPattern::of(&record, &key.unwrap(), POOL, created)
}

fn key(pairs: &[(&str, &str)]) -> KeyValues {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_key_leads_to_its_user_and_back() {
    let sub = Sub::parse(SUB).unwrap();
    for (template, expected) in [
        (r#"{"a": 1}"#, key(&[("userId", SUB)])),
        (r#"{"userId": "{{ sub | lower }}"}"#, key(&[("userId", SUB)])),
        (
            r#"{"pk": "USER#{{ sub }}#x", "sk": "PROFILE"}"#,
            key(&[("pk", &format!("USER#{SUB}#x")), ("sk", "PROFILE")]),
        ),
        (r#"{"pk": "{{ user_pool_id }}/{{ sub }}"}"#, key(&[("pk", &format!("{POOL}/{SUB}"))])),
        (r#"{"pk": "USERS", "sk": "{{ sub }}"}"#, key(&[("pk", "USERS"), ("sk", SUB)])),
        (r#"{"pk": "{{ sub }}", "sk": "S#{{ sub }}"}"#, key(&[("pk", SUB), ("sk", &format!("S#{SUB}"))])),
    ] {
        let pattern = pattern(template, None).unwrap();
        assert_eq!(pattern.key(sub), expected, "{template}");
        assert_eq!(pattern.sub(&expected), Some(sub), "{template}");
    }
}

#[test]
fn a_key_of_another_writer_has_no_user() {
    let single = pattern(r#"{"pk": "USER#{{ sub }}", "sk": "PROFILE"}"#, None).unwrap();
    let twice = pattern(r#"{"pk": "{{ sub }}", "sk": "{{ sub }}"}"#, None).unwrap();
    let other = "8f14e45f-ceea-467f-9af0-b5d1c3a2e002";
    let user = format!("USER#{SUB}");
    for (pattern, key) in [
        (&single, key(&[("pk", &user), ("sk", "ORDER#1")])),
        (&single, key(&[("pk", &user), ("sk", "profile")])),
        (&single, key(&[("pk", &user)])),
        (&single, key(&[("pk", &user), ("sk", "PROFILE"), ("x", "y")])),
        (&single, key(&[("pk", SUB), ("sk", "PROFILE")])),
        (&single, key(&[("pk", &format!("{user} ")), ("sk", "PROFILE")])),
        (&single, key(&[("pk", &user.to_uppercase()), ("sk", "PROFILE")])),
        (&single, key(&[("pk", "USER#"), ("sk", "PROFILE")])),
        (&single, key(&[("pk", "USER#42"), ("sk", "PROFILE")])),
        (&twice, key(&[("pk", SUB), ("sk", other)])),
    ] {
        assert_eq!(pattern.sub(&key), None, "{key:?}");
    }
}

#[test]
fn a_key_with_more_of_the_user_is_refused() {
    for (template, field) in [
        (r#"{"pk": "{{ sub }}{{ sub }}"}"#, "pk"),
        (r#"{"pk": "{{ attributes['custom:tenant'] }}#{{ sub }}"}"#, "pk"),
        (r#"{"pk": "{{ email | default(value='none') }}#{{ sub }}"}"#, "pk"),
        (r#"{"pk": "{{ username }}#{{ sub }}"}"#, "pk"),
        (r#"{"pk": "{{ sub }}", "sk": "{{ locale }}#"}"#, "sk"),
    ] {
        let error = pattern(template, None).unwrap_err().to_string();
        assert!(error.starts_with(&format!("the key {field} of a.json contains more ")), "{error}");
        assert!(error.contains("this command needs a key of {{ sub }} once"), "{error}");
    }
}

#[test]
fn the_template_names_the_fields_with_the_time_and_the_pool() {
    for (template, option, created) in [
        (r#"{"createdAt": "{{ now }}", "x": "{{ now }} x"}"#, None, Some("createdAt")),
        (
            r#"{"t": {"N": "{{ now_epoch_seconds }}"}, "e": {"N": "{{ now_epoch_seconds + 60 }}"}}"#,
            None,
            Some("t"),
        ),
        (r#"{"plan": "free"}"#, None, None),
        (r#"{"plan": "free"}"#, Some("bornAt"), Some("bornAt")),
        (r#"{"a": "{{ now }}", "b": "{{ now }}"}"#, Some("b"), Some("b")),
    ] {
        assert_eq!(pattern(template, option).unwrap().record.created.as_deref(), created, "{template}");
    }
    let error = pattern(r#"{"b": "{{ now }}", "a": "{{ now }}"}"#, None).unwrap_err().to_string();
    assert!(error.contains("a.json has several fields with the current time, a and b; name"), "{error}");
}

#[test]
fn a_template_tells_its_pool_in_the_key_or_in_a_field() {
    for (template, path, tells_pool) in [
        (r#"{"pool": "{{ user_pool_id }}"}"#, "pool", true),
        (r#"{"pk": "{{ sub }}", "a": {"b": {"c": "{{ user_pool_id }}"}, "x": 1}}"#, "a.b.c", true),
        (r#"{"pk": "{{ user_pool_id }}/{{ sub }}"}"#, "", true),
        (r#"{"pk": "{{ sub }}", "sk": "{{ user_pool_id }}"}"#, "", true),
        (r#"{"pool": "pool {{ user_pool_id }}"}"#, "", false),
        (r#"{"pools": ["{{ user_pool_id }}"]}"#, "", false),
        (r#"{"plan": "free"}"#, "", false),
    ] {
        let pattern = pattern(template, None).unwrap();
        assert_eq!(pattern.record.pool.clone().unwrap_or_default().join("."), path, "{template}");
        assert_eq!(pattern.tells_pool(), tells_pool, "{template}");
    }
}

#[test]
fn the_fields_without_placeholders_are_constant() {
    let constants = |template| pattern(template, None).unwrap().record.constants;
    let template = r#"{
        "pk": "{{ sub }}", "sk": "PROFILE", "text": "", "number": 1, "null": null, "map": {"a": {"b": true}},
        "list": [1], "now": "{{ now }}", "zone": "{{ attributes.zoneinfo }}", "mixed": {"a": 1, "b": "{{ locale }}"}
    }"#;
    assert_eq!(constants(template), ["list", "map", "null", "number", "text"]);
    assert!(constants(r#"{"pk": "{{ sub }}", "createdAt": "{{ now }}"}"#).is_empty());
    let many: Vec<String> = (0..30).map(|number| format!("\"f{number}\": {number}")).collect();
    assert_eq!(constants(&format!("{{{}}}", many.join(", "))).len(), 20);
}

proptest! {
    /// Deleting is safe only if a key that leads to a user is exactly the key that the template writes for that user.
    #[test]
    fn a_key_that_leads_to_a_user_is_the_users_key(
        (before, after) in ("[A-Z#]{0,3}", "[a-f0-9#-]{0,3}"),
        (start, uuid, end) in ("[A-Z#]{0,3}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "[a-f0-9#-]{0,3}"),
    ) {
        let pattern = pattern(&format!(r#"{{"pk": "{before}{{{{ sub }}}}{after}"}}"#), None).unwrap();
        let own = key(&[("pk", &format!("{before}{uuid}{after}"))]);
        prop_assert_eq!(pattern.sub(&own), Sub::parse(&uuid));
        let other = key(&[("pk", &format!("{start}{uuid}{end}"))]);
        if let Some(sub) = pattern.sub(&other) {
            prop_assert_eq!(pattern.key(sub), other);
        }
    }
}
