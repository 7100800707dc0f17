//! Lambda's Runtime API for one process: it sends the same event repeatedly and measures the times.
//!
//! Source: <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>

use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Method, StatusCode};
use tokio::sync::Notify;

use crate::listener::{Listener, Request, Response};
use crate::times::COGNITO_TIMEOUT;

/// Checks an answer and returns its defect.
pub type Check = Box<dyn Fn(&[u8]) -> Result<(), String> + Send + Sync>;

/// The running server.
pub struct RuntimeApi {
    /// The server.
    pub listener: Listener,
    shared: Arc<Shared>,
}

/// Times of one process.
#[derive(Debug, Clone)]
pub struct Timings {
    /// Time of the request for the first event.
    pub first_poll: Instant,
    /// Time at which the first answer was complete.
    pub first_answer: Instant,
    /// Time from sending the event to reading the answer, for every invocation in order.
    pub latencies: Vec<Duration>,
}

struct Shared {
    event: Bytes,
    check: Check,
    invocations: usize,
    state: Mutex<State>,
    ended: Notify,
}

#[derive(Default)]
struct State {
    latest_request: Option<Instant>,
    first_poll: Option<Instant>,
    first_answer: Option<Instant>,
    sent: Option<Instant>,
    latencies: Vec<Duration>,
    outcome: Option<Result<Timings, String>>,
}

impl RuntimeApi {
    /// Starts a server that sends `event` this many times.
    ///
    /// # Errors
    /// Fails if no port is free.
    pub async fn start(event: Bytes, invocations: usize, check: Check) -> Result<Self> {
        let latencies = Vec::with_capacity(invocations);
        let state = State { latest_request: Some(Instant::now()), latencies, ..State::default() };
        let ended = Notify::new();
        let shared = Arc::new(Shared { event, check, invocations, state: Mutex::new(state), ended });
        let serving = Arc::clone(&shared);
        let listener = Listener::start(None, move |request| serve(Arc::clone(&serving), request)).await?;
        Ok(Self { listener, shared })
    }

    /// Waits until the process fails, or requests an event after the last one.
    pub async fn ended(&self) {
        self.shared.ended.notified().await;
    }

    /// Result of the process after its end. The error describes its fault.
    #[must_use]
    pub fn outcome(&self) -> Option<Result<Timings, String>> {
        self.shared.state().outcome.clone()
    }

    /// Time since the last request of the process.
    #[must_use]
    pub fn silence(&self) -> Duration {
        self.shared.state().latest_request.map(|request| request.elapsed()).unwrap_or_default()
    }
}

async fn serve(shared: Arc<Shared>, request: Request) -> Response {
    let path = request.uri().path().strip_prefix("/2018-06-01/runtime/").unwrap_or_default().to_owned();
    if request.method() == Method::GET && path == "invocation/next" {
        match shared.next() {
            Some(event) => return event,
            // Lambda does not answer while it has no event.
            None => return pending().await,
        }
    }
    let body = request.into_body().collect().await.map(http_body_util::Collected::to_bytes);
    let read = Instant::now();
    match body {
        Err(error) => shared.fail(format!("its request {path} was incomplete: {error}")),
        Ok(answer) if path == shared.response_path() => shared.answered(read, &answer),
        Ok(text) => shared.fail(format!("it sent {path}: {}", String::from_utf8_lossy(&text))),
    }
    accepted()
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Path of the answer to the current event.
    fn response_path(&self) -> String {
        format!("invocation/{}/response", request_id(self.state().latencies.len()))
    }

    /// The next event, or `None` after the last one.
    fn next(&self) -> Option<Response> {
        let polled = Instant::now();
        let mut state = self.state();
        state.latest_request = Some(polled);
        let first_poll = *state.first_poll.get_or_insert(polled);
        if let (Some(first_answer), true) = (state.first_answer, state.latencies.len() == self.invocations) {
            let latencies = std::mem::take(&mut state.latencies);
            self.end(&mut state, Ok(Timings { first_poll, first_answer, latencies }));
            return None;
        }
        if state.sent.is_some() {
            self.end(&mut state, Err("it requested an event before it answered the last one".to_owned()));
            return None;
        }
        let response = invocation(self.event.clone(), state.latencies.len());
        // The clock starts just before the response is sent.
        state.sent = Some(Instant::now());
        Some(response)
    }

    fn answered(&self, read: Instant, answer: &[u8]) {
        let mut state = self.state();
        state.latest_request = Some(read);
        let Some(sent) = state.sent.take() else {
            return self.end(&mut state, Err("it answered without an event".to_owned()));
        };
        state.first_answer.get_or_insert(read);
        state.latencies.push(read - sent);
        if let Err(defect) = (self.check)(answer) {
            self.end(&mut state, Err(defect));
        }
    }

    fn fail(&self, fault: String) {
        self.end(&mut self.state(), Err(fault));
    }

    /// Records the outcome. Only the first one counts.
    fn end(&self, state: &mut State, outcome: Result<Timings, String>) {
        state.outcome.get_or_insert(outcome);
        self.ended.notify_one();
    }
}

fn invocation(event: Bytes, index: usize) -> Response {
    let deadline = (SystemTime::now() + COGNITO_TIMEOUT).duration_since(UNIX_EPOCH).unwrap_or_default();
    let mut response = json(event);
    let headers = response.headers_mut();
    headers.insert("lambda-runtime-deadline-ms", header(&deadline.as_millis().to_string()));
    headers.insert("lambda-runtime-aws-request-id", header(&request_id(index)));
    let arn = "arn:aws:lambda:eu-west-1:123456789012:function:benchmark";
    headers.insert("lambda-runtime-invoked-function-arn", HeaderValue::from_static(arn));
    response
}

/// A request id in Lambda's format, a UUID.
fn request_id(index: usize) -> String {
    format!("00000000-0000-4000-8000-{index:012x}")
}

/// Lambda's response to every answer.
fn accepted() -> Response {
    let mut response = json(Bytes::from_static(b"{\"status\":\"OK\"}\n"));
    *response.status_mut() = StatusCode::ACCEPTED;
    response
}

fn json(body: Bytes) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn header(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
