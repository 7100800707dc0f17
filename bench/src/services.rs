//! A stub of DynamoDB and Cognito that accepts and counts every request. Like the services, it uses HTTP/1.1 over TLS.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Method, StatusCode};

use crate::identity::Identity;
use crate::listener::{Listener, Request, Response};

/// The running stub.
#[derive(Debug)]
pub struct Services {
    /// The server.
    pub listener: Listener,
    /// The file with the certificates that a function must trust.
    pub trusted: PathBuf,
    requests: Arc<AtomicU64>,
}

impl Services {
    /// Starts the stub with the certificate of `identity`.
    ///
    /// # Errors
    /// Fails if no port is free.
    pub async fn start(identity: &Identity) -> Result<Self> {
        let requests = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&requests);
        let handle = move |request| answer(request, Arc::clone(&counter));
        let listener = Listener::start(Some(identity.acceptor.clone()), handle).await?;
        Ok(Self { listener, trusted: identity.trusted.clone(), requests })
    }

    /// Number of operations so far. The `GET` of a function's warm-up is not an operation.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }
}

async fn answer(request: Request, requests: Arc<AtomicU64>) -> Response {
    let is_operation = request.method() == Method::POST;
    // An incomplete request does not count. An unread body would close the connection.
    let complete = request.into_body().collect().await.is_ok();
    if is_operation && complete {
        requests.fetch_add(1, Ordering::Relaxed);
    }
    let mut response = Response::new(Bytes::from_static(b"{}").into());
    *response.status_mut() = StatusCode::OK;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/x-amz-json-1.0"));
    response
}
