//! Starts the Lambda function `backfill`. Creates both clients before the first task.

use std::process::ExitCode;

use backfill::{Backfill, client};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let aws = client::configuration(None).await;
    backfill::run(|settings, content| {
        Backfill::from_settings(settings, content, client::cognito(&aws), client::dynamodb(&aws))
    })
    .await
}
