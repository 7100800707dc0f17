//! The source of the signing keys: Secrets Manager, or on a laptop an environment variable.
#![expect(clippy::disallowed_methods, reason = "opens the connection to Secrets Manager")]

use anyhow::Context;
use aws_config::BehaviorVersion;
use aws_config::timeout::TimeoutConfig;
use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::error::DisplayErrorContext;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};

use crate::signature::Keys;
use crate::times::SECRET_TIMEOUT;

/// The source of the signing keys.
pub enum Secret {
    /// The keys of the variable `WEBHOOK_SECRET`.
    Fixed(Keys),
    /// A secret in Secrets Manager, by its ARN.
    Stored(Client, String),
}

impl Secret {
    /// A secret in Secrets Manager, not read yet.
    pub async fn stored(arn: String) -> Self {
        let https = aws_smithy_http_client::Builder::new()
            .tls_provider(Provider::Rustls(CryptoMode::Ring))
            .build_https();
        let configuration = aws_config::defaults(BehaviorVersion::v2026_01_12())
            .http_client(https)
            .timeout_config(TimeoutConfig::builder().operation_timeout(SECRET_TIMEOUT).build());
        Self::Stored(Client::new(&configuration.load().await), arn)
    }

    /// The keys as they are now.
    ///
    /// # Errors
    /// Fails if Secrets Manager does not return the secret in time, or the secret is not a list of keys.
    pub async fn keys(&self) -> anyhow::Result<Keys> {
        let (client, arn) = match self {
            Self::Fixed(keys) => return Ok(keys.clone()),
            Self::Stored(client, arn) => (client, arn),
        };
        let answer = client.get_secret_value().secret_id(arn).send().await;
        let value = answer.map_err(|error| anyhow::anyhow!("{}", DisplayErrorContext(error)))?;
        value.secret_string().context("the secret is binary: store it as text")?.parse().context("the secret")
    }
}
