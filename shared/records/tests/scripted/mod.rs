//! A DynamoDB that follows a script, behind the client that functions have.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_sdk_dynamodb::{Client, config::HttpClient};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use records::key::Key;
use records::{Store, client};
use serde_json::{Value, json};
use tokio::time::Instant;
use trigger::Settings;

/// One reply of the DynamoDB of these tests.
#[derive(Clone, Copy, Debug)]
pub enum Reply {
    Code(u16, &'static str),
    /// A cancelled transaction, with these reasons.
    Cancelled([&'static str; 2]),
    /// Accepts the request and is silent.
    Never,
    /// The connection breaks.
    Broken,
    /// No connection comes about in time.
    NoConnection,
    PageResult,
}

use Reply::{Broken, Cancelled, Code, Never, NoConnection, PageResult};

impl Reply {
    fn future(self) -> HttpConnectorFuture {
        let answer = |status: u16, body: Value| {
            let status = StatusCode::try_from(status).unwrap();
            HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(body.to_string()))))
        };
        match self {
            Code(status, code) => answer(status, json!({ "__type": format!("x#{code}") })),
            Cancelled(codes) => {
                let reasons: Vec<Value> = codes.iter().map(|code| json!({ "Code": code })).collect();
                answer(
                    400,
                    json!({"__type": "x#TransactionCanceledException", "CancellationReasons": reasons}),
                )
            }
            Never => HttpConnectorFuture::new(std::future::pending()),
            Broken => HttpConnectorFuture::ready(Err(ConnectorError::io("reset".into()))),
            NoConnection => HttpConnectorFuture::ready(Err(ConnectorError::timeout("connect".into()))),
            PageResult => answer(200, json!({})),
        }
    }
}

type Script = Box<dyn Fn(usize, Duration) -> Reply + Send + Sync>;

/// Replies by the number of the request, from 0, and the time since the first.
#[derive(Clone)]
pub struct DynamoDb {
    script: Arc<Script>,
    seen: Arc<Mutex<Vec<(Instant, Value)>>>,
}

impl fmt::Debug for DynamoDb {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DynamoDb")
    }
}

impl HttpConnector for DynamoDb {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut seen = self.seen.lock().unwrap();
        let now = Instant::now();
        let first = seen.first().map_or(now, |(at, _)| *at);
        let reply = (self.script)(seen.len(), now - first);
        seen.push((now, serde_json::from_slice(request.body().bytes().unwrap()).unwrap()));
        reply.future()
    }
}

impl DynamoDb {
    pub fn new(script: impl Fn(usize, Duration) -> Reply + Send + Sync + 'static) -> Self {
        Self { script: Arc::new(Box::new(script)), seen: Arc::default() }
    }

    /// Fails like this for a second, then serves.
    pub fn failing_for_a_second(reply: Reply) -> Self {
        Self::new(move |_, time| if time < Duration::from_secs(1) { reply } else { PageResult })
    }

    /// The client as functions have it, but for what it sends requests with.
    pub async fn store(&self) -> Store {
        let client = production_client().await;
        let config = client.config().to_builder().http_client(self.http_client()).build();
        let key = Key { partition: "pk".to_owned(), sort: Some("sk".to_owned()) };
        Store::new(Client::from_conf(config), "users".to_owned(), key)
    }

    fn http_client(&self) -> impl HttpClient + 'static {
        let connector = SharedHttpConnector::new(self.clone());
        http_client_fn(move |_, _| connector.clone())
    }

    pub fn requests(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    pub fn inputs(&self) -> Vec<Value> {
        self.seen.lock().unwrap().iter().map(|(_, input)| input.clone()).collect()
    }

    pub fn last_request_at(&self) -> Instant {
        self.seen.lock().unwrap().last().unwrap().0
    }
}

pub async fn production_client() -> Client {
    let settings = Settings::from_pairs(&[
        ("AWS_REGION", "eu-west-1"),
        ("AWS_ACCESS_KEY_ID", "a"),
        ("AWS_SECRET_ACCESS_KEY", "b"),
    ]);
    client::from_settings(&settings).await.unwrap().0
}
