//! The public keys of passes, and the verification of a pass.

use std::fmt;

use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::{DecodingKey, Validation, decode, decode_header};

use super::cryptography;
use super::jwk::JwkSet;
use super::limits::MOST_BYTES;
use super::{Claims, Problem};
use crate::registration::Registration;

/// Public keys, each with its id.
pub struct Keys(Vec<Verifier>);

struct Verifier {
    id: String,
    key: DecodingKey,
    validation: Validation,
}

impl Keys {
    /// Parses a set of JSON Web Keys.
    ///
    /// # Errors
    /// Fails if the set is empty, or a key of it is private, unsupported, damaged, or has the id of another one. The error
    /// is the rest of a sentence after the name of the setting. It quotes no field, because a key may be private.
    pub fn parse(jwks: &str) -> Result<Self, String> {
        cryptography::install();
        // The parser's own text quotes the value.
        let set: JwkSet = serde_json::from_str(jwks).map_err(|error| {
            format!(
                "is not a set of keys, by its {}; write a JSON object with the array keys",
                position(&error)
            )
        })?;
        let mut keys: Vec<Verifier> = Vec::new();
        for (index, jwk) in set.keys.into_iter().enumerate() {
            let problem = |problem| format!("cannot be used: key {} of the set {problem}", index + 1);
            let (id, key) = jwk.public_key().map_err(problem)?;
            if keys.iter().any(|known| known.id == id) {
                return Err(problem("has the kid of another key; give each key a kid of its own"));
            }
            let validation = signature_only(Validation::new(key.algorithm()));
            keys.push(Verifier { id, key: key.decoding_key(), validation });
        }
        if keys.is_empty() {
            return Err("has no key; add one, for example by `cognito-triggers pass keygen`".to_owned());
        }
        Ok(Self(keys))
    }

    /// The claims of `token`, if it is a valid pass for `registration`. The key decides the algorithm, the header does not.
    ///
    /// # Errors
    /// Fails with the first reason against the pass.
    pub fn verify(&self, token: &str, registration: &Registration<'_>) -> Result<Claims, Problem> {
        if token.len() > MOST_BYTES {
            return Err(Problem::TooLong);
        }
        let header = decode_header(token).map_err(|_| Problem::NotAJwt)?;
        if header.crit.is_some() {
            return Err(Problem::Critical);
        }
        let kid = header.kid.ok_or(Problem::NoKeyId)?;
        let Verifier { key, validation, .. } =
            self.0.iter().find(|key| key.id == kid).ok_or(Problem::UnknownKey)?;
        let claims = decode::<Claims>(token, key, validation).map_err(|error| problem(&error))?.claims;
        claims.check(registration)?;
        Ok(claims)
    }
}

/// Leaves the claims to [`Claims::check`]: the library would read the clock.
fn signature_only(mut validation: Validation) -> Validation {
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
}

fn problem(error: &Error) -> Problem {
    match error.kind() {
        ErrorKind::InvalidAlgorithm => Problem::OtherAlgorithm,
        ErrorKind::InvalidSignature => Problem::Signature,
        ErrorKind::Json(_) => Problem::Claims,
        _ => Problem::NotAJwt,
    }
}

fn position(error: &serde_json::Error) -> String {
    format!("line {}, column {}", error.line(), error.column())
}

impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Keys").field(&self.0.len()).finish()
    }
}
