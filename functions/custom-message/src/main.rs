//! Starts the Lambda function `custom-message`.

use std::process::ExitCode;

use custom_message::CustomMessage;
use trigger::runtime;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    runtime::run(async |init| CustomMessage::from_settings(init.settings, init.content)).await
}
