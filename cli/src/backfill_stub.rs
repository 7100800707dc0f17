//! `backfill` in a build without the AWS SDK: says how to build one with it.

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;

/// Whatever the backfill would be asked for.
#[derive(Args)]
pub struct Arguments {
    /// Not read
    #[arg(hide = true, trailing_var_arg = true, allow_hyphen_values = true)]
    _ignored: Vec<String>,
}

/// Ends with the command that builds the backfill.
///
/// # Errors
/// Always.
pub fn run(_: &Arguments) -> Result<ExitCode> {
    bail!(
        "this build has no backfill, because the AWS SDK takes long to compile; build it with\n  \
         cargo build --release --features cognito-triggers/aws --bin cognito-triggers\nand run \
         target/release/cognito-triggers"
    )
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    #[command(disable_help_flag = true)]
    struct Stub {
        #[command(flatten)]
        arguments: Arguments,
    }

    #[test]
    fn any_arguments_are_answered_with_the_build_command() {
        for arguments in
            [&[][..], &["--help"], &["-h"], &["--user-pool-id", "x", "--table", "t", "--apply"], &["x"]]
        {
            let stub = Stub::try_parse_from([&["backfill"], arguments].concat()).unwrap();
            let error = run(&stub.arguments).unwrap_err().to_string();
            assert!(
                error
                    .contains("cargo build --release --features cognito-triggers/aws --bin cognito-triggers")
            );
        }
    }
}
