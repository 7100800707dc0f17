//! Reports that are written, read, and refused.

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::backfill::files::tests::{make_fifo, mode, temporary_path};
use crate::orphans::sub::Sub;
use crate::orphans::templates::tests::{SUB, single_table};

pub fn scope() -> Scope {
    Scope {
        user_pool: "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example12".to_owned(),
        table: "app".to_owned(),
        key: vec!["pk".to_owned(), "sk".to_owned()],
        created_at: None,
        record_templates: 7,
    }
}

pub fn header(records: u64) -> Header {
    Header {
        scope: scope(),
        started_at: "2026-01-01T03:04:05Z".to_owned(),
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
    fs::remove_file(unfinished::path(&path)).unwrap();
    fs::remove_file(&path).unwrap();
}
