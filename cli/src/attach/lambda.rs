//! The functions of a pool's triggers: their state and their permissions.

use anyhow::{Result, anyhow, ensure};
use serde_json::{Value, json};

use super::function::input;
use super::permission::{Caller, Permission};
use super::snapshot::Requests;
use crate::aws::policy::statements;
use crate::aws::{FunctionArn, Operation};

/// Checks that Cognito can call the function.
///
/// # Errors
/// Fails if the function does not exist, has no code, or is not active.
pub async fn ensure_ready(requests: &impl Requests, function: &FunctionArn) -> Result<()> {
    let answer = requests.call(Operation::GetFunction, input(function)).await.map_err(|error| {
        if error.is_not_found() {
            return anyhow!(
                "{function} does not exist; check the name and the alias, and deploy the function first"
            );
        }
        error.into()
    })?;
    let configuration = &answer["Configuration"];
    // Emulators leave out the state. An image has no code size.
    let state = configuration["State"].as_str().unwrap_or("Active");
    let is_image = configuration["PackageType"] == "Image";
    ensure!(is_image || configuration["CodeSize"] != 0, "{function} has no code; deploy it first");
    ensure!(
        state == "Active",
        "{function} is {state}, not Active; {}",
        match state {
            "Pending" => "wait until Lambda has created it",
            "Inactive" => "invoke it once, and wait until it is Active",
            _ => "deploy it again",
        }
    );
    Ok(())
}

/// The statements of the function's resource policy.
///
/// # Errors
/// Fails if the policy cannot be read.
pub async fn policy(requests: &impl Requests, function: &FunctionArn) -> Result<Vec<Value>> {
    match requests.call(Operation::GetPolicy, input(function)).await {
        Ok(answer) => statements(&answer).ok_or_else(|| anyhow!("the policy of {function} is not readable")),
        Err(error) if error.is_not_found() => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// Adds a permission.
///
/// # Errors
/// Fails if Lambda refuses it.
pub async fn add(requests: &impl Requests, caller: &Caller, permission: &Permission) -> Result<()> {
    requests.call(Operation::AddPermission, caller.addition(permission)).await?;
    Ok(())
}

/// Removes a permission. A permission that is already gone is no error.
///
/// # Errors
/// Fails if Lambda refuses it.
pub async fn remove(requests: &impl Requests, permission: &Permission) -> Result<()> {
    let mut input = input(&permission.function);
    input["StatementId"] = json!(permission.statement_id);
    match requests.call(Operation::RemovePermission, input).await {
        Err(error) if !error.is_not_found() => Err(error.into()),
        _ => Ok(()),
    }
}
