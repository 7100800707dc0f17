//! The certificates that are trusted.
//!
//! Reading the 144 that a system trusts, twice as the SDK does, is 16 of the 18 million instructions of a start.
//! DynamoDB needs five, those of Amazon Trust Services, and Amazon names these five to those who keep a trust store
//! of their own: <https://www.amazontrust.com/repository/>. They expire in 2037 and later. Where an endpoint's certificate
//! is from none of them, behind a proxy that looks into TLS or once Amazon has left these roots, the init phase turns to
//! the system's. `AWS_CA_BUNDLE` decides alone.

use std::error::Error;
use std::{fs, io, iter};

use aws_smithy_http_client::tls::{TlsContext, TrustStore};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{CertificateError, RootCertStore};
use trigger::{InitError, Settings};

const NAME: &str = "AWS_CA_BUNDLE";
/// Where Lambda's system has its bundle, and where Debian's has.
const EXAMPLES: [&str; 2] = ["/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/certs/ca-certificates.crt"];
const AMAZON_ROOTS: &[u8] = include_bytes!("../amazon-roots.pem");

/// The certificates that a connection trusts.
#[derive(Debug, Clone)]
pub struct Trust {
    /// From the start.
    pub primary: TrustStore,
    /// Instead of that, once the init phase has met a certificate of an issuer that `first` does not know.
    pub fallback: Option<TrustStore>,
}

impl Trust {
    /// `AWS_CA_BUNDLE` alone when it is set. Otherwise the system's certificates; for Amazon's endpoints, Amazon's own
    /// before them.
    ///
    /// # Errors
    /// When `AWS_CA_BUNDLE` is not a file with certificates.
    pub fn from_settings(settings: &Settings, endpoint: &str) -> Result<Self, InitError> {
        let example = EXAMPLES[usize::from(settings.optional(NAME).as_deref() == Some(EXAMPLES[0]))];
        if let Some(pem) = settings.parsed(NAME, example, bundle)? {
            return Ok(Self { primary: only(pem), fallback: None });
        }
        // The system's alone: for China, sovereign clouds and endpoints of one's own.
        let system = TrustStore::default();
        let is_amazon = is_amazon_endpoint(endpoint);
        Ok(Self {
            primary: if is_amazon { only(AMAZON_ROOTS) } else { system.clone() },
            fallback: is_amazon.then_some(system),
        })
    }
}

/// The certificates of a PEM file and no others.
fn only(pem: impl Into<Vec<u8>>) -> TrustStore {
    TrustStore::empty().with_pem_certificate(pem)
}

fn is_amazon_endpoint(endpoint: &str) -> bool {
    let host = endpoint.parse().ok().and_then(|uri: http::Uri| Some(uri.host()?.to_ascii_lowercase()));
    host.is_some_and(|host| host.ends_with(".amazonaws.com"))
}

/// How to connect with these certificates.
pub(crate) fn context(store: TrustStore) -> Result<TlsContext, InitError> {
    TlsContext::builder().with_trust_store(store).build().map_err(|error| InitError {
        name: NAME,
        problem: error.to_string(),
        example: EXAMPLES[0].to_owned(),
    })
}

/// Whether the issuer of a certificate is not among those that are trusted. A certificate that is wrong in another way,
/// by its time or its host for example, would be wrong under any roots.
pub(crate) fn is_unknown_issuer(error: &(dyn Error + 'static)) -> bool {
    refusal(error) == Some(&CertificateError::UnknownIssuer)
}

/// Why a connection's certificate was refused, for the log; none when that is not what failed.
pub(crate) fn refusal_reason(error: &(dyn Error + 'static)) -> Option<&'static str> {
    Some(match refusal(error)? {
        CertificateError::UnknownIssuer => {
            "its certificate is from an issuer that is not trusted, see AWS_CA_BUNDLE"
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "its certificate has expired",
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another host"
        }
        _ => "its certificate was refused",
    })
}

fn refusal<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a CertificateError> {
    let found = iter::successors(Some(error), |error| inner(*error))
        .find_map(|error| error.downcast_ref::<rustls::Error>());
    if let Some(rustls::Error::InvalidCertificate(refusal)) = found { Some(refusal) } else { None }
}

/// The error behind an error. An I/O error hides what it was made of from `source`.
fn inner<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>() {
        Some(error) => error.get_ref().map(|inner| inner as &(dyn Error + 'static)),
        None => error.source(),
    }
}

/// The content of a file, in which the connector will find certificates: it panics where it does not.
fn bundle(path: &str) -> Result<Vec<u8>, String> {
    let pem = fs::read(path).map_err(|error| format!("a file that cannot be read: {error}"))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| format!("a file that is not PEM: {error}"))?;
        roots.add(certificate).map_err(|error| format!("a file with a certificate that is none: {error}"))?;
    }
    if roots.is_empty() { Err("a file without a certificate".to_owned()) } else { Ok(pem) }
}

#[cfg(test)]
mod tests {
    use ring::digest::{SHA256, digest};
    use x509_parser::parse_x509_certificate;

    use super::*;

    /// SHA-256 of the public keys, from <https://www.amazontrust.com/repository/>.
    const PUBLISHED: [(&str, &str); 5] = [
        ("Amazon Root CA 1", "fbe3018031f9586bcbf41727e417b7d1c45c2f47f93be372a17b96b50757d5a2"),
        ("Amazon Root CA 2", "7f4296fc5b6a4e3b35d3c369623e364ab1af381d8fa7121533c9d6c633ea2461"),
        ("Amazon Root CA 3", "36abc32656acfc645c61b71613c4bf21c787f5cabbee48348d58597803d7abc9"),
        ("Amazon Root CA 4", "f7ecded5c66047d28ed6466b543c40e0743abe81d109254dcf845d4c2c7853c5"),
        (
            "Starfield Services Root Certificate Authority - G2",
            "2b071c59a0a0ae76b0eadb2bad23bad4580b69c3601b630c2eaf0613afa83f92",
        ),
    ];

    #[test]
    fn the_roots_are_the_five_that_amazon_publishes() {
        let mut found = Vec::new();
        for root in CertificateDer::pem_slice_iter(AMAZON_ROOTS) {
            let root = root.unwrap();
            RootCertStore::empty().add(root.clone()).unwrap();
            let (rest, root) = parse_x509_certificate(&root).unwrap();
            assert!(rest.is_empty() && root.is_ca());
            root.verify_signature(None).unwrap();
            let hash = format!("{:?}", digest(&SHA256, root.public_key().raw));
            let name = root.subject().iter_common_name().next().unwrap().as_str().unwrap().to_owned();
            found.push((name, hash));
        }
        assert_eq!(found, PUBLISHED.map(|(name, hash)| (name.to_owned(), format!("SHA256:{hash}"))));
    }

    fn trust(settings: &[(&str, &str)], endpoint: &str) -> (String, Option<String>) {
        let Trust { primary, fallback } =
            Trust::from_settings(&Settings::from_pairs(settings), endpoint).unwrap();
        let debug = |store| format!("{store:?}");
        (debug(primary), fallback.map(debug))
    }

    #[test]
    fn amazons_roots_are_for_amazons_endpoints_and_the_systems_are_behind_them() {
        let (amazons_roots, system) =
            (format!("{:?}", only(AMAZON_ROOTS)), format!("{:?}", TrustStore::default()));
        for amazons in [
            "https://dynamodb.eu-west-1.amazonaws.com",
            "https://vpce-0.DynamoDB.eu-west-1.vpce.AmazonAWS.com/",
        ] {
            assert_eq!(trust(&[], amazons), (amazons_roots.clone(), Some(system.clone())), "{amazons}");
        }
        for other in [
            "https://dynamodb.cn-north-1.amazonaws.com.cn",
            "https://dynamodb.eusc-de-east-1.amazonaws.eu",
            "https://amazonaws.com.example.com",
            "https://notamazonaws.com",
            "http://127.0.0.1:8000",
        ] {
            assert_eq!(trust(&[], other), (system.clone(), None), "{other}");
        }
    }

    #[test]
    fn a_bundle_replaces_them_for_good() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/amazon-roots.pem");
        for endpoint in ["https://dynamodb.eu-west-1.amazonaws.com", "https://dynamodb.example.com"] {
            let expected = (format!("{:?}", only(AMAZON_ROOTS)), None);
            assert_eq!(trust(&[(NAME, file)], endpoint), expected, "{endpoint}");
        }
    }
}
