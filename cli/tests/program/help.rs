//! Help and usage errors of the program.

use crate::run::{program, run};

#[test]
fn the_commands_are_listed_by_group() {
    let help = run(&mut program(&["--help"]));
    assert_eq!(help.code, 0);
    let help = help.out;
    let groups: Vec<&str> = help.lines().filter(|line| line.ends_with(':')).collect();
    assert_eq!(
        groups,
        ["Try it here:", "Content:", "Policy:", "Records:", "User pool:", "Options:", "Examples:"]
    );
    assert!(help.contains("\nPolicy:\n  check-sign-up  Apply a sign-up policy"), "{help}");
    // Without arguments, the same help is an error.
    let done = run(&mut program(&[]));
    assert_eq!((done.code, done.out, done.err), (2, String::new(), help));
}

#[test]
fn a_typo_in_a_command_an_option_or_a_value_gets_a_suggestion() {
    for (arguments, suggestion) in [
        (&["chek-sign-up"][..], "'check-sign-up'"),
        (&["pack", "--tempaltes", "x"], "'--templates'"),
        (&["check-sign-up", "--email", "x@example.com", "--format", "jsn"], "'json'"),
    ] {
        let done = run(&mut program(arguments));
        assert_eq!(done.code, 2);
        assert!(done.err.contains("tip: a similar ") && done.err.contains(suggestion), "{}", done.err);
    }
}
