//! Creates missing default records at a sign-in: for users created by an administrator or an import, and for users
//! whose records could not be written at confirmation.
//!
//! Events: <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html>

mod handler;

pub use handler::PostAuthentication;
