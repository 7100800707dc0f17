//! The code for each tool.

use crate::aws::Resource;

use super::*;

const POOL: &str = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example12";

fn snippet(owner: &Owner) -> String {
    let pool = serde_json::json!({"Id": "eu-west-1_Example12", "Arn": POOL});
    let change = |trigger, function: &str| Change {
        trigger,
        before: None,
        after: Some(format!("arn:aws:lambda:eu-west-1:111122223333:function:{function}")),
    };
    let changes = [change(Trigger::PreSignUp, "signup:live"), change(Trigger::CustomMessage, "mail")];
    attach(owner, &changes, &Caller::of(&pool).unwrap()).unwrap()
}

fn stack() -> Resource {
    Resource { stack: "shop".to_owned(), logical_id: Some("Users".to_owned()) }
}

fn tagged(tool: &'static str) -> Owner {
    Owner::Tagged { tool, tag: "t".to_owned() }
}

/// Fails if the snippet lacks one of the texts, or has them in another order.
fn assert_order(snippet: &str, texts: &[&str]) {
    let mut rest = snippet;
    for text in texts {
        let (_, after) = rest.split_once(text).unwrap_or_else(|| panic!("{text:?} is missing in {snippet}"));
        rest = after;
    }
}

#[test]
fn a_template_gets_triggers_and_permissions() {
    let expected = format!(
        r#"Resources:
  Users:
    DependsOn: [PreSignUpPermission, CustomMessagePermission]
    Properties:
      LambdaConfig:
        PreSignUp: arn:aws:lambda:eu-west-1:111122223333:function:signup:live
        CustomMessage: arn:aws:lambda:eu-west-1:111122223333:function:mail
  PreSignUpPermission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: arn:aws:lambda:eu-west-1:111122223333:function:signup:live
      Principal: cognito-idp.amazonaws.com
      SourceAccount: "111122223333"
      SourceArn: {POOL}
"#
    );
    assert!(snippet(&Owner::CloudFormation(stack())).starts_with(&expected));
}

#[test]
fn cdk_and_amplify_get_overrides_that_keep_other_triggers() {
    let lines = [
        "import { CfnPermission } from \"aws-cdk-lib/aws-lambda\";",
        "cfnUserPool.addPropertyOverride(\"LambdaConfig.PreSignUp\", \"arn:aws:lambda:eu-west-1:111122223333:function:signup:live\");",
        "cfnUserPool.addPropertyOverride(\"LambdaConfig.CustomMessage\", ",
    ];
    let cdk = snippet(&Owner::Cdk(stack()));
    assert_order(&cdk, &lines);
    assert_order(
        &cdk,
        &[
            "userPool.node.defaultChild as CfnUserPool;",
            "cfnUserPool.addDependency(new CfnPermission(this, \"PreSignUpPermission\", {",
        ],
    );
    let amplify = snippet(&Owner::Amplify(stack()));
    assert_order(&amplify, &lines);
    assert_order(
        &amplify,
        &[
            "backend.auth.resources.cfnResources;",
            "cfnUserPool.addDependency(new CfnPermission(cfnUserPool.stack, \"PreSignUp",
        ],
    );
    for text in [cdk, amplify] {
        assert_order(
            &text,
            &[
                "sourceAccount: \"111122223333\"",
                &format!("sourceArn: \"{POOL}\""),
                "}));",
                "cfnUserPool.addDependency(",
                "CustomMessagePermission",
            ],
        );
    }
}

#[test]
fn terraform_gets_a_block_and_permissions_with_a_qualifier() {
    let text = snippet(&tagged("Terraform"));
    assert_order(
        &text,
        &[
            "depends_on = [aws_lambda_permission.pre_sign_up, aws_lambda_permission.custom_message]\n",
            "lambda_config {\n  pre_sign_up         = \"arn:aws:lambda:eu-west-1:111122223333:function:signup:live\"",
            "  custom_message      = \"arn:aws:lambda:eu-west-1:111122223333:function:mail\"\n}\n",
            "resource \"aws_lambda_permission\" \"pre_sign_up\" {",
            "function_name  = \"arn:aws:lambda:eu-west-1:111122223333:function:signup\"\n",
            "qualifier      = \"live\"\n",
            "source_account = \"111122223333\"",
            "resource \"aws_lambda_permission\" \"custom_message\" {",
        ],
    );
    assert_eq!(text.matches("qualifier").count(), 1, "{text}");
}

#[test]
fn sst_and_pulumi_get_arguments_and_permissions() {
    let permissions = [
        "const preSignUpPermission = new aws.lambda.Permission(\"PreSignUpPermission\", {",
        "function: \"arn:aws:lambda:eu-west-1:111122223333:function:signup\",\n  qualifier: \"live\",",
        "sourceAccount: \"111122223333\",",
        "const customMessagePermission = ",
    ];
    let triggers = [
        "preSignUp: \"arn:aws:lambda:eu-west-1:111122223333:function:signup:live\",",
        "customMessage: \"arn:aws:lambda:eu-west-1:111122223333:function:mail\",",
    ];
    let sst = ["transform: {", "userPool: (args, options) => {", "args.lambdaConfig = {"];
    let after = "options.dependsOn = [preSignUpPermission, customMessagePermission];";
    let expected = [&permissions[..], &sst, &triggers, &[after]].concat();
    assert_order(&snippet(&tagged("SST")), &expected);
    let after = "// in its options\ndependsOn: [preSignUpPermission, customMessagePermission],";
    let expected = [&permissions[..], &["lambdaConfig: {"], &triggers, &[after]].concat();
    assert_order(&snippet(&tagged("Pulumi")), &expected);
}

#[test]
fn a_pool_without_an_owner_needs_no_code() {
    let pool = serde_json::json!({"Id": "eu-west-1_Example12", "Arn": POOL});
    assert_eq!(attach(&Owner::None, &[], &Caller::of(&pool).unwrap()), None);
}
