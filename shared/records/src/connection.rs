//! The connection to a service and its warm-up in the init phase. Lambda gives that phase a full processor, so the first
//! event finds the connection open and the code in memory.

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
use futures_util::future::join_all;
use tokio::time::timeout;
use trigger::InitError;
use trigger::times::{CONNECT_TIMEOUT, CONNECTION_IDLE_TIMEOUT};

use crate::service::Service;
use crate::trust::{self, Trust};

/// The connection pool of the client. It holds at most one connection, because a process handles one event at a time.
#[derive(Debug)]
pub struct Connection {
    connectors: Arc<Connectors>,
    service: Service,
    endpoint: String,
}

/// The connectors that send requests, before and after the fallback.
#[derive(Debug)]
struct Connectors {
    primary: SharedHttpConnector,
    /// Replaces `primary` after the fallback to the system's certificates.
    replacement: OnceLock<SharedHttpConnector>,
    fallback: Option<TlsContext>,
    /// Whether requests are answered locally instead of sent.
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

/// Answers every request as DynamoDB and Cognito answer a successful write.
#[derive(Debug)]
struct WarmUpConnector;

impl HttpConnector for WarmUpConnector {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let answer = StatusCode::try_from(200).map(|status| HttpResponse::new(status, SdkBody::from("{}")));
        HttpConnectorFuture::ready(answer.map_err(|error| ConnectorError::user(error.into())))
    }
}

impl Connection {
    /// A connection to an endpoint of `service`, not open yet.
    pub(crate) fn new(service: Service, endpoint: &str, trust: Trust) -> Result<Self, InitError> {
        let connectors = Connectors {
            primary: connector(trust::context(trust.primary)?),
            replacement: OnceLock::new(),
            fallback: trust.fallback.map(trust::context).transpose()?,
            is_warming_up: AtomicBool::new(false),
        };
        Ok(Self { connectors: Arc::new(connectors), service, endpoint: endpoint.to_owned() })
    }

    /// The endpoint.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The HTTP client for the SDK. It keeps the SDK from creating a pool of its own.
    pub(crate) fn http_client(&self) -> SharedHttpClient {
        let connectors = Arc::clone(&self.connectors);
        let warm_up = SharedHttpConnector::new(WarmUpConnector);
        http_client_fn(move |_, _| {
            let is_warming_up = connectors.is_warming_up.load(Ordering::Relaxed);
            if is_warming_up { warm_up.clone() } else { connectors.current().clone() }
        })
    }

    /// Awaits `warm_up`, whose requests are answered locally, and then opens the connection. No event waits
    /// for this.
    pub async fn warm_up(&self, warm_up: impl Future<Output = ()>) {
        Self::warm_up_all(&[self], warm_up).await;
    }

    /// Like [`Self::warm_up`], for a function with several connections. They are opened side by side.
    pub async fn warm_up_all(connections: &[&Self], warm_up: impl Future<Output = ()>) {
        let set_warming_up = |is_warming_up| {
            for connection in connections {
                connection.connectors.is_warming_up.store(is_warming_up, Ordering::Relaxed);
            }
        };
        set_warming_up(true);
        warm_up.await;
        set_warming_up(false);
        join_all(connections.iter().map(|connection| connection.open())).await;
    }

    /// Opens the connection. A failure does not stop the function: the first request tries again and reports the error.
    async fn open(&self) {
        let mut opened = self.try_open().await;
        if opened.as_ref().is_err_and(|error| trust::is_unknown_issuer(&**error)) && self.fall_back() {
            opened = self.try_open().await;
        }
        if let Err(error) = opened {
            let (service, cause) = (self.service.name, DisplayErrorContext(&*error).to_string());
            tracing::warn!(service, endpoint = self.endpoint, cause, "the service cannot be reached yet");
        }
    }

    /// Trusts the system's certificates from now on. Returns `false` if the settings do not allow a fallback.
    fn fall_back(&self) -> bool {
        let Some(fallback) = self.connectors.fallback.clone() else { return false };
        tracing::warn!(
            service = self.service.name,
            endpoint = self.endpoint,
            "the certificate is not signed by Amazon's roots; falling back to the system's certificates; \
             set AWS_CA_BUNDLE to a PEM file with the roots to trust"
        );
        self.connectors.replacement.set(connector(fallback)).is_ok()
    }

    async fn try_open(&self) -> Result<(), BoxError> {
        timeout(CONNECT_TIMEOUT, self.probe())
            .await
            .unwrap_or_else(|_| Err(format!("no answer within {} ms", CONNECT_TIMEOUT.as_millis()).into()))
    }

    /// Sends `GET /`, which needs no signature. It is DynamoDB's health check; from Cognito, any response will do.
    async fn probe(&self) -> Result<(), BoxError> {
        let response = self.connectors.current().call(HttpRequest::get(&self.endpoint)?).await?;
        // A connection returns to the pool only after the response has been read completely.
        ByteStream::new(response.into_body()).collect().await?;
        Ok(())
    }
}
