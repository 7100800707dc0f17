//! The list of commands by group, which `cognito-triggers` prints without arguments and with `--help`.

use clap::Command;
use clap::builder::StyledStr;

/// Title of each group, and its commands.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Try it here", &["demo", "dynamodb"]),
    ("Content", &["preview", "pack", "content"]),
    ("Policy", &["check-sign-up", "pass"]),
    ("Records", &["backfill", "orphans"]),
    ("User pool", &["doctor", "attach", "detach"]),
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

/// Examples of `orphans`, also for a build without the AWS SDK.
pub const ORPHANS_EXAMPLES: &str = "\
Examples:
  cognito-triggers orphans --user-pool-id eu-west-1_Example12 --table user-settings                             report
  cognito-triggers orphans --user-pool-id eu-west-1_Example12 --table user-settings --apply --older-than 30d    delete

Deletes only records that a report of the last hour lists, that are old enough, and whose user is still gone.
You can interrupt the command at any time; the same command resumes. docs/orphans.md lists the permissions.

Exit codes: 0 done; 2 the run stopped, or the report does not allow deletions.";

/// Examples of `doctor`, also for a build without the AWS SDK.
pub const DOCTOR_EXAMPLES: &str = "\
Examples:
  cognito-triggers doctor --user-pool-id eu-west-1_Example12                                   check everything
  cognito-triggers doctor --user-pool-id eu-west-1_Example12 --expect custom-message --strict  for CI

The command only reads. Credentials come from the AWS configuration, as for the AWS CLI. docs/doctor.md lists the checks
and the permissions.

Exit codes: 0 nothing failed; 1 a check failed, or with --strict has a warning or no result; 2 the pool cannot be
read.";

/// Examples of `attach`, also for a build without the AWS SDK.
pub const ATTACH_EXAMPLES: &str = "\
Examples:
  cognito-triggers attach --user-pool-id eu-west-1_Example12 --function pre-sign-up=signup:live            show the change
  cognito-triggers attach --user-pool-id eu-west-1_Example12 --function pre-sign-up=signup:live --apply    attach
  cognito-triggers attach --user-pool-id eu-west-1_Example12 --restore pool.backup.json                    show the way back

Every other setting of the pool stays; the command reads the pool again to make sure. docs/attach.md lists the
permissions.

Exit codes: 0 done, or shown; 1 the pool differs from the plan; 2 an error, the pool is unchanged; 3 refused, the pool
is unchanged; 130 interrupted.";

/// Examples of `detach`, also for a build without the AWS SDK.
pub const DETACH_EXAMPLES: &str = "\
Examples:
  cognito-triggers detach --user-pool-id eu-west-1_Example12 pre-sign-up custom-message            show the change
  cognito-triggers detach --user-pool-id eu-west-1_Example12 pre-sign-up custom-message --apply    detach

Every other setting of the pool stays. The exit codes are those of attach.";

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
