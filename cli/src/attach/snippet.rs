//! Code that attaches functions with the tool that owns a pool.

use std::fmt::Write as _;

use super::changes::Change;
use super::permission::Caller;
use crate::aws::policy::PRINCIPAL;
use crate::aws::{FunctionArn, Owner, Trigger};

/// A trigger with its function, and the pool that calls it.
struct Attachment<'a> {
    trigger: Trigger,
    arn: &'a str,
    function: FunctionArn,
    caller: &'a Caller,
}

/// The code for the tool of `owner`, or none if no tool owns the pool.
pub fn attach(owner: &Owner, changes: &[Change], caller: &Caller) -> Option<String> {
    let attachments: Vec<Attachment<'_>> = changes
        .iter()
        .filter_map(|change| {
            let arn = change.after.as_deref()?;
            Some(Attachment { trigger: change.trigger, arn, function: FunctionArn::parse(arn)?, caller })
        })
        .collect();
    let each = |line: fn(&Attachment<'_>) -> String| attachments.iter().map(line).collect::<String>();
    let text = match owner {
        Owner::None => return None,
        Owner::CloudFormation(resource) => {
            let id = resource.logical_id.as_deref().unwrap_or("UserPool");
            let (triggers, permissions) = (each(cloudformation_trigger), each(cloudformation_permission));
            format!("Resources:\n  {id}:\n    Properties:\n      LambdaConfig:\n{triggers}{permissions}")
        }
        Owner::Cdk(_) => {
            let (triggers, permissions) = (each(cdk_trigger), each(cdk_permission));
            format!(
                "import {{ CfnUserPool }} from \"aws-cdk-lib/aws-cognito\";\n\
                 import {{ CfnPermission }} from \"aws-cdk-lib/aws-lambda\";\n\n\
                 const cfnUserPool = userPool.node.defaultChild as CfnUserPool;\n{triggers}{permissions}"
            )
        }
        Owner::Amplify(_) => {
            let (triggers, permissions) = (each(cdk_trigger), each(cdk_permission));
            let permissions = permissions.replace("(this, ", "(cfnUserPool.stack, ");
            format!(
                "// amplify/backend.ts\nimport {{ CfnPermission }} from \"aws-cdk-lib/aws-lambda\";\n\n\
                 const {{ cfnUserPool }} = backend.auth.resources.cfnResources;\n{triggers}{permissions}"
            )
        }
        Owner::Tagged { tool: "SST", .. } => {
            let (triggers, permissions) = (each(sst_trigger), each(pulumi_permission));
            format!(
                "// sst.config.ts, in the arguments of sst.aws.CognitoUserPool\ntransform: {{\n  userPool: {{\n    \
                 lambdaConfig: {{\n{triggers}    }},\n  }},\n}},\n\n// beside it\n{permissions}"
            )
        }
        Owner::Tagged { tool: "Pulumi", .. } => {
            let (triggers, permissions) = (each(sst_trigger), each(pulumi_permission));
            format!(
                "// in the arguments of aws.cognito.UserPool\nlambdaConfig: {{\n{triggers}}},\n\n// beside it\n{permissions}"
            )
        }
        Owner::Tagged { .. } => {
            let (triggers, permissions) = (each(terraform_trigger), each(terraform_permission));
            format!("# in the resource aws_cognito_user_pool\nlambda_config {{\n{triggers}}}\n{permissions}")
        }
    };
    Some(text)
}

fn cloudformation_trigger(one: &Attachment<'_>) -> String {
    format!("        {}: {}\n", one.trigger.field(), one.arn)
}

fn cloudformation_permission(one: &Attachment<'_>) -> String {
    let Attachment { trigger, arn, caller, .. } = one;
    format!(
        "  {}Permission:\n    Type: AWS::Lambda::Permission\n    Properties:\n      Action: lambda:InvokeFunction\n      \
         FunctionName: {arn}\n      Principal: {PRINCIPAL}\n      SourceAccount: \"{}\"\n      SourceArn: {}\n",
        trigger.field(),
        caller.place.account,
        caller.arn
    )
}

fn cdk_trigger(one: &Attachment<'_>) -> String {
    format!("cfnUserPool.addPropertyOverride(\"LambdaConfig.{}\", \"{}\");\n", one.trigger.field(), one.arn)
}

fn cdk_permission(one: &Attachment<'_>) -> String {
    let Attachment { trigger, arn, caller, .. } = one;
    format!(
        "new CfnPermission(this, \"{}Permission\", {{\n  action: \"lambda:InvokeFunction\",\n  functionName: \"{arn}\",\n  \
         principal: \"{PRINCIPAL}\",\n  sourceAccount: \"{}\",\n  sourceArn: \"{}\",\n}});\n",
        trigger.field(),
        caller.place.account,
        caller.arn
    )
}

fn sst_trigger(one: &Attachment<'_>) -> String {
    let (first, rest) = one.trigger.field().split_at(1);
    format!("      {}{rest}: \"{}\",\n", first.to_lowercase(), one.arn)
}

fn pulumi_permission(one: &Attachment<'_>) -> String {
    let Attachment { trigger, function, caller, .. } = one;
    let mut text = format!(
        "new aws.lambda.Permission(\"{}Permission\", {{\n  action: \"lambda:InvokeFunction\",\n  function: \"{}\",\n",
        trigger.field(),
        function.unqualified()
    );
    if let Some(qualifier) = &function.qualifier {
        let _ = writeln!(text, "  qualifier: \"{qualifier}\",");
    }
    let (account, arn) = (&caller.place.account, &caller.arn);
    let _ = writeln!(
        text,
        "  principal: \"{PRINCIPAL}\",\n  sourceAccount: \"{account}\",\n  sourceArn: \"{arn}\",\n}});"
    );
    text
}

fn terraform_trigger(one: &Attachment<'_>) -> String {
    format!("  {:<20}= \"{}\"\n", one.trigger.name().replace('-', "_"), one.arn)
}

fn terraform_permission(one: &Attachment<'_>) -> String {
    let Attachment { trigger, function, caller, .. } = one;
    let mut text = format!(
        "\nresource \"aws_lambda_permission\" \"{}\" {{\n  action         = \"lambda:InvokeFunction\"\n  \
         function_name  = \"{}\"\n",
        trigger.name().replace('-', "_"),
        function.unqualified()
    );
    if let Some(qualifier) = &function.qualifier {
        let _ = writeln!(text, "  qualifier      = \"{qualifier}\"");
    }
    let (account, arn) = (&caller.place.account, &caller.arn);
    let _ = writeln!(
        text,
        "  principal      = \"{PRINCIPAL}\"\n  source_account = \"{account}\"\n  source_arn     = \"{arn}\"\n}}"
    );
    text
}

#[cfg(test)]
mod tests;
