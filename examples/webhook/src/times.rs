//! Every timeout. A batch of five messages and the secret stay within the function's timeout in `template.yaml`.

use std::time::Duration;

/// Limit for opening a connection to the receiver.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Limit for one attempt, from the connection to the header of the answer.
pub const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(10);
/// Limit for reading the secret, with the SDK's retries.
pub const SECRET_TIMEOUT: Duration = Duration::from_secs(5);
