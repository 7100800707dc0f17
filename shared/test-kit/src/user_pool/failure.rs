//! Error responses of AWS.

/// An error response of AWS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The HTTP status.
    pub status: u16,
    /// The error code, `ResourceNotFoundException` for example.
    pub code: String,
    /// The message, as AWS words it.
    pub message: String,
}

impl Failure {
    /// An error response.
    #[must_use]
    pub fn new(status: u16, code: &str, message: &str) -> Self {
        Self { status, code: code.to_owned(), message: message.to_owned() }
    }

    /// A request with an invalid value.
    pub(super) fn invalid(message: &str) -> Self {
        Self::new(400, "InvalidParameterException", message)
    }
}
