//! The backfill over canned answers of Cognito and DynamoDB, asked for by the real clients.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod mock;
mod pages;
mod requests;
mod throttling;
