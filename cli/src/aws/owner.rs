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
            Err(error) => match Self::with(tagged_resource(tags), &Value::Null, tags) {
                Self::None => Err(error),
                owner => Ok(owner),
            },
        }
    }

    /// The owner according to the resources of the pool's stack and the tags of the pool. A pool that outlives its
    /// stack keeps the tags of CloudFormation, so they do not count.
    pub fn of(id: &str, resources: &Value, tags: &Value) -> Self {
        Self::with(resource(id, resources), resources, tags)
    }

    fn with(resource: Option<Resource>, resources: &Value, tags: &Value) -> Self {
        match resource {
            Some(resource) => {
                let is_tagged = |prefix: &str| tag_with(tags, &[prefix]).is_some();
                if is_tagged("amplify:") || resource.stack.starts_with("amplify-") {
                    Self::Amplify(resource)
                } else if is_tagged("aws-cdk:") || is_tagged("aws:cdk:") || has_cdk_metadata(resources) {
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

/// Returns whether the stack has the resource that the CDK adds to its stacks.
fn has_cdk_metadata(resources: &Value) -> bool {
    let mut resources = resources.as_array().into_iter().flatten();
    resources.any(|resource| resource["ResourceType"] == "AWS::CDK::Metadata")
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
mod tests;
