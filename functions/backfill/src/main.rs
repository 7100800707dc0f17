//! The Lambda function `backfill`: init only. Both clients are made here, before the first task.

use std::process::ExitCode;

use backfill::{Backfill, client};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let aws = client::configuration(None).await;
    backfill::run(|settings| Backfill::from_settings(settings, client::cognito(&aws), client::dynamodb(&aws)))
        .await
}
