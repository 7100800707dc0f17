//! The functions for the tests of this crate: the real code with a mock of AWS, so that no test needs a
//! network or a clock.
#![expect(clippy::disallowed_methods, reason = "tests read the files of the repository")]

pub mod init;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use pre_sign_up::PreSignUp;
use test_kit::aws::MockAws;
use trigger::{InitError, Invocation, Locales, Payload, ReturnedEvent, Settings, TriggerError};

use init::Handler;

pub use init::content;

/// Names of all triggers, which are also the names of their folders and crates.
pub const TRIGGERS: [&str; 4] = ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"];

/// All triggers under one set of settings.
pub struct Triggers {
    handlers: Vec<(&'static str, Handler)>,
    locales: Locales,
    aws: MockAws,
}

/// One file under `events/`.
pub struct EventFile {
    /// Name of the folder, which is the name of the trigger.
    pub trigger: String,
    /// Name of the file without its extension.
    pub stem: String,
    /// Text of the file.
    pub json: String,
}

impl Triggers {
    /// The triggers with a DynamoDB, and a Cognito, that always gives this response.
    ///
    /// # Errors
    /// Fails if a setting cannot be used.
    pub fn new(settings: &[(&str, &str)], response: (u16, &'static str)) -> Result<Self, InitError> {
        Self::with_aws(settings, MockAws::new(move |_, _| response))
    }

    /// The triggers with this mock of AWS.
    ///
    /// # Errors
    /// Fails if a setting cannot be used.
    pub fn with_aws(settings: &[(&str, &str)], aws: MockAws) -> Result<Self, InitError> {
        let mut settings = settings.to_vec();
        settings.extend([("TABLE_NAME", "users"), ("BRAND", "eshop")]);
        let settings = Settings::from_pairs(&settings);
        let handler = |name| Ok((name, init::handler(name, &settings, &aws)?));
        Ok(Self {
            handlers: TRIGGERS.into_iter().map(handler).collect::<Result<_, _>>()?,
            locales: Locales::from_settings(&settings, content::<PreSignUp>()?.pack())?,
            aws,
        })
    }

    /// The event that the trigger `name` returns for `payload` at a fixed time.
    ///
    /// # Errors
    /// Fails with the message for the user.
    ///
    /// # Panics
    /// Panics if there is no trigger of that name.
    pub async fn invoke(&self, name: &str, payload: &str) -> Result<ReturnedEvent, TriggerError> {
        let (received_at, locales) = (received_at(), &self.locales);
        let invocation =
            Invocation { request_id: "request-1", received_at, locales, ..Invocation::default() };
        let (_, handler) = self.handlers.iter().find(|(known, _)| *known == name).expect("a trigger");
        handler(Payload::from_body(payload.as_bytes()), invocation).await
    }

    /// Bodies of the requests to AWS since the last call.
    #[must_use]
    pub fn take_requests(&self) -> Vec<String> {
        self.aws.take_requests().iter().map(|request| request.input.to_string()).collect()
    }
}

/// Time of arrival of every event in these tests: 2026-01-02T03:04:05.678Z.
#[must_use]
pub fn received_at() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(1_767_323_045_678)
}

/// The workspace's root.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Text of a file by its path below the workspace's root.
///
/// # Panics
/// Panics if the file cannot be read.
#[must_use]
pub fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(root().join(path)).expect("the file can be read")
}

/// Paths of the files below these folders of the workspace that have this extension.
///
/// # Panics
/// Panics if a folder cannot be read or no file is found.
#[must_use]
pub fn files(folders: &[&str], extension: &str) -> Vec<PathBuf> {
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "{folders:?} have no file *.{extension}");
    found
}

/// Every file under `events/`, in order.
///
/// # Panics
/// Panics if a file cannot be read.
#[must_use]
pub fn events() -> Vec<EventFile> {
    let mut events = Vec::new();
    for trigger in TRIGGERS {
        for path in files(&[&format!("events/{trigger}")], "json") {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            events.push(EventFile { trigger: trigger.to_owned(), stem, json: read(path) });
        }
    }
    events.sort_by(|a, b| (&a.trigger, &a.stem).cmp(&(&b.trigger, &b.stem)));
    events
}
