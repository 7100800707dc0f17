//! The backfill over canned answers of Cognito and DynamoDB, asked for by the real clients.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

mod mock;
mod pages;
mod requests;
mod throttling;
