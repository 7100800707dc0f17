//! Runs commands that need no AWS with a closed standard output, as after `| head`.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::path::Path;
use std::process::{Command, Stdio};

/// Exit code and standard error of the program with a closed standard output.
fn run_unread(arguments: &[&str]) -> (i32, String) {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = Command::new(env!("CARGO_BIN_EXE_cognito-triggers"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap())
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_closed_output_is_an_error_and_not_a_panic() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unread");
    std::fs::create_dir_all(&folder).unwrap();
    let pack = folder.join("content.pack");
    let (folder, pack) = (folder.to_str().unwrap(), pack.to_str().unwrap());
    for (code, arguments) in [
        (1, &["demo"][..]),
        (1, &["dynamodb", "--port", "0"]),
        (2, &["preview", "--output", folder]),
        (2, &["preview", "--output", folder, "--serve", "--port", "0"]),
        (2, &["check-sign-up", "--email", "x@example.com"]),
        (2, &["pack", "--out", pack]),
        (2, &["content", pack]),
    ] {
        let expected = "error: the result cannot be written: Broken pipe (os error 32)\n";
        assert_eq!(run_unread(arguments), (code, expected.to_owned()), "{arguments:?}");
    }
}
