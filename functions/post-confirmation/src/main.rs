//! Starts the Lambda function `post-confirmation`. Creates the DynamoDB client and warms it up before the
//! first event.
#![expect(clippy::disallowed_methods, reason = "only `main` builds the client")]

use std::process::ExitCode;

use post_confirmation::PostConfirmation;
use trigger::runtime;

/// The event of the warm-up.
const EVENT: &str = include_str!("../../../events/post-confirmation/PostConfirmation_ConfirmSignUp.json");

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    runtime::run(async |init| {
        let (client, connection) = records::client::from_settings(init.settings).await?;
        let function = PostConfirmation::from_settings(init.settings, init.content, client)?;
        // The warm-up comes last, so that an invalid setting is reported without waiting for the connection.
        connection.warm_up(runtime::warm_up(&function, init.locales, EVENT)).await;
        Ok(function)
    })
    .await
}
