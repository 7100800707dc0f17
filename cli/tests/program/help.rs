//! Help and usage errors of the program.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::process::Command;

/// Exit code, standard output and standard error.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cognito-triggers")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_commands_are_listed_by_group() {
    let (code, help, _) = run(&["--help"]);
    assert_eq!(code, 0);
    let groups: Vec<&str> = help.lines().filter(|line| line.ends_with(':')).collect();
    assert_eq!(groups, ["Try it here:", "Content:", "Policy:", "Records:", "Options:", "Examples:"]);
    assert!(help.contains("\nPolicy:\n  check-sign-up  Apply a sign-up policy"), "{help}");
    // Without arguments, the same help is an error.
    assert_eq!(run(&[]), (2, String::new(), help));
}

#[test]
fn a_typo_in_a_command_an_option_or_a_value_gets_a_suggestion() {
    for (arguments, suggestion) in [
        (&["chek-sign-up"][..], "'check-sign-up'"),
        (&["pack", "--tempaltes", "x"], "'--templates'"),
        (&["check-sign-up", "--email", "x@example.com", "--format", "jsn"], "'json'"),
    ] {
        let (code, _, error) = run(arguments);
        assert_eq!(code, 2);
        assert!(error.contains("tip: a similar ") && error.contains(suggestion), "{error}");
    }
}
