//! `doctor` against a server on this machine that gives canned answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use serde_json::{Value, json};
use test_kit::canned::CannedAnswers;

use crate::run::{Output, path, program, run};

const POOL: &str = "eu-west-1_Example12";
const KEYS: [(&str, &str); 2] = [("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];

/// The answers for a pool without a problem.
fn sound() -> CannedAnswers {
    CannedAnswers::from_json(include_str!("../../src/doctor/tests/sound.json"))
}

/// Runs `doctor` with these options, variables and nothing else of the machine's configuration.
fn doctor(options: &[&str], variables: &[(&str, &str)]) -> Output {
    let folder = path("doctor");
    std::fs::create_dir_all(&folder).unwrap();
    let variables = variables.iter().copied();
    run(program(&["doctor"])
        .args(options)
        .current_dir(&folder)
        .env("HOME", &folder)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .envs(variables))
}

/// The same for the pool of these answers.
fn examined(answers: CannedAnswers, options: &[&str]) -> Output {
    let url = serve(move |target, path, body| answers.response(target, path, body));
    doctor(&[&["--user-pool-id", POOL, "--endpoint-url", &url], options].concat(), &KEYS)
}

/// A server that answers each request from its target, path and body.
fn serve(respond: impl Fn(&str, &str, &str) -> (u16, String) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = answer(&stream.unwrap(), &respond);
        }
    });
    url
}

fn answer(stream: &TcpStream, respond: &impl Fn(&str, &str, &str) -> (u16, String)) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let (mut line, mut length, mut target) = (String::new(), 0, String::new());
    while line != "\r\n" {
        line.clear();
        reader.read_line(&mut line)?;
        match line.to_ascii_lowercase().split_once(':') {
            Some(("content-length", value)) => length = value.trim().parse().unwrap(),
            Some(("x-amz-target", _)) => line.split(':').nth(1).unwrap().trim().clone_into(&mut target),
            _ => {}
        }
    }
    let mut body = String::new();
    reader.take(length).read_to_string(&mut body)?;
    let (status, body) = respond(&target, first.split(' ').nth(1).unwrap_or_default(), &body);
    let head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    (&*stream).write_all(format!("{head}{body}").as_bytes())
}

#[test]
fn a_sound_pool_ends_with_0() {
    let done = examined(sound(), &["--strict"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
    assert!(done.out.lines().all(|line| line.starts_with("ok ") || line.starts_with(POOL)), "{}", done.out);
    assert!(done.out.ends_with("ok, 0 warning, 0 failed, 0 unknown\n"), "{}", done.out);
}

#[test]
fn a_failure_ends_with_1_and_names_the_command() {
    let mut answers = sound();
    answers.set("GetPolicy shop-pre-sign-up", "/Statement", json!([]));
    let done = examined(answers, &[]);
    assert_eq!(done.code, 1, "{}", done.out);
    let failed: Vec<&str> = done.out.lines().filter(|line| line.starts_with("failed")).collect();
    assert!(
        matches!(failed[..], [line] if line.contains("permission           pre-sign-up: ")),
        "{failed:?}"
    );
    assert!(
        done.out.contains("\n         next: aws lambda add-permission --function-name arn:aws:lambda:"),
        "{}",
        done.out
    );
}

#[test]
fn a_warning_ends_with_1_only_if_strict() {
    let mut answers = sound();
    answers.set("DescribeUserPool", "/UserPool/DeletionProtection", json!("INACTIVE"));
    assert_eq!(examined(answers.clone(), &[]).code, 0);
    assert_eq!(examined(answers.clone(), &["--strict"]).code, 1);
    let ignoring = |list: &str| examined(answers.clone(), &["--strict", "--ignore", list]);
    assert_eq!(ignoring("username_case").code, 1);
    let done = ignoring("username_case, deletion_protection");
    assert!(done.code == 0 && done.out.contains("\nwarning  deletion_protection"), "{}", done.out);
    let done = ignoring("deletion-protection");
    assert!(done.code == 2 && done.err.contains("\"deletion-protection\" is not a check"), "{}", done.err);
}

#[test]
fn the_json_has_every_finding() {
    let mut answers = sound();
    answers.set("DescribeUserPool", "/UserPool/LambdaConfig/PostConfirmation", Value::Null);
    answers.refuse("GetAccount", 403, "AccessDeniedException");
    let done = examined(answers, &["--output", "json"]);
    assert_eq!(done.code, 1);
    let report = done.json();
    assert_eq!((&report["user_pool_id"], &report["region"]), (&json!(POOL), &json!("eu-west-1")));
    let findings = report["findings"].as_array().unwrap();
    let missing = json!({
        "check": "trigger",
        "status": "failed",
        "subject": "post-confirmation",
        "message": "no function is attached as PostConfirmation",
        "remedy": "set LambdaConfig.PostConfirmation to the function's ARN in the template of the stack shop, \
                   and deploy it",
    });
    let unknown = json!({
        "check": "email_account",
        "status": "unknown",
        "subject": "SES in eu-west-1",
        "message": "SES answers GetAccount with AccessDeniedException",
        "remedy": "the credentials need the permission ses:GetAccount",
    });
    assert!(findings.contains(&missing) && findings.contains(&unknown), "{findings:?}");
    let ok =
        findings.iter().filter(|finding| finding["status"] == "ok" && finding["remedy"].is_null()).count();
    assert_eq!(report["summary"], json!({"ok": ok, "warning": 0, "failed": 1, "unknown": 1}));
    assert_eq!(findings.len(), ok + 2);
}

#[test]
fn expected_triggers_can_be_chosen() {
    let mut answers = sound();
    answers.set("DescribeUserPool", "/UserPool/LambdaConfig/PostConfirmation", Value::Null);
    assert_eq!(examined(answers.clone(), &["--expect", "pre-sign-up,custom-message"]).code, 0);
    assert_eq!(examined(answers.clone(), &["--expect", ""]).code, 0);
    assert_eq!(examined(answers, &["--expect", "post-confirmation"]).code, 1);
    let done = examined(sound(), &["--expect", "signup"]);
    assert!(done.code == 2 && done.err.contains("\"signup\" is not a trigger of this suite"), "{}", done.err);
}

#[test]
fn foreign_text_is_escaped() {
    for hostile in ["a\u{1b}[31mb", "a\nfailed   FORGED", "a\u{202e}b", "a\u{9b}b"] {
        let mut answers = sound();
        answers.set("DescribeUserPoolClient 1example", "/UserPoolClient/ClientName", json!(hostile));
        answers.set("DescribeUserPool", "/UserPool/LambdaConfig/PreAuthentication", json!(hostile));
        let tags = json!({"aws:cloudformation:stack-name": hostile});
        answers.set("GetFunction shop-pre-sign-up", "/Tags", tags);
        for output in ["text", "json"] {
            let done = examined(answers.clone(), &["--output", output]);
            assert_eq!((done.code, done.err.as_str()), (1, ""));
            let obeyed = |c: &char| c.is_control() && *c != '\n' || *c == '\u{202e}';
            assert_eq!(done.out.chars().find(obeyed), None, "{hostile:?}: {:?}", done.out);
            assert!(!done.out.contains("\nfailed   FORGED"), "{}", done.out);
        }
    }
}

#[test]
fn no_secret_is_shown() {
    let mut answers = sound();
    answers.set("DescribeUserPoolClient 1example", "/UserPoolClient/ClientSecret", json!("s3cret"));
    answers.set("GetFunction shop-pre-sign-up", "/Code", json!({"Location": "https://example.com/s3cret"}));
    answers.set(
        "GetFunction shop-pre-sign-up",
        "/Configuration/Environment/Variables/TOKEN",
        json!("s3cret"),
    );
    for output in ["text", "json"] {
        let done = examined(answers.clone(), &["--output", output]);
        assert!(done.code == 0 && !done.out.contains("s3cret"), "{}", done.out);
    }
}

/// Exit code 2, nothing on standard output, and one line that starts with "error: ".
fn assert_stopped(done: &Output, expected: &str) {
    assert_eq!((done.code, done.out.as_str()), (2, ""), "{}", done.err);
    let is_line = done.err.starts_with("error: ") && done.err.lines().count() == 1;
    assert!(is_line && done.err.contains(expected), "{}", done.err);
}

#[test]
fn a_pool_that_cannot_be_read_ends_with_2() {
    for (status, body, expected) in [
        (
            400,
            r#"{"__type": "ResourceNotFoundException"}"#,
            "there is no user pool eu-west-1_Example12 in eu-west-1",
        ),
        (400, r#"{"__type": "ExpiredTokenException"}"#, "aws sso login"),
        (400, r#"{"__type": "UnrecognizedClientException"}"#, "aws sso login"),
        (400, r#"{"__type": "AccessDeniedException"}"#, "the permission cognito-idp:DescribeUserPool"),
        (200, "<html>hello</html>", "an endpoint of Cognito"),
        (200, "{}", "an endpoint of Cognito"),
        (404, "not here", "an endpoint of Cognito"),
    ] {
        let url = serve(move |_, _, _| (status, body.to_owned()));
        assert_stopped(&doctor(&["--user-pool-id", POOL, "--endpoint-url", &url], &KEYS), expected);
        // The same with the variables of all AWS tools.
        let variables = [KEYS[0], KEYS[1], ("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", &url)];
        assert_stopped(&doctor(&["--user-pool-id", POOL], &variables), expected);
    }
    let nobody = ["--user-pool-id", POOL, "--endpoint-url", "http://127.0.0.1:1"];
    assert_stopped(&doctor(&nobody, &KEYS), "Cognito does not answer DescribeUserPool: check the network");
}

#[test]
fn bad_options_and_missing_credentials_end_with_2() {
    assert_stopped(&doctor(&["--user-pool-id", POOL], &[]), "there are no AWS credentials");
    assert_stopped(&doctor(&["--user-pool-id", POOL, "--profile", "nowhere"], &[]), "aws sso login");
    assert_stopped(&doctor(&["--user-pool-id", "shop"], &KEYS), "not the id of a user pool");
    assert_stopped(&doctor(&["--user-pool-id", POOL, "--region", "x/y"], &KEYS), "--region is \"x/y\"");
    for url in ["localhost:4566", "http://user:secret@127.0.0.1"] {
        let done = doctor(&["--user-pool-id", POOL, "--endpoint-url", url], &KEYS);
        assert!(done.code == 2 && done.err.contains("not the URL of a server"), "{}", done.err);
    }
}

#[test]
fn a_service_that_does_not_answer_is_unknown() {
    let answers = sound();
    let url = serve(move |target, path, body| {
        let is_lambda = path.contains("/functions/");
        if is_lambda { (200, "<html/>".to_owned()) } else { answers.response(target, path, body) }
    });
    let done = doctor(&["--user-pool-id", POOL, "--endpoint-url", &url], &KEYS);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
    let line = "unknown  function             pre-sign-up: the answer to GetFunction is not one of Lambda (status 200)";
    assert!(done.out.lines().any(|shown| shown == line), "{}", done.out);
}
