//! Sign-up passes: valid ones, and forged ones.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod forged_claims;
mod forged_headers;
mod forged_signatures;
mod function;
mod keys;
mod kit;
mod mutations;
mod valid;
