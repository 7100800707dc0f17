//! The Lambda function `post-authentication`: init only. The DynamoDB client is made here, before the first event.

use std::process::ExitCode;

use post_authentication::PostAuthentication;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    trigger::runtime::run(|settings| {
        let client = records::client::from_settings(settings)?;
        PostAuthentication::from_settings(settings, client)
    })
    .await
}
