//! `cognito-triggers`: what an operator or a newcomer runs on their own machine.
#![expect(clippy::disallowed_methods, reason = "the command runs outside Lambda")]

#[cfg(feature = "aws")]
mod backfill;
#[cfg(any(not(feature = "aws"), test))]
mod backfill_stub;
mod check_sign_up;
mod content_option;
mod demo;
mod dynamodb;
mod output;
mod pack;
mod preview;
mod progress;

use std::process::ExitCode;

use anyhow::Result;
use clap::error::ContextValue;
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
    /// Run a DynamoDB in memory, for `cargo lambda watch` and the tests
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
        /// Name of its sort key, if it has one
        #[arg(long)]
        sort_key: Option<String>,
    },
    /// Write every message of every brand, locale and kind as files and one page to look at them
    ///
    /// Files are read as they lie in the folder, nothing needs to be built. Ends with 1 where a message has a finding.
    Preview(preview::Arguments),
    /// Check everything in templates/ and pack it as content.pack, which functions use without being built again
    Pack(pack::PackArguments),
    /// Show the content of a content.pack or of the zip of a function
    Content(pack::ContentArguments),
    /// Give the users of a pool the default records that they miss; looks only, without --apply
    ///
    /// It can be ended at any time, and run at any time: what is there is never changed. Credentials and region are
    /// those of AWS's other tools.
    #[cfg(feature = "aws")]
    Backfill(Box<backfill::Arguments>),
    /// Give the users of a pool the default records that they miss; this build cannot, and says how to build one
    #[cfg(not(feature = "aws"))]
    #[command(disable_help_flag = true)]
    Backfill(backfill_stub::Arguments),
    /// Ask what a sign-up policy would say of one sign-up or of a CSV file of past ones
    CheckSignUp(Box<check_sign_up::Arguments>),
}

fn main() -> ExitCode {
    let success = |()| ExitCode::SUCCESS;
    let command = match Cli::try_parse() {
        Ok(cli) => cli.command,
        Err(error) => return not_understood(error),
    };
    match command {
        Command::Demo => ended(demo::run().map(success), 1),
        Command::Dynamodb { port, table, key, sort_key } => {
            let key: Vec<&str> = std::iter::once(&key).chain(&sort_key).map(String::as_str).collect();
            ended(dynamodb::serve(port, &table, &key).map(success), 1)
        }
        #[cfg(feature = "aws")]
        Command::Backfill(arguments) => ended(backfill::run(&arguments), 2),
        #[cfg(not(feature = "aws"))]
        Command::Backfill(arguments) => ended(backfill_stub::run(&arguments), 2),
        Command::Pack(arguments) => ended(pack::pack(&arguments), 2),
        Command::Content(arguments) => ended(pack::content(&arguments), 2),
        Command::Preview(arguments) => ended(preview::run(&arguments), 2),
        // 1 is taken: it says that something is refused.
        Command::CheckSignUp(arguments) => ended(check_sign_up::run(&arguments), 2),
    }
}

fn ended(done: Result<ExitCode>, failure: u8) -> ExitCode {
    done.unwrap_or_else(|error| {
        eprintln!("error: {}", output::failure(&error));
        failure.into()
    })
}

/// Help, the version, or an error with the arguments in it, which are shown escaped.
fn not_understood(mut error: clap::Error) -> ExitCode {
    let context: Vec<_> = error.context().map(|(kind, value)| (kind, value.clone())).collect();
    for (kind, value) in context {
        let shown = match value {
            ContextValue::String(text) => ContextValue::String(output::printable(&text)),
            ContextValue::Strings(texts) => {
                ContextValue::Strings(texts.iter().map(|text| output::printable(text)).collect())
            }
            other => other,
        };
        error.insert(kind, shown);
    }
    let text = output::lines(&error.render().to_string());
    if error.use_stderr() {
        eprint!("{text}");
    } else {
        // Nobody may read on, as after `--help | head`.
        let _ = output::write(&text);
    }
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}
