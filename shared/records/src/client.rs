//! The DynamoDB client, built in the init phase from the variables that Lambda sets.
//!
//! It does without `aws-config`: a function has its credentials and its region in the environment, so a chain
//! of providers would only cost start-up and size.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Builder, Config, Credentials, Region};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use trigger::{InitError, Settings};

/// Opening a connection within a region takes milliseconds; the SDK's default would wait 3.1 s.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(800);
/// One attempt. Three of them and their pauses fit into [`OPERATION_TIMEOUT`].
const ATTEMPT_TIMEOUT: Duration = Duration::from_millis(1_100);
/// All attempts together, within the five seconds that Cognito waits. The SDK has no default at all.
const OPERATION_TIMEOUT: Duration = Duration::from_millis(3_800);
const ATTEMPTS: u32 = 3;
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_millis(200);

/// The client for this process.
///
/// # Errors
/// When the region or the credentials are missing or `AWS_ENDPOINT_URL_DYNAMODB` is no URL.
pub fn from_settings(settings: &Settings) -> Result<Client, InitError> {
    let https =
        aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    Ok(Client::from_conf(config(settings)?.http_client(https).build()))
}

/// Everything but the HTTP client.
fn config(settings: &Settings) -> Result<Builder, InitError> {
    let region = settings.required_parsed("AWS_REGION", "eu-west-1", region)?;
    let credentials = Credentials::new(
        settings.required("AWS_ACCESS_KEY_ID", "local")?,
        settings.required("AWS_SECRET_ACCESS_KEY", "local")?,
        settings.optional("AWS_SESSION_TOKEN"),
        None,
        "environment",
    );
    let config = Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new(region))
        .credentials_provider(credentials)
        .timeout_config(timeouts())
        .retry_config(retries());
    let example = "http://127.0.0.1:8000";
    Ok(match settings.parsed("AWS_ENDPOINT_URL_DYNAMODB", example, endpoint)? {
        Some(endpoint) => config.endpoint_url(endpoint),
        None => config,
    })
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .operation_attempt_timeout(ATTEMPT_TIMEOUT)
        .operation_timeout(OPERATION_TIMEOUT)
        .build()
}

fn retries() -> RetryConfig {
    RetryConfig::standard()
        .with_max_attempts(ATTEMPTS)
        .with_initial_backoff(FIRST_PAUSE)
        .with_max_backoff(LONGEST_PAUSE)
}

fn region(name: &str) -> Result<String, &'static str> {
    let valid = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if valid { Ok(name.to_owned()) } else { Err("not the name of a region") }
}

fn endpoint(url: &str) -> Result<String, &'static str> {
    let wrong = "not an http:// or https:// URL";
    let uri: http::Uri = url.parse().map_err(|_| wrong)?;
    let scheme = matches!(uri.scheme_str(), Some("http" | "https"));
    let host = uri.host().is_some_and(|host| !host.is_empty());
    // A port that is there but no number up to 65535 is none to this parser.
    let port = uri.authority().is_some_and(|authority| {
        let rest = authority.as_str().rsplit_once(']').map_or(authority.as_str(), |(_, rest)| rest);
        !rest.contains(':') || uri.port_u16().is_some()
    });
    if scheme && host && port { Ok(url.to_owned()) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPLETE: [(&str, &str); 3] =
        [("AWS_REGION", "eu-west-1"), ("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];

    #[test]
    fn lambdas_own_variables_are_enough() {
        assert!(from_settings(&Settings::from_pairs(&COMPLETE)).is_ok());
    }

    #[test]
    fn each_missing_variable_is_named() {
        for missing in COMPLETE {
            let rest: Vec<_> = COMPLETE.into_iter().filter(|pair| *pair != missing).collect();
            let error = from_settings(&Settings::from_pairs(&rest)).unwrap_err();
            assert_eq!(error.name, missing.0);
        }
    }

    #[test]
    fn an_endpoint_that_is_no_url_is_named() {
        for wrong in [
            "localhost:8000",
            "http://",
            "http://a b",
            "http://[",
            "http://%",
            "http://:80",
            "ftp://a",
            "nonsense",
            "http://127.0.0.1:99999",
        ] {
            let mut settings = COMPLETE.to_vec();
            settings.push(("AWS_ENDPOINT_URL_DYNAMODB", wrong));
            let error = from_settings(&Settings::from_pairs(&settings)).unwrap_err();
            assert_eq!(error.name, "AWS_ENDPOINT_URL_DYNAMODB", "{wrong}");
        }
    }

    #[test]
    fn an_endpoint_that_is_one_is_taken() {
        for right in [
            "http://127.0.0.1:8000",
            "https://vpce-0-dynamodb.eu-west-1.vpce.amazonaws.com",
            "http://[::1]:8000/",
        ] {
            assert_eq!(endpoint(right).as_deref(), Ok(right));
        }
        assert!(region("eu-west-1").is_ok());
        assert!(region("no region!").is_err());
    }

    #[test]
    fn every_attempt_fits_into_the_operation_and_that_into_cognitos_patience() {
        let attempts = ATTEMPT_TIMEOUT * ATTEMPTS + LONGEST_PAUSE * (ATTEMPTS - 1);
        assert!(attempts <= OPERATION_TIMEOUT);
        assert!(CONNECT_TIMEOUT < ATTEMPT_TIMEOUT);
        assert!(OPERATION_TIMEOUT < Duration::from_secs(5));
    }
}
