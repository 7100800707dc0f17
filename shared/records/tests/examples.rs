//! The example in an error of the init phase fixes the error and never repeats the faulty value.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use content::RecordFile;
use records::{DefaultRecords, client};
use serde_json::{Map, Value};
use test_kit::aws;
use trigger::{InitError, Settings};

const A: &str = "templates/records/a.json";
const B: &str = "templates/records/b.json";
/// Settings by name, and files by name and content.
#[derive(Clone)]
struct Deployment {
    settings: Vec<(String, String)>,
    files: Vec<(&'static str, String)>,
}

impl Deployment {
    fn new(settings: &[(&str, &str)], texts: &[&str]) -> Self {
        let all = aws::SETTINGS
            .iter()
            .chain(&[("TABLE_NAME", "app")])
            .filter(|(name, _)| !settings.iter().any(|(wrong, _)| wrong == name));
        let settings = all.chain(settings).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let files = [A, B].into_iter().zip(texts.iter().map(|text| (*text).to_owned()));
        Self { settings: settings.collect(), files: files.collect() }
    }

    fn value(&self, name: &str) -> Option<&str> {
        let found = self.settings.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    async fn start(&self) -> Result<(), InitError> {
        let pairs: Vec<(&str, &str)> =
            self.settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let settings = Settings::from_pairs(&pairs);
        let (client, _) = client::from_settings(&settings).await?;
        let files: Vec<RecordFile<'static>> =
            self.files.iter().map(|(name, text)| RecordFile::new(name, text.clone().leak())).collect();
        DefaultRecords::with_files(&files, &settings, client).map(drop)
    }

    /// Applies the example: `value`, or `value with "field": "text" in file and …`.
    fn follow(&mut self, error: &InitError) {
        if let Some((_, text)) = self.files.iter_mut().find(|(name, _)| *name == error.name) {
            text.clone_from(&error.example);
            return;
        }
        let (value, fields) = error.example.split_once(" with ").unwrap_or((&error.example, ""));
        self.settings.retain(|(name, _)| name != error.name);
        self.settings.push((error.name.to_owned(), value.to_owned()));
        for addition in fields.split(" and ").filter(|addition| !addition.is_empty()) {
            let (field, file) = addition.rsplit_once(" in ").unwrap();
            let added: Map<String, Value> = serde_json::from_str(&format!("{{{field}}}")).unwrap();
            let (_, text) = self.files.iter_mut().find(|(name, _)| *name == file).unwrap();
            let mut item: Map<String, Value> = serde_json::from_str(text).unwrap();
            item.extend(added);
            *text = Value::Object(item).to_string();
        }
    }
}

const PK: (&str, &str) = ("RECORD_KEY", "pk");
const SK: (&str, &str) = ("RECORD_SORT_KEY", "sk");

/// Settings, and the contents of the files.
type Parts = (&'static [(&'static str, &'static str)], &'static [&'static str]);

/// Invalid settings and files.
const WRONG: &[Parts] = &[
    (&[("AWS_REGION", "no region!")], &["{}"]),
    (&[("AWS_REGION", "")], &["{}"]),
    (&[("AWS_ACCESS_KEY_ID", "")], &["{}"]),
    (&[("AWS_SECRET_ACCESS_KEY", "")], &["{}"]),
    (&[("AWS_ENDPOINT_URL", "127.0.0.1:8000")], &["{}"]),
    (&[("AWS_ENDPOINT_URL_DYNAMODB", "http://a:b@127.0.0.1:8000")], &["{}"]),
    (&[("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "perhaps")], &["{}"]),
    (&[("TABLE_NAME", "")], &["{}"]),
    (&[("TABLE_NAME", "a b")], &["{}"]),
    // A sort key that is missing in a file.
    (&[SK], &["{}"]),
    (&[PK, SK], &["{}"]),
    (&[("RECORD_SORT_KEY", "kind")], &[r#"{"theme": "dark"}"#]),
    (&[PK, SK], &[r#"{"sk": "A"}"#, "{}"]),
    (&[PK, SK], &["{}", "{}"]),
    // Two files with the same key.
    (&[], &["{}", "{}"]),
    (&[PK], &[r#"{"pk": "USER#{{ sub }}"}"#, r#"{"pk": "USER#{{ sub }}"}"#]),
    (&[("RECORD_KEY", "sk")], &["{}", "{}"]),
    (&[PK, SK], &[r#"{"sk": "A"}"#, r#"{"sk": "A"}"#]),
    // One name for both key fields.
    (&[("RECORD_KEY", "sk"), SK], &["{}"]),
    (&[PK, ("RECORD_SORT_KEY", "pk")], &["{}"]),
    (&[("RECORD_SORT_KEY", "userId")], &["{}"]),
    // Keys that are not the user's own.
    (&[], &[r#"{"userId": "{{ now }}"}"#]),
    (&[], &[r#"{"userId": "USER"}"#]),
    (&[], &[r#"{"userId": 7}"#]),
    (&[PK], &[r#"{"pk": "{{ username }}"}"#]),
    (&[PK], &[r#"{"pk": "{{ attributes.email }}"}"#]),
    (&[PK], &[r#"{"pk": "{{ sub | last }}"}"#]),
    (&[("RECORD_KEY", "createdAt")], &[r#"{"createdAt": "{{ now }}"}"#]),
    (&[PK, SK], &[r#"{"sk": "{{ now }}"}"#]),
    (&[PK, SK], &[r#"{"sk": 7}"#]),
    (&[PK, SK], &[r#"{"sk": "{{ attributes.email }}"}"#]),
    (&[PK, SK], &[r#"{"pk": "USER", "sk": "SETTINGS"}"#]),
    (&[], &[r#"{"a": "{{ client_metadata.campaign }}{{ client_metadata.theme }}"}"#]),
    (
        &[("CLIENT_METADATA_KEYS", "theme, other")],
        &[r#"{"a": "{{ client_metadata.campaign }}{{ client_metadata.theme }}"}"#],
    ),
    (&[], &["[]"]),
    (&[], &[r#"{"a": {"N": "many"}}"#]),
    // Events: an unclear record, and a field of the mark's name.
    (&[("USER_EVENTS", "yes")], &["{}"]),
    (&[PK, SK, ("USER_EVENTS", "on")], &[r#"{"sk": "A"}"#, r#"{"sk": "B"}"#]),
    (&[("USER_EVENTS", "on"), ("USER_EVENT_RECORD", "c.json")], &["{}"]),
    (&[("USER_EVENTS", "on")], &[r#"{"userEvent": "x"}"#]),
    (&[("USER_EVENTS", "on"), ("RECORD_KEY", "userEvent")], &["{}"]),
    (&[("AWS_CA_BUNDLE", "/nowhere/bundle.pem")], &["{}"]),
    (&[("AWS_CA_BUNDLE", "/etc/pki/tls/certs/ca-bundle.crt")], &["{}"]),
];

#[tokio::test]
async fn every_example_fixes_its_error_and_none_repeats_the_faulty_value() {
    for (settings, texts) in WRONG {
        follow_to_the_start(Deployment::new(settings, texts)).await;
    }
}

/// Applies one example after the other. No error may occur twice.
async fn follow_to_the_start(mut deployment: Deployment) {
    let mut seen = Vec::new();
    while let Err(error) = deployment.start().await {
        assert_ne!(deployment.value(error.name), Some(error.example.as_str()), "{error}");
        // The bundle's path differs between systems.
        if error.name == "AWS_CA_BUNDLE" {
            return;
        }
        assert!(!seen.contains(&error), "{error}");
        deployment.follow(&error);
        seen.push(error);
    }
    assert!(!seen.is_empty() || deployment.value("AWS_CA_BUNDLE").is_some(), "the settings are valid");
}

#[tokio::test]
async fn a_missing_sort_key_is_reported_with_the_line_to_add() {
    let deployment = Deployment::new(&[("RECORD_SORT_KEY", "sk")], &["{}"]);
    assert_eq!(
        deployment.start().await.unwrap_err().to_string(),
        "RECORD_SORT_KEY is \"sk\", a field that is missing in templates/records/a.json; \
         for example RECORD_SORT_KEY=sk with \"sk\": \"a\" in templates/records/a.json"
    );
}
