//! A TLS server's certificate, signed by an authority that exists for one test.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// A flaw of the server's certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The certificate is valid.
    None,
    /// The certificate has expired.
    Expired,
    /// The certificate names another host.
    AnotherHost,
}

/// A server on 127.0.0.1. All keys are on P-256.
#[derive(Clone)]
pub struct Identity {
    /// Performs the handshakes.
    pub acceptor: TlsAcceptor,
    /// The certificate of the authority, in PEM.
    pub authority_pem: String,
}

impl Identity {
    /// Makes an authority and a certificate signed by it. Clients confuse authorities that share a name, so each test
    /// needs its own `authority_name`.
    ///
    /// # Errors
    /// Fails if a key or a certificate cannot be made.
    pub fn new(authority_name: &str, flaw: Flaw) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let mut authority = CertificateParams::default();
        authority.distinguished_name.push(DnType::CommonName, authority_name);
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate()?;
        let authority_pem = authority.self_signed(&key)?.pem();
        let issuer = Issuer::new(authority, key);

        let host = if flaw == Flaw::AnotherHost { "another.example.com" } else { "127.0.0.1" };
        let mut server = CertificateParams::new([host.to_owned()])?;
        if flaw == Flaw::Expired {
            server.not_after = date_time_ymd(2020, 1, 1);
        }
        let key = KeyPair::generate()?;
        let chain = vec![server.signed_by(&key, &issuer)?.into()];
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, PrivatePkcs8KeyDer::from(key.serialize_der()).into())?;
        // DynamoDB does not speak HTTP/2.
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { acceptor: Arc::new(config).into(), authority_pem })
    }
}
