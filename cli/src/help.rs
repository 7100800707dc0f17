//! The list of commands by group, which `cognito-triggers` prints without arguments and with `--help`.

use clap::Command;
use clap::builder::StyledStr;

/// Title of each group, and its commands.
const GROUPS: [(&str, &[&str]); 4] = [
    ("Try it here", &["demo", "dynamodb"]),
    ("Content", &["preview", "pack", "content"]),
    ("Policy", &["check-sign-up", "pass"]),
    ("Records", &["backfill"]),
];

const EXAMPLES: &str = "\
Examples:
  cognito-triggers demo                                      see the functions at work
  cognito-triggers preview --serve                           edit templates and see the messages
  cognito-triggers check-sign-up --email jane@example.com    apply the sign-up policy
  cognito-triggers help pack                                 options and examples of a command";

/// Examples of `backfill`, also for a build without the AWS SDK.
pub const BACKFILL_EXAMPLES: &str = "\
Examples:
  cognito-triggers backfill --user-pool-id eu-west-1_Example12 --table user-settings            count missing records
  cognito-triggers backfill --user-pool-id eu-west-1_Example12 --table user-settings --apply    create them

You can interrupt the command at any time; the same command resumes from its checkpoint. It never changes a record
that exists. Credentials and region come from the AWS configuration, as for the AWS CLI. docs/backfill.md lists the
permissions.

Exit codes: 0 no user failed; 1 some users failed; 2 the backfill stopped.";

/// `command` with its subcommands listed by group.
pub fn grouped(command: Command) -> Command {
    let template = template(&command);
    command.help_template(template).after_help(EXAMPLES)
}

fn template(command: &Command) -> String {
    let line = |name: &&str| {
        let about = command.find_subcommand(name).and_then(Command::get_about).map(StyledStr::to_string);
        format!("  {name:<15}{}\n", about.unwrap_or_default())
    };
    let group =
        |(title, names): (&str, &[&str])| format!("{title}:\n{}", names.iter().map(line).collect::<String>());
    let groups = GROUPS.map(group).join("\n");
    format!("{{about}}\n\n{{usage-heading}} {{usage}}\n\n{groups}\nOptions:\n{{options}}{{after-help}}")
}

/// Returns whether a group lists the command.
#[cfg(test)]
pub fn lists(name: &str) -> bool {
    GROUPS.iter().any(|(_, names)| names.contains(&name))
}
