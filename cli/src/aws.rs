//! A small client of AWS for `doctor`, `attach` and `detach`.
//!
//! It sends and returns raw JSON, because a field that is newer than an SDK's model must be seen, and because one more
//! SDK per service takes minutes to compile. Credentials, signatures, retries and timeouts are the SDK's own.

mod arn;
mod error;
pub mod error_code;
mod operation;
mod owner;
pub mod policy;
mod request;
mod response;
mod trigger;

use anyhow::{Context, Result, ensure};
use aws_config::SdkConfig;
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_smithy_runtime::client::orchestrator::operation::{Operation as SdkOperation, OperationBuilder};
use aws_smithy_runtime::client::retries::classifiers::{HttpStatusCodeClassifier, TransientErrorClassifier};
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOptionResolverParams, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::orchestrator::OrchestratorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};
use aws_types::service_config::ServiceConfigKey;
use axum::http::Uri;
use backfill::client;
use clap::Args;
use serde_json::Value;

use crate::times::UPDATE_TIMEOUT;
pub use arn::FunctionArn;
pub use error::{AwsError, Problem};
pub use operation::Operation;
use operation::Service;
pub use owner::Owner;
#[cfg(test)]
pub use owner::Resource;
use response::Refusal;
pub use trigger::{Trigger, function_in};

/// Account, region and endpoint. `doctor`, `attach` and `detach` share these options.
#[derive(Args, Clone, Debug, Default)]
pub struct AwsOptions {
    /// Region of the pool, if it is not the one that its id names [default: the region in the id]
    #[arg(long, value_name = "NAME")]
    pub region: Option<String>,
    /// AWS profile with credentials
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// URL of an emulator of all AWS services
    #[arg(long, value_name = "URL", value_parser = endpoint_url)]
    pub endpoint_url: Option<String>,
}

fn endpoint_url(text: &str) -> Result<String> {
    let uri: Option<Uri> = text.parse().ok();
    let is_http = |uri: &Uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.query().is_none();
    let has_host = |uri: &Uri| uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
    ensure!(
        uri.is_some_and(|uri| is_http(&uri) && has_host(&uri)),
        "it is not the URL of a server without a username and a query; for example http://127.0.0.1:4566"
    );
    Ok(text.trim_end_matches('/').to_owned())
}

/// The client. A clone shares connections and credentials.
#[derive(Clone, Debug)]
pub struct Aws {
    configuration: SdkConfig,
    region: String,
    endpoint_url: Option<String>,
}

impl Aws {
    /// A client for the region of a pool. Loads the credentials once, to report a problem before the first request.
    ///
    /// # Errors
    /// Fails if the pool's id is invalid, or there are no usable credentials.
    pub async fn new(options: &AwsOptions, user_pool_id: &str) -> Result<Self> {
        let home = region_of(user_pool_id)?;
        // A replica of a pool has the id of its home region.
        let region = options.region.as_deref().unwrap_or(home);
        ensure!(is_region(region), "--region is {region:?}, not a region; for example --region=eu-west-1");
        let configuration = client::configuration(options.profile.as_deref()).await;
        client::check_credentials(&configuration).await?;
        Ok(Self::with_configuration(configuration, region, options.endpoint_url.clone()))
    }

    /// A client with this configuration of the SDK.
    pub fn with_configuration(configuration: SdkConfig, region: &str, endpoint_url: Option<String>) -> Self {
        Self { configuration, region: region.to_owned(), endpoint_url }
    }

    /// The region of every request.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The same client for another region. Returns nothing for a text that is not a region.
    pub fn in_region(&self, region: &str) -> Option<Self> {
        is_region(region).then(|| Self { region: region.to_owned(), ..self.clone() })
    }

    /// Sends a request and returns its result. The fields of `input` and of the result are those of the API. A
    /// result in XML becomes JSON.
    ///
    /// # Errors
    /// Fails if AWS refuses the request or does not answer, after the SDK's retries. An update is not retried.
    pub async fn call(&self, operation: Operation, input: Value) -> Result<Value, AwsError> {
        let result = self.sdk_operation(operation).invoke(input).await;
        result.map_err(|error| AwsError::new(operation, &error))
    }

    fn sdk_operation(&self, operation: Operation) -> SdkOperation<Value, Value, Refusal> {
        let service = operation.service();
        let (retries, timeouts) = self.attempts(operation);
        let mut builder = OperationBuilder::new()
            .service_name(service.id)
            .operation_name(operation.name())
            .endpoint_url(&self.endpoint(service))
            .standard_retry(&retries)
            .retry_classifier(HttpStatusCodeClassifier::default())
            .retry_classifier(TransientErrorClassifier::<Refusal>::new())
            .retry_classifier(AwsErrorCodeClassifier::<Refusal>::default())
            .with_connection_poisoning()
            .timeout_config(timeouts)
            .runtime_plugin(self.signature(service));
        if let Some(version) = self.configuration.behavior_version() {
            builder = builder.behavior_version(version);
        }
        if let Some(http_client) = self.configuration.http_client() {
            builder = builder.http_client(http_client);
        }
        builder
            .serializer(move |input: Value| request::request(operation, &input))
            .deserializer(move |response| {
                response::result(operation, response).map_err(OrchestratorError::operation)
            })
            .build()
    }

    /// Retries and timeouts of an operation.
    fn attempts(&self, operation: Operation) -> (RetryConfig, TimeoutConfig) {
        let timeouts = self.configuration.timeout_config().cloned().unwrap_or_else(client::timeouts);
        if operation.is_sent_once() {
            let patient = timeouts.to_builder().operation_attempt_timeout(UPDATE_TIMEOUT);
            return (RetryConfig::disabled(), patient.build());
        }
        (self.configuration.retry_config().cloned().unwrap_or_else(RetryConfig::standard), timeouts)
    }

    /// Signs requests to `service` with the credentials of the configuration.
    fn signature(&self, service: Service) -> StaticRuntimePlugin {
        let mut layer = Layer::new("signature");
        layer.store_put(AuthSchemeOptionResolverParams::new(()));
        layer.store_put(SigningName::from_static(service.signing_name));
        layer.store_put(SigningRegion::from(Region::new(self.region.clone())));
        let mut signing_options = SigningOptions::default();
        signing_options.double_uri_encode = true;
        signing_options.normalize_uri_path = true;
        layer.store_put(SigV4OperationSigningConfig {
            signing_options,
            ..SigV4OperationSigningConfig::default()
        });
        let mut components = RuntimeComponentsBuilder::new("signature");
        components.push_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()));
        components.set_auth_scheme_option_resolver(Some(SharedAuthSchemeOptionResolver::new(
            StaticAuthSchemeOptionResolver::new(vec![SCHEME_ID]),
        )));
        components.set_identity_cache(self.configuration.identity_cache());
        if let Some(credentials) = self.configuration.credentials_provider() {
            components.set_identity_resolver(SCHEME_ID, SharedIdentityResolver::new(credentials));
        }
        StaticRuntimePlugin::new().with_config(layer.freeze()).with_runtime_components(components)
    }

    /// The endpoint of `service`: `--endpoint-url`, then the URLs of environment and profile, then AWS's own.
    fn endpoint(&self, service: Service) -> String {
        let key = ServiceConfigKey::builder()
            .service_id(service.id)
            .env("AWS_ENDPOINT_URL")
            .profile("endpoint_url");
        let of_service = || self.configuration.service_config()?.load_config(key.build().ok()?);
        let configured = self.endpoint_url.clone().or_else(of_service);
        let configured = configured.or_else(|| self.configuration.endpoint_url().map(str::to_owned));
        let fips = if self.configuration.use_fips() == Some(true) { "-fips" } else { "" };
        configured.unwrap_or_else(|| {
            format!("https://{}{fips}.{}.{}", service.host, self.region, dns_suffix(&self.region))
        })
    }
}

/// Domain of AWS's hosts in the partition of `region`.
fn dns_suffix(region: &str) -> &'static str {
    match region.split('-').collect::<Vec<_>>()[..] {
        ["cn", ..] => "amazonaws.com.cn",
        ["eusc", ..] => "amazonaws.eu",
        ["us", "iso", ..] => "c2s.ic.gov",
        ["us", "isob", ..] => "sc2s.sgov.gov",
        ["us", "isof", ..] => "csp.hci.ic.gov",
        ["eu", "isoe", ..] => "cloud.adc-e.uk",
        _ => "amazonaws.com",
    }
}

/// The region that the id of a user pool starts with.
///
/// # Errors
/// Fails if the text is not the id of a user pool.
fn region_of(user_pool_id: &str) -> Result<&str> {
    let parts = user_pool_id.split_once('_');
    let parts = parts.filter(|(region, name)| {
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_region(region) && is_name && user_pool_id.len() <= 55
    });
    parts.map(|(region, _)| region).with_context(|| {
        format!(
            "--user-pool-id is {user_pool_id:?}, not the id of a user pool; for example eu-west-1_Example12"
        )
    })
}

/// Returns whether the text can be part of a host name.
fn is_region(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests;
