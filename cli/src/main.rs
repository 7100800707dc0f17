//! `cognito-triggers`: what an operator or a newcomer runs on their own machine.
#![expect(clippy::print_stdout, reason = "a command-line tool speaks on standard output")]

mod demo;
mod dynamodb;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The tool of the Cognito triggers.
#[derive(Parser)]
#[command(name = "cognito-triggers", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Walk one person through sign-up, mail, confirmation and record, on this machine alone
    ///
    /// Needs cargo-lambda on the PATH; `make demo` installs it beside the project.
    Demo,
    /// Run a DynamoDB in memory, for `sam local invoke`, `cargo lambda watch` and the tests
    Dynamodb {
        /// Port on 127.0.0.1; 0 takes a free one
        #[arg(long, default_value_t = 8000)]
        port: u16,
        /// Table to create
        #[arg(long, default_value = "user-settings")]
        table: String,
        /// Name of its partition key
        #[arg(long, default_value = "userId")]
        key: String,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Demo => demo::run(),
        Command::Dynamodb { port, table, key } => dynamodb::serve(port, &table, &key),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
