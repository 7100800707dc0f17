//! `cognito-triggers`: the commands for operators, designers and newcomers.
#![expect(clippy::disallowed_methods, reason = "the command runs outside Lambda")]

#[cfg(feature = "aws")]
mod attach;
#[cfg(feature = "aws")]
mod aws;
#[cfg(any(not(feature = "aws"), test))]
mod aws_stub;
#[cfg(feature = "aws")]
mod backfill;
mod check_sign_up;
mod content_option;
mod demo;
#[cfg(feature = "aws")]
mod doctor;
mod dynamodb;
mod help;
#[cfg(feature = "aws")]
mod orphans;
mod output;
mod pack;
mod pass;
mod preview;
mod progress;
mod times;

use std::process::ExitCode;

use anyhow::Result;
use clap::error::ContextValue;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

/// Preview, check and operate the Lambda triggers of a Cognito user pool
#[derive(Parser)]
#[command(name = "cognito-triggers", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Sign up one user through the functions on this machine, without AWS
    ///
    /// Needs cargo-lambda on the PATH; `make demo` installs it in the project's folder.
    #[command(after_help = demo::EXAMPLES)]
    Demo,
    /// Run an in-memory DynamoDB for `cargo lambda watch` and for tests
    Dynamodb(dynamodb::Arguments),
    /// Render every message of every brand and locale into one page, with lint findings
    ///
    /// Reads the folder directly; no build is needed.
    Preview(Box<preview::Arguments>),
    /// Check the content of templates/ and pack it as content.pack for the functions
    Pack(pack::PackArguments),
    /// Show the content of a content.pack or of a function's zip file
    Content(pack::ContentArguments),
    /// Create missing default records for the users of a pool; a dry run without --apply
    #[cfg(feature = "aws")]
    Backfill(Box<backfill::Arguments>),
    /// Create missing default records for the users of a pool (not in this build)
    #[cfg(not(feature = "aws"))]
    #[command(disable_help_flag = true, after_help = help::BACKFILL_EXAMPLES)]
    Backfill(aws_stub::Arguments),
    /// Find default records whose user was deleted; deletes them only with --apply
    #[cfg(feature = "aws")]
    Orphans(Box<orphans::Arguments>),
    /// Find default records whose user was deleted (not in this build)
    #[cfg(not(feature = "aws"))]
    #[command(disable_help_flag = true, after_help = help::ORPHANS_EXAMPLES)]
    Orphans(aws_stub::Arguments),
    /// Check a user pool and its triggers; changes nothing
    #[cfg(feature = "aws")]
    Doctor(Box<doctor::Arguments>),
    /// Check a user pool and its triggers (not in this build)
    #[cfg(not(feature = "aws"))]
    #[command(disable_help_flag = true, after_help = help::DOCTOR_EXAMPLES)]
    Doctor(aws_stub::Arguments),
    /// Attach functions to the triggers of a user pool; a dry run without --apply
    #[cfg(feature = "aws")]
    Attach(Box<attach::Arguments>),
    /// Attach functions to the triggers of a user pool (not in this build)
    #[cfg(not(feature = "aws"))]
    #[command(disable_help_flag = true, after_help = help::ATTACH_EXAMPLES)]
    Attach(aws_stub::Arguments),
    /// Detach functions from the triggers of a user pool; a dry run without --apply
    #[cfg(feature = "aws")]
    Detach(Box<attach::DetachArguments>),
    /// Detach functions from the triggers of a user pool (not in this build)
    #[cfg(not(feature = "aws"))]
    #[command(disable_help_flag = true, after_help = help::DETACH_EXAMPLES)]
    Detach(aws_stub::Arguments),
    /// Apply a sign-up policy to one sign-up or to a CSV file of past sign-ups
    CheckSignUp(Box<check_sign_up::Arguments>),
    /// Create keys of sign-up passes, issue passes, and check them
    Pass(pass::Arguments),
}

fn main() -> ExitCode {
    let success = |()| ExitCode::SUCCESS;
    let matches = help::grouped(Cli::command()).try_get_matches();
    let command = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli.command,
        Err(error) => return usage_error(error),
    };
    match command {
        Command::Demo => exit_code(demo::run().map(success), 1),
        Command::Dynamodb(arguments) => exit_code(dynamodb::serve(&arguments).map(success), 1),
        #[cfg(feature = "aws")]
        Command::Backfill(arguments) => exit_code(backfill::run(&arguments), 2),
        #[cfg(not(feature = "aws"))]
        Command::Backfill(arguments) => exit_code(aws_stub::run("backfill", &arguments), 2),
        #[cfg(feature = "aws")]
        Command::Orphans(arguments) => exit_code(orphans::run(&arguments), 2),
        #[cfg(not(feature = "aws"))]
        Command::Orphans(arguments) => exit_code(aws_stub::run("orphans", &arguments), 2),
        // Exit code 1 means that a check failed.
        #[cfg(feature = "aws")]
        Command::Doctor(arguments) => exit_code(doctor::run(&arguments), 2),
        #[cfg(not(feature = "aws"))]
        Command::Doctor(arguments) => exit_code(aws_stub::run("doctor", &arguments), 2),
        #[cfg(feature = "aws")]
        Command::Attach(arguments) => attach::run(&arguments),
        #[cfg(not(feature = "aws"))]
        Command::Attach(arguments) => exit_code(aws_stub::run("attach", &arguments), 2),
        #[cfg(feature = "aws")]
        Command::Detach(arguments) => attach::detach(&arguments),
        #[cfg(not(feature = "aws"))]
        Command::Detach(arguments) => exit_code(aws_stub::run("detach", &arguments), 2),
        Command::Pack(arguments) => exit_code(pack::pack(&arguments), 2),
        Command::Content(arguments) => exit_code(pack::content(&arguments), 2),
        Command::Preview(arguments) => exit_code(preview::run(&arguments), 2),
        // Exit code 1 means that something is refused.
        Command::CheckSignUp(arguments) => exit_code(check_sign_up::run(&arguments), 2),
        // Exit code 1 means that a pass is not valid.
        Command::Pass(arguments) => exit_code(pass::run(&arguments), 2),
    }
}

fn exit_code(result: Result<ExitCode>, failure: u8) -> ExitCode {
    result.unwrap_or_else(|error| {
        eprintln!("error: {}", output::failure(&error));
        failure.into()
    })
}

/// Prints help, the version, or an error. An error quotes the arguments, which are escaped.
fn usage_error(mut error: clap::Error) -> ExitCode {
    let context: Vec<_> = error.context().map(|(kind, value)| (kind, value.clone())).collect();
    let printable = |text: &dyn ToString| output::printable(&text.to_string());
    for (kind, value) in context {
        let escaped = match value {
            ContextValue::String(text) => ContextValue::String(printable(&text)),
            ContextValue::Strings(texts) => {
                ContextValue::Strings(texts.iter().map(|text| printable(text)).collect())
            }
            ContextValue::StyledStrs(texts) => {
                ContextValue::StyledStrs(texts.iter().map(|text| printable(text).into()).collect())
            }
            other => other,
        };
        error.insert(kind, escaped);
    }
    let text = output::lines(&error.render().to_string());
    if error.use_stderr() {
        eprint!("{text}");
    } else {
        // The reader may be gone, as after `--help | head`.
        let _ = output::write(&text);
    }
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands in the section "Examples:", each without its explanation.
    fn examples(help: &str) -> Vec<Vec<&str>> {
        let section = help.split_once("\nExamples:\n").map(|(_, section)| section).unwrap_or_default();
        let lines = section.lines().take_while(|line| line.starts_with("  "));
        lines.map(|line| line.trim().split("  ").next().unwrap().split(' ').collect()).collect()
    }

    #[test]
    fn every_help_has_examples_that_parse() {
        let mut program = help::grouped(Cli::command());
        program.build();
        let commands: Vec<String> = program.get_subcommands().map(|one| one.get_name().to_owned()).collect();
        for name in commands.iter().filter(|name| *name != "help") {
            assert!(help::lists(name), "{name} is in no group of the help");
            let command = program.find_subcommand_mut(name).unwrap();
            let about = command.get_about().unwrap().to_string();
            assert!(about.lines().count() == 1 && about.len() <= 85, "{name}: {about}");
            for help in [command.render_help().to_string(), command.render_long_help().to_string()] {
                let examples = examples(&help);
                assert!(!examples.is_empty(), "{name} has no examples: {help}");
                for example in examples {
                    assert_eq!(example[..2], ["cognito-triggers", name], "{example:?}");
                    assert!(Cli::try_parse_from(&example).is_ok(), "{example:?}");
                }
            }
        }
        let help = program.render_help().to_string();
        assert!(
            commands.iter().all(|name| name == "help" || help.contains(&format!("\n  {name} "))),
            "{help}"
        );
        for example in examples(&help).into_iter().filter(|example| example[1] != "help") {
            assert!(Cli::try_parse_from(&example).is_ok(), "{example:?}");
        }
    }
}
