//! The init phase of each function as its `main.rs` runs it, without a network.

use aws_sdk_cognitoidentityprovider::Client as CognitoClient;
use backfill::Backfill;
use custom_message::CustomMessage;
use post_authentication::PostAuthentication;
use post_confirmation::PostConfirmation;
use pre_sign_up::PreSignUp;
use test_kit::aws::{MockAws, Reply};
use trigger::{Content, InitError, Locales, Settings};

use crate::content;

/// Builds `function`, a folder of `functions/`, from `settings` and drops it.
///
/// # Errors
/// When a setting stops its init phase.
///
/// # Panics
/// When there is no such function.
pub fn start(function: &str, settings: &Settings) -> Result<(), InitError> {
    let aws = MockAws::with_replies(&[Reply::Success]);
    Locales::from_settings(settings, content::<PreSignUp>()?.pack())?;
    match function {
        "pre-sign-up" => PreSignUp::from_settings(settings, &content::<PreSignUp>()?).map(drop),
        "custom-message" => CustomMessage::from_settings(settings, &content::<CustomMessage>()?).map(drop),
        "post-confirmation" => {
            PostConfirmation::from_settings(settings, &content::<PostConfirmation>()?, aws.dynamodb())
                .map(drop)
        }
        "post-authentication" => {
            PostAuthentication::from_settings(settings, &content::<PostAuthentication>()?, aws.dynamodb())
                .map(drop)
        }
        "backfill" => {
            let content = Content::compiled_in(backfill::CONTENT)?;
            Backfill::from_settings(settings, &content, CognitoClient::new(&aws.config()), aws.dynamodb())
                .map(drop)
        }
        other => panic!("no function is called {other}"),
    }
}
