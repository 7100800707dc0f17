//! Checks of the email transport.

use super::finding::{Check, Finding};
use super::remedy;
use super::survey::{Ses, Survey};
use crate::output::shell_word;

/// Checks sender, identity and account.
pub fn check(survey: &Survey) -> Vec<Finding> {
    let mut findings = vec![sender(survey)];
    if let Some(ses) = &survey.ses {
        findings.push(identity(survey, ses));
        findings.push(account(ses));
    }
    findings
}

fn sender(survey: &Survey) -> Finding {
    let check = Check::EmailSender;
    let configuration = &survey.pool["EmailConfiguration"];
    let from = configuration["From"].as_str();
    if survey.has_sender("CustomEmailSender") {
        return check.ok("pool", "the trigger CustomEmailSender sends the email");
    }
    if let Some(failure) = survey.pool["EmailConfigurationFailure"].as_str().filter(|text| !text.is_empty()) {
        let message = format!("Cognito cannot send email: {failure}");
        return check.failed(
            "pool",
            message,
            remedy::set(survey, "EmailConfiguration to an SES identity that works"),
        );
    }
    if !survey.sends_with_ses() {
        return check.warning(
            "pool",
            "Cognito itself sends the email: at most 50 per day",
            remedy::set(survey, "EmailConfiguration to an SES identity"),
        );
    }
    let Some(ses) = &survey.ses else {
        let message = "EmailConfiguration.SourceArn is not the ARN of an SES identity";
        return check.failed("pool", message, remedy::set(survey, "EmailConfiguration.SourceArn"));
    };
    let from = from.map(|from| format!(", from {from}")).unwrap_or_default();
    check.ok("pool", format!("SES in {} sends with the identity {}{from}", ses.region, ses.identity))
}

fn identity(survey: &Survey, ses: &Ses) -> Finding {
    let (check, subject) = (Check::EmailIdentity, ses.identity.as_str());
    let arn = survey.pool["EmailConfiguration"]["SourceArn"].as_str().unwrap_or_default();
    let account = arn.split(':').nth(4).unwrap_or_default();
    if account != survey.account() {
        let message = format!("the identity is in the account {account}, where doctor cannot look");
        return check.unclear(subject, message, "look at the identity in that account");
    }
    let look = format!(
        "aws sesv2 get-email-identity --email-identity {} --region {}",
        shell_word(subject),
        ses.region
    );
    match &ses.state {
        Ok(state) if state["VerifiedForSendingStatus"] == true => check.ok(subject, "verified"),
        Ok(state) => check.failed(
            subject,
            format!(
                "SES may not send from it: {}",
                state["VerificationStatus"].as_str().unwrap_or("not verified")
            ),
            format!(
                "publish the DKIM records, or follow the link in the email of SES, then check with {look}"
            ),
        ),
        Err(error) if error.is_not_found() => check.failed(
            subject,
            format!("SES in {} has no such identity, so Cognito sends no email", ses.region),
            format!("create and verify the identity, then check with {look}"),
        ),
        Err(error) => check.unknown(subject, error),
    }
}

fn account(ses: &Ses) -> Finding {
    let (check, subject) = (Check::EmailAccount, format!("SES in {}", ses.region));
    let account = match &ses.account {
        Ok(account) => account,
        Err(error) => return check.unknown(&subject, error),
    };
    let look = "open a case in the support center of AWS, and see the reason in the console of SES";
    if account["SendingEnabled"] == false || account["EnforcementStatus"] == "SHUTDOWN" {
        return check.failed(&subject, "SES has stopped sending for this account", look);
    }
    if account["ProductionAccessEnabled"] == false {
        return check.failed(
            &subject,
            "the account is in the sandbox of SES: only verified addresses get email",
            format!("request production access in the console of SES in {}", ses.region),
        );
    }
    if account["EnforcementStatus"] == "PROBATION" {
        return check.warning(&subject, "SES reviews this account because of bounces or complaints", look);
    }
    let number = |field: &str| account["SendQuota"][field].as_f64().unwrap_or_default();
    let (sent, limit) = (number("SentLast24Hours"), number("Max24HourSend"));
    // A limit of -1 means that there is none.
    if limit > 0.0 && sent > limit * 0.8 {
        let message = format!("{sent:.0} of {limit:.0} emails of a day are sent");
        return check.warning(&subject, message, "request a higher quota in the console of Service Quotas");
    }
    check.ok(&subject, format!("production access; {sent:.0} of {limit:.0} emails sent in 24 hours"))
}
