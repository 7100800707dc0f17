//! Test doubles that several crates share. Tests and the benchmark depend on this crate; no function links it.
#![expect(clippy::disallowed_methods, reason = "no function links this crate")]

#[cfg(feature = "aws")]
pub mod aws;
#[cfg(feature = "aws")]
pub mod canned;
pub mod folder;
pub mod log;
#[cfg(feature = "tls")]
pub mod tls;
#[cfg(feature = "user-pool")]
pub mod user_pool;
