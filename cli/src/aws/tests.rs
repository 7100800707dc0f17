//! The client over scripted responses: each operation on the wire, and the endpoints.

mod failures;

use serde_json::json;
use test_kit::aws::{MockAws, Reply, Request};

use super::*;

fn aws(mock: &MockAws) -> Aws {
    Aws::with_configuration(mock.config(), "eu-west-1", None)
}

/// The request of an operation, and its result for a response.
async fn exchange(operation: Operation, input: Value, response: &'static str) -> (Request, Value) {
    let mock = MockAws::new(move |_, _| (200, response));
    let result = aws(&mock).call(operation, input).await.unwrap();
    (mock.take_requests().remove(0), result)
}

fn header<'r>(request: &'r Request, name: &str) -> &'r str {
    request.headers.iter().find(|(header, _)| header == name).map_or("", |(_, value)| value)
}

const ARN: &str = "arn:aws:lambda:eu-west-1:111122223333:function:pre-sign-up";
const PATH: &str =
    "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A111122223333%3Afunction%3Apre-sign-up";

#[tokio::test]
async fn a_json_operation_is_named_by_its_header() {
    let cognito = ("cognito-idp", "application/x-amz-json-1.1", "AWSCognitoIdentityProviderService");
    let dynamodb = ("dynamodb", "application/x-amz-json-1.0", "DynamoDB_20120810");
    let cloudwatch = ("monitoring", "application/x-amz-json-1.0", "GraniteServiceVersion20100801");
    for (operation, (host, content_type, target)) in [
        (Operation::DescribeUserPool, cognito),
        (Operation::UpdateUserPool, cognito),
        (Operation::GetUserPoolMfaConfig, cognito),
        (Operation::SetUserPoolMfaConfig, cognito),
        (Operation::ListUserPoolClients, cognito),
        (Operation::DescribeUserPoolClient, cognito),
        (Operation::GetGroup, cognito),
        (Operation::DescribeTable, dynamodb),
        (Operation::GetMetricData, cloudwatch),
    ] {
        let input = json!({"Name": "a b", "Newer": {"than": ["any", "model"]}});
        let (request, result) = exchange(operation, input.clone(), r#"{"Newer": {"than": 1}}"#).await;
        assert_eq!(request.line, format!("POST https://{host}.eu-west-1.amazonaws.com/"));
        assert_eq!(header(&request, "content-type"), content_type);
        assert_eq!(header(&request, "x-amz-target"), format!("{target}.{operation}"));
        assert!(header(&request, "authorization").contains(&format!("/eu-west-1/{host}/aws4_request")));
        assert_eq!((request.input, result), (input, json!({"Newer": {"than": 1}})));
    }
}

#[tokio::test]
async fn a_rest_operation_is_named_by_method_and_path() {
    let name = json!({"FunctionName": ARN});
    let live = json!({"FunctionName": ARN, "Qualifier": "live"});
    let lambda = "https://lambda.eu-west-1.amazonaws.com";
    let ses = "https://email.eu-west-1.amazonaws.com/v2/email";
    for (operation, input, line) in [
        (Operation::GetFunction, name, format!("GET {lambda}{PATH}")),
        (Operation::GetFunction, live.clone(), format!("GET {lambda}{PATH}?Qualifier=live")),
        (Operation::GetPolicy, live, format!("GET {lambda}{PATH}/policy?Qualifier=live")),
        (
            Operation::RemovePermission,
            json!({"FunctionName": "f", "StatementId": "a/b", "Qualifier": "1", "RevisionId": "r"}),
            format!("DELETE {lambda}/2015-03-31/functions/f/policy/a%2Fb?Qualifier=1&RevisionId=r"),
        ),
        (Operation::GetAccount, json!({}), format!("GET {ses}/account")),
        (
            Operation::GetEmailIdentity,
            json!({"EmailIdentity": "no-reply@example.com"}),
            format!("GET {ses}/identities/no-reply%40example.com"),
        ),
    ] {
        let (request, result) = exchange(operation, input, r#"{"a": 1}"#).await;
        assert_eq!((request.line, request.body.as_str(), result), (line, "", json!({"a": 1})));
        let name = operation.service().signing_name;
        let authorization = request.headers.iter().find(|(header, _)| header == "authorization").unwrap();
        assert!(authorization.1.contains(&format!("/eu-west-1/{name}/aws4_request")), "{authorization:?}");
    }
}

#[tokio::test]
async fn a_permission_has_its_qualifier_in_the_query_and_the_rest_in_the_body() {
    let input = json!({"FunctionName": "f", "Qualifier": "live", "StatementId": "s", "SourceAccount": "111122223333"});
    let (request, _) = exchange(Operation::AddPermission, input, r#"{"Statement": "{}"}"#).await;
    assert_eq!(
        request.line,
        "POST https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/f/policy?Qualifier=live"
    );
    assert_eq!(request.input, json!({"StatementId": "s", "SourceAccount": "111122223333"}));
    let (_, result) =
        exchange(Operation::RemovePermission, json!({"FunctionName": "f", "StatementId": "s"}), "").await;
    assert_eq!(result, json!({}));
}

#[tokio::test]
async fn a_stack_is_found_by_a_form_and_read_from_xml() {
    let xml = "<DescribeStackResourcesResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\">\
         <DescribeStackResourcesResult><StackResources><member><StackName>a &amp; b</StackName><DriftInformation>\
         <StackResourceDriftStatus>NOT_CHECKED</StackResourceDriftStatus></DriftInformation></member></StackResources>\
         </DescribeStackResourcesResult><ResponseMetadata/></DescribeStackResourcesResponse>";
    let input = json!({"PhysicalResourceId": "eu-west-1_Example12"});
    let (request, result) = exchange(Operation::DescribeStackResources, input, xml).await;
    assert_eq!(request.line, "POST https://cloudformation.eu-west-1.amazonaws.com/");
    assert_eq!(header(&request, "content-type"), "application/x-www-form-urlencoded");
    assert_eq!(
        request.body,
        "Action=DescribeStackResources&Version=2010-05-15&PhysicalResourceId=eu-west-1_Example12"
    );
    assert!(header(&request, "authorization").contains("/eu-west-1/cloudformation/aws4_request"));
    let drift = json!({"StackResourceDriftStatus": "NOT_CHECKED"});
    assert_eq!(result, json!({"StackResources": [{"StackName": "a & b", "DriftInformation": drift}]}));
}

#[tokio::test]
async fn the_endpoint_is_the_partitions_or_the_configured_one() {
    let uri = async |region: &str, url: Option<&str>, fips: bool| {
        let mock = MockAws::new(|_, _| Reply::Success);
        let configuration = mock.config().into_builder().use_fips(fips).build();
        let aws = Aws::with_configuration(configuration, region, url.map(str::to_owned));
        aws.call(Operation::GetAccount, json!({})).await.unwrap();
        mock.take_requests().remove(0).line.split_once(' ').unwrap().1.to_owned()
    };
    let path = "/v2/email/account";
    for (region, url, fips, expected) in [
        ("eu-west-1", None, false, "https://email.eu-west-1.amazonaws.com"),
        ("us-gov-west-1", None, true, "https://email-fips.us-gov-west-1.amazonaws.com"),
        ("cn-north-1", None, false, "https://email.cn-north-1.amazonaws.com.cn"),
        ("eusc-de-east-1", None, false, "https://email.eusc-de-east-1.amazonaws.eu"),
        ("eu-west-1", Some("http://127.0.0.1:4566"), false, "http://127.0.0.1:4566"),
        ("eu-west-1", Some("http://127.0.0.1:4566/aws"), true, "http://127.0.0.1:4566/aws"),
    ] {
        assert_eq!(uri(region, url, fips).await, format!("{expected}{path}"));
    }
}

#[test]
fn an_id_names_the_region_of_the_pool() {
    assert_eq!(region_of("eu-west-1_Example12").unwrap(), "eu-west-1");
    assert_eq!(region_of("local_1aBc").unwrap(), "local");
    for text in
        ["", "_a", "eu-west-1", "eu-west-1_", "eu-west-1_a/b", "EU_a", "eu west_a", "eu-west-1_a_b", "1_a"]
    {
        assert!(
            region_of(text).unwrap_err().to_string().contains("for example eu-west-1_Example12"),
            "{text}"
        );
    }
    assert!(region_of(&format!("eu-west-1_{}", "a".repeat(46))).is_err());
}

#[test]
fn an_endpoint_is_a_url_of_a_server() {
    assert_eq!(endpoint_url("http://127.0.0.1:4566/").unwrap(), "http://127.0.0.1:4566");
    for text in
        ["", "localhost:4566", "127.0.0.1", "ftp://127.0.0.1", "http://", "http://a:b@c", "http://a/?b"]
    {
        assert!(endpoint_url(text).is_err(), "{text}");
    }
}
