//! `pass keygen`: creates a key.

use anyhow::{Context, Result};
use pre_sign_up::pass::signing::SigningKey;
use time::OffsetDateTime;

use super::arguments::Keygen;
use super::key_file;
use crate::output;

/// Writes the private key to the file, and prints the set of its public key.
///
/// # Errors
/// Fails if the file exists or cannot be written, or the system has no random bytes.
pub fn run(options: &Keygen) -> Result<()> {
    let kid = options.kid.clone().unwrap_or_else(|| OffsetDateTime::now_utc().date().to_string());
    let key = loop {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).context("the system gives no random bytes")?;
        if let Some(key) = SigningKey::from_bytes(options.algorithm.into(), &kid, &bytes) {
            break key;
        }
    };
    key_file::write_new(&options.out, &(key.private_jwk() + "\n"))?;
    output::say(SigningKey::public_set(&[&key]))
}
