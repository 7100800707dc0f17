//! The command line.

use clap::{Parser, value_parser};

use crate::function::Function;

/// Measures the functions against a function that returns its event unchanged.
///
/// Run it in the folder of the workspace after `make build`. It prints a table to standard output and its progress to
/// standard error, and writes all values to target/bench/latest.json. Run it under `taskset -c 0` for the steadiest
/// ratios: on several cores, they also depend on the kernel's placement of the two processes.
#[derive(Debug, Parser)]
#[command(name = "trigger-bench", version)]
pub struct Options {
    /// Processes per variant
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = value_parser!(u32).range(1..=10_000))]
    pub rounds: u32,

    /// Measured invocations per process, after 200 unmeasured ones
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = value_parser!(u32).range(1..=1_000_000))]
    pub invocations: u32,

    /// Functions to measure, by default all. `unchanged` is always measured; alone, it shows the noise of this machine
    #[arg(value_name = "FUNCTION")]
    pub functions: Vec<Function>,
}
