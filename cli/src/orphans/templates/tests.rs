//! Items and their owners.

use content::RecordFile;

use super::*;

pub const POOL: &str = "eu-west-1_Example12";
pub const SUB: &str = "8f14e45f-ceea-467f-9af0-b5d1c3a2e001";
const NOW: &str = "2026-01-02T03:04:05.678Z";
const SECONDS: i64 = 1_767_323_045;

/// Templates of a table with the keys `pk` and `sk`.
pub fn single_table() -> Templates {
    templates([
        r#"{"pk": "USER#{{ sub }}", "sk": "PROFILE", "createdAt": "{{ now }}"}"#,
        r#"{"pk": "USER#{{ sub }}", "sk": "POOL", "pool": "{{ user_pool_id }}", "t": {"N": "{{ now_epoch_seconds }}"}}"#,
        r#"{"pk": "PLAN#{{ sub }}", "sk": "PLAN"}"#,
    ])
}

/// Templates of the same table with these texts.
pub fn templates<const N: usize>(texts: [&'static str; N]) -> Templates {
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
        (&[("pk", &pk), ("sk", "POOL"), ("pool", POOL), ("t", "1767323045")], user(1, Some("1767323045"))),
        (&[("pk", &pk), ("sk", "POOL"), ("pool", "eu-west-1_Another12")], Owner::OtherPool),
        (&[("pk", &pk), ("sk", "POOL")], Owner::OtherPool),
        (&[("pk", &format!("PLAN#{SUB}")), ("sk", "PLAN"), ("createdAt", NOW)], user(2, None)),
        (&[("pk", &format!("PLAN#{SUB}")), ("sk", "PROFILE")], Owner::OtherWriter),
        (&[("pk", &pk), ("sk", "ORDER#1"), ("createdAt", NOW)], Owner::OtherWriter),
        (&[("pk", "17"), ("sk", "PROFILE")], Owner::OtherWriter),
    ] {
        assert_eq!(templates.owner(&item(pairs), SECONDS), expected, "{pairs:?}");
    }
}

#[test]
fn an_item_without_a_constant_field_is_of_another_writer() {
    let templates =
        templates([r#"{"pk": "{{ sub }}", "sk": "P", "theme": "dark", "x": 1, "t": "{{ now }}"}"#]);
    let whole = item(&[("pk", SUB), ("sk", "P"), ("theme", "light"), ("x", "7"), ("t", NOW)]);
    assert!(matches!(templates.owner(&whole, SECONDS), Owner::User(_)));
    for name in ["theme", "x"] {
        let mut cart = whole.clone();
        cart.remove(name);
        assert_eq!(templates.owner(&cart, SECONDS), Owner::OtherWriter, "{name}");
    }
}

#[test]
fn a_pool_inside_a_map_is_found() {
    let templates = templates([r#"{"pk": "{{ sub }}", "sk": "P", "from": {"pool": "{{ user_pool_id }}"}}"#]);
    assert!(templates.fields().contains("from"));
    let of_pool = |pool: &str| {
        let mut record = item(&[("pk", SUB), ("sk", "P")]);
        record.insert("from".to_owned(), AttributeValue::M(item(&[("pool", pool)])));
        templates.owner(&record, SECONDS)
    };
    assert!(matches!(of_pool(POOL), Owner::User(_)));
    assert_eq!(of_pool("eu-west-1_Another12"), Owner::OtherPool);
    let flat = item(&[("pk", SUB), ("sk", "P"), ("from", POOL)]);
    assert_eq!(templates.owner(&flat, SECONDS), Owner::OtherPool);
}

#[test]
fn a_template_without_its_pool_is_named() {
    assert_eq!(single_table().files_without_pool(), ["a.json", "a.json"]);
    let telling = templates([r#"{"pk": "{{ user_pool_id }}/{{ sub }}", "sk": "P"}"#]);
    assert!(telling.files_without_pool().is_empty());
}
