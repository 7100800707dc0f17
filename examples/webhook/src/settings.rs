//! The settings, from the environment.
#![expect(clippy::disallowed_methods, reason = "reads the environment")]

use std::env;

use anyhow::{Context, bail};

use crate::endpoint::Endpoint;
use crate::secret::Secret;

/// The settings of the function.
pub struct Settings {
    /// The receiver of the webhooks.
    pub endpoint: Endpoint,
    /// The source of the signing keys.
    pub secret: Secret,
}

impl Settings {
    /// Reads the settings.
    ///
    /// # Errors
    /// Fails if a setting is missing or unusable. No message quotes a value, because a URL may contain a token.
    pub async fn from_environment() -> anyhow::Result<Self> {
        let url =
            env::var("WEBHOOK_URL").ok().context("set WEBHOOK_URL, for example https://example.com/hooks")?;
        let endpoint = Endpoint::new(&url).context("WEBHOOK_URL")?;
        let secret = match (env::var("WEBHOOK_SECRET_ARN"), env::var("WEBHOOK_SECRET")) {
            (Ok(arn), Err(_)) => Secret::stored(arn).await,
            (Err(_), Ok(text)) => Secret::Fixed(text.parse().context("WEBHOOK_SECRET")?),
            _ => bail!("set either WEBHOOK_SECRET_ARN, or on a laptop WEBHOOK_SECRET"),
        };
        Ok(Self { endpoint, secret })
    }
}
