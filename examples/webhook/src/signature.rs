//! Signatures as Standard Webhooks defines them: HMAC-SHA256 of id, time and body.

use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ring::hmac;

/// The signing keys. During a rotation there are two, and each signs.
#[derive(Clone)]
pub struct Keys(Vec<hmac::Key>);

/// Reason that a text is not a list of secrets. It does not quote the text.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// The text is empty.
    #[error("no secret; an example is the output of: echo whsec_$(openssl rand -base64 32)")]
    Empty,
    /// The secret at this position is invalid.
    #[error("secret {0} is not whsec_ with the base64 of 24 to 64 bytes")]
    Invalid(usize),
}

impl FromStr for Keys {
    type Err = KeysError;

    /// Reads secrets between spaces. The prefix `whsec_` is optional, so that Secrets Manager can generate a secret.
    fn from_str(text: &str) -> Result<Self, KeysError> {
        let keys = text.split_whitespace().enumerate().map(|(index, secret)| {
            let encoded = secret.strip_prefix("whsec_").unwrap_or(secret);
            let bytes = BASE64_STANDARD.decode(encoded).ok().filter(|bytes| (24..=64).contains(&bytes.len()));
            let bytes = bytes.ok_or(KeysError::Invalid(index + 1))?;
            Ok(hmac::Key::new(hmac::HMAC_SHA256, &bytes))
        });
        let keys = keys.collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() { Err(KeysError::Empty) } else { Ok(Self(keys)) }
    }
}

impl Keys {
    /// The header `webhook-signature`: one signature per key. `timestamp` is in seconds since 1970.
    #[must_use]
    pub fn sign(&self, id: &str, timestamp: u64, body: &str) -> String {
        let signed = format!("{id}.{timestamp}.{body}");
        let signatures = self.0.iter().map(|key| {
            let tag = hmac::sign(key, signed.as_bytes());
            format!("v1,{}", BASE64_STANDARD.encode(tag))
        });
        signatures.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 24 bytes, the example of the specification.
    const OLD: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    /// 33 letters and digits, as Secrets Manager generates them.
    const NEW: &str = "Zm9yIHRlc3RzIG9ubHksIDMzIGJ5dGVzIG9mIGtleSEh";

    fn error(text: &str) -> KeysError {
        text.parse::<Keys>().map(drop).unwrap_err()
    }

    #[test]
    fn the_signature_is_the_example_of_the_specification() {
        let keys: Keys = OLD.parse().unwrap();
        let signature = keys.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn every_key_of_a_rotation_signs() {
        let both: Keys = format!("{NEW} {OLD}\n").parse().unwrap();
        let alone = |secret: &str| secret.parse::<Keys>().unwrap().sign("id", 1, "{}");
        assert_eq!(both.sign("id", 1, "{}"), format!("{} {}", alone(NEW), alone(OLD)));
    }

    #[test]
    fn a_wrong_secret_is_named_by_its_position() {
        assert_eq!(error(" \n"), KeysError::Empty);
        for (wrong, bytes) in [("whsec_", 0), ("whsec_c2hvcnQ=", 5), ("whsec_*", 0), ("WHSEC_Zm9v", 0)] {
            assert_eq!(error(&format!("{OLD} {wrong}")), KeysError::Invalid(2), "{wrong}, {bytes} bytes");
        }
        let of_length = |length| BASE64_STANDARD.encode(vec![7; length]).parse::<Keys>().is_ok();
        assert_eq!([23, 24, 64, 65].map(of_length), [false, true, true, false]);
        assert!(!error(OLD.trim_end_matches('w')).to_string().contains("MfKQ"));
    }
}
