//! Gives a user who signs in the default records that are missing: to users whom post confirmation never met, because
//! an administrator created them or they were imported, and to those whose records could not be written then.
//!
//! Events: <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html>

mod handler;

pub use handler::PostAuthentication;
