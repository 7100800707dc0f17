//! The init phase of each function as its `main.rs` runs it, without a network.

use std::sync::Arc;

use aws_sdk_cognitoidentityprovider::Client as CognitoClient;
use aws_sdk_cognitoidentityprovider::config as cognito;
use aws_sdk_dynamodb::config::{BehaviorVersion, Region};
use backfill::Backfill;
use custom_message::CustomMessage;
use post_authentication::PostAuthentication;
use post_confirmation::PostConfirmation;
use pre_sign_up::PreSignUp;
use trigger::{Content, InitError, Locales, Settings};

use crate::{client, content};

/// Builds `function`, a folder of `functions/`, from `settings` and drops it.
///
/// # Errors
/// When a setting stops its init phase.
///
/// # Panics
/// When there is no such function.
pub fn start(function: &str, settings: &Settings) -> Result<(), InitError> {
    let dynamodb = || client((200, "{}"), Arc::default());
    Locales::from_settings(settings, content::<PreSignUp>()?.pack())?;
    match function {
        "pre-sign-up" => PreSignUp::from_settings(settings, &content::<PreSignUp>()?).map(drop),
        "custom-message" => CustomMessage::from_settings(settings, &content::<CustomMessage>()?).map(drop),
        "post-confirmation" => {
            PostConfirmation::from_settings(settings, &content::<PostConfirmation>()?, dynamodb()).map(drop)
        }
        "post-authentication" => {
            PostAuthentication::from_settings(settings, &content::<PostAuthentication>()?, dynamodb())
                .map(drop)
        }
        "backfill" => {
            let content = Content::compiled_in(backfill::CONTENT)?;
            Backfill::from_settings(settings, &content, unconnected(), dynamodb()).map(drop)
        }
        other => panic!("no function is called {other}"),
    }
}

/// A client that nothing is asked of.
fn unconnected() -> CognitoClient {
    let config = cognito::Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new("eu-west-1"));
    CognitoClient::from_conf(config.build())
}
