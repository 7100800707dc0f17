//! The backfill with the real clients over scripted responses of Cognito and DynamoDB.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod mock;
mod pages;
mod requests;
mod throttling;
