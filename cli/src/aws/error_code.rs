//! Meaning of the error codes that the services of AWS share, and the next step where it is the same for all commands.

/// The next step after [`Meaning::Login`].
pub const LOG_IN: &str = "the credentials are expired or invalid; log in again, for example with aws sso login, or renew \
     AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN";
/// The next step after a status of 500 or above.
pub const LATER: &str = "AWS has a problem; try again later";

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
