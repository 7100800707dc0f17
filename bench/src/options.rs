//! The command line.

use clap::{Parser, value_parser};

use crate::subject::Function;

/// Measures the functions against a function that returns its event unchanged.
///
/// Run it in the folder of the workspace, after `make build`. The table goes to standard output, progress to
/// standard error, all numbers to target/bench/latest.json. `taskset -c 0` before it gives the steadiest ratios:
/// on several cores they also depend on where the kernel puts the two processes.
#[derive(Debug, Parser)]
#[command(name = "trigger-bench", version)]
pub struct Options {
    /// Processes per variant
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = value_parser!(u32).range(1..=10_000))]
    pub rounds: u32,

    /// Measured invocations per process, after 200 that are not
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = value_parser!(u32).range(1..=1_000_000))]
    pub invocations: u32,

    /// Functions to measure; all of them when none is named. `unchanged` is always measured, `unchanged` alone
    /// shows the noise of this machine
    #[arg(value_name = "FUNCTION")]
    pub functions: Vec<Function>,
}
