//! The clients of DynamoDB and of other services, built in the init phase from the variables that Lambda sets.
//!
//! This module does not use `aws-config`: Lambda sets credentials and region in the environment, and a chain
//! of providers would slow the start down.
#![expect(clippy::disallowed_methods, reason = "builds the client for `main`")]

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region, SharedCredentialsProvider};
use aws_types::SdkConfig;
use aws_types::sdk_config::Builder;
use trigger::{InitError, Settings};

use crate::service::{DYNAMODB, Service};
use crate::trust::Trust;
use crate::{Connection, endpoint};

const REGION_EXAMPLE: &str = "eu-west-1";

/// Builds the client of this process and its connection.
///
/// # Errors
/// Fails if the region or the credentials are missing, an endpoint setting is not a URL, or `AWS_CA_BUNDLE` is not a file
/// with certificates.
pub async fn from_settings(settings: &Settings) -> Result<(Client, Connection), InitError> {
    with_trust(settings, Trust::from_settings).await
}

/// Like [`from_settings`], with the certificates that `trust` returns for the settings and the endpoint.
///
/// # Errors
/// Like [`from_settings`], and the errors of `trust`.
pub async fn with_trust(
    settings: &Settings,
    trust: impl FnOnce(&Settings, &str) -> Result<Trust, InitError>,
) -> Result<(Client, Connection), InitError> {
    let (config, connection) = connect(settings, DYNAMODB, endpoint::of_region, trust).await?;
    Ok((Client::new(&config), connection))
}

/// The configuration of a client for `service`, and its connection. `endpoint_of` returns the service's own endpoint
/// in a region.
///
/// # Errors
/// Like [`with_trust`], and the error of `endpoint_of`.
pub async fn connect(
    settings: &Settings,
    service: Service,
    endpoint_of: impl AsyncFnOnce(&str) -> Result<String, String>,
    trust: impl FnOnce(&Settings, &str) -> Result<Trust, InitError>,
) -> Result<(SdkConfig, Connection), InitError> {
    let region = settings.required_parsed("AWS_REGION", REGION_EXAMPLE, region)?;
    let endpoint = match endpoint::from_settings(settings, service)? {
        Some(endpoint) => endpoint,
        None => endpoint_of(&region).await.map_err(|problem| unknown_region(&region, &problem))?,
    };
    let connection = Connection::new(service, &endpoint, trust(settings, &endpoint)?)?;
    // The endpoint is set explicitly, so that warm-up and requests share one connection.
    let config = config(settings, region)?.endpoint_url(endpoint).http_client(connection.http_client());
    Ok((config.build(), connection))
}

fn unknown_region(region: &str, problem: &str) -> InitError {
    InitError {
        name: "AWS_REGION",
        problem: format!("is \"{region}\", {problem}"),
        example: REGION_EXAMPLE.to_owned(),
    }
}

/// The part of the configuration that does not depend on the endpoint.
fn config(settings: &Settings, region: String) -> Result<Builder, InitError> {
    let credentials = Credentials::new(
        settings.required("AWS_ACCESS_KEY_ID", "local")?,
        settings.required("AWS_SECRET_ACCESS_KEY", "local")?,
        settings.optional("AWS_SESSION_TOKEN"),
        None,
        "environment",
    );
    Ok(SdkConfig::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new(region))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        // The retry loop limits each request, within the caller's budget.
        .timeout_config(TimeoutConfig::disabled())
        .retry_config(RetryConfig::disabled()))
}

fn region(name: &str) -> Result<String, &'static str> {
    let valid = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if valid { Ok(name.to_owned()) } else { Err("not the name of a region") }
}

#[cfg(test)]
mod tests {
    use test_kit::aws::SETTINGS;

    use super::*;

    async fn error(settings: &[(&str, &str)]) -> InitError {
        from_settings(&Settings::from_pairs(settings)).await.map(|_| ()).unwrap_err()
    }

    #[tokio::test]
    async fn the_variables_that_lambda_sets_are_sufficient() {
        assert!(from_settings(&Settings::from_pairs(&SETTINGS)).await.is_ok());
    }

    #[tokio::test]
    async fn a_region_of_no_partition_is_named() {
        let region = error(&[("AWS_REGION", "-"), SETTINGS[1], SETTINGS[2]]).await;
        assert_eq!((region.name, region.example.as_str()), ("AWS_REGION", "eu-west-1"));
    }

    #[tokio::test]
    async fn each_missing_variable_is_named() {
        for missing in SETTINGS {
            let rest: Vec<_> = SETTINGS.into_iter().filter(|pair| *pair != missing).collect();
            assert_eq!(error(&rest).await.name, missing.0);
        }
    }

    #[test]
    fn only_a_valid_region_name_is_accepted() {
        assert!(region("eu-west-1").is_ok());
        assert!(region("no region!").is_err());
    }
}
