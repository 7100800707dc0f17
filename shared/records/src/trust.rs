//! The trusted certificates.
//!
//! The SDK reads the system's 144 roots twice, which takes 16 of the 18 million instructions of a start.
//! DynamoDB needs only the five roots of Amazon Trust Services, which Amazon recommends for a custom trust
//! store:
//! <https://www.amazontrust.com/repository/>. They expire in 2037 and later. If none of them has signed the endpoint's
//! certificate, for example behind a TLS proxy, the init phase falls back to the system's roots. `AWS_CA_BUNDLE`
//! replaces all of them.
#![expect(
    clippy::disallowed_methods,
    reason = "reads the file that `AWS_CA_BUNDLE` names, in the init phase"
)]

use std::error::Error;
use std::{fs, io, iter};

use aws_smithy_http_client::tls::{TlsContext, TrustStore};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{CertificateError, RootCertStore};
use trigger::{InitError, Settings};

const NAME: &str = "AWS_CA_BUNDLE";
/// Paths of the system's bundle on Lambda and on Debian.
const EXAMPLES: [&str; 2] = ["/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/certs/ca-certificates.crt"];
const AMAZON_ROOTS: &[u8] = include_bytes!("../amazon-roots.pem");

/// The certificates that a connection trusts.
#[derive(Debug, Clone)]
pub struct Trust {
    /// The certificates to trust first.
    pub primary: TrustStore,
    /// The certificates to trust after the init phase has met an issuer that `primary` lacks.
    pub fallback: Option<TrustStore>,
}

impl Trust {
    /// `AWS_CA_BUNDLE` if it is set. Otherwise Amazon's roots with a fallback to the system's for Amazon's endpoints,
    /// and the system's for all others.
    ///
    /// # Errors
    /// Fails if `AWS_CA_BUNDLE` is not a file with certificates.
    pub fn from_settings(settings: &Settings, endpoint: &str) -> Result<Self, InitError> {
        let example = EXAMPLES[usize::from(settings.optional(NAME).as_deref() == Some(EXAMPLES[0]))];
        if let Some(pem) = settings.parsed(NAME, example, bundle)? {
            return Ok(Self { primary: only(pem), fallback: None });
        }
        // Endpoints in China, in sovereign clouds and of other providers need the system's roots.
        let system = TrustStore::default();
        let is_amazon = is_amazon_endpoint(endpoint);
        Ok(Self {
            primary: if is_amazon { only(AMAZON_ROOTS) } else { system.clone() },
            fallback: is_amazon.then_some(system),
        })
    }
}

/// A trust store with only the certificates of a PEM file.
fn only(pem: impl Into<Vec<u8>>) -> TrustStore {
    TrustStore::empty().with_pem_certificate(pem)
}

fn is_amazon_endpoint(endpoint: &str) -> bool {
    let host = endpoint.parse().ok().and_then(|uri: http::Uri| Some(uri.host()?.to_ascii_lowercase()));
    host.is_some_and(|host| host.ends_with(".amazonaws.com"))
}

/// The TLS configuration with these certificates.
pub(crate) fn context(store: TrustStore) -> Result<TlsContext, InitError> {
    TlsContext::builder().with_trust_store(store).build().map_err(|error| InitError {
        name: NAME,
        problem: error.to_string(),
        example: EXAMPLES[0].to_owned(),
    })
}

/// Returns whether a certificate was refused because its issuer is unknown. Other faults, an expired certificate for
/// example, do not depend on the roots.
pub(crate) fn is_unknown_issuer(error: &(dyn Error + 'static)) -> bool {
    refusal(error) == Some(&CertificateError::UnknownIssuer)
}

/// Reason that the certificate was refused, for the log. Returns `None` for other errors.
pub(crate) fn refusal_reason(error: &(dyn Error + 'static)) -> Option<&'static str> {
    Some(match refusal(error)? {
        CertificateError::UnknownIssuer => "its certificate has an untrusted issuer; set AWS_CA_BUNDLE",
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

/// The inner error. `source` does not return the inner error of an I/O error.
fn inner<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>() {
        Some(error) => error.get_ref().map(|inner| inner as &(dyn Error + 'static)),
        None => error.source(),
    }
}

/// Reads a PEM file with at least one valid certificate. The connector would panic without one.
fn bundle(path: &str) -> Result<Vec<u8>, String> {
    let pem = fs::read(path).map_err(|error| format!("a file that cannot be read: {error}"))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| format!("a file that is not PEM: {error}"))?;
        roots.add(certificate).map_err(|error| format!("a file with an invalid certificate: {error}"))?;
    }
    if roots.is_empty() { Err("a file without a certificate".to_owned()) } else { Ok(pem) }
}

#[cfg(test)]
mod tests {
    use ring::digest::{SHA256, digest};
    use x509_parser::parse_x509_certificate;

    use super::*;

    /// SHA-256 of the public keys. Source: <https://www.amazontrust.com/repository/>.
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
    fn amazons_endpoints_use_amazons_roots_and_fall_back_to_the_systems() {
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
    fn a_bundle_replaces_all_roots_without_a_fallback() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/amazon-roots.pem");
        for endpoint in ["https://dynamodb.eu-west-1.amazonaws.com", "https://dynamodb.example.com"] {
            let expected = (format!("{:?}", only(AMAZON_ROOTS)), None);
            assert_eq!(trust(&[(NAME, file)], endpoint), expected, "{endpoint}");
        }
    }
}
