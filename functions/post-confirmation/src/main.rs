//! The Lambda function `post-confirmation`: init only. The DynamoDB client is made here, before the first event.

use std::process::ExitCode;

use post_confirmation::PostConfirmation;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    trigger::runtime::run(|settings| {
        let client = records::client::from_settings(settings)?;
        PostConfirmation::from_settings(settings, client)
    })
    .await
}
