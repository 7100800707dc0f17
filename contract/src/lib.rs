//! The functions as the tests of this crate meet them: real code over a DynamoDB whose answers are canned,
//! so that nothing here needs a network or a clock.

pub mod init;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use custom_message::CustomMessage;
use post_authentication::PostAuthentication;
use post_confirmation::PostConfirmation;
use pre_sign_up::PreSignUp;
use trigger::{
    Content, InitError, Invocation, Locales, Payload, ReturnedEvent, Settings, Trigger, TriggerError, runtime,
};

/// All functions, as folders and crates are called.
pub const FUNCTIONS: [&str; 4] =
    ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"];

/// The functions under one set of settings.
pub struct Functions {
    pre_sign_up: PreSignUp,
    custom_message: CustomMessage,
    post_confirmation: PostConfirmation,
    post_authentication: PostAuthentication,
    locales: Locales,
    asked: Arc<Mutex<Vec<String>>>,
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
    /// The folder, which is the function's name.
    pub function: String,
    /// The file's name without its ending.
    pub stem: String,
    /// What it holds.
    pub json: String,
}

impl Functions {
    /// The functions, with a DynamoDB that always gives this answer.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn new(settings: &[(&str, &str)], answer: (u16, &'static str)) -> Result<Self, InitError> {
        let mut settings = settings.to_vec();
        settings.extend([("TABLE_NAME", "users"), ("BRAND", "eshop")]);
        let settings = Settings::from_pairs(&settings);
        let asked = Arc::default();
        let client = || client(answer, Arc::clone(&asked));
        Ok(Self {
            pre_sign_up: PreSignUp::from_settings(&settings, &content::<PreSignUp>()?)?,
            custom_message: CustomMessage::from_settings(&settings, &content::<CustomMessage>()?)?,
            post_confirmation: PostConfirmation::from_settings(
                &settings,
                &content::<PostConfirmation>()?,
                client(),
            )?,
            post_authentication: PostAuthentication::from_settings(
                &settings,
                &content::<PostAuthentication>()?,
                client(),
            )?,
            locales: Locales::from_settings(&settings, content::<PreSignUp>()?.pack())?,
            asked,
        })
    }

    /// What the function called `name` answers to `payload` at a fixed time.
    ///
    /// # Errors
    /// With what the user would be told.
    ///
    /// # Panics
    /// When there is no function of that name.
    pub async fn answer(&self, name: &str, payload: &str) -> Result<ReturnedEvent, TriggerError> {
        let (received_at, locales) = (received_at(), &self.locales);
        let invocation =
            Invocation { request_id: "request-1", received_at, locales, ..Invocation::default() };
        let payload = Payload::from_body(payload.as_bytes());
        match name {
            "pre-sign-up" => runtime::invoke(&self.pre_sign_up, payload, &invocation).await,
            "custom-message" => runtime::invoke(&self.custom_message, payload, &invocation).await,
            "post-confirmation" => runtime::invoke(&self.post_confirmation, payload, &invocation).await,
            "post-authentication" => runtime::invoke(&self.post_authentication, payload, &invocation).await,
            other => panic!("no function is called {other}"),
        }
    }

    /// What DynamoDB was asked since the last call, as JSON texts.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// When every event of these tests arrives: 2026-01-02T03:04:05.678Z.
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
    for function in FUNCTIONS {
        let folder = root().join("events").join(function);
        for entry in std::fs::read_dir(folder).expect("every function has events") {
            let path = entry.expect("the folder can be read").path();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let json = std::fs::read_to_string(&path).expect("an event can be read");
            files.push(EventFile { function: function.to_owned(), stem, json });
        }
    }
    files.sort_by(|a, b| (&a.function, &a.stem).cmp(&(&b.function, &b.stem)));
    files
}

fn client((status, body): (u16, &'static str), asked: Arc<Mutex<Vec<String>>>) -> Client {
    let http = infallible_client_fn(move |request: http::Request<SdkBody>| {
        let asking = String::from_utf8_lossy(request.body().bytes().unwrap_or_default()).into_owned();
        asked.lock().unwrap_or_else(PoisonError::into_inner).push(asking);
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
