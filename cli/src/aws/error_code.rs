//! The next step after an error code that the services of AWS share, where it is the same for all commands.

pub use records::error_code::{Meaning, meaning};

/// The next step after [`Meaning::Login`].
pub const LOG_IN: &str = "the credentials are expired or invalid; log in again, for example with aws sso login, or renew \
     AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN";
/// The next step after a status of 500 or above.
pub const LATER: &str = "AWS has a problem; try again later";
