//! Runs the compiled program.

#[cfg(feature = "aws")]
mod backfill_errors;
mod check_sign_up;
mod closed_output;
mod docs;
mod foreign_text;
mod help;
