//! The tool that owns a user pool. A change outside of it is undone by its next deployment.

use std::fmt;

use serde_json::{Value, json};

use super::{Aws, AwsError, Operation};

/// The tool that owns a user pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// No tool that leaves traces. Terraform leaves none unless it tags its resources.
    None,
    /// A stack of CloudFormation, written by hand, by SAM or by a tool that the tags do not tell.
    CloudFormation(Resource),
    /// A stack of the AWS CDK.
    Cdk(Resource),
    /// A stack of Amplify.
    Amplify(Resource),
    /// Pulumi, SST or Terraform: the tag that says so.
    Tagged {
        /// Name of the tool.
        tool: &'static str,
        /// Key of the tag.
        tag: String,
    },
}

/// A resource of a stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Name of the stack.
    pub stack: String,
    /// Name of the pool in the template. CloudFormation lists only the first 100 resources of a stack.
    pub logical_id: Option<String>,
}

impl Owner {
    /// Finds the owner of a pool, from the answer of `DescribeUserPool`.
    ///
    /// # Errors
    /// Fails if CloudFormation cannot be asked and no tag tells the owner.
    pub async fn find(aws: &Aws, pool: &Value) -> Result<Self, AwsError> {
        let id = pool["Id"].as_str().unwrap_or_default();
        let tags = &pool["UserPoolTags"];
        match aws.call(Operation::DescribeStackResources, json!({"PhysicalResourceId": id})).await {
            Ok(resources) => Ok(Self::of(id, &resources["StackResources"], tags)),
            Err(error) if error.is_not_found() => Ok(Self::of(id, &Value::Null, tags)),
            Err(error) => match Self::of(id, &Value::Null, tags) {
                Self::None => Err(error),
                owner => Ok(owner),
            },
        }
    }

    /// The owner according to the resources of the pool's stack and the tags of the pool.
    pub fn of(id: &str, resources: &Value, tags: &Value) -> Self {
        match resource(id, resources).or_else(|| tagged_resource(tags)) {
            Some(resource) => {
                let is_tagged = |prefix: &str| tag_with(tags, &[prefix]).is_some();
                if is_tagged("amplify:") || resource.stack.starts_with("amplify-") {
                    Self::Amplify(resource)
                } else if is_tagged("aws-cdk:") || is_tagged("aws:cdk:") {
                    Self::Cdk(resource)
                } else {
                    Self::CloudFormation(resource)
                }
            }
            None => TOOLS
                .iter()
                .find_map(|(tool, prefixes)| Some(Self::Tagged { tool, tag: tag_with(tags, prefixes)? }))
                .unwrap_or(Self::None),
        }
    }
}

/// Tools that do not use CloudFormation, and prefixes of tags that they or their users set.
const TOOLS: [(&str, &[&str]); 3] = [
    ("SST", &["sst:"]),
    ("Pulumi", &["pulumi:"]),
    (
        "Terraform",
        &["terraform", "tf_", "tf-", "managedby=terraform", "managed-by=terraform", "managed_by=terraform"],
    ),
];

/// The stack of the pool, if it still exists. CloudFormation lists a deleted stack for 90 days.
fn resource(id: &str, resources: &Value) -> Option<Resource> {
    let resources = resources.as_array()?;
    let pool = resources.iter().find(|resource| resource["PhysicalResourceId"] == id);
    let resource = pool.or_else(|| resources.first())?;
    let status = resource["ResourceStatus"].as_str().unwrap_or_default();
    if ["DELETE_COMPLETE", "DELETE_SKIPPED"].contains(&status) {
        return None;
    }
    let logical_id = pool.and_then(|pool| pool["LogicalResourceId"].as_str());
    Some(Resource {
        stack: resource["StackName"].as_str()?.to_owned(),
        logical_id: logical_id.map(str::to_owned),
    })
}

/// The stack that CloudFormation's own tags name.
fn tagged_resource(tags: &Value) -> Option<Resource> {
    let tag = |name: &str| tags[name].as_str().map(str::to_owned);
    Some(Resource {
        stack: tag("aws:cloudformation:stack-name")?,
        logical_id: tag("aws:cloudformation:logical-id"),
    })
}

/// The first tag with one of the prefixes, in any case. A prefix with `=` compares key and value.
fn tag_with(tags: &Value, prefixes: &[&str]) -> Option<String> {
    let mut tags = tags.as_object()?.iter().filter(|(key, value)| {
        let tag = format!("{key}={}", value.as_str().unwrap_or_default()).to_lowercase();
        prefixes.iter().any(|prefix| tag.starts_with(prefix))
    });
    tags.next().map(|(key, _)| key.clone())
}

impl fmt::Display for Owner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tool, resource) = match self {
            Self::None => return formatter.write_str("no tool that leaves traces"),
            Self::Tagged { tool, tag } => return write!(formatter, "{tool}, according to the tag {tag}"),
            Self::CloudFormation(resource) => ("CloudFormation", resource),
            Self::Cdk(resource) => ("the AWS CDK", resource),
            Self::Amplify(resource) => ("Amplify", resource),
        };
        write!(formatter, "{tool}, stack {}", resource.stack)?;
        resource.logical_id.iter().try_for_each(|id| write!(formatter, ", resource {id}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "eu-west-1_Example12";

    fn stack(status: &str) -> Value {
        json!([
            {"StackName": "shop", "LogicalResourceId": "Table", "PhysicalResourceId": "t", "ResourceStatus": "CREATE_COMPLETE"},
            {"StackName": "shop", "LogicalResourceId": "UserPool", "PhysicalResourceId": ID, "ResourceStatus": status},
        ])
    }

    #[test]
    fn a_stack_owns_its_pool_until_it_is_deleted() {
        let owner = |resources: &Value, tags: Value| Owner::of(ID, resources, &tags).to_string();
        let none = Owner::None.to_string();
        for status in ["CREATE_COMPLETE", "UPDATE_COMPLETE", "DELETE_FAILED"] {
            assert_eq!(owner(&stack(status), json!({})), "CloudFormation, stack shop, resource UserPool");
        }
        for status in ["DELETE_COMPLETE", "DELETE_SKIPPED"] {
            assert_eq!(owner(&stack(status), json!({})), none);
        }
        // The pool is not among the first 100 resources.
        let mut others = stack("CREATE_COMPLETE");
        others.as_array_mut().unwrap().pop();
        assert_eq!(owner(&others, json!({})), "CloudFormation, stack shop");
        for empty in [json!([]), json!(""), Value::Null] {
            assert_eq!(owner(&empty, json!(null)), none);
        }
    }

    #[test]
    fn tags_tell_the_tool() {
        for (resources, tags, expected) in [
            (
                stack("CREATE_COMPLETE"),
                json!({"amplify:app-id": "d1"}),
                "Amplify, stack shop, resource UserPool",
            ),
            (
                stack("CREATE_COMPLETE"),
                json!({"aws-cdk:id": "x"}),
                "the AWS CDK, stack shop, resource UserPool",
            ),
            (
                Value::Null,
                json!({"aws:cloudformation:stack-name": "s", "aws:cloudformation:logical-id": "P"}),
                "CloudFormation, stack s, resource P",
            ),
            (Value::Null, json!({"ManagedBy": "Terraform"}), "Terraform, according to the tag ManagedBy"),
            (Value::Null, json!({"terraform": "true"}), "Terraform, according to the tag terraform"),
            (Value::Null, json!({"sst:app": "shop"}), "SST, according to the tag sst:app"),
            (Value::Null, json!({"pulumi:project": "shop"}), "Pulumi, according to the tag pulumi:project"),
            (Value::Null, json!({"Name": "MyUserPool", "ManagedBy": "hand"}), "no tool that leaves traces"),
        ] {
            assert_eq!(Owner::of(ID, &resources, &tags).to_string(), expected, "{tags}");
        }
    }
}
