//! Creates the default records of a user who has been confirmed.
//!
//! Events: <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html>

mod handler;

pub use handler::{PostConfirmation, RecordFailure};
