//! `pass issue`: issues a pass.

use anyhow::{Context, Result};
use pre_sign_up::pass::signing::SigningKey;
use pre_sign_up::pass::{Audience, Claims};

use super::arguments::Issue;
use super::key_file;
use crate::output;

/// Prints a pass that begins at `now`, in epoch seconds.
///
/// # Errors
/// Fails if the file is not a private key.
pub fn run(options: &Issue, now: u64) -> Result<()> {
    let key = SigningKey::from_jwk(&key_file::read(&options.key)?).with_context(|| {
        format!(
            "{} is not one private key of P-256 or Ed25519 with a kid; create one with `cognito-triggers pass keygen`",
            options.key.display()
        )
    })?;
    let aud = match options.client_ids.as_slice() {
        [one] => Audience::One(one.clone()),
        several => Audience::Several(several.to_vec()),
    };
    let person = &options.person;
    let claims = Claims {
        aud,
        sub: person.email.clone().or_else(|| person.phone_number.clone()).unwrap_or_default(),
        exp: now + options.expires,
        nbf: None,
        email_verified: options.email_verified,
    };
    output::say(key.pass(&claims))
}
