//! Writes the emails and SMS that a user pool sends. No network, no AWS SDK, no clock.
//!
//! Events: <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html>

mod handler;
pub mod library;
pub mod name;
mod request;
mod settings;

pub use handler::CustomMessage;
pub use library::Library;
pub use settings::MessageSettings;
