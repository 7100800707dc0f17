//! Signs passes: for the command `cognito-triggers pass`, and for tests. The function itself signs nothing, and its binary
//! does not contain this module.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::Signer as _;
use serde::{Deserialize, Serialize};

use super::Claims;

/// An algorithm of passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA on P-256, which every library supports.
    Es256,
    /// Ed25519, whose keys are shorter.
    EdDsa,
}

/// A private key with its id. `Debug` is absent.
pub struct SigningKey {
    id: String,
    secret: Secret,
}

enum Secret {
    Ec(p256::ecdsa::SigningKey),
    Ed(ed25519_dalek::SigningKey),
}

/// A private JSON Web Key, or a public one without `d`.
#[derive(Deserialize, Serialize)]
struct Jwk {
    kty: String,
    crv: String,
    kid: String,
    x: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    y: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<String>,
}

impl SigningKey {
    /// The key of 32 random bytes, or `None` in the very rare case that they are not a key of P-256.
    #[must_use]
    pub fn from_bytes(algorithm: Algorithm, id: &str, bytes: &[u8; 32]) -> Option<Self> {
        let secret = match algorithm {
            Algorithm::Es256 => Secret::Ec(p256::ecdsa::SigningKey::from_slice(bytes).ok()?),
            Algorithm::EdDsa => Secret::Ed(ed25519_dalek::SigningKey::from_bytes(bytes)),
        };
        Some(Self { id: id.to_owned(), secret })
    }

    /// The key of a private JSON Web Key, or `None` if the text is not one of the two algorithms with a `kid`.
    #[must_use]
    pub fn from_jwk(text: &str) -> Option<Self> {
        let Jwk { kty, crv, kid, d, .. } = serde_json::from_str(text).ok()?;
        let algorithm = match (kty.as_str(), crv.as_str()) {
            ("EC", "P-256") => Algorithm::Es256,
            ("OKP", "Ed25519") => Algorithm::EdDsa,
            _ => return None,
        };
        let bytes = URL_SAFE_NO_PAD.decode(d?).ok()?;
        Self::from_bytes(algorithm, &kid, bytes.as_slice().try_into().ok()?)
    }

    /// The private JSON Web Key.
    #[must_use]
    pub fn private_jwk(&self) -> String {
        let secret = match &self.secret {
            Secret::Ec(key) => key.to_bytes().to_vec(),
            Secret::Ed(key) => key.to_bytes().to_vec(),
        };
        json(&Jwk { d: Some(URL_SAFE_NO_PAD.encode(secret)), ..self.jwk() })
    }

    /// The set of the public keys of `keys`, for `SIGN_UP_PASS_KEYS`.
    #[must_use]
    pub fn public_set(keys: &[&Self]) -> String {
        let keys: Vec<String> = keys.iter().map(|key| json(&key.jwk())).collect();
        format!(r#"{{"keys":[{}]}}"#, keys.join(","))
    }

    /// The pass with these claims.
    #[must_use]
    pub fn pass(&self, claims: &Claims) -> String {
        let Self { id: kid, secret } = self;
        let alg = match secret {
            Secret::Ec(_) => "ES256",
            Secret::Ed(_) => "EdDSA",
        };
        self.jws(&serde_json::json!({"alg": alg, "kid": kid, "typ": "JWT"}).to_string(), &json(claims))
    }

    /// A signed text with this header and this payload, which need not be a pass.
    #[must_use]
    pub fn jws(&self, header: &str, payload: &str) -> String {
        let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
        let signature = match &self.secret {
            Secret::Ec(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message.as_bytes());
                signature.to_bytes().to_vec()
            }
            Secret::Ed(key) => key.sign(message.as_bytes()).to_bytes().to_vec(),
        };
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// The public JSON Web Key.
    fn jwk(&self) -> Jwk {
        let (kty, crv, x, y) = match &self.secret {
            Secret::Ec(key) => {
                let point = key.verifying_key().to_sec1_point(false);
                let (x, y) = point.as_bytes()[1..].split_at(32);
                ("EC", "P-256", URL_SAFE_NO_PAD.encode(x), Some(URL_SAFE_NO_PAD.encode(y)))
            }
            Secret::Ed(key) => {
                ("OKP", "Ed25519", URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes()), None)
            }
        };
        Jwk { kty: kty.to_owned(), crv: crv.to_owned(), kid: self.id.clone(), x, y, d: None }
    }
}

/// The value as JSON. Structs of strings and numbers always have a JSON form.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
