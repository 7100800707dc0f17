//! Reports that allow deletions, and those that do not.

use std::time::Duration;

use super::super::tests::{header, scope};
use super::*;

/// The time of the report.
const WRITTEN: u64 = 1_767_323_045;

fn check(header: &Header, scope: &Scope, seconds: u64, expect: Option<u64>) -> Result<(), String> {
    let now: SystemTime = UNIX_EPOCH + Duration::from_secs(seconds);
    header.check(Path::new("orphans.csv"), scope, now, expect).map_err(|error| error.to_string())
}

#[test]
fn a_report_is_valid_for_one_hour_and_one_scope() {
    let header = Header { orphans: 3, ..header(100) };
    for (seconds, problem) in [
        (WRITTEN, None),
        (WRITTEN + 3_600, None),
        (WRITTEN - 60, None),
        (WRITTEN + 3_601, Some("is 60 minutes old")),
        (WRITTEN + 86_400, Some("is 1440 minutes old")),
        (WRITTEN - 61, Some("was written in the future")),
    ] {
        let result = check(&header, &scope(), seconds, None);
        assert_eq!(result.is_err(), problem.is_some(), "{result:?}");
        assert!(result.err().unwrap_or_default().contains(problem.unwrap_or_default()));
    }
    for (other, problem) in [
        (
            Scope {
                user_pool: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/x".to_owned(),
                ..scope()
            },
            "another user pool",
        ),
        (Scope { table: "users".to_owned(), ..scope() }, "another table, key"),
        (Scope { key: vec!["pk".to_owned()], ..scope() }, "another table, key"),
        (Scope { created_at: Some("t".to_owned()), ..scope() }, "another --created-at"),
        (Scope { record_templates: 8, ..scope() }, "record template"),
    ] {
        let refused = check(&header, &other, WRITTEN, None).unwrap_err();
        assert!(refused.contains(problem), "{refused}");
    }
    let endless = Header { written_at: "soon".to_owned(), ..header };
    assert_eq!(check(&endless, &scope(), WRITTEN, None), Err("orphans.csv has no time".to_owned()));
}

#[test]
fn many_orphans_need_their_number() {
    for (orphans, records, expect, problem) in [
        (0, 0, None, None),
        (10, 100, None, None),
        (11, 100, None, Some("11 of 100 records, 11 %, have no user")),
        (11, 109, None, Some("confirm the number with --expect 11")),
        (11, 110, None, None),
        (100, 100, None, Some("do --user-pool-id and --table belong together?")),
        (100, 100, Some(100), None),
        (100, 100, Some(99), Some("--expect is 99, but orphans.csv lists 100 orphans")),
        (1, 100, Some(2), Some("--expect is 2, but")),
        (1, 100, Some(1), None),
    ] {
        let header = Header { orphans, ..header(records) };
        let result = check(&header, &scope(), WRITTEN, expect);
        assert_eq!(result.is_err(), problem.is_some(), "{orphans} of {records}: {result:?}");
        assert!(result.clone().err().unwrap_or_default().contains(problem.unwrap_or_default()), "{result:?}");
    }
    let deserted = Header { users: 0, orphans: 1, ..header(100) };
    assert!(check(&deserted, &scope(), WRITTEN, Some(1)).unwrap_err().contains("counts no user in the pool"));
}
