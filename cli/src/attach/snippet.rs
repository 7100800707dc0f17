//! Code that attaches functions with the tool that owns a pool.

use std::fmt::Write as _;

use super::changes::Change;
use super::permission::Caller;
use crate::aws::policy::PRINCIPAL;
use crate::aws::{FunctionArn, Owner, Trigger};

const CDK: &str = r#"import { CfnUserPool } from "aws-cdk-lib/aws-cognito";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";

const cfnUserPool = userPool.node.defaultChild as CfnUserPool;
"#;
const AMPLIFY: &str = r#"// amplify/backend.ts
import { CfnPermission } from "aws-cdk-lib/aws-lambda";

const { cfnUserPool } = backend.auth.resources.cfnResources;
"#;
const SST: &str = "// in the arguments of sst.aws.CognitoUserPool\n";
const PULUMI: &str = "// in the arguments of aws.cognito.UserPool\n";
const PULUMI_OPTIONS: &str = "// in its options\n";
const TERRAFORM: &str = "# in the resource aws_cognito_user_pool\n";

/// A trigger with its function, and the pool that calls it.
struct Attachment<'a> {
    trigger: Trigger,
    arn: &'a str,
    function: FunctionArn,
    caller: &'a Caller,
}

/// The code for the tool of `owner`, or none if no tool owns the pool. A trigger without its permission fails, so the
/// pool depends on the permissions.
pub fn attach(owner: &Owner, changes: &[Change], caller: &Caller) -> Option<String> {
    let attachment = |change| Attachment::new(change, caller);
    let attachments: Vec<Attachment<'_>> = changes.iter().filter_map(attachment).collect();
    let each = |line: fn(&Attachment<'_>) -> String| each(&attachments, line);
    Some(match owner {
        Owner::None => return None,
        Owner::CloudFormation(resource) => {
            let id = resource.logical_id.as_deref().unwrap_or("UserPool");
            let (triggers, permissions) = (each(cloudformation_trigger), each(cloudformation_permission));
            let names = names(&attachments, |one| format!("{}Permission", one.trigger.field()));
            format!(
                "Resources:\n  {id}:\n    DependsOn: [{names}]\n    Properties:\n      LambdaConfig:\n\
                 {triggers}{permissions}"
            )
        }
        Owner::Cdk(_) => format!("{CDK}{}{}", each(cdk_trigger), each(cdk_permission)),
        Owner::Amplify(_) => {
            let permissions = each(cdk_permission).replace("(this, ", "(cfnUserPool.stack, ");
            format!("{AMPLIFY}{}{permissions}", each(cdk_trigger))
        }
        Owner::Tagged { tool, .. } => tagged(tool, &attachments),
    })
}

/// The code for a tool that does not use CloudFormation.
fn tagged(tool: &str, attachments: &[Attachment<'_>]) -> String {
    if tool == "Terraform" {
        let names =
            names(attachments, |one| format!("aws_lambda_permission.{}", terraform_name(one.trigger)));
        let (triggers, permissions) =
            (each(attachments, terraform_trigger), each(attachments, terraform_permission));
        return format!("{TERRAFORM}depends_on = [{names}]\nlambda_config {{\n{triggers}}}\n{permissions}");
    }
    let (triggers, permissions) = (each(attachments, pulumi_trigger), each(attachments, pulumi_permission));
    let names = names(attachments, pulumi_name);
    if tool == "Pulumi" {
        return format!(
            "{permissions}\n{PULUMI}lambdaConfig: {{\n{triggers}}},\n{PULUMI_OPTIONS}dependsOn: [{names}],"
        );
    }
    let triggers = triggers.replace("  ", "      ");
    format!(
        "// sst.config.ts\n{permissions}\n{SST}transform: {{\n  userPool: (args, options) => {{\n    \
         args.lambdaConfig = {{\n{triggers}    }};\n    options.dependsOn = [{names}];\n  }},\n}},"
    )
}

fn each(attachments: &[Attachment<'_>], line: fn(&Attachment<'_>) -> String) -> String {
    attachments.iter().map(line).collect()
}

/// The names of the permissions in the code.
fn names(attachments: &[Attachment<'_>], name: impl Fn(&Attachment<'_>) -> String) -> String {
    attachments.iter().map(name).collect::<Vec<_>>().join(", ")
}

impl<'a> Attachment<'a> {
    fn new(change: &'a Change, caller: &'a Caller) -> Option<Self> {
        let arn = change.after.as_deref()?;
        Some(Self { trigger: change.trigger, arn, function: FunctionArn::parse(arn)?, caller })
    }
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
        "cfnUserPool.addDependency(new CfnPermission(this, \"{}Permission\", {{\n  action: \"lambda:InvokeFunction\",\n  functionName: \"{arn}\",\n  \
         principal: \"{PRINCIPAL}\",\n  sourceAccount: \"{}\",\n  sourceArn: \"{}\",\n}}));\n",
        trigger.field(),
        caller.place.account,
        caller.arn
    )
}

fn pulumi_trigger(one: &Attachment<'_>) -> String {
    format!("  {}: \"{}\",\n", pulumi_field(one.trigger), one.arn)
}

fn pulumi_name(one: &Attachment<'_>) -> String {
    format!("{}Permission", pulumi_field(one.trigger))
}

fn pulumi_field(trigger: Trigger) -> String {
    let (first, rest) = trigger.field().split_at(1);
    first.to_lowercase() + rest
}

fn pulumi_permission(one: &Attachment<'_>) -> String {
    let Attachment { trigger, function, caller, .. } = one;
    let mut text = format!(
        "const {} = new aws.lambda.Permission(\"{}Permission\", {{\n  action: \"lambda:InvokeFunction\",\n  \
         function: \"{}\",\n",
        pulumi_name(one),
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
    format!("  {:<20}= \"{}\"\n", terraform_name(one.trigger), one.arn)
}

fn terraform_name(trigger: Trigger) -> String {
    trigger.name().replace('-', "_")
}

fn terraform_permission(one: &Attachment<'_>) -> String {
    let Attachment { trigger, function, caller, .. } = one;
    let mut text = format!(
        "\nresource \"aws_lambda_permission\" \"{}\" {{\n  action         = \"lambda:InvokeFunction\"\n  \
         function_name  = \"{}\"\n",
        terraform_name(*trigger),
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
