//! Problems of AWS during an update: the state of the pool, the message and the exit code.

use serde_json::{Value, json};
use test_kit::user_pool::Fault;

use super::super::arguments::TriggerFunction;
use super::super::stop::Code;
use super::super::update::Mfa;
use super::{Memory, code, pools};
use crate::aws::Trigger;
use crate::times::LATE_UPDATE_PAUSES;

fn functions() -> Vec<TriggerFunction> {
    vec![TriggerFunction { trigger: Trigger::PreSignUp, function: "f:live".parse().unwrap() }]
}

/// The end of `attach` with a fault.
struct End {
    aws: Memory,
    before: Value,
    code: Option<Code>,
    text: String,
}

impl End {
    fn has_changed(&self) -> bool {
        self.aws.0.borrow_mut().faults.0.clear();
        self.aws.described() != self.before
    }
}

fn attach_with(fault: Fault) -> End {
    let mut pool = pools::full();
    pool.mfa["EmailMfaConfiguration"] = json!({"Message": "Code {####}", "Subject": "Code"});
    let aws = Memory::new(pool);
    let before = aws.described();
    aws.0.borrow_mut().requests.clear();
    aws.0.borrow_mut().faults.0.push(fault);
    let result = aws.attach(&functions());
    let text = result.as_ref().err().map_or_else(String::new, |error| format!("{error:#}"));
    End { aws, before, code: result.err().map(code), text }
}

#[test]
fn a_refused_request_leaves_the_pool_unchanged() {
    for operation in [
        "DescribeUserPool",
        "GetUserPoolMfaConfig",
        "GetFunction",
        "GetPolicy",
        "AddPermission",
        "UpdateUserPool",
    ] {
        let end = attach_with(Fault::Denied(operation));
        assert_eq!(end.code, Some(Code::Failed), "{operation}: {}", end.text);
        assert!(end.text.contains(&format!(":{operation}")), "{}", end.text);
        assert!(!end.has_changed(), "{operation}");
    }
    let end = attach_with(Fault::Expired);
    assert_eq!(end.code, Some(Code::Failed));
    assert!(end.text.contains("log in again"), "{}", end.text);
}

#[test]
fn a_refused_update_says_that_the_pool_is_unchanged() {
    let end = attach_with(Fault::Denied("UpdateUserPool"));
    assert!(end.text.starts_with("the pool is unchanged, because the update failed: "), "{}", end.text);
    assert!(end.aws.1.borrow().is_empty());
}

#[test]
fn a_change_since_the_plan_stops_the_update() {
    let end = attach_with(Fault::ChangedBefore(2, "DeletionProtection", json!("INACTIVE")));
    assert_eq!(end.code, Some(Code::Refused));
    assert!(end.text.contains(r#"DeletionProtection: "INACTIVE" instead of "ACTIVE""#), "{}", end.text);
    assert_eq!(end.aws.count("UpdateUserPool"), 0);
}

#[test]
fn new_users_are_no_change_of_the_pool() {
    let aws = Memory::new(pools::full());
    let plan = aws.plan_attach(&functions()).unwrap();
    aws.0.borrow_mut().pool["EstimatedNumberOfUsers"] = json!(13);
    aws.execute(&plan, Mfa::Compare).unwrap();
}

#[test]
fn an_update_that_succeeds_without_an_answer_counts() {
    let end = attach_with(Fault::AppliedThen500("UpdateUserPool"));
    assert_eq!(end.code, None, "{}", end.text);
    assert!(end.has_changed());
}

#[test]
fn an_update_that_happens_late_counts() {
    let end = attach_with(Fault::UpdatedLate);
    assert_eq!(end.code, None, "{}", end.text);
    assert_eq!((end.aws.count("UpdateUserPool"), end.aws.1.borrow().len()), (1, 1));
    assert!(end.has_changed());
}

#[test]
fn an_update_without_a_clear_answer_leaves_an_unknown_state() {
    let end = attach_with(Fault::Unavailable("UpdateUserPool"));
    assert_eq!(end.code, Some(Code::Differs));
    assert!(end.text.contains("its state is unknown"), "{}", end.text);
    assert_eq!(*end.aws.1.borrow(), LATE_UPDATE_PAUSES);
    assert!(!end.has_changed());
}

#[test]
fn a_lost_setting_is_reported() {
    let end = attach_with(Fault::UpdateLoses("UserPoolTier"));
    assert_eq!(end.code, Some(Code::Differs));
    assert!(end.text.contains(r#"UserPoolTier: "ESSENTIALS" instead of "PLUS""#), "{}", end.text);
}

#[test]
fn a_lost_part_of_mfa_is_reported_and_restored() {
    let end = attach_with(Fault::UpdateResetsMfa("EmailMfaConfiguration"));
    assert_eq!(end.code, Some(Code::Differs));
    let expected = "GetUserPoolMfaConfig: EmailMfaConfiguration: nothing instead of ";
    assert!(end.text.contains(expected), "{}", end.text);

    let mut backup = end.aws.read().unwrap();
    backup.mfa_config["EmailMfaConfiguration"] = json!({"Message": "Code {####}", "Subject": "Code"});
    backup.user_pool["LambdaConfig"] = end.before["LambdaConfig"].clone();
    end.aws.restore(&backup).unwrap();
    assert_eq!((end.aws.mfa(), end.aws.described()), (backup.mfa_config, end.before));
}

#[test]
fn a_pool_that_cannot_be_read_after_the_update_is_reported() {
    let aws = Memory::new(pools::full());
    let plan = aws.plan_attach(&functions()).unwrap();
    aws.0.borrow_mut().faults.0.push(Fault::AppliedThen500("UpdateUserPool"));
    aws.0.borrow_mut().faults.0.push(Fault::DeniedAfter("DescribeUserPool", "UpdateUserPool"));
    let error = aws.execute(&plan, Mfa::Compare).unwrap_err();
    assert!(error.to_string().contains("Its state is unknown"), "{error}");
    assert_eq!(code(error), Code::Differs);
}

#[test]
fn a_restore_checks_the_functions_of_every_trigger() {
    let restore = |name: &str| {
        let aws = Memory::new(pools::full());
        let mut backup = aws.read().unwrap();
        let arn = pools::FUNCTION.replace(":function:f", &format!(":function:{name}"));
        backup.user_pool["LambdaConfig"] = json!({
            "UserMigration": pools::FUNCTION,
            "CustomSMSSender": {"LambdaArn": arn, "LambdaVersion": "V1_0"},
            "KMSKeyID": "arn:aws:kms:eu-west-1:111122223333:key/k",
        });
        (aws.restore(&backup).map_err(|error| error.to_string()), aws)
    };
    let (result, aws) = restore("gone");
    assert!(result.unwrap_err().contains("function:gone does not exist"));
    assert!(!aws.has_written());
    let (result, aws) = restore("g");
    assert_eq!((result, aws.count("AddPermission"), aws.count("UpdateUserPool")), (Ok(()), 1, 1));
}
