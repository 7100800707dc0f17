//! The Lambda function `pre-sign-up`: init only.

use std::process::ExitCode;

use pre_sign_up::PreSignUp;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    trigger::runtime::run(async |settings| PreSignUp::from_settings(settings)).await
}
