//! The reader of `SIGN_UP_PASS_KEYS`: a set of public JSON Web Keys.
//!
//! Source: <https://www.rfc-editor.org/rfc/rfc7517>, <https://www.rfc-editor.org/rfc/rfc8037>

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::cryptography::PublicKey;

/// Longest `kid`. The header of each pass repeats it.
const LONGEST_ID: usize = 64;

/// A set of keys. Other fields of the set and of the keys are ignored.
#[derive(Deserialize)]
pub(super) struct JwkSet {
    /// The keys.
    pub keys: Vec<Jwk>,
}

/// A key. `Debug` is absent, because the key may be a private one by mistake.
#[derive(Deserialize)]
pub(super) struct Jwk {
    kid: Option<String>,
    kty: String,
    crv: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    x: Option<String>,
    y: Option<String>,
    /// The private number of an elliptic curve or of RSA.
    d: Option<IgnoredAny>,
    /// A symmetric key.
    k: Option<IgnoredAny>,
}

impl Jwk {
    /// The id of the key and its public key.
    ///
    /// # Errors
    /// Fails if the key is not a public key of one of the two algorithms. The error is the rest of a sentence after the key,
    /// and does not quote a field.
    pub fn public_key(self) -> Result<(String, PublicKey), &'static str> {
        if self.d.is_some() || self.k.is_some() {
            return Err(
                "is a private key, and everybody who can read the settings can now issue passes; create another \
                        key, and set only its public part",
            );
        }
        let kid = self.kid.filter(|kid| (1..=LONGEST_ID).contains(&kid.len()));
        let kid =
            kid.ok_or("has no kid of 1 to 64 bytes; give each key a kid, which the header of a pass names")?;
        if self.purpose.is_some_and(|purpose| purpose != "sig") {
            return Err("is not for signatures; remove its field use, or set it to sig");
        }
        let number =
            |text: Option<String>| URL_SAFE_NO_PAD.decode(text.unwrap_or_default()).unwrap_or_default();
        let (x, y) = (number(self.x), number(self.y));
        let (key, algorithm) = match (self.kty.as_str(), self.crv.as_deref()) {
            ("EC", Some("P-256")) => (PublicKey::ec(&x, &y), "ES256"),
            ("OKP", Some("Ed25519")) => (PublicKey::ed(&x), "EdDSA"),
            _ => return Err("is of another type; use a key of P-256 (kty EC) or Ed25519 (kty OKP)"),
        };
        if self.alg.is_some_and(|alg| alg != algorithm) {
            return Err(
                "has another algorithm; remove its field alg, or set it to ES256 for P-256, EdDSA for Ed25519",
            );
        }
        let key = key.ok_or("is damaged: its numbers are not a point of its curve; copy it again")?;
        Ok((kid, key))
    }
}
