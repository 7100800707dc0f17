//! Starts the Lambda function `post-confirmation`. Creates the clients and warms them up before the first
//! event.
#![expect(clippy::disallowed_methods, reason = "only `main` builds the clients")]

use std::process::ExitCode;

use post_confirmation::PostConfirmation;
use records::Connection;
use trigger::runtime;

/// The event of the warm-up.
const EVENT: &str = include_str!("../../../events/post-confirmation/PostConfirmation_ConfirmSignUp.json");

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    runtime::run(async |init| {
        let (dynamodb, to_dynamodb) = records::client::from_settings(init.settings).await?;
        let (groups, to_cognito) = groups::connect(init.settings).await?.unzip();
        let function = PostConfirmation::from_settings(init.settings, init.content, dynamodb, groups)?;
        let connections: Vec<&Connection> =
            [Some(&to_dynamodb), to_cognito.as_ref()].into_iter().flatten().collect();
        // The warm-up comes last, so that an invalid setting is reported without waiting for the connections.
        Connection::warm_up_all(&connections, runtime::warm_up(&function, init.locales, EVENT)).await;
        Ok(function)
    })
    .await
}
