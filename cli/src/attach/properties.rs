//! Properties of `attach`, `detach` and `attach --restore` over random pools in memory. The pool resets each setting
//! that an update does not repeat.

mod faults;
mod pools;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Error, Result};
use futures_util::FutureExt;
use proptest::prelude::*;
use serde_json::{Value, json};
use test_kit::user_pool::FakeUserPool;

use super::arguments::{Selection, TriggerFunction};
use super::fields::{self, LAMBDA_CONFIG, SETTABLE};
use super::plan::Plan;
use super::snapshot::{Requests, Snapshot};
use super::stage::CurrentStage;
use super::stop::{Code, Stop};
use super::update::{self, Mfa};
use super::{attaching, detaching, restoring};
use crate::aws::{AwsError, Operation, Problem, Trigger};
use pools::ID;

/// AWS in memory, and the pauses between reads.
struct Memory(RefCell<FakeUserPool>, RefCell<Vec<Duration>>);

impl Requests for Memory {
    async fn call(&self, operation: Operation, input: Value) -> Result<Value, AwsError> {
        self.0.borrow_mut().call(operation.name(), &input).map_err(|failure| {
            let problem =
                Problem::Refused { status: failure.status, code: failure.code, message: failure.message };
            AwsError { operation, problem }
        })
    }

    async fn pause(&self, time: Duration) {
        self.1.borrow_mut().push(time);
    }
}

impl Memory {
    fn new(pool: FakeUserPool) -> Self {
        Self(RefCell::new(pool), RefCell::default())
    }

    /// The pool as Cognito describes it, without the fields that every update may change.
    fn described(&self) -> Value {
        let answer = self.0.borrow_mut().call("DescribeUserPool", &json!({"UserPoolId": ID})).unwrap();
        let mut pool = answer["UserPool"].clone();
        pool["LastModifiedDate"] = Value::Null;
        if !pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"].is_null() {
            pool["AdminCreateUserConfig"]["UnusedAccountValidityDays"] = Value::Null;
        }
        pool
    }

    fn mfa(&self) -> Value {
        self.0.borrow_mut().call("GetUserPoolMfaConfig", &json!({"UserPoolId": ID})).unwrap()
    }

    fn read(&self) -> Result<Snapshot> {
        now(Snapshot::read(self, ID))
    }

    fn execute(&self, plan: &Plan, mfa: Mfa) -> Result<()> {
        let left = now(update::execute(self, plan, mfa, &CurrentStage::default()))?;
        assert!(left.is_empty(), "{left:?}");
        Ok(())
    }

    fn plan_attach(&self, functions: &[TriggerFunction]) -> Result<Plan> {
        let before = self.read()?;
        let changes = attaching(&before, functions, true)?;
        now(Plan::new(self, before.clone(), &before, changes))
    }

    fn attach(&self, functions: &[TriggerFunction]) -> Result<()> {
        self.execute(&self.plan_attach(functions)?, Mfa::Compare)
    }

    fn detach(&self, selections: &[Selection]) -> Result<()> {
        let before = self.read()?;
        let changes = now(detaching(self, &before, selections))?;
        self.execute(&now(Plan::new(self, before.clone(), &before, changes))?, Mfa::Compare)
    }

    fn restore(&self, backup: &Snapshot) -> Result<()> {
        self.execute(&now(restoring(self, self.read()?, backup))?, Mfa::Restore)
    }

    fn count(&self, operation: &str) -> usize {
        self.0.borrow().count(operation)
    }

    /// Returns whether anything besides reading was requested.
    fn has_written(&self) -> bool {
        let reads = ["Describe", "Get", "List"];
        self.0.borrow().requests.iter().any(|(name, _)| !reads.iter().any(|verb| name.starts_with(verb)))
    }

    fn statements(&self) -> usize {
        let fake = self.0.borrow();
        fake.lambda.0.values().flat_map(|function| function.policies.values()).map(Vec::len).sum()
    }
}

/// The result of a future that never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("the pool in memory answers at once")
}

fn code(error: Error) -> Code {
    error.downcast::<Stop>().map_or(Code::Failed, |stop| stop.code)
}

fn with_triggers(mut pool: Value, functions: &[TriggerFunction]) -> Value {
    for TriggerFunction { trigger, function } in functions {
        let arn = function.clone().resolve(&pools::place()).unwrap();
        pool[LAMBDA_CONFIG][trigger.field()] = json!(arn.to_string());
    }
    pool
}

/// The number of `functions` that the pool calls at any place.
fn still_called(pool: &Value, functions: &[TriggerFunction]) -> usize {
    let triggers = pool[LAMBDA_CONFIG].to_string();
    let arns = functions.iter().map(|one| one.function.clone().resolve(&pools::place()).unwrap().to_string());
    let arns: BTreeSet<String> = arns.collect();
    arns.iter().filter(|arn| triggers.contains(&format!("\"{arn}\""))).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn only_the_own_triggers_change(pool in pools::pool(), functions in pools::functions()) {
        let aws = Memory::new(pool);
        let (before, mfa, backup) = (aws.described(), aws.mfa(), aws.read().unwrap());
        aws.attach(&functions).unwrap();
        let attached = with_triggers(before.clone(), &functions);
        prop_assert_eq!((aws.described(), aws.mfa()), (attached.clone(), mfa.clone()));
        prop_assert!(aws.count("UpdateUserPool") <= 1);

        let (updates, statements) = (aws.count("UpdateUserPool"), aws.statements());
        prop_assert!(!aws.plan_attach(&functions).unwrap().is_effective());
        aws.attach(&functions).unwrap();
        prop_assert_eq!((aws.count("UpdateUserPool"), aws.statements()), (updates, statements));

        let selections: Vec<_> = functions.iter().map(|one| Selection::Trigger(one.trigger)).collect();
        aws.detach(&selections).unwrap();
        let mut detached = before.clone();
        if let Some(triggers) = detached[LAMBDA_CONFIG].as_object_mut() {
            triggers.retain(|field, _| !functions.iter().any(|one| one.trigger.field() == field));
        }
        let statements = still_called(&detached, &functions);
        prop_assert_eq!((aws.described(), aws.mfa(), aws.statements()), (detached, mfa.clone(), statements));

        aws.restore(&backup).unwrap();
        prop_assert_eq!((aws.described(), aws.mfa()), (before, mfa));
    }

    #[test]
    fn an_unknown_field_stops_the_command(
        pool in pools::pool(),
        functions in pools::functions(),
        is_of_mfa in any::<bool>(),
    ) {
        let mut pool = pool;
        let shape = if is_of_mfa { "GetUserPoolMfaConfigResponse" } else { "UserPoolType" };
        pool.learn(shape, "Newer", json!({"Enabled": true}));
        let aws = Memory::new(pool);
        let error = aws.attach(&functions).unwrap_err();
        prop_assert!(error.to_string().contains("newer than this version of the command: Newer."), "{}", error);
        prop_assert_eq!(code(error), Code::Refused);
        prop_assert!(!aws.has_written());
    }

    #[test]
    fn a_newer_part_of_a_known_setting_survives(pool in pools::pool(), functions in pools::functions()) {
        let mut pool = pool;
        pool.learn("EmailConfigurationType", "Newer", json!([1.5, null, "x"]));
        pool.learn("LambdaConfigType", "NewTrigger", json!({"LambdaVersion": "V9_0"}));
        let aws = Memory::new(pool);
        let before = aws.described();
        aws.attach(&functions).unwrap();
        prop_assert_eq!(aws.described(), with_triggers(before, &functions));
    }
}

/// The update that many scripts send.
#[test]
fn an_update_of_the_triggers_alone_loses_settings() {
    let aws = Memory::new(pools::full());
    let before = aws.described();
    let input = json!({"UserPoolId": ID, "LambdaConfig": {"PreSignUp": pools::FUNCTION}});
    aws.0.borrow_mut().call("UpdateUserPool", &input).unwrap();
    let after = aws.described();
    let kept = SETTABLE.iter().filter(|field| after[**field] == before[**field]).count();
    assert_eq!(kept, 0, "{after}");
}

/// An echo that lacks one field is a mutant of [`fields::update`]. Each must be found by the comparison.
#[test]
fn each_field_that_is_not_repeated_is_reported() {
    let functions = [TriggerFunction { trigger: Trigger::PreSignUp, function: "f".parse().unwrap() }];
    for field in SETTABLE.into_iter().chain(["PoolName"]) {
        let aws = Memory::new(pools::full());
        let mut plan = aws.plan_attach(&functions).unwrap();
        assert!(plan.update.input.as_object_mut().unwrap().remove(field).is_some(), "{field}");
        let error = aws.execute(&plan, Mfa::Compare).unwrap_err();
        let shown = if field == "PoolName" { "Name" } else { field };
        let is_named = error.to_string().lines().skip(1).any(|line| line.trim_start().starts_with(shown));
        assert!(is_named, "{field}: {error}");
        assert_eq!(code(error), Code::Differs, "{field}");
    }
}

/// Without the mutant, the same pool passes.
#[test]
fn a_pool_with_every_setting_keeps_them() {
    let aws = Memory::new(pools::full());
    let before = aws.described();
    for field in SETTABLE {
        assert!(!before[field].is_null(), "{field}");
    }
    let functions = [TriggerFunction { trigger: Trigger::PreSignUp, function: "f".parse().unwrap() }];
    aws.attach(&functions).unwrap();
    assert_eq!(aws.described(), with_triggers(before, &functions));
    let sent = aws.0.borrow().requests.iter().find(|(name, _)| name == "UpdateUserPool").unwrap().1.clone();
    assert_eq!(sent, fields::update(&aws.read().unwrap().user_pool, &sent[LAMBDA_CONFIG]).input);
}
