//! Errors of `backfill` when AWS is unreachable or refuses a request.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use crate::run::{path, program, run};

const REGION: (&str, &str) = ("AWS_REGION", "eu-west-1");
const KEYS: [(&str, &str); 2] = [("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];

/// Exit code and standard error with only these variables, in an empty folder without an AWS configuration.
fn backfill(variables: &[(&str, &str)]) -> (i32, String) {
    backfill_with(&[], variables)
}

/// The same with further options.
fn backfill_with(options: &[&str], variables: &[(&str, &str)]) -> (i32, String) {
    let folder = path("backfill-errors");
    std::fs::create_dir_all(&folder).unwrap();
    let done = run(program(&["backfill", "--user-pool-id", "eu-west-1_Example12"])
        .args(if options.contains(&"--table") { &[][..] } else { &["--table", "user-settings"] })
        .args(options)
        .current_dir(&folder)
        .env("HOME", &folder)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .envs(variables.iter().copied()));
    (done.code, done.err)
}

/// A server that gives every request the same response.
pub fn endpoint(status: u16, body: &'static str) -> String {
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
fn a_missing_region_or_credentials_are_reported_with_the_remedy() {
    let (code, error) = backfill(&KEYS);
    assert_eq!(code, 2);
    assert!(error.contains("there is no AWS region: set AWS_REGION"), "{error}");
    let (code, error) = backfill(&[REGION]);
    assert_eq!(code, 2);
    for remedy in ["no AWS credentials", "aws sso login", "AWS_PROFILE", "AWS_ACCESS_KEY_ID"] {
        assert!(error.contains(remedy), "{error}");
    }
    let (code, error) = backfill(&[REGION, ("AWS_PROFILE", "nowhere")]);
    assert_eq!(code, 2);
    assert!(error.contains("aws sso login") && error.contains("AWS_PROFILE"), "{error}");
}

#[test]
fn an_error_of_cognito_is_reported_with_the_remedy() {
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
        let (code, error) = backfill(&[REGION, KEYS[0], KEYS[1], ("AWS_ENDPOINT_URL", &url)]);
        assert_eq!(code, 2, "{error}");
        assert!(error.contains(expected) && !error.contains("without a code"), "{body}: {error}");
    }
}

#[test]
fn an_error_in_a_setting_names_its_option() {
    for (options, expected) in [
        (&["--table", "t"][..], "error: --table is \"t\", not the name of a table; for example --table="),
        (
            &["--record-sort-key", "sk"],
            "error: --record-sort-key is \"sk\", a field that is missing in templates/records/",
        ),
        (&["--record-sort-key", "userId"], "--record-sort-key is \"userId\", also the value of --record-key"),
        (&["--record-key", "createdAt"], "error: --record-key is \"createdAt\", "),
        (&["--groups", "a,a"], "error: --groups names the group a twice; for example --groups=members"),
        (&["--default-locale", "xx"], "error: --default-locale is \"xx\", not one of"),
    ] {
        let (code, error) = backfill_with(options, &[REGION, KEYS[0], KEYS[1]]);
        assert_eq!(code, 2, "{error}");
        assert!(error.contains(expected), "{error}");
    }
}
