//! Creates a user's default record once the user is confirmed.
//!
//! Events: <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html>

mod handler;

pub use handler::{PostConfirmation, RecordFailure};
