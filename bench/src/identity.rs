//! The TLS identity of the `DynamoDB` stub.

use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, SanType};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// The certificates that the functions trust by default. Parsing them is part of a start.
const AMAZON_ROOTS: &str = include_str!("../../shared/records/amazon-roots.pem");

/// A certificate for this machine from an authority of this run. Both have P-256 keys.
#[derive(Clone)]
pub struct Identity {
    /// Performs the TLS handshakes.
    pub acceptor: TlsAcceptor,
    /// Absolute path of the file with the certificates that a function must trust.
    pub trusted: PathBuf,
}

impl Identity {
    /// Creates the certificates and writes that of the authority to `file`, after Amazon's.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn create(file: &Path) -> Result<Self> {
        let mut authority = CertificateParams::default();
        authority.distinguished_name.push(DnType::CommonName, "Authority of one benchmark");
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate()?;
        let trusted = AMAZON_ROOTS.to_owned() + &authority.self_signed(&key)?.pem();
        let issuer = Issuer::new(authority, key);

        let mut stub = CertificateParams::default();
        stub.subject_alt_names.push(SanType::IpAddress(Ipv4Addr::LOCALHOST.into()));
        let key = KeyPair::generate()?;
        let chain = vec![stub.signed_by(&key, &issuer)?.into()];
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, PrivatePkcs8KeyDer::from(key.serialize_der()).into())?;
        // DynamoDB does not support HTTP/2.
        config.alpn_protocols = vec![b"http/1.1".to_vec()];

        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, trusted).with_context(|| format!("{} cannot be written", file.display()))?;
        Ok(Self { acceptor: Arc::new(config).into(), trusted: file.canonicalize()? })
    }
}
