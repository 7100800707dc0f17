//! Reports that are written, read, and refused.

use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::*;
use crate::backfill::files::tests::{make_fifo, mode, temporary_path};
use crate::orphans::sub::Sub;
use crate::orphans::templates::tests::{SUB, single_table};

const WRITTEN: u64 = 1_767_323_045;

fn scope() -> Scope {
    Scope {
        user_pool: "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example12".to_owned(),
        table: "app".to_owned(),
        key: vec!["pk".to_owned(), "sk".to_owned()],
        created_at: None,
        record_templates: 7,
    }
}

fn header(records: u64) -> Header {
    Header {
        scope: scope(),
        written_at: "2026-01-02T03:04:05Z".to_owned(),
        items: ItemCounts { items: records, records, ..ItemCounts::default() },
        users: 100,
        orphans: 0,
        without_age: 0,
        checksum: 0,
    }
}

fn orphans() -> Vec<UserRecord> {
    let sub = Sub::parse(SUB).unwrap();
    let created = Some("2025-01-02T03:04:05.678Z".to_owned());
    vec![
        UserRecord { sub, template: 0, created },
        UserRecord { sub, template: 1, created: Some("1735787045".to_owned()) },
        UserRecord { sub, template: 2, created: None },
    ]
}

fn written(name: &str, records: u64) -> (PathBuf, Header) {
    let path = temporary_path(name);
    let header = write(&path, header(records), &single_table(), |each| orphans().iter().try_for_each(each));
    (path, header.unwrap())
}

fn error(path: &Path) -> String {
    format!("{:#}", read(path, &single_table()).unwrap_err())
}

#[test]
fn a_report_is_read_as_it_was_written() {
    let (path, header) = written("report.csv", 100);
    assert_eq!((header.orphans, header.without_age), (3, 1));
    assert_eq!(mode(&path), 0o600);
    let text = fs::read_to_string(&path).unwrap();
    let mut lines = text.lines();
    assert!(
        lines.next().unwrap().starts_with("# orphans of cognito-triggers {\"userPool\":\"arn:"),
        "{text}"
    );
    assert_eq!(lines.next(), Some("sub,pk,sk,created"));
    assert_eq!(lines.next().unwrap(), format!("{SUB},USER#{SUB},PROFILE,2025-01-02T03:04:05.678Z"));
    assert_eq!(lines.nth(1).unwrap(), format!("{SUB},PLAN#{SUB},PLAN,"));
    assert_eq!(read(&path, &single_table()).unwrap(), Report { header, orphans: orphans() });
    ensure_replaceable(&path).unwrap();
    fs::remove_file(&path).unwrap();
}

#[test]
fn each_changed_byte_and_each_length_is_refused() {
    let (path, _) = written("changed.csv", 100);
    let whole = fs::read(&path).unwrap();
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(read(&path, &single_table()).is_err(), "{length} bytes");
    }
    for index in 0..whole.len() {
        let mut changed = whole.clone();
        changed[index] ^= 1;
        fs::write(&path, &changed).unwrap();
        assert!(read(&path, &single_table()).is_err(), "byte {index}");
    }
    let text = String::from_utf8(whole).unwrap();
    let row = text.lines().nth(2).unwrap();
    let other = row.replace(SUB, "8f14e45f-ceea-467f-9af0-b5d1c3a2e002");
    for changed in [
        format!("{text}{row}\n"),
        text.replace(&format!("{row}\n"), ""),
        text.replace(row, &other),
        text.replace("\"orphans\":3", "\"orphans\":4"),
        text.replace("\"written", "\"wrote"),
        text.replace('\n', "\r\n"),
    ] {
        fs::write(&path, changed).unwrap();
        assert!(error(&path).contains("run the command without --apply again"), "{}", error(&path));
    }
    fs::remove_file(&path).unwrap();
}

#[test]
fn a_row_with_another_key_is_refused_even_with_a_valid_checksum() {
    let (path, header) = written("forged.csv", 100);
    let text = fs::read_to_string(&path).unwrap();
    let other = "8f14e45f-ceea-467f-9af0-b5d1c3a2e002";
    for (from, to) in [
        ("PROFILE", "ORDER#1"),
        (&*format!("{SUB},USER#"), &*format!("{other},USER#")),
        (&format!("USER#{SUB}"), "USER#17"),
    ] {
        let rows = text.split_once('\n').unwrap().1.replace(from, to);
        let mut sum = Checksum::default();
        sum.add(rows.as_bytes());
        let header = Header { checksum: sum.with(&header).unwrap(), ..header.clone() };
        fs::write(&path, format!("{MARK}{}\n{rows}", serde_json::to_string(&header).unwrap())).unwrap();
        assert!(error(&path).contains("has a row that matches no record template"), "{to}: {}", error(&path));
    }
    fs::remove_file(&path).unwrap();
}

#[test]
fn another_file_is_neither_read_nor_replaced() {
    let path = temporary_path("letter.csv");
    assert!(error(&path).contains("run the same command without --apply, --older-than and --expect first"));
    for other in ["a letter\n", "sub,userId,created\n", "# orphans\n"] {
        fs::write(&path, other).unwrap();
        assert!(error(&path).ends_with("is not a report of orphans"), "{}", error(&path));
        let refused = ensure_replaceable(&path).unwrap_err().to_string();
        assert!(
            refused.ends_with("is not a report of orphans; name another file with --report"),
            "{refused}"
        );
    }
    fs::write(&path, "").unwrap();
    assert!(error(&path).ends_with("is not a report of orphans"));
    ensure_replaceable(&path).unwrap();
    fs::remove_file(&path).unwrap();
    make_fifo(&path);
    assert!(ensure_replaceable(&path).unwrap_err().to_string().contains("is not a regular file"));
    assert!(error(&path).contains("is not a regular file"));
    fs::remove_file(&path).unwrap();
}

#[test]
fn an_interrupted_write_keeps_the_earlier_report() {
    let (path, header) = written("kept.csv", 100);
    let mut calls = 0;
    let failed = write(&path, header.clone(), &single_table(), |each| {
        calls += 1;
        orphans().iter().take(if calls == 1 { 3 } else { 1 }).try_for_each(each)?;
        ensure!(calls == 1, "interrupted");
        Ok(())
    });
    assert!(failed.is_err());
    assert_eq!(read(&path, &single_table()).unwrap().header, header);
    fs::remove_file(unfinished(&path)).unwrap();
    fs::remove_file(&path).unwrap();
}

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
