//! An HTTP/1.1 server on a free port of this machine, with or without TLS.

use std::convert::Infallible;
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

/// A request to a server.
pub type Request = hyper::Request<Incoming>;

/// A response of a server.
pub type Response = hyper::Response<Full<Bytes>>;

/// A server. Dropping it closes the port and every connection.
#[derive(Debug)]
pub struct Listener {
    /// The address on which the server listens.
    pub address: SocketAddr,
    connections: Arc<AtomicU64>,
    accepting: JoinHandle<()>,
}

impl Listener {
    /// Starts a server that answers requests with `handle` and keeps connections alive. With an acceptor, it uses TLS.
    ///
    /// # Errors
    /// Fails if no port is free.
    pub async fn start<H, F>(tls: Option<TlsAcceptor>, handle: H) -> Result<Self>
    where
        H: Fn(Request) -> F + Clone + Send + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let connections = Arc::new(AtomicU64::new(0));
        let accepting = tokio::spawn(accept(listener, tls, Arc::clone(&connections), handle));
        Ok(Self { address, connections, accepting })
    }

    /// Number of connections since the start.
    #[must_use]
    pub fn connections(&self) -> u64 {
        self.connections.load(Ordering::Relaxed)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept<H, F>(listener: TcpListener, tls: Option<TlsAcceptor>, opened: Arc<AtomicU64>, handle: H)
where
    H: Fn(Request) -> F + Clone + Send + 'static,
    F: Future<Output = Response> + Send + 'static,
{
    // A JoinSet aborts its tasks when it is dropped.
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        // Nagle's algorithm would delay data after an unacknowledged packet by up to 40 ms.
        if stream.set_nodelay(true).is_err() {
            continue;
        }
        opened.fetch_add(1, Ordering::Relaxed);
        connections.spawn(speak(stream, tls.clone(), handle.clone()));
    }
}

async fn speak<H, F>(stream: TcpStream, tls: Option<TlsAcceptor>, handle: H)
where
    H: Fn(Request) -> F,
    F: Future<Output = Response>,
{
    match tls {
        None => serve(stream, handle).await,
        // A function that does not trust the certificate logs the error. Here it only causes a missing request.
        Some(tls) => {
            if let Ok(stream) = tls.accept(stream).await {
                serve(stream, handle).await;
            }
        }
    }
}

async fn serve<S, H, F>(stream: S, handle: H)
where
    S: AsyncRead + AsyncWrite + Unpin,
    H: Fn(Request) -> F,
    F: Future<Output = Response>,
{
    let service = service_fn(move |request| {
        let answer = handle(request);
        async move { Ok::<_, Infallible>(answer.await) }
    });
    // A killed function breaks its connection, which is expected.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}
