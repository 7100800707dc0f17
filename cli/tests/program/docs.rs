//! The program understands every command that README.md and `docs/` show.

use std::fs;

use crate::run::{program, root, run};

/// The arguments of every documented command of this program, in code blocks and in inline code.
fn documented_commands() -> Vec<Vec<String>> {
    let pages = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = pages.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let mut commands = Vec::new();
    for page in pages.chain([root().join("README.md")]) {
        let text = fs::read_to_string(page).unwrap().replace("\\\n", " ");
        for command in text.split(['`', '\n']).map(str::trim) {
            let command = command.trim_start_matches("target/debug/").trim_start_matches("target/release/");
            let Some(arguments) = command.strip_prefix("cognito-triggers ") else { continue };
            let arguments = arguments.split(" #").next().unwrap().trim_end().trim_end_matches('&');
            commands.push(arguments.split_whitespace().map(str::to_owned).collect());
        }
    }
    commands
}

/// The commands that need the AWS SDK.
const WITH_AWS: [&str; 5] = ["backfill", "orphans", "doctor", "attach", "detach"];

#[test]
fn every_documented_command_is_understood() {
    let commands = documented_commands();
    assert!(commands.len() > 10, "{commands:?}");
    // Without the AWS SDK, these commands have no options.
    let has_options = |name: &str| cfg!(feature = "aws") || !WITH_AWS.contains(&name);
    let commands = commands.iter().filter(|arguments| has_options(&arguments[0]));
    for arguments in commands {
        // An unknown command or option is an error, even before --help.
        let done = run(program(&[]).args(arguments).arg("--help"));
        assert_eq!(done.code, 0, "{arguments:?}: {}", done.err);
    }
}
