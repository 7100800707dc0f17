//! Starts the Lambda function `welcome-email`. Creates the clients before the first event.
#![expect(clippy::disallowed_methods, reason = "builds the clients")]

use std::process::ExitCode;
use std::time::Duration;

use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use welcome_email::{Clients, WelcomeEmail};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let aws = configuration().await;
    let clients = Clients {
        cognito: aws_sdk_cognitoidentityprovider::Client::new(&aws),
        dynamodb: aws_sdk_dynamodb::Client::new(&aws),
        ses: aws_sdk_sesv2::Client::new(&aws),
    };
    welcome_email::run(|settings, content| WelcomeEmail::from_settings(settings, content, clients)).await
}

/// The configuration of all clients. The SDK makes three attempts; four operations end before the function's timeout.
async fn configuration() -> SdkConfig {
    let https =
        aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    let timeouts = TimeoutConfig::builder()
        .operation_attempt_timeout(Duration::from_secs(5))
        .operation_timeout(Duration::from_secs(9))
        .build();
    let loader = aws_config::defaults(BehaviorVersion::v2026_01_12());
    loader.http_client(https).timeout_config(timeouts).load().await
}
