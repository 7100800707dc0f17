//! The Lambda function `pre-sign-up`: init only.

use std::process::ExitCode;

use pre_sign_up::PreSignUp;
use trigger::runtime;

/// What is rehearsed.
const EVENT: &str = include_str!("../../../events/pre-sign-up/PreSignUp_SignUp.json");

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    runtime::run(async |init| {
        let function = PreSignUp::from_settings(init.settings, init.content)?;
        runtime::rehearse(&function, init.locales, EVENT).await;
        Ok(function)
    })
    .await
}
