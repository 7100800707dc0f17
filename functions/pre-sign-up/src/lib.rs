//! Accepts or refuses a registration by a declared policy. No network, no AWS SDK, no clock.
//!
//! Events: <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html>

mod handler;
pub mod lists;
pub mod pass;
pub mod policy;
pub mod registration;
pub mod rule;
pub mod rules;
#[cfg(test)]
mod test_policy;

pub use handler::{PreSignUp, setting_names};
