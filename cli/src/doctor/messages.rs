//! Checks of the messages that custom-message writes: do they tell the truth, and does Cognito send them?

use serde_json::Value;

use super::finding::{Check, Finding};
use super::pool::client_name;
use super::remedy;
use super::survey::Survey;
use super::trigger::{Attached, Trigger};

/// Cognito's default lifetime of a temporary password.
const TEMPORARY_PASSWORD_DAYS: u64 = 7;
/// Cognito's default lifetime of a session, and so of an MFA code.
const MFA_CODE_MINUTES: u64 = 3;

/// Checks custom-message against the pool. There is nothing to check without it.
pub fn check(survey: &Survey) -> Vec<Finding> {
    let mut findings = Vec::new();
    if survey.attached(Trigger::CustomMessage).is_some() {
        findings.push(templates(survey));
        findings.push(senders(survey));
    }
    if let Some(function) = survey.own(Trigger::CustomMessage) {
        if function.setting("VERIFICATION_METHOD").is_none() {
            let message = "the variables of custom-message are encrypted with a key that doctor may not use";
            let remedy = "grant kms:Decrypt on the key of the function's variables";
            findings.push(Check::MessageLifetime.unclear("custom-message", message, remedy));
            return findings;
        }
        findings.push(verification_method(survey, function));
        findings.push(temporary_password(survey, function));
        findings.extend(mfa_code(survey, function));
    }
    findings
}

/// Texts of the pool without effect.
fn templates(survey: &Survey) -> Finding {
    let pool = &survey.pool;
    let template = &pool["VerificationMessageTemplate"];
    let invitation = &pool["AdminCreateUserConfig"]["InviteMessageTemplate"];
    let has_text = |place: &Value, fields: &[&str]| fields.iter().any(|field| place[field].is_string());
    let has_templates =
        has_text(pool, &["EmailVerificationMessage", "SmsVerificationMessage", "SmsAuthenticationMessage"])
            || has_text(template, &["EmailMessage", "EmailMessageByLink", "SmsMessage"])
            || has_text(invitation, &["EmailMessage", "SMSMessage"]);
    let message = if has_templates {
        "the pool's own message templates are only a fallback while custom-message is attached"
    } else {
        "the pool has no message templates of its own; custom-message writes the messages"
    };
    Check::MessageTemplates.ok("pool", message)
}

/// Custom senders bypass custom-message.
fn senders(survey: &Survey) -> Finding {
    let senders =
        ["CustomEmailSender", "CustomSMSSender"].into_iter().filter(|field| survey.has_sender(field));
    let senders: Vec<&str> = senders.collect();
    if senders.is_empty() {
        return Check::CustomSender.ok("custom-message", "no other function sends the messages");
    }
    let message = format!("{} sends messages of its own, not those of custom-message", senders.join(" and "));
    Check::CustomSender.warning("custom-message", message, "detach the one that you do not need")
}

fn verification_method(survey: &Survey, function: &Attached) -> Finding {
    let (check, subject) = (Check::VerificationMethod, "custom-message");
    let method =
        function.setting("VERIFICATION_METHOD").filter(|method| !method.is_empty()).unwrap_or("code");
    let option = &survey.pool["VerificationMessageTemplate"]["DefaultEmailOption"];
    let of_pool = if *option == "CONFIRM_WITH_LINK" { "link" } else { "code" };
    if method != of_pool {
        let message = format!(
            "VERIFICATION_METHOD is {method}, but the pool verifies by {of_pool}, so Cognito sends its own message"
        );
        return check.failed(
            subject,
            message,
            remedy::set_variable(function, &format!("VERIFICATION_METHOD={of_pool}")),
        );
    }
    let has_domain = ["Domain", "CustomDomain"].iter().any(|field| survey.pool[field].is_string());
    if method == "link" && !has_domain {
        let message = "the pool verifies by link, but has no domain for the link";
        return check.failed(
            subject,
            message,
            "add a domain to the pool, in the console of Cognito or its template",
        );
    }
    check.ok(subject, format!("the pool and the messages verify by {method}"))
}

/// A whole number in a setting. The function refuses another text at its start.
fn number(function: &Attached, name: &str, default: u64) -> Option<u64> {
    match function.setting(name)? {
        "" => Some(default),
        text => text.trim().parse().ok(),
    }
}

/// One lifetime in the messages and in the pool.
fn lifetime(function: &Attached, subject: &str, name: &str, default: u64, actual: u64) -> Finding {
    match number(function, name, default) {
        Some(stated) if stated == actual => {
            Check::MessageLifetime.ok(subject, format!("{name} is {stated}, as in the pool"))
        }
        stated => {
            let stated = stated.map_or("not a number".to_owned(), |stated| stated.to_string());
            let message =
                format!("{name} is {stated}, but the pool has {actual}, so messages tell a wrong lifetime");
            Check::MessageLifetime.failed(
                subject,
                message,
                remedy::set_variable(function, &format!("{name}={actual}")),
            )
        }
    }
}

fn temporary_password(survey: &Survey, function: &Attached) -> Finding {
    let policy = &survey.pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"];
    let older = &survey.pool["AdminCreateUserConfig"]["UnusedAccountValidityDays"];
    let days = policy.as_u64().or_else(|| older.as_u64()).unwrap_or(TEMPORARY_PASSWORD_DAYS);
    lifetime(function, "custom-message", "TEMPORARY_PASSWORD_DAYS", TEMPORARY_PASSWORD_DAYS, days)
}

/// The session of each app client, if Cognito sends codes at a sign-in.
fn mfa_code(survey: &Survey, function: &Attached) -> Vec<Finding> {
    let factors = survey.pool["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"].as_array();
    let is_code = |factor: &Value| factor == "EMAIL_OTP" || factor == "SMS_OTP";
    let is_mfa_on = survey.mfa.as_ref().is_ok_and(|answer| answer["MfaConfiguration"] != "OFF");
    if !is_mfa_on && !factors.is_some_and(|factors| factors.iter().any(is_code)) {
        return Vec::new();
    }
    let clients = survey.clients.iter().flatten().filter_map(|client| client.as_ref().ok());
    let findings = clients.map(|client| {
        let minutes = client["AuthSessionValidity"].as_u64().unwrap_or(MFA_CODE_MINUTES);
        lifetime(function, &client_name(client), "MFA_CODE_MINUTES", MFA_CODE_MINUTES, minutes)
    });
    findings.collect()
}
