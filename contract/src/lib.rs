//! The functions as the tests of this crate meet them: real code over a DynamoDB whose answers are canned,
//! so that nothing here needs a network or a clock.

pub mod init;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use custom_message::CustomMessage;
use post_authentication::PostAuthentication;
use post_confirmation::PostConfirmation;
use pre_sign_up::PreSignUp;
use test_kit::aws::MockAws;
use trigger::{
    Content, Delivery, InitError, Locales, Payload, Reply, Settings, Trigger, TriggerError, runtime,
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
    dynamodb: MockAws,
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
        let dynamodb = MockAws::new(move |_, _| answer);
        Ok(Self {
            pre_sign_up: PreSignUp::from_settings(&settings, &content::<PreSignUp>()?)?,
            custom_message: CustomMessage::from_settings(&settings, &content::<CustomMessage>()?)?,
            post_confirmation: PostConfirmation::from_settings(
                &settings,
                &content::<PostConfirmation>()?,
                dynamodb.dynamodb(),
            )?,
            post_authentication: PostAuthentication::from_settings(
                &settings,
                &content::<PostAuthentication>()?,
                dynamodb.dynamodb(),
            )?,
            locales: Locales::from_settings(&settings, content::<PreSignUp>()?.pack())?,
            dynamodb,
        })
    }

    /// What the function called `name` answers to `payload` at a fixed time.
    ///
    /// # Errors
    /// With what the user would be told.
    ///
    /// # Panics
    /// When there is no function of that name.
    pub async fn answer(&self, name: &str, payload: &str) -> Result<Reply, TriggerError> {
        let (received_at, locales) = (received_at(), &self.locales);
        let delivery = Delivery { request_id: "request-1", received_at, locales, ..Delivery::default() };
        let payload = Payload::from_body(payload.as_bytes());
        match name {
            "pre-sign-up" => runtime::answer(&self.pre_sign_up, payload, &delivery).await,
            "custom-message" => runtime::answer(&self.custom_message, payload, &delivery).await,
            "post-confirmation" => runtime::answer(&self.post_confirmation, payload, &delivery).await,
            "post-authentication" => runtime::answer(&self.post_authentication, payload, &delivery).await,
            other => panic!("no function is called {other}"),
        }
    }

    /// What DynamoDB was asked since the last call, as JSON texts.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.dynamodb.take_requests().iter().map(|request| request.input.to_string()).collect()
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
