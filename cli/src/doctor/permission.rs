//! The resource policy of a function: may Cognito invoke it for this pool?

use serde_json::Value;

use super::finding::{Check, Finding};
use super::remedy;
use super::survey::Survey;
use super::trigger::Attached;
use crate::aws::FunctionArn;
use crate::aws::policy::{self, Invocation, Match};

const CHECK: Check = Check::Permission;

/// Checks the policy of a function, if it was asked for.
pub fn permission(survey: &Survey, attached: &Attached) -> Option<Finding> {
    let (subject, arn) = (attached.subject(), attached.arn.as_ref()?);
    let statements = match attached.policy.as_ref()? {
        Ok(answer) => policy::statements(answer),
        // A function without a policy.
        Err(error) if error.is_not_found() => Some(Vec::new()),
        Err(error) => return Some(CHECK.unknown(subject, error)),
    };
    Some(match statements {
        Some(statements) => judge(survey, subject, arn, &statements),
        None => CHECK.unclear(
            subject,
            "the policy of the function is not JSON",
            "read it with aws lambda get-policy",
        ),
    })
}

fn judge(survey: &Survey, subject: &str, arn: &FunctionArn, statements: &[Value]) -> Finding {
    let invocation = Invocation { pool_arn: survey.pool_arn(), account: survey.account(), function: arn };
    let matching = |effect: &'static str| {
        let statements = statements.iter().filter(move |statement| statement["Effect"] == effect);
        statements
            .map(|statement| (statement["Sid"].as_str().unwrap_or_default(), invocation.matches(statement)))
    };
    if let Some((id, _)) = matching("Deny").find(|(_, found)| matches!(found, Match::Yes { .. })) {
        let message = format!("the statement {id} denies Cognito to invoke the function");
        return CHECK.failed(subject, message, remedy::forbid(survey, arn, id));
    }
    match matching("Allow").max_by_key(|(_, found)| rank(*found)) {
        Some((id, Match::Yes { has_account: true, has_arn: true })) => {
            CHECK.ok(subject, format!("statement {id}"))
        }
        Some((id, Match::Yes { has_account, .. })) => {
            let missing = if has_account { "SourceArn" } else { "SourceAccount" };
            let message = format!("the statement {id} has no {missing}, so it permits more than this pool");
            // Other pools may use the statement, and a stack may own it.
            let remedy = format!(
                "{}; after you have permitted every other pool that uses the function, remove {id}, in its template if \
                 a stack owns it",
                remedy::permit(survey, arn, statements)
            );
            CHECK.warning(subject, message, remedy)
        }
        Some((id, Match::Unclear)) => {
            let message = format!("the statement {id} has a condition that doctor cannot judge");
            let remedy = format!(
                "test a sign-up, or permit it without the condition: {}",
                remedy::permit(survey, arn, statements)
            );
            CHECK.unclear(subject, message, remedy)
        }
        Some((_, Match::No)) | None => {
            let message =
                "Cognito may not invoke the function, so each call of the trigger fails without a log";
            CHECK.failed(subject, message, remedy::permit(survey, arn, statements))
        }
    }
}

/// A number that grows with the part of the invocation that a statement covers.
fn rank(found: Match) -> u8 {
    match found {
        Match::No => 0,
        Match::Unclear => 1,
        Match::Yes { has_account, has_arn } => 2 + u8::from(has_account) + u8::from(has_arn),
    }
}
