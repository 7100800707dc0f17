//! The Lambda function `post-authentication`: init only. The DynamoDB client is made and made ready here, before
//! the first event.

use std::process::ExitCode;

use post_authentication::PostAuthentication;
use trigger::runtime;

/// What is rehearsed.
const EVENT: &str =
    include_str!("../../../events/post-authentication/PostAuthentication_Authentication.json");

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    runtime::run(async |settings| {
        let (client, connection) = records::client::from_settings(settings).await?;
        let function = PostAuthentication::from_settings(settings, client)?;
        // Last: whoever has to correct a setting need not wait for it.
        connection.prepare(runtime::rehearse(&function, settings, EVENT)).await;
        Ok(function)
    })
    .await
}
