//! Which certificates are trusted.
//!
//! Reading the 144 that a system trusts, twice as the SDK does, is 16 of the 18 million instructions of a start.
//! DynamoDB needs five, those of Amazon Trust Services, and Amazon names these five to those who keep a trust store
//! of their own: <https://www.amazontrust.com/repository/>. They expire in 2037 and later. Should Amazon leave them
//! before, `AWS_CA_BUNDLE` can name what Lambda's system trusts, `/etc/pki/tls/certs/ca-bundle.crt`.

use std::fs;

use aws_smithy_http_client::tls::{TlsContext, TrustStore};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use trigger::{InitError, Settings};

const NAME: &str = "AWS_CA_BUNDLE";
const EXAMPLE: &str = "/etc/pki/tls/certs/ca-bundle.crt";
const AMAZON_ROOTS: &[u8] = include_bytes!("../amazon-roots.pem");

/// What a connection to `endpoint` trusts.
pub(crate) fn from_settings(settings: &Settings, endpoint: &str) -> Result<TlsContext, InitError> {
    let store = match only(settings, endpoint)? {
        Some(pem) => TrustStore::empty().with_pem_certificate(pem),
        None => TrustStore::default(),
    };
    TlsContext::builder().with_trust_store(store).build().map_err(|error| InitError {
        name: NAME,
        problem: error.to_string(),
        example: EXAMPLE.to_owned(),
    })
}

/// The only certificates to trust: those of `AWS_CA_BUNDLE`, else Amazon's for what Amazon's roots vouch for. None
/// are the system's: for China, sovereign clouds and endpoints of one's own.
fn only(settings: &Settings, endpoint: &str) -> Result<Option<Vec<u8>>, InitError> {
    let bundle = settings.parsed(NAME, EXAMPLE, bundle)?;
    let host = endpoint.parse().ok().and_then(|uri: http::Uri| Some(uri.host()?.to_ascii_lowercase()));
    let is_amazons = host.is_some_and(|host| host.ends_with(".amazonaws.com"));
    Ok(bundle.or_else(|| is_amazons.then(|| AMAZON_ROOTS.to_vec())))
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

    #[test]
    fn amazons_roots_are_for_amazons_endpoints() {
        let unset = Settings::from_pairs(&[]);
        for amazons in [
            "https://dynamodb.eu-west-1.amazonaws.com",
            "https://vpce-0.DynamoDB.eu-west-1.vpce.AmazonAWS.com/",
        ] {
            assert!(only(&unset, amazons).unwrap().is_some_and(|pem| pem == AMAZON_ROOTS), "{amazons}");
        }
        for other in [
            "https://dynamodb.cn-north-1.amazonaws.com.cn",
            "https://dynamodb.eusc-de-east-1.amazonaws.eu",
            "https://amazonaws.com.example.com",
            "https://notamazonaws.com",
            "http://127.0.0.1:8000",
        ] {
            assert!(only(&unset, other).unwrap().is_none(), "{other}");
        }
    }

    #[test]
    fn a_bundle_replaces_them() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/amazon-roots.pem");
        let settings = Settings::from_pairs(&[(NAME, file)]);
        for endpoint in ["https://dynamodb.eu-west-1.amazonaws.com", "https://dynamodb.example.com"] {
            assert!(only(&settings, endpoint).unwrap().is_some_and(|pem| pem == AMAZON_ROOTS), "{endpoint}");
        }
    }
}
