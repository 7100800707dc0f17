//! The reasons against a pass.

use super::limits::MOST_BYTES;

/// A reason against a pass. The user never sees it: the function logs it at the level DEBUG, and the command
/// `cognito-triggers pass check` prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The client sent no pass.
    #[error("the validation data has no pass; send it as pass")]
    Missing,
    /// The pass is longer than a value of the validation data can be.
    #[error("the pass is longer than {} characters; shorten its claims", MOST_BYTES)]
    TooLong,
    /// The text is not a JWT that this suite reads.
    #[error(
        "the text is not a signed JWT; pass the three parts with the dots between them, and nothing else"
    )]
    NotAJwt,
    /// The header has critical extensions.
    #[error("the header has the field crit; remove it, because no extension is supported")]
    Critical,
    /// The header names no key.
    #[error("the header has no kid; set it to the kid of the key that signs")]
    NoKeyId,
    /// The header names a key that is not in the set.
    #[error(
        "no key has the kid of the header; add the public key to SIGN_UP_PASS_KEYS, or sign with another key"
    )]
    UnknownKey,
    /// The algorithm of the header is not the key's.
    #[error("alg in the header is not the algorithm of the key; use ES256 for P-256 and EdDSA for Ed25519")]
    OtherAlgorithm,
    /// The signature does not fit.
    #[error(
        "the signature does not fit the key; sign with the private key of that kid, and do not change the pass"
    )]
    Signature,
    /// A claim is missing or has another type.
    #[error(
        "a claim is missing, doubled or of the wrong type; set exp (whole seconds), aud and sub (strings), and use true \
         and false for email_verified"
    )]
    Claims,
    /// The pass has expired.
    #[error("the pass has expired; issue a new one")]
    Expired,
    /// The pass is not valid yet.
    #[error("the pass is not valid yet; check nbf and the clock of the machine that signs")]
    NotYetValid,
    /// The pass is valid for too long.
    #[error("exp is more than seven days ahead; choose a shorter life")]
    TooLongLife,
    /// The pass is for another app client.
    #[error("aud is not this app client; set it to the id of the client that signs up")]
    OtherClient,
    /// The pass is for another person.
    #[error("sub is neither the email address nor the phone number of the sign-up; issue a pass for it")]
    OtherPerson,
}
