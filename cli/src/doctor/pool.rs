//! Checks of the pool's own settings, and of its app clients.

use serde_json::Value;

use super::finding::{Check, Finding};
use super::remedy;
use super::survey::Survey;
use super::trigger::{Answer, Trigger};
use crate::aws::Owner;

/// Checks the owner and the settings of the pool.
pub fn check(survey: &Survey) -> Vec<Finding> {
    let mut findings = vec![
        owner(survey),
        auto_verification(survey),
        aliases(survey),
        username_case(survey),
        deletion_protection(survey),
        mfa(survey),
    ];
    findings.extend(app_clients(survey));
    findings
}

/// Texts of a list, such as `AutoVerifiedAttributes`.
fn texts<'p>(pool: &'p Value, field: &str) -> Vec<&'p str> {
    pool[field].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn owner(survey: &Survey) -> Finding {
    match &survey.owner {
        Ok(Owner::None) => Check::Owner.ok("pool", "no tool that leaves traces owns the pool"),
        Ok(owner) => Check::Owner.ok("pool", format!("{owner}; change the pool there")),
        Err(error) => Check::Owner.unknown("pool", error),
    }
}

fn auto_verification(survey: &Survey) -> Finding {
    let check = Check::AutoVerification;
    let verified = texts(&survey.pool, "AutoVerifiedAttributes");
    let has_phone = verified.contains(&"phone_number");
    if verified.is_empty() {
        return check.warning(
            "pool",
            "Cognito sends no code after a sign-up, so an administrator must confirm each user",
            remedy::set(survey, "AutoVerifiedAttributes to email"),
        );
    }
    if has_phone && survey.pool["SmsConfiguration"].is_null() && !survey.has_sender("CustomSMSSender") {
        return check.failed(
            "pool",
            "phone numbers are verified by SMS, but the pool has no SmsConfiguration",
            remedy::set(survey, "SmsConfiguration, or remove phone_number from AutoVerifiedAttributes,"),
        );
    }
    check.ok("pool", format!("Cognito verifies {}", verified.join(", ")))
}

fn aliases(survey: &Survey) -> Finding {
    let (check, subject) = (Check::Aliases, "pool");
    let aliases = texts(&survey.pool, "AliasAttributes");
    let function = survey.own(Trigger::PreSignUp);
    let domains = function.and_then(|one| one.setting("AUTO_CONFIRM_DOMAINS")).unwrap_or_default();
    let clear = || match function {
        Some(function) => remedy::set_variable(function, "AUTO_CONFIRM_DOMAINS= (empty)"),
        None => String::new(),
    };
    if domains.is_empty() {
        let names = texts(&survey.pool, "UsernameAttributes");
        let names = if names.is_empty() { "username".to_owned() } else { names.join(", ") };
        let aliases = if aliases.is_empty() { "none".to_owned() } else { aliases.join(", ") };
        return check.ok(subject, format!("users sign in with {names}; aliases: {aliases}"));
    }
    if aliases.contains(&"email") {
        let message = format!(
            "AUTO_CONFIRM_DOMAINS ({domains}) confirms addresses without a code, and email is an alias: a new user \
             takes the address from its owner"
        );
        return check.failed(subject, message, clear());
    }
    let message = format!("AUTO_CONFIRM_DOMAINS ({domains}) confirms addresses without a code");
    check.warning(subject, message, format!("make sure that only you can reach the pool, or {}", clear()))
}

fn username_case(survey: &Survey) -> Finding {
    if survey.pool["UsernameConfiguration"]["CaseSensitive"] == false {
        return Check::UsernameCase.ok("pool", "usernames ignore upper and lower case");
    }
    Check::UsernameCase.warning(
        "pool",
        "usernames are case-sensitive: Jane@example.com and jane@example.com can be two users",
        "Cognito cannot change it; write usernames in lower case in your app, and set \
         UsernameConfiguration.CaseSensitive to false in the next pool",
    )
}

fn deletion_protection(survey: &Survey) -> Finding {
    if survey.pool["DeletionProtection"] == "ACTIVE" {
        return Check::DeletionProtection.ok("pool", "deletion protection is active");
    }
    let remedy = remedy::set(survey, "DeletionProtection to ACTIVE");
    Check::DeletionProtection.warning("pool", "one request can delete the pool with all its users", remedy)
}

fn mfa(survey: &Survey) -> Finding {
    let (check, subject) = (Check::Mfa, "pool");
    let answer = match &survey.mfa {
        Ok(answer) => answer,
        Err(error) => return check.unknown(subject, error),
    };
    let mode = answer["MfaConfiguration"].as_str().unwrap_or("OFF");
    let sms = &answer["SmsMfaConfiguration"];
    let factors = [
        ("SMS", !sms.is_null()),
        ("authenticator app", answer["SoftwareTokenMfaConfiguration"]["Enabled"] == true),
        ("email", !answer["EmailMfaConfiguration"].is_null()),
        (
            "passkey",
            answer["WebAuthnConfiguration"]["FactorConfiguration"] == "MULTI_FACTOR_WITH_USER_VERIFICATION",
        ),
    ];
    let names: Vec<&str> = factors.iter().filter(|(_, is_on)| *is_on).map(|(name, _)| *name).collect();
    if mode == "OFF" {
        return check.ok(subject, "MFA is off");
    }
    if names.is_empty() {
        let message = format!("MFA is {mode}, but the pool has no second factor");
        return check.failed(subject, message, remedy::set(survey, "a second factor, or MFA to off,"));
    }
    let has_no_role = ["SnsCallerArn", "EumsSms"].iter().all(|role| sms["SmsConfiguration"][role].is_null());
    if factors[0].1 && has_no_role && !survey.has_sender("CustomSMSSender") {
        let remedy = remedy::set(survey, "SmsConfiguration with a role that sends SMS");
        return check.failed(subject, "codes are sent by SMS, but the pool has no role for it", remedy);
    }
    if factors[2].1 && !survey.sends_with_ses() && !survey.has_sender("CustomEmailSender") {
        let message = "codes are sent by email, which needs SES";
        return check.failed(subject, message, remedy::set(survey, "EmailConfiguration to an SES identity"));
    }
    check.ok(subject, format!("MFA is {mode}: {}", names.join(", ")))
}

fn app_clients(survey: &Survey) -> Vec<Finding> {
    let check = Check::AppClient;
    let clients = match &survey.clients {
        Ok(clients) => clients,
        Err(error) => return vec![check.unknown("app clients", error)],
    };
    if clients.is_empty() {
        let remedy = "create an app client";
        return vec![check.warning(
            "app clients",
            "the pool has no app client, so nobody can sign in",
            remedy,
        )];
    }
    let mut findings: Vec<Finding> = clients.iter().filter_map(|client| app_client(survey, client)).collect();
    let sound = clients.len() - findings.len();
    if sound > 0 {
        let message = format!("errors of {sound} of {} do not tell whether a user exists", clients.len());
        findings.push(check.ok("app clients", message));
    }
    findings
}

/// The problem of an app client, if it has one.
fn app_client(survey: &Survey, client: &Answer) -> Option<Finding> {
    let check = Check::AppClient;
    match client {
        Err(error) => Some(check.unknown("app client", error)),
        Ok(client) if client["PreventUserExistenceErrors"] == "ENABLED" => None,
        Ok(client) => Some(check.warning(
            &client_name(client),
            "errors tell strangers whether an address has an account",
            remedy::set(survey, "PreventUserExistenceErrors of the app client to ENABLED"),
        )),
    }
}

/// Name and id of an app client.
pub fn client_name(client: &Value) -> String {
    let text = |field: &str| client[field].as_str().unwrap_or_default();
    format!("app client {} ({})", text("ClientName"), text("ClientId"))
}
