//! One connection, opened before the first write and used by all, over TLS to a server of this process.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use records::key::Key;
use records::{Approach, Connection, Store, StoreError, Written, client};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::server::TlsStream;
use trigger::Settings;

const ID: &str = "7a3c1f9e-0000-4000-8000-000000000001";
const BUDGET: Duration = Duration::from_secs(4);

/// A server that accepts every write.
struct Server {
    endpoint: String,
    bundle: String,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
}

impl Server {
    /// Closes each connection after so many answers, without having said so in the last of them.
    async fn start(name: &str, answers_per_connection: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (acceptor, pem) = identity();
        let bundle = format!("{}/{name}.pem", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(&bundle, pem).unwrap();
        let endpoint = format!("https://{}", listener.local_addr().unwrap());
        let connections = Arc::new(AtomicUsize::new(0));
        let requests = Arc::new(AtomicUsize::new(0));
        let (opened, read) = (Arc::clone(&connections), Arc::clone(&requests));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                // Not trusted: the client has gone.
                let Ok(stream) = acceptor.accept(stream).await else { continue };
                opened.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(serve(stream, answers_per_connection, Arc::clone(&read)));
            }
        });
        Self { endpoint, bundle, connections, requests }
    }

    async fn client(&self, bundle: &str) -> (Store, Connection) {
        let (client, connection) = client::from_settings(&settings(&self.endpoint, bundle)).await.unwrap();
        let key = Key { partition: "userId".to_owned(), sort: None };
        (Store::new(client, "users".to_owned(), key), connection)
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

/// A certificate for this machine, and that of the authority it is from.
fn identity() -> (TlsAcceptor, String) {
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let pem = authority.self_signed(&key).unwrap().pem();
    let issuer = Issuer::new(authority, key);
    let key = KeyPair::generate().unwrap();
    let server = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![server.into()], PrivatePkcs8KeyDer::from(key.serialize_der()).into());
    (Arc::new(config.unwrap()).into(), pem)
}

async fn serve(mut stream: TlsStream<TcpStream>, answers: usize, requests: Arc<AtomicUsize>) {
    for _ in 0..answers {
        if read_request(&mut stream).await.is_none() {
            return;
        }
        requests.fetch_add(1, Ordering::Relaxed);
        // Longer than what arrives with the head: a connection with an answer half read is not used again.
        let spaces = " ".repeat(100_000);
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: 100002\r\n\r\n{{{spaces}}}");
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
    // Without having said `Connection: close`: this is what becomes of a connection that is idle for long.
    let _ = stream.shutdown().await;
}

/// Reads one request to its end; none when the client has gone.
async fn read_request(stream: &mut TlsStream<TcpStream>) -> Option<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    let mut body = vec![0; length.map_or(0, |length| length.trim().parse().unwrap())];
    stream.read_exact(&mut body).await.ok().map(|_| ())
}

async fn write(store: &Store) -> Result<Written, StoreError> {
    let item = HashMap::from([("userId".to_owned(), AttributeValue::S(ID.to_owned()))]);
    store.ensure(vec![item], BUDGET, Approach::WriteOnly).await
}

async fn rehearse(store: &Store) {
    assert_eq!(write(store).await, Ok(Written::Created));
}

#[tokio::test]
async fn the_connection_that_was_opened_is_the_one_that_is_used() {
    let server = Server::start("used", usize::MAX).await;
    let (store, connection) = server.client(&server.bundle).await;
    assert_eq!(server.connections(), 0);
    connection.prepare(rehearse(&store)).await;
    let requests = || server.requests.load(Ordering::Relaxed);
    assert_eq!((server.connections(), requests()), (1, 1), "the write that is rehearsed is not sent");
    for _ in 0..3 {
        assert_eq!(write(&store).await, Ok(Written::Created));
    }
    assert_eq!((server.connections(), requests()), (1, 4));
}

#[tokio::test]
async fn a_connection_that_was_closed_meanwhile_is_opened_again() {
    let server = Server::start("closed", 1).await;
    let (store, connection) = server.client(&server.bundle).await;
    connection.prepare(rehearse(&store)).await;
    for _ in 0..3 {
        assert_eq!(write(&store).await, Ok(Written::Created));
    }
    assert_eq!(server.connections(), 4);
}

#[tokio::test]
async fn only_the_bundle_is_trusted() {
    let (server, other) =
        (Server::start("trusted", usize::MAX).await, Server::start("other", usize::MAX).await);
    let (store, connection) = server.client(&other.bundle).await;
    connection.prepare(rehearse(&store)).await;
    assert!(matches!(write(&store).await, Err(StoreError::Unreachable(_))));
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_server_that_is_silent_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = Server::start("silent", usize::MAX).await;
    let silent = Server { endpoint: format!("https://{}", listener.local_addr().unwrap()), ..server };
    let (store, connection) = silent.client(&silent.bundle).await;
    let opening = timeout(Duration::from_secs(2), connection.prepare(rehearse(&store)));
    assert!(opening.await.is_ok(), "the init phase waits for it");
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
    Settings::from_pairs(&[
        ("AWS_REGION", "eu-west-1"),
        ("AWS_ACCESS_KEY_ID", "a"),
        ("AWS_SECRET_ACCESS_KEY", "b"),
        ("AWS_ENDPOINT_URL_DYNAMODB", endpoint),
        ("AWS_CA_BUNDLE", bundle),
    ])
}
