//! AWS without a network: the SDK's real clients over a script of responses.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_dynamodb::Client as DynamoDbClient;
use aws_sdk_dynamodb::config::{Credentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use serde_json::{Value, json};
use tokio::time::Instant;

/// The settings that a client needs in every function.
pub const SETTINGS: [(&str, &str); 3] =
    [("AWS_REGION", "eu-west-1"), ("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];

/// A request that the SDK sent.
#[derive(Clone, Debug)]
pub struct Request {
    /// The operation, `PutItem` for example.
    pub operation: String,
    /// The JSON body.
    pub input: Value,
    /// Method and URI.
    pub line: String,
    /// Names and values of the headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// The time of arrival.
    pub at: Instant,
}

/// A response of a script: this enum, or a status with a body.
#[derive(Clone, Copy, Debug)]
pub enum Reply {
    /// An empty JSON object with status 200.
    Success,
    /// A status with an error code.
    Error(u16, &'static str),
    /// A cancelled transaction with these reasons.
    Cancelled([&'static str; 2]),
    /// No response; the connection stays open.
    Silent,
    /// The connection breaks.
    Broken,
    /// The connection attempt times out.
    NoConnection,
}

/// Turns a script's result into an HTTP response.
pub trait Respond {
    /// The response.
    fn respond(self) -> HttpConnectorFuture;
}

impl Respond for HttpConnectorFuture {
    fn respond(self) -> HttpConnectorFuture {
        self
    }
}

impl Respond for (u16, &str) {
    fn respond(self) -> HttpConnectorFuture {
        let status = StatusCode::try_from(self.0);
        let response = status.map(|status| HttpResponse::new(status, SdkBody::from(self.1)));
        HttpConnectorFuture::ready(response.map_err(|error| ConnectorError::user(error.into())))
    }
}

impl Respond for (u16, Value) {
    fn respond(self) -> HttpConnectorFuture {
        (self.0, self.1.to_string().as_str()).respond()
    }
}

impl Respond for Reply {
    fn respond(self) -> HttpConnectorFuture {
        match self {
            Self::Success => (200, "{}").respond(),
            Self::Error(status, code) => (status, json!({"__type": format!("x#{code}")})).respond(),
            Self::Cancelled(codes) => {
                let reasons = codes.map(|code| json!({"Code": code}));
                let body =
                    json!({"__type": "x#TransactionCanceledException", "CancellationReasons": reasons});
                (400, body).respond()
            }
            Self::Silent => HttpConnectorFuture::new(std::future::pending()),
            Self::Broken => HttpConnectorFuture::ready(Err(ConnectorError::io("reset".into()))),
            Self::NoConnection => HttpConnectorFuture::ready(Err(ConnectorError::timeout("connect".into()))),
        }
    }
}

type Script = dyn Fn(&Request, &[Request]) -> HttpConnectorFuture + Send + Sync;

/// A mock of AWS that answers from a script and records the requests.
#[derive(Clone)]
pub struct MockAws {
    script: Arc<Script>,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl fmt::Debug for MockAws {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MockAws")
    }
}

impl HttpConnector for MockAws {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
        let body = String::from_utf8_lossy(request.body().bytes().unwrap_or_default()).into_owned();
        let input = serde_json::from_str(&body).unwrap_or_default();
        let line = format!("{} {}", request.method(), request.uri());
        let headers =
            request.headers().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let request = Request { operation, input, line, headers, body, at: Instant::now() };
        let mut earlier = self.lock();
        let response = (self.script)(&request, &earlier);
        earlier.push(request);
        response
    }
}

impl MockAws {
    /// Answers from `script`, which gets the request and all earlier ones.
    pub fn new<R: Respond>(script: impl Fn(&Request, &[Request]) -> R + Send + Sync + 'static) -> Self {
        let script = move |request: &Request, earlier: &[Request]| script(request, earlier).respond();
        Self { script: Arc::new(script), requests: Arc::default() }
    }

    /// Gives `replies` in order, and then the last reply for every further request.
    #[must_use]
    pub fn with_replies<R: Respond + Copy + Send + Sync>(replies: &'static [R]) -> Self {
        Self::new(|_, earlier| replies[earlier.len().min(replies.len() - 1)])
    }

    /// Removes and returns the recorded requests.
    #[must_use]
    pub fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.lock())
    }

    /// The recorded requests.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.lock().clone()
    }

    /// The operations of the recorded requests.
    #[must_use]
    pub fn operations(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.operation).collect()
    }

    /// The bodies of the recorded requests.
    #[must_use]
    pub fn inputs(&self) -> Vec<Value> {
        self.requests().into_iter().map(|request| request.input).collect()
    }

    /// An HTTP client for any client of the SDK.
    #[must_use]
    pub fn http_client(&self) -> SharedHttpClient {
        let connector = SharedHttpConnector::new(self.clone());
        http_client_fn(move |_, _| connector.clone())
    }

    /// A configuration for any client of the SDK, without retries.
    #[must_use]
    pub fn config(&self) -> SdkConfig {
        let credentials = Credentials::new("a", "b", None, None, "test");
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new("eu-west-1"))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .retry_config(RetryConfig::disabled())
            .http_client(self.http_client())
            .build()
    }

    /// A DynamoDB client.
    #[must_use]
    pub fn dynamodb(&self) -> DynamoDbClient {
        DynamoDbClient::new(&self.config())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Request>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
