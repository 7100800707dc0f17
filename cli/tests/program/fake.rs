//! AWS on the loopback interface: one pool, its functions, and the stack that owns it.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use test_kit::user_pool::{Failure, FakeUserPool, Fault};

/// A server with a pool.
#[derive(Clone)]
pub struct FakeAws(Arc<Shared>);

struct Shared {
    state: Mutex<FakeState>,
    changed: Condvar,
    url: Mutex<String>,
}

struct FakeState {
    pool: FakeUserPool,
    /// Name of the stack that has the pool.
    stack: Option<&'static str>,
    /// An operation that waits for [`FakeAws::release`].
    held: Option<&'static str>,
    /// Whether that operation has arrived.
    is_waiting: bool,
}

impl FakeAws {
    /// Serves the pool until the process ends.
    pub fn serve(pool: FakeUserPool) -> Self {
        let state = FakeState { pool, stack: None, held: None, is_waiting: false };
        let shared = Shared { state: Mutex::new(state), changed: Condvar::new(), url: Mutex::default() };
        let aws = Self(Arc::new(shared));
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        *aws.0.url.lock().unwrap() = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(aws.clone());
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, router).await.unwrap();
            });
        });
        aws
    }

    /// A server with a fault.
    pub fn with_fault(pool: FakeUserPool, fault: Fault) -> Self {
        let aws = Self::serve(pool);
        aws.state().pool.faults.0.push(fault);
        aws
    }

    /// The URL of the server.
    pub fn url(&self) -> String {
        self.0.url.lock().unwrap().clone()
    }

    /// The pool.
    pub fn change<T>(&self, change: impl FnOnce(&mut FakeUserPool) -> T) -> T {
        change(&mut self.state().pool)
    }

    /// Puts the pool into a stack.
    pub fn set_stack(&self, name: &'static str) {
        self.state().stack = Some(name);
    }

    /// Holds the answer to an operation back.
    pub fn hold(&self, operation: &'static str) {
        self.state().held = Some(operation);
    }

    /// Waits until the held operation has arrived.
    pub fn wait(&self) {
        let (state, timeout) = (self.state(), Duration::from_mins(1));
        let (state, _) =
            self.0.changed.wait_timeout_while(state, timeout, |state| !state.is_waiting).unwrap();
        assert!(state.is_waiting, "the program does not request {:?}", state.held);
    }

    /// Lets the held operation go on.
    pub fn release(&self) {
        self.state().held = None;
        self.0.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, FakeState> {
        self.0.state.lock().unwrap()
    }

    fn call(&self, operation: &str, input: &Value) -> Response {
        let mut state = self.state();
        if state.held == Some(operation) {
            state.is_waiting = true;
            self.0.changed.notify_all();
            state = self.0.changed.wait_while(state, |state| state.held.is_some()).unwrap();
        }
        if state.pool.faults.0.contains(&Fault::Denied("DescribeStackResources"))
            && operation == "DescribeStackResources"
        {
            let error = "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>";
            return (StatusCode::FORBIDDEN, error).into_response();
        }
        if operation == "DescribeStackResources" {
            return stack_resources(state.stack, &state.pool);
        }
        match state.pool.call(operation, input) {
            Ok(answer) => (StatusCode::OK, answer.to_string()).into_response(),
            Err(Failure { status, code, message }) => {
                let body = json!({"__type": code, "message": message}).to_string();
                (StatusCode::from_u16(status).unwrap(), body).into_response()
            }
        }
    }
}

async fn answer(State(aws): State<FakeAws>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    let target = head.headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let (operation, input) = match target.and_then(|target| target.rsplit_once('.')) {
        Some((_, operation)) => (operation.to_owned(), serde_json::from_slice(&body).unwrap()),
        None if head.uri.path() == "/" => ("DescribeStackResources".to_owned(), Value::Null),
        None => of_lambda(head.method.as_str(), head.uri.path(), head.uri.query().unwrap_or_default(), &body),
    };
    // A held operation blocks its thread only.
    tokio::task::spawn_blocking(move || aws.call(&operation, &input)).await.unwrap()
}

/// Operation and input of a request to Lambda.
fn of_lambda(method: &str, path: &str, query: &str, body: &Bytes) -> (String, Value) {
    let parts: Vec<&str> = path.trim_start_matches("/2015-03-31/functions/").split('/').collect();
    let operation = match (method, &parts[1..]) {
        ("GET", []) => "GetFunction",
        ("GET", ["policy"]) => "GetPolicy",
        ("POST", ["policy"]) => "AddPermission",
        ("DELETE", ["policy", _]) => "RemovePermission",
        _ => panic!("{method} {path} is no operation of Lambda here"),
    };
    let mut input: Value = serde_json::from_slice(body).unwrap_or_else(|_| json!({}));
    input["FunctionName"] = json!(parts[0]);
    if let Some(statement_id) = parts.get(2) {
        input["StatementId"] = json!(statement_id);
    }
    let query: HashMap<_, _> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    if let Some(qualifier) = query.get("Qualifier") {
        input["Qualifier"] = json!(qualifier);
    }
    (operation.to_owned(), input)
}

fn stack_resources(stack: Option<&str>, pool: &FakeUserPool) -> Response {
    let id = pool.pool["Id"].as_str().unwrap();
    let Some(stack) = stack else {
        let error = format!(
            "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack for {id} does not \
             exist</Message></Error></ErrorResponse>"
        );
        return (StatusCode::BAD_REQUEST, error).into_response();
    };
    let body = format!(
        "<DescribeStackResourcesResponse><DescribeStackResourcesResult><StackResources><member>\
         <StackName>{stack}</StackName><LogicalResourceId>UserPool</LogicalResourceId>\
         <PhysicalResourceId>{id}</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus>\
         </member></StackResources></DescribeStackResourcesResult></DescribeStackResourcesResponse>"
    );
    (StatusCode::OK, body).into_response()
}
