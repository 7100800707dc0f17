//! The resource policy of a function: may Cognito invoke it for this pool?

use super::finding::{Check, Finding};
use super::remedy;
use super::survey::Survey;
use super::trigger::Attached;
use crate::aws::policy::{self, Invocation, Match};

/// Checks the policy of a function.
pub fn permission(survey: &Survey, attached: &Attached) -> Finding {
    let (check, subject) = (Check::Permission, attached.subject());
    let (Some(arn), Some(answer)) = (&attached.arn, &attached.policy) else { return check.ok(subject, "") };
    let statements = match answer {
        Ok(answer) => policy::statements(answer),
        // A function without a policy, or no function.
        Err(error) if error.is_not_found() => Some(Vec::new()),
        Err(error) => return check.unknown(subject, error),
    };
    let Some(statements) = statements else {
        return check.unclear(
            subject,
            "the policy of the function is not JSON",
            "read it with aws lambda get-policy",
        );
    };
    let invocation = Invocation { pool_arn: survey.pool_arn(), account: survey.account(), function: arn };
    let matching = |effect: &'static str| {
        let statements = statements.iter().filter(move |statement| statement["Effect"] == effect);
        statements
            .map(|statement| (statement["Sid"].as_str().unwrap_or_default(), invocation.matches(statement)))
    };
    if let Some((id, _)) = matching("Deny").find(|(_, found)| matches!(found, Match::Yes { .. })) {
        let message = format!("the statement {id} denies Cognito to invoke the function");
        return check.failed(subject, message, remedy::forbid(survey, arn, id));
    }
    let allowing: Vec<_> = matching("Allow").collect();
    let best = allowing.iter().max_by_key(|(_, found)| match found {
        Match::No => 0,
        Match::Unclear => 1,
        Match::Yes { has_account, has_arn } => 2 + u8::from(*has_account) + u8::from(*has_arn),
    });
    match best {
        Some((id, Match::Yes { has_account: true, has_arn: true })) => {
            check.ok(subject, format!("statement {id}"))
        }
        Some((id, Match::Yes { has_account, .. })) => {
            let missing = if *has_account { "SourceArn" } else { "SourceAccount" };
            let message = format!("the statement {id} has no {missing}, so it permits more than this pool");
            let remedy = format!("{} && {}", remedy::permit(survey, arn), remedy::forbid(survey, arn, id));
            check.warning(subject, message, remedy)
        }
        Some((id, Match::Unclear)) => {
            let message = format!("the statement {id} has a condition that doctor cannot judge");
            check.unclear(
                subject,
                message,
                "test a sign-up, or permit it explicitly: ".to_owned() + &remedy::permit(survey, arn),
            )
        }
        _ => {
            let message =
                "Cognito may not invoke the function, so each call of the trigger fails without a log";
            check.failed(subject, message, remedy::permit(survey, arn))
        }
    }
}
