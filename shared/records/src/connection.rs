//! The connection to DynamoDB, opened in the init phase, and the first event, rehearsed there: Lambda gives that phase
//! the full power of a processor, and the first event finds the handshakes done and the code in memory.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_sdk_dynamodb::error::{BoxError, DisplayErrorContext};
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::{Provider, TlsContext, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use tokio::time::timeout;
use trigger::InitError;
use trigger::times::{CONNECT_TIMEOUT, CONNECTION_IDLE_TIMEOUT};

use crate::trust::{self, Trust};

/// The pool of connections that a client uses, with one of them at most: a process handles one event at a time.
#[derive(Debug)]
pub struct Connection {
    connectors: Arc<Connectors>,
    endpoint: String,
}

/// The connectors that send requests.
#[derive(Debug)]
struct Connectors {
    primary: SharedHttpConnector,
    /// Instead of `first`, once there is one.
    replacement: OnceLock<SharedHttpConnector>,
    fallback: Option<TlsContext>,
    /// Whether requests are answered here and not sent.
    is_warming_up: AtomicBool,
}

impl Connectors {
    fn current(&self) -> &SharedHttpConnector {
        self.replacement.get().unwrap_or(&self.primary)
    }
}

fn connector(trusted: TlsContext) -> SharedHttpConnector {
    let limits = HttpConnectorSettings::builder().connect_timeout(CONNECT_TIMEOUT).build();
    let connector = Connector::builder()
        .connector_settings(limits)
        .pool_idle_timeout(CONNECTION_IDLE_TIMEOUT)
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(trusted)
        .build();
    SharedHttpConnector::new(connector)
}

/// Answers as DynamoDB answers a write.
#[derive(Debug)]
struct WarmUpConnector;

impl HttpConnector for WarmUpConnector {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let answer = StatusCode::try_from(200).map(|status| HttpResponse::new(status, SdkBody::from("{}")));
        HttpConnectorFuture::ready(answer.map_err(|error| ConnectorError::user(error.into())))
    }
}

impl Connection {
    /// To `endpoint`, not open yet.
    pub(crate) fn new(endpoint: &str, trust: Trust) -> Result<Self, InitError> {
        let connectors = Connectors {
            primary: connector(trust::context(trust.primary)?),
            replacement: OnceLock::new(),
            fallback: trust.fallback.map(trust::context).transpose()?,
            is_warming_up: AtomicBool::new(false),
        };
        Ok(Self { connectors: Arc::new(connectors), endpoint: endpoint.to_owned() })
    }

    /// Where it leads.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// What the SDK sends its requests with. The SDK would make a pool of its own from anything else.
    pub(crate) fn http_client(&self) -> SharedHttpClient {
        let connectors = Arc::clone(&self.connectors);
        let warm_up = SharedHttpConnector::new(WarmUpConnector);
        http_client_fn(move |_, _| {
            let is_warming_up = connectors.is_warming_up.load(Ordering::Relaxed);
            if is_warming_up { warm_up.clone() } else { connectors.current().clone() }
        })
    }

    /// Makes ready for the first event: awaits `warm-up`, whose requests are answered here, then opens the connection.
    /// No event waits for either.
    pub async fn warm_up(&self, warm_up: impl Future<Output = ()>) {
        self.connectors.is_warming_up.store(true, Ordering::Relaxed);
        warm_up.await;
        self.connectors.is_warming_up.store(false, Ordering::Relaxed);
        self.open().await;
    }

    /// Opens it. When that fails the function starts all the same: the first write will try again, and say so.
    async fn open(&self) {
        let mut opened = self.try_open().await;
        if opened.as_ref().is_err_and(|error| trust::is_unknown_issuer(&**error)) && self.fall_back() {
            opened = self.try_open().await;
        }
        if let Err(error) = opened {
            let cause = DisplayErrorContext(&*error).to_string();
            tracing::warn!(endpoint = self.endpoint, cause, "DynamoDB cannot be reached yet");
        }
    }

    /// Trusts what the system trusts from now on, for all requests of this process; false when the settings forbid it.
    fn fall_back(&self) -> bool {
        let Some(fallback) = self.connectors.fallback.clone() else { return false };
        tracing::warn!(
            endpoint = self.endpoint,
            "DynamoDB's certificate is not from Amazon's five roots, so the system's are trusted; \
             set AWS_CA_BUNDLE to the PEM file of the roots to trust"
        );
        self.connectors.replacement.set(connector(fallback)).is_ok()
    }

    async fn try_open(&self) -> Result<(), BoxError> {
        timeout(CONNECT_TIMEOUT, self.probe())
            .await
            .unwrap_or_else(|_| Err(format!("no answer within {} ms", CONNECT_TIMEOUT.as_millis()).into()))
    }

    /// A request that needs no signature. To `GET /`, DynamoDB answers that it is healthy.
    async fn probe(&self) -> Result<(), BoxError> {
        let response = self.connectors.current().call(HttpRequest::get(&self.endpoint)?).await?;
        // A connection whose answer is not read to its end does not go back to the pool.
        ByteStream::new(response.into_body()).collect().await?;
        Ok(())
    }
}
