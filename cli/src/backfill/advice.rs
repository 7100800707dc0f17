//! Adds a remedy to each error of AWS.

use anyhow::{Error, anyhow};
use backfill::{PageError, PoolError};
use records::StoreError;

use crate::aws::error_code::{LATER, LOG_IN, Meaning, meaning};

const UNREADABLE_COGNITO: &str = "is AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER or the profile's \
     endpoint_url an endpoint of Cognito?";
const UNREADABLE_DYNAMODB: &str =
    "is AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_DYNAMODB or the profile's endpoint_url an endpoint of DynamoDB?";
const UNREACHABLE: &str = "check the network, AWS_REGION and AWS_ENDPOINT_URL, and run aws sts get-caller-identity to \
     check your login";
const NO_POOL: &str =
    "there is no such user pool in this account and region; check --user-pool-id, --profile and AWS_REGION";
const NO_TABLE: &str =
    "there is no such table in this account and region; check --table, --profile and AWS_REGION";
const NO_PERMISSION: &str =
    "the credentials lack a permission; docs/backfill.md lists all that the backfill needs";
const QUOTA: &str =
    "other tools use the quota; run the same command again later, or with a lower --requests-per-second";
const GROUP: &str =
    "check --groups and --user-pool-id; docs/backfill.md lists the permissions that the backfill needs";
const PARAMETER: &str = "check --user-pool-id, --table, --record-key and --record-sort-key";
const AGAIN: &str =
    "run the same command again; if it fails again, look up the code in the documentation of AWS";

/// The error with its remedy.
pub fn explained(error: PageError) -> Error {
    match advice(&error) {
        Some(advice) => anyhow!("{error}: {advice}"),
        None => error.into(),
    }
}

/// Like [`explained`]; if a permission is missing, the remedy is to add `permission`, which `page` of the docs explains.
pub fn explained_for(error: PageError, permission: &str, page: &str) -> Error {
    if advice(&error) == Some(NO_PERMISSION) {
        return anyhow!(
            "{error}: add {permission} to the rights of your credentials; {page} lists all of them"
        );
    }
    explained(error)
}

fn advice(error: &PageError) -> Option<&'static str> {
    match error {
        PageError::Pool(PoolError::StaleToken) => Some("Cognito refuses it repeatedly; try again later"),
        PageError::Pool(PoolError::Unreadable(500..)) | PageError::Store(StoreError::OutOfTime) => {
            Some(LATER)
        }
        PageError::Pool(PoolError::Unreadable(_)) => Some(UNREADABLE_COGNITO),
        PageError::Pool(PoolError::Unreachable) | PageError::Store(StoreError::Unreachable(_)) => {
            Some(UNREACHABLE)
        }
        PageError::Pool(PoolError::Throttled) => Some(QUOTA),
        PageError::Pool(PoolError::Answered { status, code }) => Some(of_answer(*status, code, NO_POOL)),
        PageError::Group { .. } => Some(GROUP),
        // A text such as "without a code" stands in place of a code.
        PageError::Store(StoreError::Answered { status: ..500, code }) if code.starts_with("with") => {
            Some(UNREADABLE_DYNAMODB)
        }
        PageError::Store(StoreError::Answered { status, code }) => Some(of_answer(*status, code, NO_TABLE)),
        PageError::Store(StoreError::Unstorable) | PageError::Prefix | PageError::OutOfTime => None,
    }
}

/// The remedy for a status and a code.
fn of_answer(status: u16, code: &str, not_found: &'static str) -> &'static str {
    match (meaning(code), code.trim_end_matches("Exception")) {
        (Some(Meaning::Login), _) => LOG_IN,
        (Some(Meaning::Permission), _) => NO_PERMISSION,
        (Some(Meaning::Quota), _) => QUOTA,
        (None, "ResourceNotFound") => not_found,
        (None, "InvalidParameter" | "Validation") => PARAMETER,
        (None, _) if status >= 500 => LATER,
        (None, _) => AGAIN,
    }
}

#[cfg(test)]
mod tests {
    use groups::GroupError;

    use super::*;

    #[test]
    fn every_error_has_a_remedy() {
        let pool =
            |status, code: &str| PageError::Pool(PoolError::Answered { status, code: code.to_owned() });
        let store =
            |status, code: &str| PageError::Store(StoreError::Answered { status, code: code.to_owned() });
        for (error, expected) in [
            (PageError::Pool(PoolError::StaleToken), "try again later"),
            (PageError::Pool(PoolError::Unreachable), "check the network"),
            (PageError::Pool(PoolError::Unreadable(200)), "an endpoint of Cognito?"),
            (PageError::Pool(PoolError::Unreadable(503)), "try again later"),
            (pool(400, "ResourceNotFoundException"), "--user-pool-id"),
            (pool(400, "NotAuthorizedException"), "docs/backfill.md"),
            (pool(400, "ExpiredTokenException"), "aws sso login"),
            (pool(400, "UnrecognizedClientException"), "aws sso login"),
            (pool(403, "InvalidSignatureException"), "aws sso login"),
            (PageError::Pool(PoolError::Throttled), "--requests-per-second"),
            (pool(400, "InvalidParameterException"), "--user-pool-id"),
            (pool(500, "InternalErrorException"), "try again later"),
            (pool(418, "Teapot"), "run the same command again"),
            (PageError::Group { name: "members".to_owned(), error: GroupError::Missing }, "check --groups"),
            (store(400, "ResourceNotFoundException"), "--table"),
            (store(400, "AccessDeniedException"), "docs/backfill.md"),
            (store(400, "ExpiredTokenException"), "aws sso login"),
            (store(404, "without a code"), "an endpoint of DynamoDB?"),
            (store(200, "with an unreadable body"), "an endpoint of DynamoDB?"),
            (store(503, "without a code"), "try again later"),
            (PageError::Store(StoreError::Unreachable("the connection failed")), "check the network"),
            (PageError::Store(StoreError::OutOfTime), "try again later"),
        ] {
            let (plain, text) = (error.to_string(), explained(error).to_string());
            assert!(text.starts_with(&plain) && text[plain.len()..].contains(expected), "{text}");
        }
    }

    #[test]
    fn a_missing_permission_is_named_where_it_is_known() {
        let explained = |code: &str| {
            let error = StoreError::Answered { status: 400, code: code.to_owned() };
            explained_for(PageError::Store(error), "dynamodb:Scan on the table", "docs/orphans.md")
                .to_string()
        };
        let denied = "DynamoDB answered 400 AccessDeniedException: add dynamodb:Scan on the table to the rights of your \
                      credentials; docs/orphans.md lists all of them";
        assert_eq!(explained("AccessDeniedException"), denied);
        assert!(explained("ExpiredTokenException").contains("aws sso login"));
    }
}
