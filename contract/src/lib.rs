//! The functions for the tests of this crate: real code, with a mock of DynamoDB, so that no test needs a network or a
//! clock.
#![expect(clippy::disallowed_methods, reason = "tests read the files of the repository and build clients")]

pub mod init;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use pre_sign_up::PreSignUp;
use trigger::{
    Content, InitError, Invocation, Locales, Payload, ReturnedEvent, Settings, Trigger, TriggerError,
};

use init::Handler;

/// Names of all triggers, which are also the names of their folders and crates.
pub const TRIGGERS: [&str; 4] = ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"];

/// All triggers under one set of settings.
pub struct Triggers {
    handlers: Vec<(&'static str, Handler)>,
    locales: Locales,
    requests: Arc<Mutex<Vec<String>>>,
}

/// The content that is compiled into a function.
///
/// # Errors
/// When it cannot be used.
pub fn content<T: Trigger>() -> Result<Content, InitError> {
    Content::compiled_in(T::CONTENT)
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
    /// The triggers with a DynamoDB that always gives this response.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn new(settings: &[(&str, &str)], response: (u16, &'static str)) -> Result<Self, InitError> {
        let mut settings = settings.to_vec();
        settings.extend([("TABLE_NAME", "users"), ("BRAND", "eshop")]);
        let settings = Settings::from_pairs(&settings);
        let requests = Arc::default();
        let handler =
            |name| Ok((name, init::handler(name, &settings, client(response, Arc::clone(&requests)))?));
        Ok(Self {
            handlers: TRIGGERS.into_iter().map(handler).collect::<Result<_, _>>()?,
            locales: Locales::from_settings(&settings, content::<PreSignUp>()?.pack())?,
            requests,
        })
    }

    /// The event that the trigger `name` returns for `payload` at a fixed time.
    ///
    /// # Errors
    /// With the message for the user.
    ///
    /// # Panics
    /// When there is no trigger of that name.
    pub async fn invoke(&self, name: &str, payload: &str) -> Result<ReturnedEvent, TriggerError> {
        let (received_at, locales) = (received_at(), &self.locales);
        let invocation =
            Invocation { request_id: "request-1", received_at, locales, ..Invocation::default() };
        let (_, handler) = self.handlers.iter().find(|(known, _)| *known == name).expect("a trigger");
        handler(Payload::from_body(payload.as_bytes()), invocation).await
    }

    /// Bodies of the requests to DynamoDB since the last call.
    #[must_use]
    pub fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut *self.requests.lock().unwrap_or_else(PoisonError::into_inner))
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

/// Every file under `events/`, in order.
///
/// # Panics
/// When one cannot be read.
#[must_use]
pub fn events() -> Vec<EventFile> {
    let mut files = Vec::new();
    for trigger in TRIGGERS {
        let folder = root().join("events").join(trigger);
        for entry in std::fs::read_dir(folder).expect("every trigger has events") {
            let path = entry.expect("the folder can be read").path();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let json = std::fs::read_to_string(&path).expect("an event can be read");
            files.push(EventFile { trigger: trigger.to_owned(), stem, json });
        }
    }
    files.sort_by(|a, b| (&a.trigger, &a.stem).cmp(&(&b.trigger, &b.stem)));
    files
}

/// A client that adds the body of each request to `requests` and always gets the same response.
pub(crate) fn client((status, body): (u16, &'static str), requests: Arc<Mutex<Vec<String>>>) -> Client {
    let http = infallible_client_fn(move |request: http::Request<SdkBody>| {
        let request = String::from_utf8_lossy(request.body().bytes().unwrap_or_default()).into_owned();
        requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        let mut response = http::Response::new(SdkBody::from(body));
        *response.status_mut() = http::StatusCode::from_u16(status).expect("a status");
        response
    });
    let config = Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("a", "b", None, None, "test"))
        .retry_config(RetryConfig::disabled())
        .http_client(http);
    Client::from_conf(config.build())
}
