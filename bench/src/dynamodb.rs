//! A stub of `DynamoDB`: accepts every request, knows nothing, counts.
//!
//! It speaks plain HTTP. The cost of TLS is not measured yet.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Method, StatusCode};

use crate::listener::{Listener, Request, Response};

/// The running stub.
#[derive(Debug)]
pub struct DynamoDb {
    /// Where it listens.
    pub listener: Listener,
    requests: Arc<AtomicU64>,
}

impl DynamoDb {
    /// Starts it.
    ///
    /// # Errors
    /// When there is no port.
    pub async fn start() -> Result<Self> {
        let requests = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&requests);
        let listener = Listener::start(move |request| answer(request, Arc::clone(&counter))).await?;
        Ok(Self { listener, requests })
    }

    /// How many operations it was asked for. A `GET`, with which a function may open its connection early, is
    /// none.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }
}

async fn answer(request: Request, requests: Arc<AtomicU64>) -> Response {
    let is_operation = request.method() == Method::POST;
    // An operation that is cut off is none, and one that is not read would end the connection.
    let complete = request.into_body().collect().await.is_ok();
    if is_operation && complete {
        requests.fetch_add(1, Ordering::Relaxed);
    }
    let mut response = Response::new(Bytes::from_static(b"{}").into());
    *response.status_mut() = StatusCode::OK;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/x-amz-json-1.0"));
    response
}
