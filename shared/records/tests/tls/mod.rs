//! A DynamoDB over TLS in this process.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use test_kit::tls::{Flaw, Identity};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::server::TlsStream;

/// A server that accepts every write.
pub struct Server {
    pub endpoint: String,
    /// The certificate of the authority that signed the server's.
    pub pem: String,
    attempts: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
}

/// The end of a connection after its last answer, which has no header `Connection: close`.
#[derive(Clone, Copy)]
pub enum Ending {
    Closed,
    /// The connection stays open and nothing more is answered.
    Silent,
}

impl Server {
    /// A server that ends each connection after this number of answers.
    pub async fn start(answers_per_connection: usize, ending: Ending) -> Self {
        Self::flawed(Flaw::None, answers_per_connection, ending).await
    }

    pub async fn flawed(flaw: Flaw, answers_per_connection: usize, ending: Ending) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("https://{}", listener.local_addr().unwrap());
        let Identity { acceptor, authority_pem: pem } = Identity::new(&endpoint, flaw).unwrap();
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
                // The client does not trust the certificate and has closed the connection.
                let Ok(stream) = acceptor.accept(stream).await else { continue };
                opened.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(serve(stream, answers_per_connection, ending, Arc::clone(&read)));
            }
        });
        server
    }

    /// Writes the authority's certificate to a file and returns its path.
    pub fn bundle(&self, name: &str) -> String {
        let bundle = format!("{}/{name}.pem", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(&bundle, &self.pem).unwrap();
        bundle
    }

    /// Handshakes that began.
    pub fn attempts(&self) -> usize {
        self.attempts.load(Ordering::Relaxed)
    }

    /// Handshakes that succeeded.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    /// Requests that were read, with or without an answer.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }
}

async fn serve(mut stream: TlsStream<TcpStream>, answers: usize, ending: Ending, requests: Arc<AtomicUsize>) {
    for _ in 0..answers {
        if read_request(&mut stream).await.is_none() {
            return;
        }
        requests.fetch_add(1, Ordering::Relaxed);
        // The answer is longer than one read, because a client must read the whole body before it reuses a
        // connection.
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

/// Reads one request to its end; `None` when the client has closed the connection.
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
