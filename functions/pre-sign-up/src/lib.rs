//! Accepts or refuses a registration. No network, no AWS SDK, no clock.
//!
//! Events: <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html>

mod handler;
pub mod lists;
pub mod policy;
pub mod registration;
pub mod rules;

pub use handler::PreSignUp;
