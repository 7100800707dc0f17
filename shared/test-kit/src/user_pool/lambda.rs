//! Functions of Lambda in memory, with one resource policy per qualifier.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::failure::Failure;

/// The functions of an account in eu-west-1, by name.
#[derive(Clone, Debug, Default)]
pub struct FakeLambda(pub BTreeMap<String, FakeFunction>);

/// A function.
#[derive(Clone, Debug, Default)]
pub struct FakeFunction {
    /// Fields of its configuration that differ from those of a sound function.
    pub configuration: Value,
    /// Its aliases and versions.
    pub qualifiers: BTreeSet<String>,
    /// The statements of each policy. The key of the unqualified function is empty.
    pub policies: BTreeMap<String, Vec<Value>>,
}

impl FakeLambda {
    /// Adds a sound function with these aliases and versions.
    pub fn add(&mut self, name: &str, qualifiers: &[&str]) -> &mut FakeFunction {
        let qualifiers = qualifiers.iter().map(|qualifier| (*qualifier).to_owned()).collect();
        let function = FakeFunction { configuration: json!({}), qualifiers, policies: BTreeMap::new() };
        self.0.entry(name.to_owned()).or_insert(function)
    }

    /// The answer to a request.
    ///
    /// # Errors
    /// Fails as Lambda does.
    pub fn call(&mut self, operation: &str, input: &Value) -> Result<Value, Failure> {
        let text = |field: &str| input[field].as_str().unwrap_or_default().to_owned();
        let (name, qualifier) = (bare_name(&text("FunctionName")), text("Qualifier"));
        let arn = arn(&name, &qualifier);
        let function = self.0.get_mut(&name).filter(|function| {
            qualifier.is_empty() || qualifier == "$LATEST" || function.qualifiers.contains(&qualifier)
        });
        let function = function.ok_or_else(|| not_found(&format!("Function not found: {arn}")))?;
        let statements = function.policies.entry(qualifier).or_default();
        match operation {
            "GetFunction" => Ok(described(&function.configuration, &name, &arn)),
            "GetPolicy" if statements.is_empty() => {
                Err(not_found("The resource you requested does not exist."))
            }
            "GetPolicy" => {
                let policy = json!({"Version": "2012-10-17", "Id": "default", "Statement": statements});
                Ok(json!({"Policy": policy.to_string(), "RevisionId": "r"}))
            }
            "AddPermission" if statements.iter().any(|one| one["Sid"] == input["StatementId"]) => {
                let message = format!("The statement id ({}) provided already exists.", text("StatementId"));
                Err(Failure::new(409, "ResourceConflictException", &message))
            }
            "AddPermission" => {
                let statement = statement(input, &arn);
                statements.push(statement.clone());
                Ok(json!({"Statement": statement.to_string()}))
            }
            "RemovePermission" => {
                let before = statements.len();
                statements.retain(|one| one["Sid"] != input["StatementId"]);
                let is_removed = statements.len() < before;
                if is_removed { Ok(json!({})) } else { Err(not_found("No statement with this id.")) }
            }
            other => Err(Failure::new(404, "UnknownOperationException", other)),
        }
    }
}

fn not_found(message: &str) -> Failure {
    Failure::new(404, "ResourceNotFoundException", message)
}

/// The name of a function, also from its ARN.
fn bare_name(function: &str) -> String {
    function.split_once(":function:").map_or(function, |(_, name)| name).to_owned()
}

fn arn(name: &str, qualifier: &str) -> String {
    let suffix = if qualifier.is_empty() { String::new() } else { format!(":{qualifier}") };
    format!("arn:aws:lambda:eu-west-1:111122223333:function:{name}{suffix}")
}

fn described(changes: &Value, name: &str, arn: &str) -> Value {
    let mut configuration = json!({
        "FunctionName": name,
        "FunctionArn": arn,
        "Runtime": "provided.al2023",
        "CodeSize": 1_234_567,
        "PackageType": "Zip",
        "State": "Active",
        "LastUpdateStatus": "Successful",
    });
    for (field, value) in changes.as_object().into_iter().flatten() {
        configuration[field] = value.clone();
    }
    json!({"Configuration": configuration})
}

/// A statement as Lambda writes it.
fn statement(input: &Value, arn: &str) -> Value {
    let mut condition = json!({});
    if !input["SourceArn"].is_null() {
        condition["ArnLike"] = json!({"AWS:SourceArn": input["SourceArn"]});
    }
    if !input["SourceAccount"].is_null() {
        condition["StringEquals"] = json!({"AWS:SourceAccount": input["SourceAccount"]});
    }
    json!({
        "Sid": input["StatementId"],
        "Effect": "Allow",
        "Principal": {"Service": input["Principal"]},
        "Action": input["Action"],
        "Resource": arn,
        "Condition": condition,
    })
}
