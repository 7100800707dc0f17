//! Starts the Lambda function `pre-sign-up`.

use std::process::ExitCode;

use pre_sign_up::PreSignUp;
use trigger::runtime;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    runtime::run(async |init| PreSignUp::from_settings(init.settings, init.content)).await
}
