//! The two algorithms of passes, for `jsonwebtoken`. The binary contains no other one, so that no header can choose it.

use ed25519_dalek::VerifyingKey as EdKey;
use jsonwebtoken::crypto::{CryptoProvider, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{ErrorKind, Result};
use jsonwebtoken::signature::{Error, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey};
use p256::ecdsa::VerifyingKey as EcKey;

/// Makes `jsonwebtoken` use these algorithms.
pub(super) fn install() {
    static PROVIDER: CryptoProvider = CryptoProvider {
        // The function signs nothing.
        signer_factory: |_, _| Err(ErrorKind::InvalidAlgorithm.into()),
        verifier_factory: |algorithm, key| verifier(*algorithm, key),
        key_utils: KeyUtils::new_unimplemented(),
    };
    // Fails if it is installed already.
    let _ = PROVIDER.install_default();
}

/// A public key whose point is on its curve.
#[derive(Clone, Debug)]
pub(super) enum PublicKey {
    /// P-256, for ES256.
    Ec(EcKey),
    /// Ed25519, for `EdDSA`.
    Ed(EdKey),
}

impl PublicKey {
    /// A key of P-256, or `None` if its point is not on the curve.
    pub fn ec(x: &[u8], y: &[u8]) -> Option<Self> {
        let point = [&[4], x, y].concat();
        // Two numbers of wrong lengths could make up for each other.
        (x.len() == 32).then(|| EcKey::from_sec1_bytes(&point).ok().map(Self::Ec)).flatten()
    }

    /// A key of Ed25519, or `None` if its point is not on the curve or has a small order. A signature can fit a key of a
    /// small order without a private key.
    pub fn ed(x: &[u8]) -> Option<Self> {
        let key = EdKey::from_bytes(x.try_into().ok()?).ok()?;
        (!key.is_weak()).then_some(Self::Ed(key))
    }

    /// The only algorithm of the key.
    pub fn algorithm(&self) -> Algorithm {
        match self {
            Self::Ec(_) => Algorithm::ES256,
            Self::Ed(_) => Algorithm::EdDSA,
        }
    }

    /// The key for `jsonwebtoken`.
    pub fn decoding_key(&self) -> DecodingKey {
        match self {
            Self::Ec(key) => DecodingKey::from_ec_der(key.to_sec1_point(false).as_bytes()),
            Self::Ed(key) => DecodingKey::from_ed_der(key.as_bytes()),
        }
    }
}

fn verifier(algorithm: Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>> {
    let bytes = key.try_get_as_bytes()?;
    let key = match algorithm {
        Algorithm::ES256 => EcKey::from_sec1_bytes(bytes).ok().map(PublicKey::Ec),
        Algorithm::EdDSA => PublicKey::ed(bytes),
        _ => None,
    };
    Ok(Box::new(key.ok_or(ErrorKind::InvalidAlgorithm)?))
}

impl Verifier<Vec<u8>> for PublicKey {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> std::result::Result<(), Error> {
        match self {
            // A second signature with the number n - s is also valid: half of all signers write that one. It gives
            // nobody a pass for something else.
            Self::Ec(key) => key.verify(message, &p256::ecdsa::Signature::from_slice(signature)?),
            Self::Ed(key) => key.verify_strict(message, &ed25519_dalek::Signature::from_slice(signature)?),
        }
    }
}

impl JwtVerifier for PublicKey {
    fn algorithm(&self) -> Algorithm {
        Self::algorithm(self)
    }
}
