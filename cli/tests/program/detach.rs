//! The selections of `detach`: a trigger of somebody else, and an ARN with or without its alias.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::attach::{ARN, OTHER, command, pool, triggers};
use crate::attach_errors::interrupt;
use crate::fake::FakeAws;
use crate::run::{Output, run};

fn detach(aws: &FakeAws, name: &str, selections: &[&str]) -> Output {
    let backup = format!("{}.json", aws.url().rsplit(':').next().unwrap());
    let words = [&["detach"], selections, &["--apply", "--backup", &backup]].concat();
    let file = command(aws, name, &[]).get_current_dir().unwrap().join(&backup);
    let _ = std::fs::remove_file(file);
    run(&mut command(aws, name, &words))
}

/// AWS with the function `signup:live` at the sign-up, and these settings of the function.
fn with_signup(configuration: Value) -> FakeAws {
    let mut pool = pool();
    pool.pool["LambdaConfig"]["PreSignUp"] = json!(ARN);
    pool.lambda.0.get_mut("signup").unwrap().configuration = configuration;
    FakeAws::serve(pool)
}

#[test]
fn a_function_of_somebody_else_is_detached_only_by_its_arn() {
    let aws = FakeAws::serve(pool());
    let refused = detach(&aws, "foreign", &["custom-message"]);
    let expected = format!(
        "error: {OTHER} is attached as CustomMessage, and is not a function of this suite; to detach it, write this ARN \
         in place of custom-message\n"
    );
    assert_eq!((refused.code, refused.err), (3, expected));
    assert_eq!(triggers(&aws), json!({"CustomMessage": OTHER}));
    let done = detach(&aws, "foreign", &[OTHER]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert_eq!(triggers(&aws), json!({}));
}

#[test]
fn a_function_of_this_suite_or_a_deleted_one_is_detached_by_its_trigger() {
    let own = with_signup(json!({"Environment": {"Variables": {"POLICY_MODE": "enforce"}}}));
    assert_eq!(detach(&own, "own", &["pre-sign-up"]).code, 0);
    let other = with_signup(json!({}));
    assert_eq!(detach(&other, "own", &["pre-sign-up"]).code, 3);
    other.change(|pool| pool.lambda.0.clear());
    let gone = detach(&other, "own", &["pre-sign-up"]);
    assert_eq!((gone.code, gone.err.as_str()), (0, ""));
}

#[test]
fn an_arn_without_a_qualifier_stands_for_each_alias() {
    let aws = with_signup(json!({}));
    let done = detach(&aws, "alias", &[ARN.trim_end_matches(":live")]);
    assert_eq!((done.code, triggers(&aws)), (0, json!({"CustomMessage": OTHER})));
}

#[test]
fn an_arn_that_is_not_attached_is_reported() {
    let aws = with_signup(json!({}));
    let (next, gone) = (ARN.replace(":live", ":next"), OTHER.replace("other", "gone"));
    let done = detach(&aws, "missing", &[OTHER, &next, &gone]);
    let expected = format!(
        "error: no trigger of this suite has {next}, {gone}; the pool is unchanged, attached is CustomMessage: {OTHER}, \
         PreSignUp: {ARN}\n"
    );
    assert_eq!((done.code, done.err), (2, expected));
    assert_eq!(aws.change(|pool| pool.count("UpdateUserPool")), 0);
}

#[test]
fn ctrl_c_after_the_update_says_that_the_pool_is_as_planned() {
    let aws = with_signup(json!({}));
    aws.hold("RemovePermission");
    let attached =
        run(&mut command(&aws, "cleanup", &["attach", "--function", "pre-sign-up=signup:live", "--apply"]));
    assert_eq!(attached.code, 0, "{}", attached.err);
    let mut command = command(&aws, "cleanup", &["detach", "pre-sign-up", "--apply"]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    aws.wait();
    interrupt(&child);
    let ended = child.wait_with_output().unwrap();
    let error = String::from_utf8(ended.stderr).unwrap();
    let expected = "error: interrupted; the pool is as planned. Old permissions may remain";
    assert_eq!((ended.status.code(), error.starts_with(expected)), (Some(130), true), "{error}");
    assert_eq!(triggers(&aws), json!({"CustomMessage": OTHER}));
    aws.release();
}
