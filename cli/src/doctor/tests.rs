//! The checks over canned answers of AWS: a sound pool, and that pool with one answer changed.

mod broken;
mod docs;

use std::collections::BTreeSet;

use aws_smithy_runtime_api::client::http::HttpConnectorFuture;
use serde_json::json;
use test_kit::aws::{MockAws, Request, Respond};
use test_kit::canned::CannedAnswers;

use super::finding::Status;
use super::*;
use crate::aws::Operation;

const POOL: &str = "eu-west-1_Example12";
const PERIOD: Period = Period { end: 1_800_000_000, hours: 24 };

/// The answers for a pool without a problem.
fn sound() -> CannedAnswers {
    CannedAnswers::from_json(include_str!("tests/sound.json"))
}

/// The findings for these answers, and the requests.
async fn examined(answers: &CannedAnswers) -> (Vec<Finding>, Vec<Request>) {
    let (mock, aws) = client(answers);
    let survey = Survey::read(&aws, POOL, PERIOD, None).await.unwrap();
    (findings(&aws, &survey, &Trigger::ALL).await, mock.take_requests())
}

/// A client that gets these answers.
fn client(answers: &CannedAnswers) -> (MockAws, Aws) {
    let answers = answers.clone();
    let mock = MockAws::new(move |request: &Request, _: &[Request]| {
        let [target, path, body] = parts(request);
        let (status, body) = answers.response(target, path, body);
        Canned(status, body)
    });
    let aws = Aws::with_configuration(mock.config(), "eu-west-1", None);
    (mock, aws)
}

struct Canned(u16, String);

impl Respond for Canned {
    fn respond(self) -> HttpConnectorFuture {
        (self.0, self.1.as_str()).respond()
    }
}

/// Target, path and body of a request.
fn parts(request: &Request) -> [&str; 3] {
    let target = request.headers.iter().find(|(name, _)| name == "x-amz-target");
    let path = request.line.split(".amazonaws.com").nth(1).unwrap_or_default();
    [target.map_or("", |(_, value)| value.as_str()), path, &request.body]
}

#[tokio::test]
async fn a_sound_pool_has_every_check_and_only_ok() {
    let (findings, _) = examined(&sound()).await;
    for finding in &findings {
        assert_eq!((finding.status, &finding.remedy), (Status::Ok, &None), "{finding:?}");
    }
    let checks: BTreeSet<&str> = findings.iter().map(|finding| finding.check.name()).collect();
    assert_eq!(checks, Check::ALL.iter().map(|check| check.name()).collect());
    let report = Report::new(POOL, "eu-west-1", findings);
    assert!(!report.has_failed(true, &[]));
    let text = report.to_string();
    for line in [
        "trigger              custom-message: arn:aws:lambda:eu-west-1:111122223333:function:shop-custom-message:live",
        "function             custom-message: arm64, provided.al2023, 128 MB, 5 s, alias live, version 7, stack shop",
        "table                post-confirmation: the table user-settings is ACTIVE, its key is userId (S)",
        "owner                pool: CloudFormation, stack shop, resource UserPool; change the pool there",
        "mfa                  pool: MFA is OPTIONAL: SMS, authenticator app, email",
    ] {
        assert!(text.lines().any(|shown| shown.strip_prefix("ok       ") == Some(line)), "{line}\n{text}");
    }
    assert!(text.ends_with("0 warning, 0 failed, 0 unknown"), "{text}");
}

#[tokio::test]
async fn only_what_is_expected_is_missed() {
    let mut answers = sound();
    answers.set("DescribeUserPool", "/UserPool/LambdaConfig", json!({}));
    let (_, aws) = client(&answers);
    let survey = Survey::read(&aws, POOL, PERIOD, None).await.unwrap();
    let missed = |expected: &[Trigger]| {
        let missed = triggers::check(&survey, expected).into_iter();
        missed.map(|finding| (finding.check, finding.subject, finding.status)).collect::<Vec<_>>()
    };
    assert_eq!(missed(&[]), []);
    assert_eq!(
        missed(&[Trigger::CustomMessage]),
        [(Check::Trigger, "custom-message".to_owned(), Status::Failed)]
    );
}

#[test]
fn a_list_of_triggers_is_read() {
    assert_eq!(
        expected(" custom-message,, pre-sign-up"),
        Ok(Expected(vec![Trigger::CustomMessage, Trigger::PreSignUp]))
    );
    assert_eq!(expected(""), Ok(Expected(Vec::new())));
    assert!(expected("PreSignUp").unwrap_err().contains("use pre-sign-up, custom-message"));
}

#[tokio::test]
async fn without_a_permission_the_other_checks_go_on() {
    let (all, _) = examined(&sound()).await;
    for key in sound().keys().filter(|key| *key != "DescribeUserPool") {
        let mut answers = sound();
        answers.refuse(key, 400, "AccessDeniedException");
        let operation = key.split(' ').next().unwrap();
        if operation == "DescribeStackResources" {
            let body = "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>";
            answers.answer(key, 403, body.into());
        }
        let (findings, _) = examined(&answers).await;
        let unknown: Vec<&Finding> =
            findings.iter().filter(|finding| finding.status == Status::Unknown).collect();
        assert!(!unknown.is_empty(), "{key}");
        let permission = Operation::ALL.iter().find(|one| one.name() == operation).unwrap().permission();
        let is_named =
            |one: &&Finding| one.remedy.as_ref().is_some_and(|remedy| remedy.contains(&permission));
        assert!(unknown.iter().any(is_named), "{key} {unknown:?}");
        // Everything else is as before.
        let judged = findings.iter().filter(|finding| finding.status != Status::Unknown);
        for finding in judged {
            let before = all.iter().find(|one| one.check == finding.check && one.subject == finding.subject);
            assert_eq!(before.map(|one| one.status), Some(finding.status), "{key} {finding:?}");
        }
    }
}

#[tokio::test]
async fn a_pool_that_cannot_be_read_ends_the_check() {
    for (code, expected) in [
        (
            "ResourceNotFoundException",
            "there is no user pool eu-west-1_Example12 in eu-west-1 of this account",
        ),
        ("AccessDeniedException", "the credentials need the permission cognito-idp:DescribeUserPool"),
        ("ExpiredTokenException", "log in again"),
    ] {
        let mut answers = sound();
        answers.refuse("DescribeUserPool", 400, code);
        let (mock, aws) = client(&answers);
        let error = Survey::read(&aws, POOL, PERIOD, None).await.unwrap_err();
        let error = unreadable(error, &aws, POOL).to_string();
        assert!(error.contains(expected), "{error}");
        assert_eq!(mock.requests().len(), 1);
    }
}

#[tokio::test]
async fn every_page_of_app_clients_is_read() {
    let mut answers = sound();
    // The canned list has the same next page again and again.
    answers.set("ListUserPoolClients", "/NextToken", json!("next"));
    let (findings, requests) = examined(&answers).await;
    let pages: Vec<_> =
        requests.iter().filter(|request| request.operation == "ListUserPoolClients").collect();
    assert_eq!(pages.len(), 17);
    assert_eq!((&pages[0].input["NextToken"], &pages[1].input["NextToken"]), (&json!(null), &json!("next")));
    let clients = findings.iter().find(|finding| finding.check == Check::AppClient).unwrap();
    assert_eq!(clients.message, "errors of 17 of 17 do not tell whether a user exists");
}
