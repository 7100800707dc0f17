//! The backfill with the real clients over scripted responses of Cognito and DynamoDB.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

mod groups;
mod mock;
mod pages;
mod requests;
mod throttling;
