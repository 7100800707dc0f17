//! The timeouts and intervals of the benchmark.

use std::time::Duration;

/// Cognito's timeout for a trigger, from which the Runtime API computes the deadline of an event.
pub const COGNITO_TIMEOUT: Duration = Duration::from_secs(5);

/// Longest time without a request from a function. After this time, the function counts as hung.
pub const SILENCE_TIMEOUT: Duration = Duration::from_secs(10);

/// Time between two checks for an exited or silent function.
pub const CHECK_INTERVAL: Duration = Duration::from_millis(100);
