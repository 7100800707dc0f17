//! The TLS identity of the stub of AWS.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use test_kit::tls;
use tokio_rustls::TlsAcceptor;

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
    /// Creates the certificates. Writes Amazon's roots and the certificate of the authority to `file`.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn create(file: &Path) -> Result<Self> {
        let made = tls::Identity::new("Authority of one benchmark", tls::Flaw::None);
        let tls::Identity { acceptor, authority_pem } = made.map_err(anyhow::Error::from_boxed)?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let trusted = AMAZON_ROOTS.to_owned() + &authority_pem;
        fs::write(file, trusted).with_context(|| format!("{} cannot be written", file.display()))?;
        Ok(Self { acceptor, trusted: file.canonicalize()? })
    }
}
