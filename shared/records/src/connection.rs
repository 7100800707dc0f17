//! The connection to DynamoDB, opened in the init phase, and the first event, rehearsed there: Lambda gives that phase
//! the full power of a processor, and the first event finds the handshakes done and the code in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_sdk_dynamodb::error::{BoxError, DisplayErrorContext};
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use tokio::time::timeout;
use trigger::{InitError, Settings};

use crate::client::CONNECT_TIMEOUT;
use crate::trust;

/// The pool of connections that a client uses, with one of them at most: a process handles one event at a time.
#[derive(Debug)]
pub struct Connection {
    connector: SharedHttpConnector,
    endpoint: String,
    /// Whether requests are answered here and not sent.
    rehearsing: Arc<AtomicBool>,
}

/// Answers as DynamoDB answers a write.
#[derive(Debug)]
struct Rehearsal;

impl HttpConnector for Rehearsal {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let answer = StatusCode::try_from(200).map(|status| HttpResponse::new(status, SdkBody::from("{}")));
        HttpConnectorFuture::ready(answer.map_err(|error| ConnectorError::user(error.into())))
    }
}

impl Connection {
    /// To `endpoint`, not open yet.
    pub(crate) fn from_settings(settings: &Settings, endpoint: &str) -> Result<Self, InitError> {
        let limits = HttpConnectorSettings::builder().connect_timeout(CONNECT_TIMEOUT).build();
        let connector = Connector::builder()
            .connector_settings(limits)
            .tls_provider(Provider::Rustls(CryptoMode::Ring))
            .tls_context(trust::from_settings(settings, endpoint)?)
            .build();
        Ok(Self {
            connector: SharedHttpConnector::new(connector),
            endpoint: endpoint.to_owned(),
            rehearsing: Arc::default(),
        })
    }

    /// What the SDK sends its requests with. The SDK would make a pool of its own from anything else.
    pub(crate) fn http_client(&self) -> SharedHttpClient {
        let (connector, rehearsing) = (self.connector.clone(), Arc::clone(&self.rehearsing));
        let rehearsal = SharedHttpConnector::new(Rehearsal);
        http_client_fn(
            move |_, _| {
                if rehearsing.load(Ordering::Relaxed) { rehearsal.clone() } else { connector.clone() }
            },
        )
    }

    /// Makes ready for the first event: awaits `rehearsal`, whose requests are answered here, then opens the connection.
    /// No event waits for either.
    pub async fn prepare(&self, rehearsal: impl Future<Output = ()>) {
        self.rehearsing.store(true, Ordering::Relaxed);
        rehearsal.await;
        self.rehearsing.store(false, Ordering::Relaxed);
        self.open().await;
    }

    /// Opens it. When that fails the function starts all the same: the first write will try again, and say so.
    async fn open(&self) {
        let cause = match timeout(CONNECT_TIMEOUT, self.ask()).await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => DisplayErrorContext(&*error).to_string(),
            Err(_) => format!("no answer within {} ms", CONNECT_TIMEOUT.as_millis()),
        };
        tracing::warn!(endpoint = self.endpoint, cause, "DynamoDB cannot be reached yet");
    }

    /// A request that needs no signature. To `GET /`, DynamoDB answers that it is healthy.
    async fn ask(&self) -> Result<(), BoxError> {
        let response = self.connector.call(HttpRequest::get(&self.endpoint)?).await?;
        // A connection whose answer is not read to its end does not go back to the pool.
        ByteStream::new(response.into_body()).collect().await?;
        Ok(())
    }
}
