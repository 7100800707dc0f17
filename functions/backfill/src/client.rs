//! The clients. This function and the operator's tool take credentials, region and endpoints from wherever AWS's tools
//! do: unlike a trigger, nobody waits for their start.

use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};

const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(5);

/// What environment, profile and instance say, under the profile `profile` where one is named.
pub async fn configuration(profile: Option<&str>) -> SdkConfig {
    let https =
        aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    let loader =
        aws_config::defaults(BehaviorVersion::v2026_01_12()).http_client(https).timeout_config(timeouts());
    match profile {
        Some(profile) => loader.profile_name(profile).load().await,
        None => loader.load().await,
    }
}

/// No request waits longer than this, whatever the connection does: the SDK has no such timeouts of its own.
#[must_use]
pub fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder().operation_attempt_timeout(ATTEMPT_TIMEOUT).build()
}

/// For [`Pool`](crate::Pool), which repeats requests itself.
#[must_use]
pub fn cognito(configuration: &SdkConfig) -> aws_sdk_cognitoidentityprovider::Client {
    let config = aws_sdk_cognitoidentityprovider::config::Builder::from(configuration);
    aws_sdk_cognitoidentityprovider::Client::from_conf(config.retry_config(RetryConfig::disabled()).build())
}

/// For the records, whose store makes the attempts itself.
#[must_use]
pub fn dynamodb(configuration: &SdkConfig) -> aws_sdk_dynamodb::Client {
    let config = aws_sdk_dynamodb::config::Builder::from(configuration);
    aws_sdk_dynamodb::Client::from_conf(config.retry_config(RetryConfig::disabled()).build())
}
