//! The fields of a user pool: those that an update sets, and those that it cannot set.
//!
//! `UpdateUserPool` resets each setting that it is not given, so a request holds every setting of the pool as Cognito
//! described it. The lists follow the API's model; a test compares them with its extract.

use serde::Serialize;
use serde_json::{Map, Value, json};

/// Settings that an update resets unless it repeats them.
pub const SETTABLE: [&str; 22] = [
    "AccountRecoverySetting",
    ACR,
    "AdminCreateUserConfig",
    "AutoVerifiedAttributes",
    "DeletionProtection",
    "DeviceConfiguration",
    "EmailConfiguration",
    "EmailVerificationMessage",
    "EmailVerificationSubject",
    "IssuerConfiguration",
    "KeyConfiguration",
    LAMBDA_CONFIG,
    MFA_MODE,
    "Policies",
    "SmsAuthenticationMessage",
    "SmsConfiguration",
    "SmsVerificationMessage",
    "UserAttributeUpdateSettings",
    "UserPoolAddOns",
    "UserPoolTags",
    "UserPoolTier",
    "VerificationMessageTemplate",
];

/// Fields that only Cognito sets, or that were set when the pool was created.
pub const READ_ONLY: [&str; 15] = [
    "AliasAttributes",
    "Arn",
    "CreationDate",
    "CustomDomain",
    "Domain",
    "EmailConfigurationFailure",
    "EstimatedNumberOfUsers",
    "Id",
    "LastModifiedDate",
    // The update calls it `PoolName`.
    "Name",
    "SchemaAttributes",
    "SmsConfigurationFailure",
    "Status",
    "UsernameAttributes",
    "UsernameConfiguration",
];

/// Names of the levels of authentication.
const ACR: &str = "AcrConfiguration";
/// Whether MFA is off, optional or on.
const MFA_MODE: &str = "MfaConfiguration";

/// Settings of MFA, which Cognito describes and updates apart from the pool.
pub const MFA: [&str; 5] = [
    "EmailMfaConfiguration",
    MFA_MODE,
    "SmsMfaConfiguration",
    "SoftwareTokenMfaConfiguration",
    "WebAuthnConfiguration",
];

/// The triggers of a pool.
pub const LAMBDA_CONFIG: &str = "LambdaConfig";

/// The request for an update that repeats a pool's settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// The input of `UpdateUserPool`.
    pub input: Value,
    /// Parts of the settings that Cognito would refuse.
    pub not_sent: Vec<NotSent>,
}

/// A part of a setting that Cognito describes and does not accept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotSent {
    /// Path of the part, with points.
    pub path: String,
    /// Reason, and what becomes of its value.
    pub reason: &'static str,
}

/// The fields of a description that this version does not know, in order.
pub fn unknown<'p>(fields: &'p Value, known: &[&[&str]]) -> Vec<&'p str> {
    let fields = fields.as_object().into_iter().flatten().map(|(field, _)| field.as_str());
    fields.filter(|field| !known.iter().any(|list| list.contains(field))).collect()
}

/// The update that changes only the triggers of `pool`.
pub fn update(pool: &Value, lambda_config: &Value) -> Update {
    let mut input = Map::new();
    input.insert("UserPoolId".to_owned(), pool["Id"].clone());
    for field in SETTABLE {
        let value = if field == LAMBDA_CONFIG { lambda_config } else { &pool[field] };
        if !value.is_null() {
            input.insert(field.to_owned(), value.clone());
        }
    }
    if !pool["Name"].is_null() {
        input.insert("PoolName".to_owned(), pool["Name"].clone());
    }
    // Cognito always describes them, and refuses them in the tier LITE. Left out, they stay the same.
    if has_default_acr_names(pool) {
        input.remove(ACR);
    }
    let mut input = Value::Object(input);
    let not_sent = remove_unaccepted(&mut input);
    Update { input, not_sent }
}

fn has_default_acr_names(pool: &Value) -> bool {
    let defaults = (1..=4)
        .map(|level| (format!("Level{level}"), json!({"AcrValue": format!("urn:cognito:loa:{level}")})));
    pool[ACR] == defaults.collect::<Value>()
}

/// Removes the parts that Cognito describes and refuses in an update.
fn remove_unaccepted(input: &mut Value) -> Vec<NotSent> {
    let mut not_sent = Vec::new();
    if remove_replaced_days(input) {
        let reason = "it has no effect beside Policies.PasswordPolicy.TemporaryPasswordValidityDays";
        not_sent.push(NotSent { path: "AdminCreateUserConfig.UnusedAccountValidityDays".to_owned(), reason });
    }
    if let Some(tags) = input.get_mut("UserPoolTags").and_then(Value::as_object_mut) {
        let system: Vec<String> = tags.keys().filter(|key| key.starts_with("aws:")).cloned().collect();
        for key in system {
            tags.remove(&key);
            let reason = "AWS sets this tag, and no request can change it";
            not_sent.push(NotSent { path: format!("UserPoolTags.{key}"), reason });
        }
    }
    not_sent
}

/// Removes the old lifetime of temporary passwords if the pool has the new one. Returns whether it was there. Cognito
/// describes both, ignores the old one and refuses it in an update.
pub fn remove_replaced_days(pool: &mut Value) -> bool {
    let is_replaced = !pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"].is_null();
    let admin = pool.get_mut("AdminCreateUserConfig").and_then(Value::as_object_mut);
    is_replaced && admin.and_then(|admin| admin.remove("UnusedAccountValidityDays")).is_some()
}

/// The pool after an update: `described`, with the settings of `settings` and these triggers.
pub fn expected(described: &Value, settings: &Value, lambda_config: &Value) -> Value {
    let mut pool = described.clone();
    if let Some(fields) = pool.as_object_mut() {
        for field in SETTABLE {
            fields.remove(field);
            if !settings[field].is_null() {
                fields.insert(field.to_owned(), settings[field].clone());
            }
        }
        fields.insert(LAMBDA_CONFIG.to_owned(), lambda_config.clone());
        fields.insert("Name".to_owned(), settings["Name"].clone());
    }
    pool
}

/// The request that turns the MFA configuration `now` into `expected`, if one is needed. Cognito refuses factors together
/// with MFA that is off, so the request then holds only the rest.
pub fn mfa_update(user_pool_id: &str, now: &Value, expected: &Value) -> Option<Value> {
    let is_off = expected[MFA_MODE] == "OFF";
    let sent = MFA.iter().filter(|field| !is_off || [MFA_MODE, "WebAuthnConfiguration"].contains(*field));
    let sent: Vec<&str> = sent.copied().collect();
    if sent.iter().all(|field| now[*field] == expected[*field]) {
        return None;
    }
    let mut input = json!({"UserPoolId": user_pool_id});
    for field in sent.into_iter().filter(|field| !expected[*field].is_null()) {
        input[field] = expected[field].clone();
    }
    Some(input)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use test_kit::user_pool::model::Model;

    use super::*;

    fn names<'a>(lists: &[&[&'a str]]) -> BTreeSet<&'a str> {
        lists.concat().into_iter().collect()
    }

    #[test]
    fn the_lists_are_those_of_the_api() {
        let model = Model::new();
        let fields = |shape| model.fields(shape).map(|(field, _)| field).collect::<BTreeSet<_>>();
        assert_eq!(names(&[&SETTABLE, &["UserPoolId", "PoolName"]]), fields("UpdateUserPoolRequest"));
        assert_eq!(names(&[&SETTABLE, &READ_ONLY]), fields("UserPoolType"));
        assert_eq!(names(&[&MFA]), fields("GetUserPoolMfaConfigResponse"));
        assert_eq!(names(&[&MFA, &["UserPoolId"]]), fields("SetUserPoolMfaConfigRequest"));
    }

    #[test]
    fn an_update_repeats_every_setting_and_no_read_only_field() {
        let pool: Value = SETTABLE
            .iter()
            .chain(&READ_ONLY)
            .map(|field| ((*field).to_owned(), json!({"a": field})))
            .collect();
        let update = update(&pool, &json!({"PreSignUp": "x"}));
        for field in SETTABLE {
            let value = if field == LAMBDA_CONFIG { json!({"PreSignUp": "x"}) } else { json!({"a": field}) };
            assert_eq!(update.input[field], value);
        }
        assert_eq!(update.input["PoolName"], json!({"a": "Name"}));
        assert_eq!(update.input.as_object().unwrap().len(), SETTABLE.len() + 2);
        assert_eq!(update.not_sent, []);
    }

    #[test]
    fn a_missing_or_null_setting_is_not_sent() {
        let update = update(&json!({"Id": "p", "SmsConfiguration": null}), &json!({}));
        assert_eq!(update.input, json!({"UserPoolId": "p", "LambdaConfig": {}}));
    }

    #[test]
    fn default_names_of_levels_are_not_sent() {
        let levels = |first: &str| {
            let names = [first, "urn:cognito:loa:2", "urn:cognito:loa:3", "urn:cognito:loa:4"];
            let levels =
                (1..).zip(names).map(|(level, name)| (format!("Level{level}"), json!({"AcrValue": name})));
            levels.collect::<Value>()
        };
        let sent = |levels: Value| update(&json!({"Id": "p", "AcrConfiguration": levels}), &json!({})).input;
        assert!(sent(levels("urn:cognito:loa:1")).get("AcrConfiguration").is_none());
        assert_eq!(sent(levels("urn:example:low"))["AcrConfiguration"], levels("urn:example:low"));
    }

    #[test]
    fn one_of_two_lifetimes_is_sent() {
        let admin = json!({"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 3});
        let mut pool = json!({"Id": "p", "AdminCreateUserConfig": admin});
        let legacy = update(&pool, &json!({}));
        assert_eq!((&legacy.input["AdminCreateUserConfig"], legacy.not_sent), (&admin, vec![]));
        pool["Policies"] = json!({"PasswordPolicy": {"TemporaryPasswordValidityDays": 3}});
        let update = update(&pool, &json!({}));
        assert_eq!(update.input["AdminCreateUserConfig"], json!({"AllowAdminCreateUserOnly": true}));
        assert_eq!(update.input["Policies"], pool["Policies"]);
        assert_eq!(update.not_sent[0].path, "AdminCreateUserConfig.UnusedAccountValidityDays");
    }

    #[test]
    fn tags_of_aws_are_not_sent() {
        let pool = json!({"Id": "p", "UserPoolTags": {"aws:cloudformation:stack-name": "s", "team": "a"}});
        let update = update(&pool, &json!({}));
        assert_eq!(update.input["UserPoolTags"], json!({"team": "a"}));
        assert_eq!(update.not_sent[0].path, "UserPoolTags.aws:cloudformation:stack-name");
    }

    #[test]
    fn factors_are_set_unless_mfa_is_off() {
        let factors = json!({"SoftwareTokenMfaConfiguration": {"Enabled": true}});
        let with_mode = |mode| {
            let mut mfa = factors.clone();
            mfa["MfaConfiguration"] = json!(mode);
            mfa
        };
        let (off, on) = (json!({"MfaConfiguration": "OFF"}), with_mode("ON"));
        let input = mfa_update("p", &off, &on).unwrap();
        assert_eq!((&input["MfaConfiguration"], &input["UserPoolId"]), (&json!("ON"), &json!("p")));
        assert_eq!(input["SoftwareTokenMfaConfiguration"], json!({"Enabled": true}));
        assert_eq!(mfa_update("p", &on, &on), None);
        assert_eq!(mfa_update("p", &off, &with_mode("OFF")), None);
        let turned_off = json!({"UserPoolId": "p", "MfaConfiguration": "OFF"});
        assert_eq!(mfa_update("p", &on, &with_mode("OFF")), Some(turned_off));
    }
}
