//! The init phase of each function, as its `main.rs` runs it, without a network.

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use aws_sdk_cognitoidentityprovider::Client as CognitoClient;
use aws_sdk_cognitoidentityprovider::config as cognito;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{BehaviorVersion, Region};
use backfill::Backfill;
use custom_message::CustomMessage;
use post_authentication::PostAuthentication;
use post_confirmation::PostConfirmation;
use pre_sign_up::PreSignUp;
use trigger::{
    Content, InitError, Invocation, Locales, Payload, ReturnedEvent, Settings, Trigger, TriggerError, runtime,
};

use crate::dynamodb;

type Returned<'i> = Pin<Box<dyn Future<Output = Result<ReturnedEvent, TriggerError>> + 'i>>;

/// A trigger as [`runtime::invoke`] calls it.
pub type Handler = Box<dyn for<'i> Fn(Payload, Invocation<'i>) -> Returned<'i>>;

/// Builds the trigger `name` from `settings`.
///
/// # Errors
/// When a setting stops its init phase.
///
/// # Panics
/// When there is no such trigger.
pub fn handler(name: &str, settings: &Settings, dynamodb: Client) -> Result<Handler, InitError> {
    match name {
        "pre-sign-up" => built(|content| PreSignUp::from_settings(settings, content)),
        "custom-message" => built(|content| CustomMessage::from_settings(settings, content)),
        "post-confirmation" => built(|content| PostConfirmation::from_settings(settings, content, dynamodb)),
        "post-authentication" => {
            built(|content| PostAuthentication::from_settings(settings, content, dynamodb))
        }
        other => panic!("no trigger is called {other}"),
    }
}

fn built<T: Trigger + 'static>(
    build: impl FnOnce(&Content) -> Result<T, InitError>,
) -> Result<Handler, InitError> {
    let trigger = Rc::new(build(&content::<T>()?)?);
    Ok(Box::new(move |payload, invocation| {
        let trigger = Rc::clone(&trigger);
        Box::pin(async move { runtime::invoke(&*trigger, payload, &invocation).await })
    }))
}

/// The content that is compiled into a trigger.
///
/// # Errors
/// When it cannot be used.
pub fn content<T: Trigger>() -> Result<Content, InitError> {
    Content::compiled_in(T::CONTENT)
}

/// Runs the init phase of `function`, a folder of `functions/`, under `settings`.
///
/// # Errors
/// When a setting stops its init phase.
pub fn start(function: &str, settings: &Settings) -> Result<(), InitError> {
    let client = dynamodb::client((200, "{}"), Arc::default());
    Locales::from_settings(settings, content::<PreSignUp>()?.pack())?;
    if function == "backfill" {
        let content = Content::compiled_in(backfill::CONTENT)?;
        return Backfill::from_settings(settings, &content, cognito_client(), client).map(drop);
    }
    handler(function, settings, client).map(drop)
}

/// A client that sends no request.
fn cognito_client() -> CognitoClient {
    let config = cognito::Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new("eu-west-1"));
    CognitoClient::from_conf(config.build())
}
