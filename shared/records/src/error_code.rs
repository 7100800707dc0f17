//! Meaning of the error codes that the services of AWS share.

/// Meaning of an error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The credentials are expired or invalid.
    Login,
    /// The credentials lack a permission.
    Permission,
    /// A quota is used up.
    Quota,
}

/// The meaning of `code`, with or without `Exception` at its end. Nothing for a code that a service defines for itself.
#[must_use]
pub fn meaning(code: &str) -> Option<Meaning> {
    match code.trim_end_matches("Exception") {
        "ExpiredToken"
        | "UnrecognizedClient"
        | "InvalidClientTokenId"
        | "InvalidSignature"
        | "InvalidAccessKeyId"
        | "SignatureDoesNotMatch"
        | "MissingAuthenticationToken"
        | "IncompleteSignature"
        | "RequestExpired" => Some(Meaning::Login),
        "AccessDenied" | "NotAuthorized" | "UnauthorizedOperation" | "OptInRequired" => {
            Some(Meaning::Permission)
        }
        "TooManyRequests" | "Throttling" | "LimitExceeded" => Some(Meaning::Quota),
        _ => None,
    }
}
