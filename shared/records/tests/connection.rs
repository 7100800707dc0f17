//! One connection is opened before the first write and used by all writes. The tests use TLS to a server in
//! this process.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

mod tls;

use std::collections::HashMap;
use std::sync::Once;
use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use aws_smithy_http_client::tls::TrustStore;
use records::key::Key;
use records::trust::Trust;
use records::{Connection, RecordCheck, Store, StoreError, Written, client};
use test_kit::aws;
use test_kit::log::{self, CapturedLog};
use test_kit::tls::Flaw;
use tls::{Ending, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::{advance, pause, resume, timeout};
use trigger::times::POST_CONFIRMATION_BUDGET;
use trigger::{Settings, telemetry};

const ID: &str = "7a3c1f9e-0000-4000-8000-000000000001";
/// The store of a function with this `AWS_CA_BUNDLE`.
async fn store(endpoint: &str, bundle: &str) -> (Store, Connection) {
    with_store(client::from_settings(&settings(endpoint, bundle)).await.unwrap())
}

fn with_store((client, connection): (aws_sdk_dynamodb::Client, Connection)) -> (Store, Connection) {
    let key = Key { partition: "userId".to_owned(), sort: None };
    (Store::new(client, "users".to_owned(), key), connection)
}

async fn write(store: &Store) -> Result<Written, StoreError> {
    let item = HashMap::from([("userId".to_owned(), AttributeValue::S(ID.to_owned()))]);
    store.ensure(vec![item], POST_CONFIRMATION_BUDGET, RecordCheck::WriteOnly).await
}

async fn warm_up(store: &Store) {
    assert_eq!(write(store).await, Ok(Written::Created));
}

#[tokio::test]
async fn every_write_uses_the_connection_of_the_warm_up() {
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let (store, connection) = store(&server.endpoint, &server.bundle("used")).await;
    assert_eq!(server.connections(), 0);
    connection.warm_up(warm_up(&store)).await;
    assert_eq!((server.connections(), server.requests()), (1, 1), "the warm-up sends no write");
    for _ in 0..3 {
        assert_eq!(write(&store).await, Ok(Written::Created));
    }
    assert_eq!((server.connections(), server.requests()), (1, 4));
}

#[tokio::test]
async fn a_warm_up_opens_every_connection() {
    let servers =
        [Server::start(usize::MAX, Ending::Closed).await, Server::start(usize::MAX, Ending::Closed).await];
    let (one, to_one) = store(&servers[0].endpoint, &servers[0].bundle("first")).await;
    let (other, to_other) = store(&servers[1].endpoint, &servers[1].bundle("second")).await;
    let both = async {
        warm_up(&one).await;
        warm_up(&other).await;
    };
    Connection::warm_up_all(&[&to_one, &to_other], both).await;
    for (server, store) in servers.iter().zip([&one, &other]) {
        assert_eq!((server.connections(), server.requests()), (1, 1), "the warm-up sends no write");
        assert_eq!(write(store).await, Ok(Written::Created));
        assert_eq!((server.connections(), server.requests()), (1, 2));
    }
}

#[tokio::test]
async fn a_closed_connection_is_opened_again() {
    let server = Server::start(1, Ending::Closed).await;
    let (store, connection) = store(&server.endpoint, &server.bundle("closed")).await;
    connection.warm_up(warm_up(&store)).await;
    for _ in 0..3 {
        assert_eq!(write(&store).await, Ok(Written::Created));
    }
    assert_eq!(server.connections(), 4);
}

/// DynamoDB drops an idle connection after 20 to 60 s, and a frozen function does not notice.
#[tokio::test]
async fn an_idle_connection_is_replaced_after_the_idle_timeout() {
    let server = Server::start(2, Ending::Silent).await;
    let (store, connection) = store(&server.endpoint, &server.bundle("idle")).await;
    connection.warm_up(warm_up(&store)).await;
    wait(Duration::from_secs(10)).await;
    assert_eq!(write(&store).await, Ok(Written::Created));
    assert_eq!((server.connections(), server.requests()), (1, 2), "a young connection is reused");
    wait(Duration::from_secs(20)).await;
    assert_eq!(write(&store).await, Ok(Written::Created));
    assert_eq!((server.connections(), server.requests()), (2, 3), "nothing is sent on the old connection");
}

/// Advances the clock of pools and timers.
async fn wait(time: Duration) {
    // A connection returns to the pool after its response.
    tokio::task::yield_now().await;
    pause();
    advance(time).await;
    resume();
}

#[tokio::test]
async fn only_the_bundle_is_trusted() {
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let other = Server::start(usize::MAX, Ending::Closed).await;
    let (store, connection) = store(&server.endpoint, &other.bundle("other")).await;
    connection.warm_up(warm_up(&store)).await;
    let error = write(&store).await.unwrap_err();
    assert!(error.to_string().ends_with("has an untrusted issuer; set AWS_CA_BUNDLE"), "{error}");
    assert_eq!((server.connections(), server.attempts()), (0, 2), "a certificate error is not retried");
}

/// Sets one global subscriber, because `tracing` caches the interest of a call site for the whole process.
fn start_log() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        let subscriber = telemetry::subscriber(&Settings::from_pairs(&[]), || CapturedLog);
        tracing::subscriber::set_global_default(subscriber).unwrap();
    });
}

fn log_lines() -> Vec<String> {
    log::take().lines().map(str::to_owned).collect()
}

/// The store of a function that trusts `primary` and falls back to `fallback`.
async fn trusting(server: &Server, primary: &Server, fallback: &Server) -> (Store, Connection) {
    let only = |server: &Server| TrustStore::empty().with_pem_certificate(server.pem.clone());
    let trust = Trust { primary: only(primary), fallback: Some(only(fallback)) };
    let settings = settings(&server.endpoint, "");
    with_store(client::with_trust(&settings, |_, _| Ok(trust)).await.unwrap())
}

#[tokio::test]
async fn an_unknown_issuer_in_the_init_phase_causes_the_fallback() {
    start_log();
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let other = Server::start(usize::MAX, Ending::Closed).await;
    let (store, connection) = trusting(&server, &other, &server).await;
    connection.warm_up(warm_up(&store)).await;
    for _ in 0..3 {
        assert_eq!(write(&store).await, Ok(Written::Created));
    }
    assert_eq!((server.connections(), server.attempts()), (1, 2));
    let lines = log_lines();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("WARN") && lines[0].contains("AWS_CA_BUNDLE"), "{lines:?}");
}

#[tokio::test]
async fn an_issuer_unknown_to_the_fallback_is_refused() {
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let other = Server::start(usize::MAX, Ending::Closed).await;
    let (store, connection) = trusting(&server, &other, &other).await;
    connection.warm_up(warm_up(&store)).await;
    assert!(matches!(write(&store).await, Err(StoreError::Unreachable(_))));
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn an_invalid_certificate_of_a_known_issuer_is_refused() {
    for (flaw, expected) in [(Flaw::Expired, "has expired"), (Flaw::AnotherHost, "is for another host")] {
        start_log();
        let server = Server::flawed(flaw, usize::MAX, Ending::Closed).await;
        let (store, connection) = trusting(&server, &server, &server).await;
        connection.warm_up(warm_up(&store)).await;
        assert_eq!(server.attempts(), 1, "{flaw:?} causes no fallback");
        let error = write(&store).await.unwrap_err();
        assert!(error.to_string().ends_with(expected), "{error}");
        assert_eq!((server.connections(), server.attempts()), (0, 2), "{flaw:?}");
        // The certificate is refused even though the fallback's roots contain the issuer.
        let other = Server::start(usize::MAX, Ending::Closed).await;
        let (store, connection) = trusting(&server, &other, &server).await;
        connection.warm_up(warm_up(&store)).await;
        assert!(write(&store).await.is_err());
        assert_eq!(server.connections(), 0, "{flaw:?}");
        assert!(log_lines().iter().any(|line| line.contains("the service cannot be reached yet")));
    }
}

#[tokio::test]
async fn there_is_no_fallback_after_the_init_phase() {
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let other = Server::start(usize::MAX, Ending::Closed).await;
    let (store, _connection) = trusting(&server, &other, &server).await;
    assert!(matches!(write(&store).await, Err(StoreError::Unreachable(_))));
    assert_eq!((server.connections(), server.attempts()), (0, 1));
}

#[tokio::test]
async fn the_warm_up_gives_up_on_a_silent_server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let endpoint = format!("https://{}", listener.local_addr().unwrap());
    let (store, connection) = store(&endpoint, &server.bundle("silent")).await;
    let opening = timeout(Duration::from_secs(2), connection.warm_up(warm_up(&store)));
    assert!(opening.await.is_ok(), "the init phase waits for the server");
}

/// Answers the first request with `reply`, closes the connection, and answers the second request with success.
async fn broken_once(listener: TcpListener, reply: String) {
    let mut replies =
        vec!["HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}".to_owned(), reply];
    while let Ok((mut stream, _)) = listener.accept().await {
        let reply = replies.pop().unwrap();
        let mut request = vec![0; 65_536];
        assert!(stream.read(&mut request).await.unwrap() > 0);
        stream.write_all(reply.as_bytes()).await.unwrap();
        stream.shutdown().await.unwrap();
    }
}

#[tokio::test]
async fn a_truncated_response_is_retried_for_any_status() {
    for status in [200, 301, 400, 403, 413, 500] {
        for rest in [
            "Content-Length: 99\r\n\r\n{\"__type\":\"x#Throttl",
            "Content-Length: 99\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n40\r\n{\"__type\":\"x#Throttl",
        ] {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let endpoint = format!("http://{}", listener.local_addr().unwrap());
            let server = broken_once(listener, format!("HTTP/1.1 {status} Any\r\n{rest}"));
            let (store, _connection) = store(&endpoint, "").await;
            let written = tokio::select! {
                written = write(&store) => written,
                () = server => unreachable!("the server never stops"),
            };
            assert_eq!(written, Ok(Written::Created), "{status} {rest}");
        }
    }
}

#[tokio::test]
async fn an_invalid_bundle_is_reported() {
    for (name, content, problem) in [
        ("empty", "", "a file without a certificate"),
        ("words", "no certificate", "a file without a certificate"),
        ("cut", "-----BEGIN CERTIFICATE-----\nMIID", "a file that is not PEM"),
        ("none", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "an invalid certificate"),
    ] {
        let path = format!("{}/{name}.pem", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(&path, content).unwrap();
        check_refused(&path, problem).await;
    }
    check_refused("/nowhere/bundle.pem", "a file that cannot be read").await;
}

async fn check_refused(bundle: &str, problem: &str) {
    let settings = settings("https://dynamodb.eu-west-1.amazonaws.com", bundle);
    let error = client::from_settings(&settings).await.map(|_| ()).unwrap_err();
    assert_eq!(error.name, "AWS_CA_BUNDLE");
    assert!(error.problem.contains(problem), "{error}");
}

fn settings(endpoint: &str, bundle: &str) -> Settings {
    let own = [("AWS_ENDPOINT_URL_DYNAMODB", endpoint), ("AWS_CA_BUNDLE", bundle)];
    Settings::from_pairs(&[&aws::SETTINGS[..], &own].concat())
}
