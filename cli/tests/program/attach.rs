//! `attach` and `detach` against AWS on the loopback interface: output, exit codes, files.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use test_kit::user_pool::{FakeUserPool, Fault};

use crate::fake::FakeAws;
use crate::run::{Output, path, program, run};

const ID: &str = "eu-west-1_Example12";
pub const ARN: &str = "arn:aws:lambda:eu-west-1:111122223333:function:signup:live";
pub const OTHER: &str = "arn:aws:lambda:eu-west-1:111122223333:function:other";
const SIGNUP: [&str; 2] = ["--function", "pre-sign-up=signup:live"];

/// A pool with settings that differ from the defaults, and two functions.
pub fn pool() -> FakeUserPool {
    let mut pool = FakeUserPool::with_defaults("shop");
    pool.pool["DeletionProtection"] = json!("ACTIVE");
    pool.pool["MfaConfiguration"] = json!("OPTIONAL");
    pool.pool["Policies"]["PasswordPolicy"]["MinimumLength"] = json!(12);
    pool.pool["LambdaConfig"] = json!({"CustomMessage": OTHER});
    pool.mfa = json!({"SoftwareTokenMfaConfiguration": {"Enabled": true}});
    pool.lambda.add("signup", &["live"]);
    pool.lambda.add("other", &[]);
    pool
}

/// The program in a folder of its own.
pub fn command(aws: &FakeAws, name: &str, arguments: &[&str]) -> Command {
    let folder = folder(name);
    std::fs::create_dir_all(&folder).unwrap();
    let mut command = program(arguments);
    command
        .args(["--user-pool-id", ID, "--endpoint-url", &aws.url()])
        .current_dir(&folder)
        .env("HOME", &folder)
        .envs([
            ("AWS_ACCESS_KEY_ID", "a"),
            ("AWS_SECRET_ACCESS_KEY", "b"),
            ("AWS_EC2_METADATA_DISABLED", "true"),
        ]);
    command
}

fn folder(name: &str) -> PathBuf {
    path(&format!("attach-{name}"))
}

fn attach(aws: &FakeAws, name: &str, options: &[&str]) -> Output {
    run(&mut command(aws, name, &[&["attach"], options].concat()))
}

fn writes(aws: &FakeAws) -> Vec<String> {
    let writes = ["UpdateUserPool", "SetUserPoolMfaConfig", "AddPermission", "RemovePermission"];
    let names = aws.change(|pool| pool.requests.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
    names.into_iter().filter(|name| writes.contains(&name.as_str())).collect()
}

pub fn triggers(aws: &FakeAws) -> Value {
    aws.change(|pool| pool.pool["LambdaConfig"].clone())
}

/// An empty folder for the test's files.
fn fresh(name: &str) -> PathBuf {
    let folder = folder(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_dry_run_shows_the_change_and_sends_only_reads() {
    let aws = FakeAws::serve(pool());
    let folder = fresh("dry-run");
    let done = attach(&aws, "dry-run", &SIGNUP);
    let expected = format!(
        "user pool {ID} (shop)\n  + pre-sign-up: {ARN}\n  + permission cognito-triggers-{ID} on {ARN}\n  not sent: \
         AdminCreateUserConfig.UnusedAccountValidityDays; it has no effect beside \
         Policies.PasswordPolicy.TemporaryPasswordValidityDays\ndry run: nothing was changed; add --apply to change the pool\n"
    );
    assert_eq!((done.code, done.out, done.err), (0, expected, String::new()));
    assert_eq!(writes(&aws), [""; 0]);
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0);
}

#[test]
fn attach_keeps_everything_else_and_a_second_run_does_nothing() {
    let aws = FakeAws::serve(pool());
    let folder = fresh("apply");
    let before = aws.change(|pool| pool.pool.clone());
    let done = attach(
        &aws,
        "apply",
        &[&SIGNUP[..], &["--apply", "--backup", "b.json", "--output", "json"]].concat(),
    );
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let report = done.json();
    assert_eq!(report["result"], "applied");
    assert_eq!(report["triggers"], json!([{"trigger": "pre-sign-up", "before": null, "after": ARN}]));
    assert_eq!(
        report["permissions_added"],
        json!([{"function": ARN, "statement_id": format!("cognito-triggers-{ID}")}])
    );
    assert_eq!(report["backup"], "b.json");
    assert_eq!(writes(&aws), ["AddPermission", "UpdateUserPool"]);
    let mut expected = before.clone();
    expected["LambdaConfig"]["PreSignUp"] = json!(ARN);
    expected["LastModifiedDate"] = aws.change(|pool| pool.pool["LastModifiedDate"].clone());
    assert_eq!(aws.change(|pool| pool.pool.clone()), expected);

    let backup: Value = serde_json::from_slice(&std::fs::read(folder.join("b.json")).unwrap()).unwrap();
    assert_eq!(backup["user_pool"]["Policies"], before["Policies"]);
    assert_eq!(backup["mfa_config"]["SoftwareTokenMfaConfiguration"], json!({"Enabled": true}));
    assert_eq!(backup["update"]["LambdaConfig"]["PreSignUp"], ARN);

    let again = attach(&aws, "apply", &[&SIGNUP[..], &["--apply"]].concat());
    assert_eq!(
        (again.code, again.out),
        (0, format!("user pool {ID} (shop)\n  = pre-sign-up: {ARN}\nnothing to do\n"))
    );
    assert_eq!(writes(&aws).len(), 2);
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1);
}

#[test]
fn detach_removes_the_trigger_and_its_permission() {
    let aws = FakeAws::serve(pool());
    fresh("detach");
    assert_eq!(attach(&aws, "detach", &[&SIGNUP[..], &["--apply"]].concat()).code, 0);
    for selection in ["pre-sign-up", ARN] {
        let dry = run(&mut command(&aws, "detach", &["detach", selection]));
        assert!(
            dry.out.contains(&format!("  - pre-sign-up: {ARN}\n  - permission cognito-triggers-{ID}")),
            "{}",
            dry.out
        );
    }
    let done = run(&mut command(&aws, "detach", &["detach", "pre-sign-up", "--apply", "--backup", "d.json"]));
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert_eq!(triggers(&aws), json!({"CustomMessage": OTHER}));
    assert_eq!(writes(&aws)[2..], ["UpdateUserPool", "RemovePermission"]);
    let done = run(&mut command(&aws, "detach", &["detach", "pre-sign-up", "--apply"]));
    assert_eq!((done.code, done.out), (0, format!("user pool {ID} (shop)\nnothing to do\n")));
}

#[test]
fn the_last_trigger_is_detached_without_a_trace() {
    let mut pool = pool();
    pool.pool["LambdaConfig"] = json!({});
    // A value that is not the one of the password policy disappears at the first update, without an effect.
    pool.derives_days = false;
    pool.pool["AdminCreateUserConfig"]["UnusedAccountValidityDays"] = json!(30);
    let aws = FakeAws::serve(pool);
    fresh("last");
    assert_eq!(attach(&aws, "last", &[&SIGNUP[..], &["--apply", "--backup", "b.json"]].concat()).code, 0);
    let dry = run(&mut command(&aws, "last", &["detach", "pre-sign-up"]));
    let expected = format!(
        "user pool {ID} (shop)\n  - pre-sign-up: {ARN}\n  - permission cognito-triggers-{ID} on {ARN}\ndry run: nothing was \
         changed; add --apply to change the pool\n"
    );
    assert_eq!(dry.out, expected);
    assert_eq!(run(&mut command(&aws, "last", &["detach", "pre-sign-up", "--apply"])).code, 0);
    assert_eq!(triggers(&aws), json!({}));
    let restore = attach(&aws, "last", &["--restore", "b.json"]);
    assert_eq!(restore.out, format!("user pool {ID} (shop)\nnothing to do\n"));
}

#[test]
fn a_trigger_of_others_is_kept_without_replace() {
    let aws = FakeAws::serve(pool());
    fresh("replace");
    let own = ["--function", "custom-message=signup:live", "--apply"];
    let refused = attach(&aws, "replace", &own);
    assert_eq!(refused.code, 3);
    assert!(
        refused.err.starts_with(&format!("error: {OTHER} is attached as CustomMessage; add --replace")),
        "{}",
        refused.err
    );
    assert_eq!(writes(&aws), [""; 0]);
    let done = attach(&aws, "replace", &[&own[..], &["--replace"]].concat());
    assert!(
        done.code == 0 && done.out.contains(&format!("  ~ custom-message: {OTHER} → {ARN}\n")),
        "{}",
        done.out
    );
    assert_eq!(triggers(&aws), json!({"CustomMessage": ARN}));
}

#[test]
fn an_owned_pool_is_refused_with_the_code_for_its_tool() {
    let aws = FakeAws::serve(pool());
    aws.set_stack("shop-stack");
    fresh("owner");
    let done = attach(&aws, "owner", &[&SIGNUP[..], &["--apply"]].concat());
    assert_eq!(done.code, 3);
    let expected = format!(
        "the pool belongs to CloudFormation, stack shop-stack, resource UserPool, which would undo the change; nothing \
         was changed. Add this there, and keep its other triggers:\n\nResources:\n  UserPool:\n    DependsOn: [PreSignUpPermission]\n    Properties:\n      LambdaConfig:\n        PreSignUp: {ARN}\n"
    );
    assert!(done.err.contains(&expected), "{}", done.err);
    let detach = run(&mut command(&aws, "owner", &["detach", "custom-message", "--apply"]));
    assert!(
        detach.code == 3 && detach.err.contains("nothing was changed. Change the triggers there"),
        "{}",
        detach.err
    );
    assert_eq!(writes(&aws), [""; 0]);
}

#[test]
fn a_lost_setting_is_reported_and_restored() {
    let aws = FakeAws::with_fault(pool(), Fault::UpdateLoses("DeletionProtection"));
    fresh("restore");
    let before = aws.change(|pool| pool.pool.clone());
    let done = attach(&aws, "restore", &[&SIGNUP[..], &["--apply", "--backup", "b.json"]].concat());
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    let expected = "error: the pool was updated, but it is not as expected:\n  DeletionProtection: \"INACTIVE\" instead of \
                    \"ACTIVE\"\n";
    assert!(done.err.starts_with(expected), "{}", done.err);
    assert!(
        done.err.ends_with(&format!(
            "attach --user-pool-id {ID} --endpoint-url {} --restore b.json\n",
            aws.url()
        )),
        "{}",
        done.err
    );

    aws.change(|pool| pool.faults.0.clear());
    let shown = attach(&aws, "restore", &["--restore", "b.json"]);
    for line in [
        format!("  - pre-sign-up: {ARN}\n"),
        "  ~ DeletionProtection: \"INACTIVE\" → \"ACTIVE\"\n".to_owned(),
    ] {
        assert!(shown.code == 0 && shown.out.contains(&line), "{}{}", shown.out, shown.err);
    }
    let done = attach(&aws, "restore", &["--restore", "b.json", "--apply", "--backup", "c.json"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let mut restored = aws.change(|pool| pool.pool.clone());
    restored["LastModifiedDate"] = before["LastModifiedDate"].clone();
    assert_eq!(restored, before);
}

#[test]
fn throttling_is_retried() {
    let aws = FakeAws::with_fault(pool(), Fault::ThrottledOnce("DescribeUserPool"));
    fresh("throttled");
    let done = attach(&aws, "throttled", &[&SIGNUP[..], &["--apply"]].concat());
    assert_eq!((done.code, done.err.as_str()), (0, ""));
}

#[test]
fn an_update_is_sent_once() {
    let aws = FakeAws::with_fault(pool(), Fault::ThrottledOnce("UpdateUserPool"));
    fresh("once");
    let done = attach(&aws, "once", &[&SIGNUP[..], &["--apply"]].concat());
    assert_eq!(done.code, 2);
    let expected = "error: the pool is unchanged, because the update failed: ";
    assert!(done.err.starts_with(expected) && done.err.contains("try again later"), "{}", done.err);
    assert_eq!(aws.change(|pool| pool.count("UpdateUserPool")), 1);
}

#[test]
fn a_backup_is_never_overwritten() {
    let aws = FakeAws::serve(pool());
    let folder = fresh("backup");
    std::fs::write(folder.join("b.json"), "mine").unwrap();
    let done = attach(&aws, "backup", &[&SIGNUP[..], &["--apply", "--backup", "b.json"]].concat());
    assert_eq!((done.code, done.err.as_str()), (2, "error: b.json exists; name a new file with --backup\n"));
    assert_eq!(std::fs::read(folder.join("b.json")).unwrap(), b"mine");
    assert_eq!(writes(&aws), [""; 0]);
}
