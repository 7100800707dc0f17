//! The TLS identity of the DynamoDB stub.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use test_kit::tls;
use tokio_rustls::TlsAcceptor;

/// The roots that `post-confirmation` trusts by default: reading them is part of its start.
const AMAZON_ROOTS: &str = include_str!("../../shared/records/amazon-roots.pem");

/// A certificate for this machine from an authority made for this run.
#[derive(Clone)]
pub struct Identity {
    /// Does the handshakes.
    pub acceptor: TlsAcceptor,
    /// The file with the certificates to trust, an absolute path.
    pub trusted: PathBuf,
}

impl Identity {
    /// Makes the certificates and writes the authority's to `file`, after Amazon's.
    ///
    /// # Errors
    /// When the file cannot be written.
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
