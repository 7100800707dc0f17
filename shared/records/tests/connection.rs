//! One connection, opened before the first write and used by all, over TLS to a server of this process.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

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
/// The store of a function with this bundle.
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
async fn the_connection_that_was_opened_is_the_one_that_is_used() {
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let (store, connection) = store(&server.endpoint, &server.bundle("used")).await;
    assert_eq!(server.connections(), 0);
    connection.warm_up(warm_up(&store)).await;
    assert_eq!((server.connections(), server.requests()), (1, 1), "the write that is rehearsed is not sent");
    for _ in 0..3 {
        assert_eq!(write(&store).await, Ok(Written::Created));
    }
    assert_eq!((server.connections(), server.requests()), (1, 4));
}

#[tokio::test]
async fn a_connection_that_was_closed_meanwhile_is_opened_again() {
    let server = Server::start(1, Ending::Closed).await;
    let (store, connection) = store(&server.endpoint, &server.bundle("closed")).await;
    connection.warm_up(warm_up(&store)).await;
    for _ in 0..3 {
        assert_eq!(write(&store).await, Ok(Written::Created));
    }
    assert_eq!(server.connections(), 4);
}

/// DynamoDB's side of a connection that is idle goes away after 20 to 60 s, and nobody may have heard of it.
#[tokio::test]
async fn a_connection_that_was_idle_for_long_is_not_used_again() {
    let server = Server::start(2, Ending::Silent).await;
    let (store, connection) = store(&server.endpoint, &server.bundle("idle")).await;
    connection.warm_up(warm_up(&store)).await;
    wait(Duration::from_secs(10)).await;
    assert_eq!(write(&store).await, Ok(Written::Created));
    assert_eq!((server.connections(), server.requests()), (1, 2), "it is used while it is young");
    wait(Duration::from_secs(20)).await;
    assert_eq!(write(&store).await, Ok(Written::Created));
    assert_eq!((server.connections(), server.requests()), (2, 3), "nothing is sent where nobody answers");
}

/// Lets so much time pass, for pools and timers.
async fn wait(time: Duration) {
    // A connection goes back to the pool after its answer.
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
    assert!(error.to_string().ends_with("from an issuer that is not trusted, see AWS_CA_BUNDLE"), "{error}");
    assert_eq!((server.connections(), server.attempts()), (0, 2), "waiting mends no certificate");
}

/// One for all tests: subscribers of single threads disturb each other.
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

/// The store of a function that trusts `first` and, if it comes to that, `fallback`.
async fn trusting(server: &Server, primary: &Server, fallback: &Server) -> (Store, Connection) {
    let only = |server: &Server| TrustStore::empty().with_pem_certificate(server.pem.clone());
    let trust = Trust { primary: only(primary), fallback: Some(only(fallback)) };
    let settings = settings(&server.endpoint, "");
    with_store(client::with_trust(&settings, |_, _| Ok(trust)).await.unwrap())
}

#[tokio::test]
async fn an_issuer_that_is_met_in_the_init_phase_and_unknown_is_looked_for_among_the_systems() {
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
async fn a_certificate_of_an_issuer_that_nobody_knows_is_refused() {
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let other = Server::start(usize::MAX, Ending::Closed).await;
    let (store, connection) = trusting(&server, &other, &other).await;
    connection.warm_up(warm_up(&store)).await;
    assert!(matches!(write(&store).await, Err(StoreError::Unreachable(_))));
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_certificate_that_is_wrong_in_another_way_is_refused_whoever_its_issuer_is() {
    for (flaw, said) in [(Flaw::Expired, "has expired"), (Flaw::AnotherHost, "is for another host")] {
        start_log();
        let server = Server::flawed(flaw, usize::MAX, Ending::Closed).await;
        let (store, connection) = trusting(&server, &server, &server).await;
        connection.warm_up(warm_up(&store)).await;
        assert_eq!(server.attempts(), 1, "{flaw:?} is no reason to look for other roots");
        let error = write(&store).await.unwrap_err();
        assert!(error.to_string().ends_with(said), "{error}");
        assert_eq!((server.connections(), server.attempts()), (0, 2), "{flaw:?}");
        // Nor does it help that other roots know the issuer.
        let other = Server::start(usize::MAX, Ending::Closed).await;
        let (store, connection) = trusting(&server, &other, &server).await;
        connection.warm_up(warm_up(&store)).await;
        assert!(write(&store).await.is_err());
        assert_eq!(server.connections(), 0, "{flaw:?}");
        assert!(log_lines().iter().any(|line| line.contains("DynamoDB cannot be reached yet")));
    }
}

#[tokio::test]
async fn after_the_init_phase_no_other_roots_are_looked_for() {
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let other = Server::start(usize::MAX, Ending::Closed).await;
    let (store, _connection) = trusting(&server, &other, &server).await;
    assert!(matches!(write(&store).await, Err(StoreError::Unreachable(_))));
    assert_eq!((server.connections(), server.attempts()), (0, 1));
}

#[tokio::test]
async fn a_server_that_is_silent_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = Server::start(usize::MAX, Ending::Closed).await;
    let endpoint = format!("https://{}", listener.local_addr().unwrap());
    let (store, connection) = store(&endpoint, &server.bundle("silent")).await;
    let opening = timeout(Duration::from_secs(2), connection.warm_up(warm_up(&store)));
    assert!(opening.await.is_ok(), "the init phase waits for it");
}

/// Answers the first request with `reply` and closes the connection, and all others as DynamoDB does.
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
async fn a_reply_that_breaks_off_is_asked_for_again_whatever_its_status() {
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
                () = server => unreachable!("it serves for ever"),
            };
            assert_eq!(written, Ok(Written::Created), "{status} {rest}");
        }
    }
}

#[tokio::test]
async fn a_bundle_that_is_none_is_named() {
    for (name, content, problem) in [
        ("empty", "", "a file without a certificate"),
        ("words", "no certificate", "a file without a certificate"),
        ("cut", "-----BEGIN CERTIFICATE-----\nMIID", "a file that is not PEM"),
        (
            "none",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "a certificate that is none",
        ),
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
