//! The owner by CloudFormation's answer, and by tags.

use test_kit::aws::MockAws;

use super::*;

const ID: &str = "eu-west-1_Example12";

fn stack(status: &str) -> Value {
    json!([
        {"StackName": "shop", "LogicalResourceId": "Table", "PhysicalResourceId": "t"},
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
    let kept = json!({"aws:cloudformation:stack-name": "shop", "aws:cloudformation:logical-id": "UserPool"});
    for gone in [stack("DELETE_COMPLETE"), stack("DELETE_SKIPPED"), Value::Null] {
        assert_eq!(owner(&gone, json!({})), none);
        assert_eq!(owner(&gone, kept.clone()), none);
    }
    let mut cdk = stack("CREATE_COMPLETE");
    cdk[0]["ResourceType"] = "AWS::CDK::Metadata".into();
    assert_eq!(owner(&cdk, json!({})), "the AWS CDK, stack shop, resource UserPool");
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
        (stack("CREATE_COMPLETE"), json!({"amplify:app-id": "d1"}), "Amplify, stack shop, resource UserPool"),
        (stack("CREATE_COMPLETE"), json!({"aws-cdk:id": "x"}), "the AWS CDK, stack shop, resource UserPool"),
        (Value::Null, json!({"ManagedBy": "Terraform"}), "Terraform, according to the tag ManagedBy"),
        (Value::Null, json!({"terraform": "true"}), "Terraform, according to the tag terraform"),
        (Value::Null, json!({"sst:app": "shop"}), "SST, according to the tag sst:app"),
        (Value::Null, json!({"pulumi:project": "shop"}), "Pulumi, according to the tag pulumi:project"),
        (Value::Null, json!({"Name": "MyUserPool", "ManagedBy": "hand"}), "no tool that leaves traces"),
    ] {
        assert_eq!(Owner::of(ID, &resources, &tags).to_string(), expected, "{tags}");
    }
}

#[tokio::test]
async fn tags_of_cloudformation_count_only_without_its_answer() {
    let gone = "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack for x does not \
                exist</Message></Error></ErrorResponse>";
    let denied = "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>";
    let tags = json!({"aws:cloudformation:stack-name": "s", "aws:cloudformation:logical-id": "P"});
    for (status, body, expected) in
        [(400, gone, "no tool that leaves traces"), (403, denied, "CloudFormation, stack s, resource P")]
    {
        let mock = MockAws::new(move |_, _| (status, body));
        let aws = Aws::with_configuration(mock.config(), "eu-west-1", None);
        let owner = Owner::find(&aws, &json!({"Id": ID, "UserPoolTags": tags})).await.unwrap();
        assert_eq!(owner.to_string(), expected);
    }
}
