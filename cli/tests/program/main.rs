//! Runs the compiled program.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

#[cfg(feature = "aws")]
mod backfill_errors;
mod check_sign_up;
mod closed_output;
mod docs;
mod foreign_text;
mod help;
mod pass;
mod run;
