//! The clients. This function and the operator's tool take credentials, region and endpoints from wherever AWS's tools
//! do: unlike a trigger, nobody waits for their start.

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::provider::ProvideCredentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use trigger::times::BACKFILL_REQUEST_TIMEOUT;

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

/// Why there are no credentials. The text says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsProblem {
    /// Neither environment, profile nor instance has any.
    #[error(
        "there are no AWS credentials: run aws sso login and name its profile with --profile or AWS_PROFILE, or set \
         AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
    )]
    Missing,
    /// There are some, which cannot be used: a session that has expired, a profile that is not defined.
    #[error(
        "the AWS credentials cannot be loaded: log in again, for example with aws sso login, and check that the \
         profile of --profile or AWS_PROFILE exists"
    )]
    Unusable,
}

/// Loads the credentials once, because a request without any only says that it could not be made.
///
/// # Errors
/// When there are none, or they cannot be loaded.
pub async fn check_credentials(configuration: &SdkConfig) -> Result<(), CredentialsProblem> {
    let provider = configuration.credentials_provider().ok_or(CredentialsProblem::Missing)?;
    provider.provide_credentials().await.map(drop).map_err(|error| match error {
        CredentialsError::CredentialsNotLoaded(_) => CredentialsProblem::Missing,
        _ => CredentialsProblem::Unusable,
    })
}

/// No request waits longer than this, whatever the connection does: the SDK has no such timeouts of its own.
#[must_use]
pub fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder().operation_attempt_timeout(BACKFILL_REQUEST_TIMEOUT).build()
}

/// For [`Pool`](crate::Pool), which repeats requests itself.
#[must_use]
pub fn cognito(configuration: &SdkConfig) -> aws_sdk_cognitoidentityprovider::Client {
    let config = aws_sdk_cognitoidentityprovider::config::Builder::from(configuration);
    aws_sdk_cognitoidentityprovider::Client::from_conf(config.retry_config(RetryConfig::disabled()).build())
}

/// For the records: the store repeats requests itself, for as long as its caller's budget.
#[must_use]
pub fn dynamodb(configuration: &SdkConfig) -> aws_sdk_dynamodb::Client {
    let config = aws_sdk_dynamodb::config::Builder::from(configuration);
    aws_sdk_dynamodb::Client::from_conf(config.retry_config(RetryConfig::disabled()).build())
}
