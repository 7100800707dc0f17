//! The init phase of each function, as its `main.rs` runs it, without a network.

use std::pin::Pin;
use std::rc::Rc;

use aws_sdk_cognitoidentityprovider::Client as CognitoClient;
use backfill::Backfill;
use custom_message::CustomMessage;
use groups::{DefaultGroups, GroupNames};
use post_authentication::PostAuthentication;
use post_confirmation::PostConfirmation;
use pre_sign_up::PreSignUp;
use test_kit::aws::{MockAws, Reply};
use trigger::{
    Content, InitError, Invocation, Locales, Payload, ReturnedEvent, Settings, Trigger, TriggerError, runtime,
};

type Returned<'i> = Pin<Box<dyn Future<Output = Result<ReturnedEvent, TriggerError>> + 'i>>;

/// A trigger as [`runtime::invoke`] calls it.
pub type Handler = Box<dyn for<'i> Fn(Payload, Invocation<'i>) -> Returned<'i>>;

/// Builds the trigger `name` from `settings`.
///
/// # Errors
/// Fails if a setting stops its init phase.
///
/// # Panics
/// Panics if there is no such trigger.
pub fn handler(name: &str, settings: &Settings, aws: &MockAws) -> Result<Handler, InitError> {
    let names = || GroupNames::from_settings(settings);
    let groups = || Ok(names()?.map(|names| DefaultGroups::new(names, CognitoClient::new(&aws.config()))));
    match name {
        "pre-sign-up" => built(|content| PreSignUp::from_settings(settings, content)),
        "custom-message" => built(|content| CustomMessage::from_settings(settings, content)),
        "post-confirmation" => {
            built(|content| PostConfirmation::from_settings(settings, content, aws.dynamodb(), groups()?))
        }
        "post-authentication" => {
            built(|content| PostAuthentication::from_settings(settings, content, aws.dynamodb(), groups()?))
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
/// Fails if the content cannot be used.
pub fn content<T: Trigger>() -> Result<Content, InitError> {
    Content::compiled_in(T::CONTENT)
}

/// Runs the init phase of `function`, a folder of `functions/`, under `settings`.
///
/// # Errors
/// Fails if a setting stops its init phase.
pub fn start(function: &str, settings: &Settings) -> Result<(), InitError> {
    let aws = MockAws::with_replies(&[Reply::Success]);
    Locales::from_settings(settings, content::<PreSignUp>()?.pack())?;
    if function == "backfill" {
        let content = Content::compiled_in(backfill::CONTENT)?;
        return Backfill::from_settings(
            settings,
            &content,
            CognitoClient::new(&aws.config()),
            aws.dynamodb(),
        )
        .map(drop);
    }
    handler(function, settings, &aws).map(drop)
}
