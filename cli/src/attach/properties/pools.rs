//! Random pools, written from the API's model.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::string::string_regex;
use serde_json::{Map, Value, json};
use test_kit::user_pool::FakeUserPool;
use test_kit::user_pool::model::Model;

use super::super::arguments::TriggerFunction;
use super::super::fields::{READ_ONLY, SETTABLE};
use super::super::function::Place;
use crate::aws::Trigger;

pub const ID: &str = "eu-west-1_Example12";
pub const POOL: &str = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example12";
pub const FUNCTION: &str = "arn:aws:lambda:eu-west-1:111122223333:function:f";

/// The place of every pool and function.
pub fn place() -> Place {
    Place::of_arn(POOL, "cognito-idp").unwrap()
}

/// Functions for one or more triggers, with and without an alias.
pub fn functions() -> impl Strategy<Value = Vec<TriggerFunction>> {
    let triggers = subsequence(Trigger::ALL.to_vec(), 1..=4);
    let functions = vec(select(vec!["f", "f:live", "g", "g:live"]), 4);
    (triggers, functions).prop_map(|(triggers, functions)| {
        let functions = functions.into_iter().map(|function| function.parse().unwrap());
        triggers
            .into_iter()
            .zip(functions)
            .map(|(trigger, function)| TriggerFunction { trigger, function })
            .collect()
    })
}

/// A pool with any settings, triggers of others, senders and MFA.
pub fn pool() -> impl Strategy<Value = FakeUserPool> {
    let model = Model::new();
    let pool = structure(&model, "UserPoolType");
    let mfa = structure(&model, "GetUserPoolMfaConfigResponse");
    (pool, mfa, any::<[bool; 3]>()).prop_map(|(pool, mfa, [has_system_tag, keeps, derives_days])| {
        let mut fake = FakeUserPool::new(described(&pool, has_system_tag), mfa);
        fake.mfa["MfaConfiguration"] = Value::Null;
        fake.mfa.as_object_mut().unwrap().remove("MfaConfiguration");
        // Measurements found settings that an update keeps; the documentation says that it resets them.
        fake.kept = if keeps { vec!["MfaConfiguration", "Policies"] } else { vec![] };
        fake.derives_days = derives_days;
        with_functions(fake)
    })
}

/// A pool with every setting, none of which has its default.
pub fn full() -> FakeUserPool {
    let mut pool = json!({
        "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]},
        "AcrConfiguration": {"Level1": {"AcrValue": "urn:example:low"}},
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true},
        "AutoVerifiedAttributes": ["email"],
        "DeletionProtection": "ACTIVE",
        "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": true},
        "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "From": "shop@example.com"},
        "EmailVerificationMessage": "Your code is {####}",
        "EmailVerificationSubject": "Your code",
        "IssuerConfiguration": {"Type": "UPDATED"},
        "KeyConfiguration": {"KeyType": "AWS_OWNED_KEY"},
        "LambdaConfig": {"UserMigration": FUNCTION},
        "MfaConfiguration": "OPTIONAL",
        "Policies": {"PasswordPolicy": {"MinimumLength": 12, "TemporaryPasswordValidityDays": 3}},
        "SmsAuthenticationMessage": "Code {####}",
        "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::111122223333:role/sms", "ExternalId": "x"},
        "SmsVerificationMessage": "Code {####}",
        "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
        "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"},
        "UserPoolTags": {"team": "shop"},
        "UserPoolTier": "PLUS",
        "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_LINK"},
    });
    identify(&mut pool);
    with_functions(FakeUserPool::new(pool, json!({"SoftwareTokenMfaConfiguration": {"Enabled": true}})))
}

fn with_functions(mut fake: FakeUserPool) -> FakeUserPool {
    for name in ["f", "g", "other-a", "other-b"] {
        fake.lambda.add(name, &["live"]);
    }
    fake
}

fn identify(pool: &mut Value) {
    pool["Id"] = json!(ID);
    pool["Name"] = json!("shop");
    pool["Arn"] = json!(POOL);
    pool["LastModifiedDate"] = json!(1_700_000_000.25);
}

/// The pool with default values for missing settings, and without values that the model allows and Cognito does not.
fn described(settings: &Value, has_system_tag: bool) -> Value {
    let mut pool = FakeUserPool::with_defaults("shop").pool;
    for (field, value) in settings.as_object().into_iter().flatten() {
        pool[field] = value.clone();
    }
    identify(&mut pool);
    let triggers = &mut pool["LambdaConfig"];
    if triggers.is_object() {
        triggers["KMSKeyID"] = json!("arn:aws:kms:eu-west-1:111122223333:key/k");
        if triggers["PreTokenGenerationConfig"].is_object() && triggers["PreTokenGeneration"].is_string() {
            triggers["PreTokenGeneration"] = triggers["PreTokenGenerationConfig"]["LambdaArn"].clone();
        }
        triggers.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    }
    if pool["UserPoolTier"] == "LITE" {
        pool["AcrConfiguration"] = FakeUserPool::with_defaults("shop").pool["AcrConfiguration"].clone();
    }
    if has_system_tag && pool["UserPoolTags"].is_object() {
        pool["UserPoolTags"]["aws:cloudformation:stack-name"] = json!("deleted");
    }
    pool.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    pool
}

/// A structure with its required and some of its other fields.
fn structure(model: &Model, name: &str) -> BoxedStrategy<Value> {
    let required = &model.shape(name)["required"];
    let is_required =
        |field: &str| required.as_array().is_some_and(|fields| fields.iter().any(|one| one == field));
    let is_known =
        |field: &str| name != "UserPoolType" || SETTABLE.contains(&field) || READ_ONLY.contains(&field);
    let fields: Vec<_> = model.fields(name).filter(|(field, _)| is_known(field)).collect();
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(field, shape)| {
            let (field, value) = (field.to_owned(), value(model, shape));
            let value =
                if is_required(&field) { value.prop_map(Some).boxed() } else { option::of(value).boxed() };
            value.prop_map(move |value| value.map(|value| (field.clone(), value)))
        })
        .collect();
    fields.prop_map(|fields| Value::Object(fields.into_iter().flatten().collect::<Map<_, _>>())).boxed()
}

fn value(model: &Model, name: &str) -> BoxedStrategy<Value> {
    let shape = model.shape(name).clone();
    let bound = |bound: &str, default: usize| {
        shape[bound].as_u64().and_then(|bound| usize::try_from(bound).ok()).unwrap_or(default)
    };
    let min = bound("min", 0);
    let inner = |part: &str| value(model, shape[part].as_str().unwrap());
    match shape["type"].as_str().unwrap() {
        "structure" => structure(model, name),
        "list" => {
            vec(inner("member"), min..=bound("max", min + 2).min(min + 2)).prop_map(Value::Array).boxed()
        }
        "map" => {
            let keys = if name == "AcrConfigurationType" { "Level[1-4]" } else { "[a-z:]{1,6}" };
            let entries = vec((string_regex(keys).unwrap(), inner("value")), min..=min + 2);
            entries.prop_map(|entries| Value::Object(entries.into_iter().collect())).boxed()
        }
        "integer" => (min.max(1)..=bound("max", 1_000)).prop_map(|number| json!(number)).boxed(),
        "boolean" => any::<bool>().prop_map(Value::Bool).boxed(),
        "timestamp" => (0_u32..2_000_000_000).prop_map(|time| json!(f64::from(time) + 0.125)).boxed(),
        "string" if shape["enum"].is_array() => select(shape["enum"].as_array().unwrap().clone()).boxed(),
        "string" if name.contains("Arn") => {
            "arn:aws:lambda:eu-west-1:111122223333:function:(other-[ab]|[fg])(:live)?"
                .prop_map(Value::String)
                .boxed()
        }
        "string" => {
            let pattern = format!("[ -~äß中]{{{min},{}}}", bound("max", min + 8).min(min + 8));
            string_regex(&pattern).unwrap().prop_map(Value::String).boxed()
        }
        other => panic!("{name} has the type {other}"),
    }
}
