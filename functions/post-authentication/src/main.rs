//! The Lambda function `post-authentication`: init only. The DynamoDB client is made and made ready here, before
//! the first event.

use std::process::ExitCode;

use post_authentication::PostAuthentication;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    trigger::runtime::run(async |settings| {
        let (client, connection) = records::client::from_settings(settings).await?;
        let function = PostAuthentication::from_settings(settings, client.clone())?;
        // Last: whoever has to correct a setting need not wait for it.
        connection.prepare(&client).await;
        Ok(function)
    })
    .await
}
