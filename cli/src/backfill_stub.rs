//! `backfill` in a build without the AWS SDK: names the command that builds it with the SDK.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::help::BACKFILL_EXAMPLES;
use crate::output::ErrorLines;

/// Accepts any options of `backfill`.
#[derive(Args)]
#[command(after_help = BACKFILL_EXAMPLES)]
pub struct Arguments {
    /// Ignored
    #[arg(hide = true, trailing_var_arg = true, allow_hyphen_values = true)]
    _ignored: Vec<String>,
}

/// Fails with the command that builds the backfill.
///
/// # Errors
/// Always fails.
pub fn run(_: &Arguments) -> Result<ExitCode> {
    let text = "this build lacks the backfill, because the AWS SDK takes minutes to compile; build it with\n  \
                cargo build --release --features cognito-triggers/aws --bin cognito-triggers\nand run \
                target/release/cognito-triggers";
    Err(ErrorLines(text.to_owned()).into())
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
    fn any_arguments_lead_to_the_build_command() {
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
