//! The commands that need the AWS SDK, in a build without it: name the command that builds it with the SDK.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::output::ErrorLines;

/// Accepts any options.
#[derive(Args)]
pub struct Arguments {
    /// Ignored
    #[arg(hide = true, trailing_var_arg = true, allow_hyphen_values = true)]
    _ignored: Vec<String>,
}

/// Fails with the command that builds `command`.
///
/// # Errors
/// Always fails.
pub fn run(command: &str, _: &Arguments) -> Result<ExitCode> {
    let text = format!(
        "this build lacks the command {command}, because the AWS SDK takes minutes to compile; build it with\n  \
         cargo build --release --features cognito-triggers/aws --bin cognito-triggers\nand run \
         target/release/cognito-triggers"
    );
    Err(ErrorLines(text).into())
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
        for command in ["backfill", "doctor"] {
            for arguments in
                [&[][..], &["--help"], &["-h"], &["--user-pool-id", "x", "--table", "t", "--apply"], &["x"]]
            {
                let stub = Stub::try_parse_from([&[command], arguments].concat()).unwrap();
                let error = run(command, &stub.arguments).unwrap_err().to_string();
                assert!(error.starts_with(&format!("this build lacks the command {command}, ")), "{error}");
                let build = "cargo build --release --features cognito-triggers/aws --bin cognito-triggers";
                assert!(error.contains(build), "{error}");
            }
        }
    }
}
