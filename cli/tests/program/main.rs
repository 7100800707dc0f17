//! Runs the compiled program.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

#[cfg(feature = "aws")]
mod attach;
#[cfg(feature = "aws")]
mod attach_docs;
#[cfg(feature = "aws")]
mod attach_errors;
#[cfg(feature = "aws")]
mod backfill_errors;
mod check_sign_up;
mod closed_output;
#[cfg(feature = "aws")]
mod detach;
mod docs;
#[cfg(feature = "aws")]
mod doctor;
#[cfg(feature = "aws")]
mod fake;
mod foreign_text;
mod help;
#[cfg(feature = "aws")]
mod orphans;
mod pass;
mod preview;
mod run;
