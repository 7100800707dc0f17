//! Errors of `backfill` where AWS cannot be reached or refuses.
#![cfg(feature = "aws")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;

const REGION: (&str, &str) = ("AWS_REGION", "eu-west-1");
const KEYS: [(&str, &str); 2] = [("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];

/// The exit code and standard error under these variables and no others, in an empty folder without a configuration.
fn backfill(variables: &[(&str, &str)]) -> (i32, String) {
    backfill_with(&[], variables)
}

/// The same with more options.
fn backfill_with(options: &[&str], variables: &[(&str, &str)]) -> (i32, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("backfill-errors");
    std::fs::create_dir_all(&folder).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cognito-triggers"))
        .args(["backfill", "--user-pool-id", "eu-west-1_Example12"])
        .args(if options.contains(&"--table") { &[][..] } else { &["--table", "user-settings"] })
        .args(options)
        .current_dir(&folder)
        .env_clear()
        .env("HOME", &folder)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A server that answers every request with this.
fn endpoint(status: u16, body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = answer(&stream.unwrap(), status, body);
        }
    });
    url
}

fn answer(stream: &TcpStream, status: u16, body: &str) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let (mut line, mut length) = (String::new(), 0);
    while line != "\r\n" {
        line.clear();
        reader.read_line(&mut line)?;
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    reader.by_ref().take(length).read_to_end(&mut Vec::new())?;
    let head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    (&*stream).write_all(format!("{head}{body}").as_bytes())
}

#[test]
fn what_is_missing_is_named_with_the_ways_to_give_it() {
    let (code, said) = backfill(&KEYS);
    assert_eq!(code, 2);
    assert!(said.contains("there is no AWS region: set AWS_REGION"), "{said}");
    let (code, said) = backfill(&[REGION]);
    assert_eq!(code, 2);
    for way in ["no AWS credentials", "aws sso login", "AWS_PROFILE", "AWS_ACCESS_KEY_ID"] {
        assert!(said.contains(way), "{said}");
    }
    let (code, said) = backfill(&[REGION, ("AWS_PROFILE", "nowhere")]);
    assert_eq!(code, 2);
    assert!(said.contains("aws sso login") && said.contains("AWS_PROFILE"), "{said}");
}

#[test]
fn what_cognito_answers_is_said_with_what_to_do() {
    for (status, body, expected) in [
        (200, "<html>hello</html>", "an endpoint of Cognito?"),
        (200, "{}", "an endpoint of Cognito?"),
        (404, "not here", "an endpoint of Cognito?"),
        (400, r#"{"__type": "ExpiredTokenException"}"#, "aws sso login"),
        (400, r#"{"__type": "UnrecognizedClientException"}"#, "aws sso login"),
        (400, r#"{"__type": "AccessDeniedException"}"#, "docs/backfill.md"),
        (400, r#"{"__type": "ResourceNotFoundException"}"#, "check --user-pool-id"),
    ] {
        let url = endpoint(status, body);
        let (code, said) = backfill(&[REGION, KEYS[0], KEYS[1], ("AWS_ENDPOINT_URL", &url)]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(expected) && !said.contains("without a code"), "{body}: {said}");
    }
}

#[test]
fn a_wrong_option_is_named_as_it_was_given() {
    for (options, expected) in [
        (&["--table", "t"][..], "error: --table is \"t\", not the name of a table; for example --table="),
        (
            &["--record-sort-key", "sk"],
            "error: --record-sort-key is \"sk\", a field that is missing in templates/records/",
        ),
        (&["--record-sort-key", "userId"], "--record-sort-key is \"userId\", also the value of --record-key"),
        (&["--record-key", "createdAt"], "error: --record-key is \"createdAt\", "),
        (&["--default-locale", "xx"], "error: --default-locale is \"xx\", not one of"),
    ] {
        let (code, said) = backfill_with(options, &[REGION, KEYS[0], KEYS[1]]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(expected), "{said}");
    }
}
