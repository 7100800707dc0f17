//! A user pool of Cognito in memory, as the API's model and its documentation describe it: an update resets each
//! setting that it does not name. Its triggers are functions of [`lambda`].

mod failure;
pub mod faults;
pub mod lambda;
pub mod model;
mod settings;
mod update;

use serde_json::{Value, json};

pub use failure::Failure;
pub use faults::Fault;
use faults::Faults;
use lambda::FakeLambda;
use model::Model;

/// One user pool, its MFA configuration, and the functions of its account.
#[derive(Clone, Debug)]
pub struct FakeUserPool {
    /// `UserPool` of `DescribeUserPool`.
    pub pool: Value,
    /// The answer of `GetUserPoolMfaConfig`, without `MfaConfiguration`, which is part of the pool.
    pub mfa: Value,
    /// The functions of the account.
    pub lambda: FakeLambda,
    /// Settings that an update keeps although it does not name them. The documentation has none; measurements found
    /// some, such as `MfaConfiguration`.
    pub kept: Vec<&'static str>,
    /// Whether the old lifetime of temporary passwords is described with the value of the new one, or as it was set.
    pub derives_days: bool,
    /// Problems that occur.
    pub faults: Faults,
    /// Each operation with its input, in order.
    pub requests: Vec<(String, Value)>,
    late_update: Option<Value>,
    model: Model,
}

impl FakeUserPool {
    /// A pool with this description and MFA configuration.
    #[must_use]
    pub fn new(pool: Value, mfa: Value) -> Self {
        Self {
            pool,
            mfa,
            lambda: FakeLambda::default(),
            kept: Vec::new(),
            derives_days: true,
            faults: Faults::default(),
            requests: Vec::new(),
            late_update: None,
            model: Model::new(),
        }
    }

    /// A pool in eu-west-1 with defaults and this name.
    #[must_use]
    pub fn with_defaults(name: &str) -> Self {
        let mut pool = json!({
            "Id": "eu-west-1_Example12",
            "Name": name,
            "Arn": "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example12",
            "CreationDate": 1_700_000_000.25,
            "LastModifiedDate": 1_700_000_000.25,
            "EstimatedNumberOfUsers": 12,
            "SchemaAttributes": [{"Name": "sub", "AttributeDataType": "String", "Required": true}],
        });
        for (setting, value) in settings::defaults() {
            pool[setting] = value;
        }
        Self::new(pool, json!({}))
    }

    /// The answer to a request.
    ///
    /// # Errors
    /// Fails as AWS does, and with the faults of the test.
    pub fn call(&mut self, operation: &str, input: &Value) -> Result<Value, Failure> {
        self.requests.push((operation.to_owned(), input.clone()));
        let count = self.count(operation);
        if let Some(failure) = self.faults.before(operation, count, |earlier| self.count(earlier) > 0) {
            return Err(failure);
        }
        if let Some((setting, value)) = self.faults.change_before(operation, count) {
            self.pool[setting] = value;
            self.modify();
        }
        let answer = match operation {
            "DescribeUserPool" => self.of_pool(input).map(|()| json!({"UserPool": self.described()})),
            "GetUserPoolMfaConfig" => self.of_pool(input).map(|()| self.mfa_config()),
            "UpdateUserPool" if self.faults.has(|fault| *fault == Fault::UpdatedLate) => {
                self.late_update = Some(input.clone());
                return Err(Failure::new(500, "InternalErrorException", "internal error"));
            }
            "UpdateUserPool" => self.of_pool(input).and_then(|()| self.update(input)),
            "SetUserPoolMfaConfig" => self.of_pool(input).and_then(|()| self.set_mfa(input)),
            _ => self.lambda.call(operation, input),
        };
        // It is the last request of a read.
        if operation == "GetUserPoolMfaConfig"
            && let Some(update) = self.late_update.take()
        {
            self.update(&update)?;
        }
        match self.faults.after(operation) {
            Some(failure) if answer.is_ok() => Err(failure),
            _ => answer,
        }
    }

    /// The number of requests for this operation.
    #[must_use]
    pub fn count(&self, operation: &str) -> usize {
        self.requests.iter().filter(|(name, _)| name == operation).count()
    }

    /// Adds a field that this version of the model lacks: one that an update accepts, or a read-only one.
    pub fn learn(&mut self, shape: &str, field: &str, value: Value) {
        self.model.learn(shape, field);
        let place = match shape {
            "UserPoolType" => &mut self.pool,
            "EmailConfigurationType" => &mut self.pool["EmailConfiguration"],
            "LambdaConfigType" => &mut self.pool["LambdaConfig"],
            _ => &mut self.mfa,
        };
        place[field] = value;
    }

    fn of_pool(&self, input: &Value) -> Result<(), Failure> {
        if input["UserPoolId"] == self.pool["Id"] {
            return Ok(());
        }
        let message =
            format!("User pool {} does not exist.", input["UserPoolId"].as_str().unwrap_or_default());
        Err(Failure::new(400, "ResourceNotFoundException", &message))
    }

    /// The pool as `DescribeUserPool` shows it: with the lifetime of temporary passwords at both
    /// places.
    fn described(&self) -> Value {
        let mut pool = self.pool.clone();
        let days = pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"].clone();
        if self.derives_days && !days.is_null() {
            pool["AdminCreateUserConfig"]["UnusedAccountValidityDays"] = days;
        }
        pool
    }

    fn mfa_config(&self) -> Value {
        let mut mfa = self.mfa.clone();
        mfa["MfaConfiguration"] = self.pool["MfaConfiguration"].clone();
        mfa
    }
}
