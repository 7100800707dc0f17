//! The Lambda function `custom-message`: init only. Templates are parsed here, before the first event.

use std::process::ExitCode;

use custom_message::CustomMessage;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    trigger::runtime::run(async |settings| CustomMessage::from_settings(settings)).await
}
