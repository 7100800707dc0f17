//! The DynamoDB client, built in the init phase from the variables that Lambda sets.
//!
//! It does without `aws-config`: a function has its credentials and its region in the environment, so a chain
//! of providers would only cost start-up and size.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Builder, Config, Credentials, Region};
use trigger::{InitError, Settings};

use crate::trust::Trust;
use crate::{Connection, endpoint};

const REGION_EXAMPLE: &str = "eu-west-1";

/// The client for this process, and the connection that it will use.
///
/// # Errors
/// When the region or the credentials are missing, a setting of the endpoint is not a URL or `AWS_CA_BUNDLE` not a file
/// with certificates.
pub async fn from_settings(settings: &Settings) -> Result<(Client, Connection), InitError> {
    with_trust(settings, Trust::from_settings).await
}

/// As [`from_settings`], with the certificates that `trust` decides on by the settings and the endpoint.
///
/// # Errors
/// As [`from_settings`], but for `AWS_CA_BUNDLE`, and those of `trust`.
pub async fn with_trust(
    settings: &Settings,
    trust: impl FnOnce(&Settings, &str) -> Result<Trust, InitError>,
) -> Result<(Client, Connection), InitError> {
    let region = settings.required_parsed("AWS_REGION", REGION_EXAMPLE, region)?;
    let endpoint = match endpoint::from_settings(settings)? {
        Some(endpoint) => endpoint,
        None => endpoint::of_region(&region, REGION_EXAMPLE).await?,
    };
    let connection = Connection::new(&endpoint, trust(settings, &endpoint)?)?;
    // Resolved once and said to the SDK, so that the connection leads where the requests go.
    let config = config(settings, region)?.endpoint_url(endpoint).http_client(connection.http_client());
    Ok((Client::from_conf(config.build()), connection))
}

/// Everything that does not depend on the endpoint.
fn config(settings: &Settings, region: String) -> Result<Builder, InitError> {
    let credentials = Credentials::new(
        settings.required("AWS_ACCESS_KEY_ID", "local")?,
        settings.required("AWS_SECRET_ACCESS_KEY", "local")?,
        settings.optional("AWS_SESSION_TOKEN"),
        None,
        "environment",
    );
    Ok(Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new(region))
        .credentials_provider(credentials)
        // The store repeats requests and limits each, within the budget of its caller.
        .timeout_config(TimeoutConfig::disabled())
        .retry_config(RetryConfig::disabled()))
}

fn region(name: &str) -> Result<String, &'static str> {
    let valid = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if valid { Ok(name.to_owned()) } else { Err("not the name of a region") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPLETE: [(&str, &str); 3] =
        [("AWS_REGION", "eu-west-1"), ("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];

    async fn error(settings: &[(&str, &str)]) -> InitError {
        from_settings(&Settings::from_pairs(settings)).await.map(|_| ()).unwrap_err()
    }

    #[tokio::test]
    async fn lambdas_own_variables_are_enough() {
        assert!(from_settings(&Settings::from_pairs(&COMPLETE)).await.is_ok());
    }

    #[tokio::test]
    async fn each_missing_variable_is_named() {
        for missing in COMPLETE {
            let rest: Vec<_> = COMPLETE.into_iter().filter(|pair| *pair != missing).collect();
            assert_eq!(error(&rest).await.name, missing.0);
        }
    }

    #[test]
    fn a_region_is_named_as_amazon_names_them() {
        assert!(region("eu-west-1").is_ok());
        assert!(region("no region!").is_err());
    }
}
