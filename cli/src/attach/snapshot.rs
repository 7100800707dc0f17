//! The settings of a pool at one time, as Cognito describes them.

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::difference::{self, Difference};
use super::fields::{MFA, READ_ONLY, SETTABLE, unknown};
use super::stop::{Code, stop};
use crate::aws::{Aws, AwsError, Operation};

/// Sends requests to AWS. Tests answer them in memory.
pub trait Requests {
    /// The answer to one request.
    ///
    /// # Errors
    /// Fails if AWS refuses the request or cannot be reached.
    async fn call(&self, operation: Operation, input: Value) -> Result<Value, AwsError>;

    /// Waits between two reads.
    async fn pause(&self, time: Duration);
}

impl Requests for Aws {
    async fn call(&self, operation: Operation, input: Value) -> Result<Value, AwsError> {
        Self::call(self, operation, input).await
    }

    async fn pause(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

/// A pool and its MFA configuration. The description of a pool lacks most settings of MFA.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// `UserPool` of `DescribeUserPool`.
    pub user_pool: Value,
    /// The answer of `GetUserPoolMfaConfig`.
    pub mfa_config: Value,
}

impl Snapshot {
    /// Reads both.
    ///
    /// # Errors
    /// Fails if AWS refuses a request, or answers for another pool.
    pub async fn read(requests: &impl Requests, user_pool_id: &str) -> Result<Self> {
        let id = || json!({"UserPoolId": user_pool_id});
        let mut answer = requests.call(Operation::DescribeUserPool, id()).await?;
        let user_pool = answer["UserPool"].take();
        ensure!(
            user_pool["Id"] == user_pool_id && user_pool["Arn"].is_string(),
            "the answer to DescribeUserPool does not describe {user_pool_id}; is --endpoint-url or AWS_ENDPOINT_URL an \
             endpoint of Cognito?"
        );
        let mfa_config = requests.call(Operation::GetUserPoolMfaConfig, id()).await?;
        if !mfa_config.is_object() {
            bail!(
                "the answer to GetUserPoolMfaConfig is not an object; is --endpoint-url an endpoint of Cognito?"
            );
        }
        Ok(Self { user_pool, mfa_config })
    }

    /// Refuses a pool with fields that this version does not know: an update may have to repeat them.
    ///
    /// # Errors
    /// Fails with the names of the fields.
    pub fn ensure_known(&self) -> Result<()> {
        let pool = unknown(&self.user_pool, &[&SETTABLE, &READ_ONLY]);
        let mfa = unknown(&self.mfa_config, &[&MFA]);
        let fields = [pool, mfa].concat();
        if fields.is_empty() {
            return Ok(());
        }
        let text = format!(
            "the pool has settings that are newer than this version of the command: {}. An update might reset them. \
             Use a newer version, or attach the triggers in the console; nothing was changed",
            fields.join(", ")
        );
        Err(stop(Code::Refused, text))
    }

    /// The differences from `self`, as expected, to `found`. The description of the pool is compared without `ignored`.
    pub fn differences(&self, found: &Self, ignored: &[&str]) -> Vec<Difference> {
        let mut differences = difference::of_pools(&self.user_pool, &found.user_pool, ignored);
        differences.extend(difference::of_values(&self.mfa_config, &found.mfa_config).into_iter().map(
            |mut mfa| {
                mfa.path.insert_str(0, "GetUserPoolMfaConfig: ");
                mfa
            },
        ));
        differences
    }
}
