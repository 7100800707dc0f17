//! The Lambda function `custom-message`: init only. Templates are parsed here, before the first event.

use std::process::ExitCode;

use custom_message::CustomMessage;
use trigger::runtime;

/// What is rehearsed.
const EVENT: &str = include_str!("../../../events/custom-message/CustomMessage_SignUp.json");

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    runtime::run(async |init| {
        let function = CustomMessage::from_settings(init.settings, init.content)?;
        runtime::rehearse(&function, init.locales, EVENT).await;
        Ok(function)
    })
    .await
}
