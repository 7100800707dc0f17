//! Bad input of `attach`, problems of AWS, and Ctrl-C: one clear line, and the documented exit code.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;
use test_kit::user_pool::{FakeUserPool, Fault};

use crate::attach::{command, pool};
use crate::fake::FakeAws;
use crate::run::{program, run};

const SIGNUP: &[&str] = &["--function", "pre-sign-up=signup:live", "--apply"];

/// Exit code and standard error.
fn attach(aws: &FakeAws, options: &[&str]) -> (i32, String) {
    let done = run(&mut command(aws, "errors", &[&["attach"], options].concat()));
    (done.code, done.err)
}

fn count_writes(aws: &FakeAws) -> usize {
    aws.change(|pool| pool.count("UpdateUserPool") + pool.count("AddPermission"))
}

/// Fails unless `attach` ends with this code and one line with this text, before it changes anything.
fn assert_refused(pool: FakeUserPool, options: &[&str], code: i32, expected: &str) {
    let aws = FakeAws::serve(pool);
    let (found, error) = attach(&aws, options);
    assert_eq!(found, code, "{error}");
    assert!(error.starts_with("error: ") && error.contains(expected), "{expected}: {error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert_eq!(count_writes(&aws), 0, "{error}");
}

fn with(change: impl FnOnce(&mut FakeUserPool)) -> FakeUserPool {
    let mut pool = pool();
    change(&mut pool);
    pool
}

#[test]
fn a_function_that_cannot_be_called_is_refused() {
    for (function, expected) in [
        ("signup:next", "signup:next does not exist; check the name and the alias"),
        ("gone", "function:gone does not exist"),
        (
            "arn:aws:lambda:eu-west-1:123456789012:function:f",
            "is in account 123456789012, eu-west-1, but the pool is in account 111122223333",
        ),
    ] {
        assert_refused(pool(), &["--function", &format!("pre-sign-up={function}"), "--apply"], 2, expected);
    }
    for (field, value, expected) in [
        ("CodeSize", json!(0), "has no code; deploy it first"),
        ("State", json!("Pending"), "is Pending, not Active; wait until"),
        ("State", json!("Failed"), "is Failed, not Active; deploy it again"),
    ] {
        let configure = |pool: &mut FakeUserPool| {
            pool.lambda.0.get_mut("signup").unwrap().configuration[field] = value.clone();
        };
        assert_refused(with(configure), SIGNUP, 2, expected);
    }
    let deny = |pool: &mut FakeUserPool| {
        let statement = json!({"Sid": "no", "Effect": "Deny", "Principal": "*", "Action": "lambda:*"});
        let policies = &mut pool.lambda.0.get_mut("signup").unwrap().policies;
        policies.insert("live".to_owned(), vec![statement]);
    };
    assert_refused(with(deny), SIGNUP, 2, "the statement no in the policy of");
}

#[test]
fn a_pool_that_cannot_be_updated_safely_is_refused() {
    let newer = |pool: &mut FakeUserPool| pool.pool["Newer"] = json!(1);
    assert_refused(with(newer), SIGNUP, 3, "newer than this version of the command: Newer");
    let another = |pool: &mut FakeUserPool| pool.pool["Id"] = json!("eu-west-1_Another12");
    assert_refused(with(another), SIGNUP, 2, "check the name, the account");
    let restore = ["--restore", "nothing.json", "--apply"];
    assert_refused(pool(), &restore, 2, "nothing.json does not exist; name a backup with --restore");
}

#[test]
fn a_missing_right_and_expired_credentials_are_named() {
    for (fault, expected) in [
        (Fault::Expired, "log in again"),
        (Fault::Denied("GetPolicy"), "permission lambda:GetPolicy"),
        (Fault::Denied("GetUserPoolMfaConfig"), "permission cognito-idp:GetUserPoolMfaConfig"),
        (Fault::Denied("DescribeStackResources"), "permission cloudformation:DescribeStackResources"),
        (Fault::Denied("DescribeUserPool"), "permission cognito-idp:DescribeUserPool"),
    ] {
        assert_refused(with(|pool| pool.faults.0.push(fault)), SIGNUP, 2, expected);
    }
}

#[test]
fn a_change_at_the_same_moment_stops_the_update() {
    let fault = Fault::ChangedBefore(2, "UserPoolTier", json!("PLUS"));
    let aws = FakeAws::with_fault(pool(), fault);
    let (code, error) = attach(&aws, SIGNUP);
    assert_eq!(code, 3);
    assert!(
        error.starts_with("error: somebody changed the pool at the same time, so it was not updated"),
        "{error}"
    );
    assert!(error.contains("  UserPoolTier: \"PLUS\" instead of \"ESSENTIALS\"\n"), "{error}");
    assert_eq!(aws.change(|pool| pool.count("UpdateUserPool")), 0);
}

#[test]
fn an_update_that_was_refused_is_told_from_one_without_an_answer() {
    let aws = FakeAws::with_fault(pool(), Fault::Denied("UpdateUserPool"));
    let (code, error) = attach(&aws, SIGNUP);
    assert_eq!(code, 2);
    assert!(error.starts_with("error: the pool is unchanged, because the update failed: "), "{error}");
    let aws = FakeAws::with_fault(pool(), Fault::AppliedThen500("UpdateUserPool"));
    assert_eq!(attach(&aws, SIGNUP), (0, String::new()));
}

#[test]
fn an_id_that_is_none_and_a_silent_endpoint_are_reported() {
    let keys = [("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];
    let done = run(program(&["attach", "--user-pool-id", "shop"]).args(SIGNUP).envs(keys));
    assert_eq!((done.code, done.err.contains("not the id of a user pool")), (2, true), "{}", done.err);
    // Nobody listens at this port, which was bound a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");
    let mut command = program(&["attach", "--user-pool-id", "eu-west-1_Example12", "--endpoint-url", &url]);
    let done = run(command.args(SIGNUP).envs(keys));
    assert_eq!((done.code, done.err.contains("check the network")), (2, true), "{}", done.err);
}

#[test]
fn foreign_text_is_shown_escaped() {
    let mut pool = pool();
    pool.pool["Name"] = json!("a\u{1b}[31m\nFORGED");
    pool.pool["UserPoolTags"] = json!({"aws:\u{202e}x": "b", "c\nFORGED": "d"});
    let aws = FakeAws::with_fault(pool, Fault::UpdateLoses("UserPoolTags"));
    let dry = run(&mut command(&aws, "foreign", &["attach", "--function", "pre-sign-up=signup"]));
    let (_, error) = attach(&aws, SIGNUP);
    for text in [&dry.out, &error] {
        assert!(text.lines().all(|line| !line.trim_start().starts_with("FORGED")), "{text}");
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    }
    assert!(dry.out.contains("a\\u{1b}[31m\\nFORGED") && error.contains("c\\nFORGED"), "{}{error}", dry.out);
}

#[test]
fn a_closed_output_does_not_hide_a_finished_update() {
    let aws = FakeAws::serve(pool());
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = command(&aws, "closed", &[&["attach"], SIGNUP].concat());
    let ended = command.stdout(writer).output().unwrap();
    let error = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(0), "{error}");
    assert!(
        error.starts_with("warning: the pool is as planned, but the result cannot be written"),
        "{error}"
    );
}

/// A running `attach` whose request for `operation` the server holds back.
fn held(aws: &FakeAws, name: &str, operation: &'static str) -> Child {
    aws.hold(operation);
    let mut command: Command = command(aws, name, &[&["attach"], SIGNUP].concat());
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    aws.wait();
    child
}

pub fn interrupt(child: &Child) {
    kill_process(Pid::from_child(child), Signal::INT).unwrap();
}

#[test]
fn ctrl_c_before_the_update_ends_the_command_and_a_second_run_finishes() {
    for (operation, expected) in [
        ("GetPolicy", "error: interrupted; nothing was changed\n"),
        ("AddPermission", "error: interrupted; the pool is unchanged. Permissions may have been added"),
    ] {
        let aws = FakeAws::serve(pool());
        let child = held(&aws, operation, operation);
        interrupt(&child);
        let ended = child.wait_with_output().unwrap();
        let error = String::from_utf8(ended.stderr).unwrap();
        assert_eq!((ended.status.code(), error.starts_with(expected)), (Some(130), true), "{error}");
        assert_eq!(aws.change(|pool| pool.count("UpdateUserPool")), 0);
        aws.release();
        assert_eq!(attach(&aws, SIGNUP), (0, String::new()), "{operation}");
        assert_eq!(aws.change(|pool| pool.count("UpdateUserPool")), 1);
    }
}

#[test]
fn ctrl_c_during_the_update_waits_for_the_answer() {
    let aws = FakeAws::serve(pool());
    let mut child = held(&aws, "update", "UpdateUserPool");
    interrupt(&child);
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    stderr.read_line(&mut line).unwrap();
    assert!(line.starts_with("Cognito is updating the pool; waiting for its answer."), "{line}");
    aws.release();
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    assert_eq!((child.wait().unwrap().code(), rest), (Some(0), String::new()));
}

#[test]
fn a_second_ctrl_c_during_the_update_ends_the_command() {
    let aws = FakeAws::serve(pool());
    let mut child = held(&aws, "twice", "UpdateUserPool");
    interrupt(&child);
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    stderr.read_line(&mut String::new()).unwrap();
    interrupt(&child);
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(
        rest.starts_with("error: interrupted during the update; the state of the pool is unknown."),
        "{rest}"
    );
}
