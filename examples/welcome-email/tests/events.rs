//! Events through the handler, with the SDK's real clients over scripted responses.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may do I/O and panic")]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use test_kit::aws::{MockAws, Request};
use trigger::{Content, InitError, Settings};
use welcome_email::{Clients, Moment, Outcome, Skipped, WelcomeEmail, WelcomeError};

const SUB: &str = "a113fd5a-71b3-4d3a-8133-1d0a49aa555c";
const SETTINGS: [(&str, &str); 3] =
    [("EMAIL_FROM", "hello@harbour.example"), ("BRAND", "harbour"), ("SENT_TABLE_NAME", "sent")];
/// The time in the events, 2026-11-29T09:30:00Z.
const CREATED_AT: u64 = 1_795_944_600;

/// The requests of an event, in their order.
fn kind(request: &Request) -> &str {
    match request.operation.as_str() {
        "" if request.line.contains("/v2/email/outbound-emails") => "SendEmail",
        operation => operation,
    }
}

fn event() -> Value {
    json!({
        "version": "0", "id": "x", "source": "cognito-triggers", "detail-type": "User created", "detail": {
            "id": "e1", "userPoolId": "eu-west-1_Example12", "sub": SUB, "clientId": "1example23456789",
            "key": {"userId": {"S": SUB}}, "source": "confirmation", "createdAt": "2026-11-29T09:30:00.000Z",
        },
    })
}

/// A user as `ListUsers` returns them.
fn users(changes: &[(&str, Option<&str>)]) -> Value {
    let mut attributes = json!({
        "sub": SUB, "email": "jane.doe@Example.com", "email_verified": "true", "name": "Jane", "locale": "de-AT",
    });
    for (name, value) in changes {
        attributes[name] = json!(value);
    }
    let attributes = attributes.as_object().unwrap().iter().filter(|(_, value)| !value.is_null());
    let attributes: Vec<_> = attributes.map(|(name, value)| json!({"Name": name, "Value": value})).collect();
    json!({"Users": [{"Username": "jane", "Enabled": true, "UserStatus": "CONFIRMED", "Attributes": attributes}]})
}

/// AWS that finds `users`, sends mails, and answers the first request of the `failing` kind with this error.
fn aws(users: Value, failing: &'static str, status: u16, error: Value) -> MockAws {
    MockAws::new(move |request, _| match kind(request) {
        kind if kind == failing => (status, error.clone()),
        "ListUsers" => (200, users.clone()),
        "SendEmail" => (200, json!({"MessageId": "m1"})),
        _ => (200, json!({})),
    })
}

fn working(users: Value) -> MockAws {
    aws(users, "", 200, json!({}))
}

fn function(aws: &MockAws, settings: &[(&str, &str)]) -> Result<WelcomeEmail, InitError> {
    from_settings(aws, &Settings::from_pairs(settings))
}

fn from_settings(aws: &MockAws, settings: &Settings) -> Result<WelcomeEmail, InitError> {
    let config = aws.config();
    let clients = Clients {
        cognito: aws_sdk_cognitoidentityprovider::Client::new(&config),
        dynamodb: aws_sdk_dynamodb::Client::new(&config),
        ses: aws_sdk_sesv2::Client::new(&config),
    };
    let content = Content::compiled_in(welcome_email::CONTENT).unwrap();
    WelcomeEmail::from_settings(settings, &content, clients)
}

/// A moment some seconds after the creation of the user.
fn seconds_later(seconds: u64) -> Moment {
    let now: SystemTime = UNIX_EPOCH + Duration::from_secs(CREATED_AT + seconds);
    Moment { now, deadline: now + Duration::from_secs(40) }
}

async fn handle(aws: &MockAws, settings: &[(&str, &str)]) -> Result<Outcome, WelcomeError> {
    function(aws, settings).unwrap().handle(&event(), seconds_later(2)).await
}

fn kinds(aws: &MockAws) -> Vec<String> {
    aws.requests().iter().map(|request| kind(request).to_owned()).collect()
}

#[tokio::test]
async fn a_mail_is_sent_in_brand_and_language_between_two_marks() {
    let aws = working(users(&[]));
    let settings =
        [&SETTINGS[..], &[("REPLY_TO", "help@harbour.example"), ("CONFIGURATION_SET_NAME", "mails")]];
    let outcome = handle(&aws, &settings.concat()).await.unwrap();
    assert_eq!(outcome, Outcome::Sent { message_id: "m1".to_owned(), is_marked: true });
    assert_eq!(kinds(&aws), ["ListUsers", "PutItem", "SendEmail", "PutItem"]);
    let [listed, claimed, sent, marked] = aws.inputs().try_into().unwrap();
    let filter = format!("sub = \"{SUB}\"");
    assert_eq!(listed, json!({"UserPoolId": "eu-west-1_Example12", "Filter": filter, "Limit": 1}));
    let condition = "attribute_not_exists(id) OR (attribute_not_exists(sentAt) AND claimedUntil < :now)";
    assert_eq!(claimed["ConditionExpression"], condition);
    let expires_at = json!({"N": (CREATED_AT + 2 + 14 * 86_400).to_string()});
    let until = json!({"N": ((CREATED_AT + 42) * 1_000).to_string()});
    let id = json!({"S": format!("eu-west-1_Example12/{SUB}")});
    assert_eq!(claimed["Item"], json!({"id": id, "claimedUntil": until, "expiresAt": expires_at}));
    let at = json!({"N": ((CREATED_AT + 2) * 1_000).to_string()});
    assert_eq!(claimed["ExpressionAttributeValues"], json!({":now": at}));
    assert_eq!(marked["Item"], json!({"id": id, "sentAt": at}), "the mark does not expire");
    assert_eq!(sent["FromEmailAddress"], "\"Harbour\" <hello@harbour.example>");
    assert_eq!(sent["Destination"], json!({"ToAddresses": ["jane.doe@example.com"]}));
    assert_eq!(sent["ReplyToAddresses"], json!(["help@harbour.example"]));
    assert_eq!(sent["ConfigurationSetName"], "mails");
    let message = &sent["Content"]["Simple"];
    assert_eq!(message["Subject"], json!({"Data": "Ihr Konto bei Harbour ist bereit", "Charset": "UTF-8"}));
    let [html, text] = ["Html", "Text"].map(|part| message["Body"][part]["Data"].as_str().unwrap());
    assert!(
        html.starts_with("<!doctype html>\n<html lang=\"de\"")
            && html.contains("<span dir=\"auto\">Jane</span>")
    );
    assert!(
        text.contains("\nGuten Tag Jane,\n") && text.contains("Anmelden: https://harbour.example/sign-in\n")
    );
}

#[tokio::test]
async fn the_brand_follows_the_client_and_the_name_must_be_one() {
    let aws = working(users(&[("name", Some("Visit evil.com")), ("locale", None)]));
    let settings = [
        ("EMAIL_FROM", "a@b.example"),
        ("BRAND_BY_CLIENT", "1example23456789=eshop"),
        ("DEFAULT_LOCALE", "ja"),
    ];
    assert!(matches!(handle(&aws, &settings).await, Ok(Outcome::Sent { .. })));
    assert_eq!(kinds(&aws), ["ListUsers", "SendEmail"], "without a table, nothing is marked");
    let sent = aws.inputs().pop().unwrap();
    assert_eq!(sent["FromEmailAddress"], "\"eSHOP-FCJ\" <a@b.example>");
    assert_eq!(sent["ReplyToAddresses"], Value::Null);
    let message = &sent["Content"]["Simple"];
    assert_eq!(message["Subject"]["Data"], "【eSHOP-FCJ】アカウントのご利用準備が整いました");
    assert!(!message.to_string().contains("evil"));
}

#[tokio::test]
async fn a_user_without_a_verified_address_is_skipped_after_two_minutes_of_retries() {
    let disabled = {
        let mut users = users(&[]);
        users["Users"][0]["Enabled"] = json!(false);
        users
    };
    for (users, reason) in [
        (json!({"Users": []}), Skipped::UserGone),
        (disabled, Skipped::Disabled),
        (users(&[("email", None)]), Skipped::NoEmail),
        (users(&[("email_verified", None)]), Skipped::EmailNotVerified),
        (users(&[("email_verified", Some("false"))]), Skipped::EmailNotVerified),
    ] {
        for (seconds, expected) in [
            (0, Err(WelcomeError::NotYet(reason))),
            (119, Err(WelcomeError::NotYet(reason))),
            (120, Ok(Outcome::Skipped(reason))),
        ] {
            let aws = working(users.clone());
            let welcome_email = function(&aws, &SETTINGS).unwrap();
            assert_eq!(welcome_email.handle(&event(), seconds_later(seconds)).await, expected);
            assert_eq!(kinds(&aws), ["ListUsers"]);
        }
    }
}

#[tokio::test]
async fn an_address_that_ses_cannot_deliver_to_is_skipped_at_once() {
    let aws = working(users(&[("email", Some("用户@example.com"))]));
    assert_eq!(handle(&aws, &SETTINGS).await, Ok(Outcome::Skipped(Skipped::EmailNotDeliverable)));
    assert_eq!(kinds(&aws), ["ListUsers"]);
}

#[tokio::test]
async fn a_user_whom_the_pool_lists_as_unverified_at_first_gets_the_mail_later() {
    let aws = MockAws::new(|request, earlier| match kind(request) {
        "ListUsers" if earlier.is_empty() => (200, users(&[("email_verified", Some("false"))])),
        "ListUsers" => (200, users(&[])),
        "SendEmail" => (200, json!({"MessageId": "m1"})),
        _ => (200, json!({})),
    });
    let welcome_email = function(&aws, &SETTINGS).unwrap();
    let error = welcome_email.handle(&event(), seconds_later(2)).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "email_not_verified, but the user is new: the pool may not list the latest state yet"
    );
    let outcome = welcome_email.handle(&event(), seconds_later(62)).await;
    assert_eq!(outcome, Ok(Outcome::Sent { message_id: "m1".to_owned(), is_marked: true }));
}

#[tokio::test]
async fn a_poison_event_sends_no_request() {
    let aws = working(users(&[]));
    let welcome_email = function(&aws, &SETTINGS).unwrap();
    let mut quotes = event();
    quotes["detail"]["sub"] = json!("\" or email ^= \"");
    for (event, message) in [
        (quotes, "detail.sub is not a UUID"),
        (json!({"detail-type": "User created"}), "detail.sub is missing, or is not a text"),
        (json!({}), "detail-type is missing, or is not a text"),
    ] {
        let error = welcome_email.handle(&event, seconds_later(2)).await.unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    assert_eq!(kinds(&aws), [""; 0]);
}

#[tokio::test]
async fn a_user_who_was_taken_gets_no_second_mail() {
    let known = |item: Value| json!({"__type": "x#ConditionalCheckFailedException", "Item": item});
    for (item, expected) in [
        (json!({"id": {"S": "x"}, "sentAt": {"N": "1"}}), Ok(Outcome::Skipped(Skipped::AlreadySent))),
        (json!({"id": {"S": "x"}, "claimedUntil": {"N": "1"}}), Err(WelcomeError::Held)),
    ] {
        let aws = aws(users(&[]), "PutItem", 400, known(item));
        assert_eq!(handle(&aws, &SETTINGS).await, expected);
        assert_eq!(kinds(&aws), ["ListUsers", "PutItem"]);
    }
}

#[tokio::test]
async fn a_failure_names_service_status_and_code_only() {
    let personal = "Email address is not verified: jane.doe@example.com";
    for (failing, status, code, message) in [
        ("ListUsers", 400, "TooManyRequestsException", "Cognito answered 400 TooManyRequestsException"),
        ("PutItem", 500, "InternalServerError", "DynamoDB answered 500 InternalServerError"),
        ("SendEmail", 429, "TooManyRequestsException", "SES answered 429 TooManyRequestsException"),
        ("SendEmail", 500, "InternalFailure", "SES answered 500 InternalFailure"),
        (
            "PutItem",
            400,
            "AccessDeniedException",
            "DynamoDB answered 400 AccessDeniedException: check the role of the function",
        ),
        (
            "SendEmail",
            403,
            "AccessDeniedException",
            "SES answered 403 AccessDeniedException: SesIdentityArn must be the identity of EMAIL_FROM; in the SES \
             sandbox, SES also checks the identity of each recipient: ask for production access",
        ),
        (
            "SendEmail",
            400,
            "MessageRejected",
            "SES answered 400 MessageRejected: verify the identity of EMAIL_FROM in this Region; in the SES sandbox, \
             also that of each recipient, or ask for production access",
        ),
    ] {
        let aws = aws(users(&[]), failing, status, json!({"__type": code, "message": personal}));
        assert_eq!(handle(&aws, &SETTINGS).await.unwrap_err().to_string(), message);
    }
}

#[tokio::test]
async fn a_mail_that_was_sent_is_no_error_if_it_cannot_be_marked() {
    let aws = MockAws::new(|request, earlier| match kind(request) {
        "ListUsers" => (200, users(&[])),
        "PutItem" if earlier.len() > 1 => (500, json!({"__type": "InternalServerError"})),
        _ => (200, json!({"MessageId": "m1"})),
    });
    let outcome = handle(&aws, &SETTINGS).await.unwrap();
    assert_eq!(outcome, Outcome::Sent { message_id: "m1".to_owned(), is_marked: false });
}

#[test]
fn a_wrong_setting_stops_init() {
    let aws = working(json!({}));
    for (name, value, problem) in [
        ("EMAIL_FROM", "", "EMAIL_FROM is not set; for example EMAIL_FROM=hello@eshop.example"),
        ("EMAIL_FROM", "eshop", "EMAIL_FROM is \"eshop\", not an email address that mail can be sent to; "),
        ("REPLY_TO", "x", "REPLY_TO is \"x\", not an email address that mail can be sent to; "),
        ("BRAND", "x", "BRAND is \"x\", not one of the brands: eshop, "),
        ("DEFAULT_LOCALE", "xx", "DEFAULT_LOCALE is \"xx\", not one of the locales of the content: ar, "),
    ] {
        let settings: Vec<_> = [(name, value)]
            .into_iter()
            .chain(SETTINGS.into_iter().filter(|(known, _)| *known != name))
            .collect();
        let error = function(&aws, &settings).err().unwrap().to_string();
        assert!(error.starts_with(problem), "{error}");
    }
}

#[test]
fn the_template_sets_every_setting_and_the_readme_names_defaults_and_reasons() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let template = std::fs::read_to_string(here.join("template.yaml")).unwrap();
    let variables = template.split("        Variables:\n").nth(1).unwrap();
    let variables = variables.lines().map_while(|line| line.strip_prefix("          ")?.split_once(": !"));
    let variables: BTreeSet<_> = variables.map(|(name, _)| name.to_owned()).collect();
    let read = Rc::new(RefCell::new(BTreeSet::new()));
    let names = Rc::clone(&read);
    let settings = Settings::from_lookup(move |name| {
        names.borrow_mut().insert(name.to_owned());
        SETTINGS.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    });
    from_settings(&working(json!({})), &settings).unwrap();
    // The setting of codes and links is read with the brands.
    read.borrow_mut().remove("VERIFICATION_METHOD");
    assert_eq!(*read.borrow(), variables);

    let readme = std::fs::read_to_string(here.join("README.md")).unwrap();
    for name in ["Sources", "ReservedConcurrency", "SentTable"] {
        let parameter = template.split(&format!("\n  {name}:\n")).nth(1).unwrap();
        let default = parameter.split("Default: ").nth(1).unwrap().lines().next().unwrap().trim_matches('"');
        assert!(readme.contains(&format!("`{name}={default}`")), "{name}={default}");
    }
    for reason in [
        Skipped::AlreadySent,
        Skipped::UserGone,
        Skipped::Disabled,
        Skipped::NoEmail,
        Skipped::EmailNotVerified,
        Skipped::EmailNotDeliverable,
    ] {
        assert!(readme.contains(&format!("`{}`", reason.as_str())), "{reason:?}");
    }
}
