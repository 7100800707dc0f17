//! A DynamoDB over TLS in this process, with certificates of its own making.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::server::TlsStream;

/// A server that accepts every write.
pub struct Server {
    pub endpoint: String,
    /// The certificate of the authority that it is from.
    pub pem: String,
    attempts: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
}

/// The end of a connection after its last answer, which has not said `Connection: close`.
#[derive(Clone, Copy)]
pub enum Ending {
    Closed,
    /// Open for all that the client knows, and nobody answers.
    Silent,
}

/// The fault of the server's certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    None,
    Expired,
    AnotherHost,
}

impl Server {
    /// Ends each connection after so many answers.
    pub async fn start(answers_per_connection: usize, ending: Ending) -> Self {
        Self::flawed(Flaw::None, answers_per_connection, ending).await
    }

    pub async fn flawed(flaw: Flaw, answers_per_connection: usize, ending: Ending) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("https://{}", listener.local_addr().unwrap());
        let (acceptor, pem) = identity(&endpoint, flaw);
        let server = Self {
            endpoint,
            pem,
            attempts: Arc::default(),
            connections: Arc::default(),
            requests: Arc::default(),
        };
        let (attempts, opened, read) =
            (Arc::clone(&server.attempts), Arc::clone(&server.connections), Arc::clone(&server.requests));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                attempts.fetch_add(1, Ordering::Relaxed);
                // Not trusted: the client has gone.
                let Ok(stream) = acceptor.accept(stream).await else { continue };
                opened.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(serve(stream, answers_per_connection, ending, Arc::clone(&read)));
            }
        });
        server
    }

    /// The certificate of its authority, as a file of this name.
    pub fn bundle(&self, name: &str) -> String {
        let bundle = format!("{}/{name}.pem", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(&bundle, &self.pem).unwrap();
        bundle
    }

    /// Handshakes that were begun.
    pub fn attempts(&self) -> usize {
        self.attempts.load(Ordering::Relaxed)
    }

    /// Handshakes that came to their end.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    /// Requests that were read, answered or not.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }
}

/// A certificate for this machine, and that of the authority it is from: one of this name, as two authorities that share
/// one are taken for each other.
fn identity(authority_name: &str, flaw: Flaw) -> (TlsAcceptor, String) {
    let mut authority = CertificateParams::default();
    authority.distinguished_name.push(DnType::CommonName, authority_name);
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let pem = authority.self_signed(&key).unwrap().pem();
    let issuer = Issuer::new(authority, key);
    let key = KeyPair::generate().unwrap();
    let host = if flaw == Flaw::AnotherHost { "another.example.com" } else { "127.0.0.1" };
    let mut params = CertificateParams::new([host.to_owned()]).unwrap();
    if flaw == Flaw::Expired {
        params.not_after = date_time_ymd(2020, 1, 1);
    }
    let server = params.signed_by(&key, &issuer).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![server.into()], PrivatePkcs8KeyDer::from(key.serialize_der()).into());
    (Arc::new(config.unwrap()).into(), pem)
}

async fn serve(mut stream: TlsStream<TcpStream>, answers: usize, ending: Ending, requests: Arc<AtomicUsize>) {
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
    match ending {
        Ending::Closed => drop(stream.shutdown().await),
        Ending::Silent => {
            while read_request(&mut stream).await.is_some() {
                requests.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
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
