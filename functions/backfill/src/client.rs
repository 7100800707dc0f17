//! The clients. The function and the command load credentials, region and endpoints as all AWS tools do.
//! Unlike a trigger, they may start slowly.
#![expect(clippy::disallowed_methods, reason = "builds the clients for `main`")]

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::provider::ProvideCredentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use trigger::times::BACKFILL_REQUEST_TIMEOUT;

/// Loads the configuration from environment, profile and instance. `profile` selects a profile by name.
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

/// Reason that there are no usable credentials. The text names the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsProblem {
    /// No source has credentials.
    #[error(
        "there are no AWS credentials: run aws sso login and name its profile with --profile or AWS_PROFILE, or set \
         AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
    )]
    Missing,
    /// Credentials exist and cannot be loaded: an expired session or an undefined profile.
    #[error(
        "the AWS credentials cannot be loaded: log in again, for example with aws sso login, and check that the \
         profile of --profile or AWS_PROFILE exists"
    )]
    Unusable,
}

/// Loads the credentials once, because the error of a request without credentials does not name the cause.
///
/// # Errors
/// Fails if there are no credentials, or they cannot be loaded.
pub async fn check_credentials(configuration: &SdkConfig) -> Result<(), CredentialsProblem> {
    let provider = configuration.credentials_provider().ok_or(CredentialsProblem::Missing)?;
    provider.provide_credentials().await.map(drop).map_err(|error| match error {
        CredentialsError::CredentialsNotLoaded(_) => CredentialsProblem::Missing,
        _ => CredentialsProblem::Unusable,
    })
}

/// The timeout of every request. By default the SDK sets no timeout.
#[must_use]
pub fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder().operation_attempt_timeout(BACKFILL_REQUEST_TIMEOUT).build()
}

/// A client for [`Pool`](crate::Pool), which retries requests itself.
#[must_use]
pub fn cognito(configuration: &SdkConfig) -> aws_sdk_cognitoidentityprovider::Client {
    let config = aws_sdk_cognitoidentityprovider::config::Builder::from(configuration);
    aws_sdk_cognitoidentityprovider::Client::from_conf(config.retry_config(RetryConfig::disabled()).build())
}

/// A client for the records, whose store retries requests itself.
#[must_use]
pub fn dynamodb(configuration: &SdkConfig) -> aws_sdk_dynamodb::Client {
    let config = aws_sdk_dynamodb::config::Builder::from(configuration);
    aws_sdk_dynamodb::Client::from_conf(config.retry_config(RetryConfig::disabled()).build())
}
