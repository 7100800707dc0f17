//! The receiver of the webhooks.
//!
//! The operator chooses the URL, so a private address is allowed. Redirects are not followed.
#![expect(clippy::disallowed_methods, reason = "posts over the network, with the time of the attempt")]

use std::net::IpAddr;
use std::time::{SystemTime, UNIX_EPOCH};

use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorSettings};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use http::Uri;
use tokio::time::timeout;

use crate::message::Message;
use crate::signature::Keys;
use crate::times::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT};

const USER_AGENT: &str = concat!("cognito-triggers-webhook/", env!("CARGO_PKG_VERSION"));

/// The receiver of the webhooks.
#[derive(Debug)]
pub struct Endpoint {
    url: String,
    connector: Connector,
}

/// Reason that a text is not the URL of a receiver. It does not quote the text.
#[derive(Debug, thiserror::Error)]
#[error("not an https:// URL without username and password, for example https://example.com/hooks")]
pub struct UrlError;

/// Reason that an attempt got no answer.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The receiver did not answer in time.
    #[error("no answer within {} s", ATTEMPT_TIMEOUT.as_secs())]
    Timeout,
    /// No connection in time, no trusted certificate, or no HTTP.
    #[error("{0}")]
    Unreachable(String),
}

impl Endpoint {
    /// A receiver at this URL. No connection is opened yet.
    ///
    /// # Errors
    /// Fails if it is not an HTTPS URL, or HTTP to this machine, or has a username or a password.
    pub fn new(url: &str) -> Result<Self, UrlError> {
        let parsed: Uri = url.parse().map_err(|_| UrlError)?;
        let host = parsed.host().filter(|host| !host.is_empty()).ok_or(UrlError)?;
        let is_safe = match parsed.scheme_str() {
            Some("https") => true,
            Some("http") => is_loopback(host),
            _ => false,
        };
        let has_credentials = parsed.authority().is_some_and(|authority| authority.as_str().contains('@'));
        if !is_safe || has_credentials {
            return Err(UrlError);
        }
        let limits = HttpConnectorSettings::builder().connect_timeout(CONNECT_TIMEOUT).build();
        let connector = Connector::builder()
            .connector_settings(limits)
            // Each attempt connects again: while Lambda freezes the function, the receiver closes idle connections.
            .pool_max_idle_per_host(0)
            .tls_provider(Provider::Rustls(CryptoMode::Ring))
            .build();
        Ok(Self { url: parsed.to_string(), connector })
    }

    /// Posts a webhook once, and returns the status code. The body of the answer is not read.
    ///
    /// # Errors
    /// Fails if there is no answer in time.
    pub async fn post(&self, message: &Message, keys: &Keys) -> Result<u16, PostError> {
        let timestamp = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let request = self.request(message, timestamp, keys).map_err(unreachable)?;
        match timeout(ATTEMPT_TIMEOUT, self.connector.call(request)).await {
            Ok(Ok(answer)) => Ok(answer.status().as_u16()),
            Ok(Err(error)) => Err(unreachable(error)),
            Err(_) => Err(PostError::Timeout),
        }
    }

    fn request(
        &self,
        message: &Message,
        timestamp: u64,
        keys: &Keys,
    ) -> Result<HttpRequest, aws_smithy_runtime_api::http::HttpError> {
        let mut request = HttpRequest::new(SdkBody::from(message.body.as_str()));
        request.set_method("POST")?;
        request.set_uri(self.url.as_str())?;
        let headers = request.headers_mut();
        headers.insert("content-type", "application/json");
        headers.insert("user-agent", USER_AGENT);
        headers.insert("webhook-id", message.id.clone());
        headers.insert("webhook-timestamp", timestamp.to_string());
        headers.insert("webhook-signature", keys.sign(&message.id, timestamp, &message.body));
        Ok(request)
    }
}

fn unreachable(error: impl std::error::Error) -> PostError {
    PostError::Unreachable(DisplayErrorContext(error).to_string())
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_is_required_except_on_this_machine() {
        for url in [
            "https://example.com",
            "https://example.com:8443/hooks?token=1",
            "https://10.0.0.7/",
            "http://127.0.0.1:8080/",
            "http://[::1]/",
            "http://localhost/x",
        ] {
            assert!(Endpoint::new(url).is_ok(), "{url}");
        }
        for url in [
            "",
            "example.com",
            "/hooks",
            "https://",
            "https:///hooks",
            "http://example.com/",
            "http://127.0.0.1.example.com/",
            "http://localhost.example.com/",
            "ftp://example.com/",
            "https://user:s3cret@example.com/",
            "https://token@example.com/",
        ] {
            let error = Endpoint::new(url).map(drop).unwrap_err().to_string();
            assert!(!error.contains("s3cret") && error.contains("https://example.com/hooks"), "{url}");
        }
    }

    #[test]
    fn the_library_of_the_specifications_authors_verifies_a_request() {
        let secrets =
            ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "Zm9yIHRlc3RzIG9ubHksIDMzIGJ5dGVzIG9mIGtleSEh"];
        let message = Message { id: "c4ca4238".to_owned(), body: r#"{"type":"user.created"}"#.to_owned() };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let endpoint = Endpoint::new("https://example.com/hooks").unwrap();
        let request = endpoint.request(&message, now, &secrets.join(" ").parse().unwrap()).unwrap();
        let request = request.try_into_http1x().unwrap();
        let body = request.body().bytes().unwrap();
        for secret in secrets {
            let verifier = standardwebhooks::Webhook::new(secret).unwrap();
            verifier.verify(body, request.headers()).unwrap();
            assert!(verifier.verify(b"{}", request.headers()).is_err());
        }
        let other = standardwebhooks::Webhook::new("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").unwrap();
        assert!(other.verify(body, request.headers()).is_err());
    }
}
