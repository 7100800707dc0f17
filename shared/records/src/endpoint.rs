//! The endpoint of a service: from the settings that AWS's SDKs read, or the region's own.
//!
//! No error quotes a URL, because it can contain a password.

use aws_sdk_dynamodb::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use rustls::pki_types::IpAddr;
use trigger::{InitError, Settings};

use crate::service::Service;

/// Setting of the endpoint of all services. That of one service takes precedence. Source:
/// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>
const ALL_SERVICES: &str = "AWS_ENDPOINT_URL";
const IGNORE: &str = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
const EXAMPLE: &str = "http://127.0.0.1:8000";

/// The endpoint of the settings, if one is set.
///
/// # Errors
/// Fails if it is not a plain `http://` or `https://` URL.
pub(crate) fn from_settings(settings: &Settings, service: Service) -> Result<Option<String>, InitError> {
    if settings.choice(IGNORE, &[("false", false), ("true", true)])? {
        return Ok(None);
    }
    let set = [service.endpoint_url, ALL_SERVICES]
        .into_iter()
        .find_map(|name| Some((name, settings.optional(name)?)));
    let Some((name, url)) = set else { return Ok(None) };
    match problem(&url, service) {
        Some(problem) => Err(InitError { name, problem, example: EXAMPLE.to_owned() }),
        None => Ok(Some(url)),
    }
}

/// DynamoDB's own endpoint in a region.
///
/// # Errors
/// Fails if no partition of AWS has such a region.
pub(crate) async fn of_region(region: &str) -> Result<String, String> {
    let params = Params::builder().region(region).build().map_err(|error| error.to_string())?;
    let endpoint = DefaultResolver::new().resolve_endpoint(&params).await;
    Ok(endpoint.map_err(|error| error.to_string())?.url().to_owned())
}

fn problem(url: &str, service: Service) -> Option<String> {
    if url.contains(['@', '?', '#']) {
        let name = service.name;
        return Some(format!("contains a username, a password or a query, which {name} does not support"));
    }
    let problem = "is not an http:// or https:// URL with a host and an optional port up to 65535";
    (!is_plain(url)).then(|| problem.to_owned())
}

fn is_plain(url: &str) -> bool {
    let Ok(uri) = url.parse::<http::Uri>() else { return false };
    let scheme = matches!(uri.scheme_str(), Some("http" | "https"));
    // An encoded `@` after a percent sign would hide a password.
    let in_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:[]".contains(&byte);
    let host = uri.host().is_some_and(|host| !host.is_empty() && host.bytes().all(in_host));
    // The parser accepts any text between brackets, even a password.
    let address = uri
        .host()
        .and_then(|host| host.strip_prefix('['))
        .is_none_or(|host| host.strip_suffix(']').is_some_and(|address| IpAddr::try_from(address).is_ok()));
    // The parser ignores an invalid port.
    let port = uri.authority().is_some_and(|authority| {
        let rest = authority.as_str().rsplit_once(']').map_or(authority.as_str(), |(_, rest)| rest);
        !rest.contains(':') || uri.port_u16().is_some()
    });
    scheme && host && address && port
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_endpoint_of_a_region_belongs_to_its_partition() {
        for (region, endpoint) in [
            ("eu-west-1", "https://dynamodb.eu-west-1.amazonaws.com"),
            ("us-gov-west-1", "https://dynamodb.us-gov-west-1.amazonaws.com"),
            ("cn-north-1", "https://dynamodb.cn-north-1.amazonaws.com.cn"),
            ("eusc-de-east-1", "https://dynamodb.eusc-de-east-1.amazonaws.eu"),
        ] {
            assert_eq!(of_region(region).await.as_deref(), Ok(endpoint));
        }
        assert!(of_region("-").await.is_err());
    }
}
