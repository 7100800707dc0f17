//! `check-sign-up`: files, output, exit codes.

use std::io::Write;
use std::process::Command;

use serde_json::{Value, json};

use crate::run::{Output, file, path, program, run};

fn check_sign_up(arguments: &[&str]) -> Command {
    program(&[&["check-sign-up"], arguments].concat())
}

fn check(arguments: &[&str]) -> Output {
    run(&mut check_sign_up(arguments))
}

fn rule<'a>(report: &'a Value, code: &str) -> &'a Value {
    let rules = report["rules"].as_array().unwrap();
    rules.iter().find(|rule| rule["rule"] == code).unwrap_or_else(|| panic!("{code} is off: {report}"))
}

#[test]
fn a_disposable_address_is_refused_in_any_letter_case() {
    let email = ["--email", "x@MAILINATOR.com"];
    let done = check(&email);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(done.out.contains("disposable_email  refuses\n"), "{}", done.out);
    assert!(done.out.contains("email_syntax      passes\n"), "{}", done.out);
    assert!(done.out.contains("\nEMAIL_NOT_ACCEPTED: "), "{}", done.out);

    let report = run(check_sign_up(&email).args(["--format", "json"])).json();
    assert_eq!(report["verdict"], "refused");
    assert!(report["user_message"].as_str().unwrap().starts_with("EMAIL_NOT_ACCEPTED: "));
    assert_eq!(rule(&report, "disposable_email")["verdict"], "refuses");

    assert_eq!(check(&[&email[..], &["--fail-on-refusal"]].concat()).code, 1);
    let monitored = [&email[..], &["--fail-on-refusal", "--setting", "POLICY_MODE=monitor"]].concat();
    assert_eq!(check(&monitored).code, 0);
    assert_eq!(check(&["--email", "x@example.com", "--fail-on-refusal"]).code, 0);
}

#[test]
fn the_table_ends_with_the_next_step() {
    let last = |arguments: &[&str]| check(arguments).out.lines().last().unwrap().to_owned();
    assert!(last(&["--email", "x@example.com"]).starts_with("Next: try a setting "));
    let setting = last(&["--email", "x@example.com", "--setting", "SUB_ADDRESSING=deny"]);
    assert!(setting.contains("add \"SubAddressing=deny\" to parameter_overrides"), "{setting}");
}

#[test]
fn the_policy_comes_from_the_environment_and_options_override_it() {
    let environment = [("REQUIRED_ATTRIBUTES", "given_name"), ("MINIMUM_AGE_YEARS", "16")];
    let arguments =
        ["--email", "x@example.com", "--birthdate", "2010-03-01", "--at", "2026-02-28", "--format", "json"];
    let report = |settings: &[&str]| run(check_sign_up(&arguments).args(settings).envs(environment)).json();
    let strict = report(&[]);
    assert_eq!(rule(&strict, "required_attributes")["verdict"], "refuses");
    assert_eq!(rule(&strict, "minimum_age_years")["verdict"], "refuses");
    let settings = ["--setting", "REQUIRED_ATTRIBUTES=email", "--setting", "MINIMUM_AGE_YEARS=15"];
    let mild = report(&settings);
    assert_eq!(mild["verdict"], "accepted");
    assert_eq!(mild["at"], "2026-02-28");
}

const CSV: &[u8] = b"\xEF\xBB\xBFname,given_name,email,cognito:username\r\n\
    Jane Roe,Jane,jane.roe@example.com,jane\r\n\
    John Doe,John,john.doe+shop@mailinator.com,john\r\n\
    \"Roe, Richard\",Richard,richard+shop@example.org,richard\r\n\
    Mary Major\r\n\
    Martha <b>Rivera</b>,Martha,martha@yopmail.com,martha\r\n\
    \xFF,Kim,kim@example.com,kim\r\n";
/// Values of that file, which no report repeats.
const PERSONAL: [&str; 12] = [
    "jane",
    "john",
    "richard",
    "mary",
    "martha",
    "kim",
    "roe",
    "doe",
    "rivera",
    "mailinator",
    "yopmail",
    "example",
];

const POLICY: [&str; 4] = ["--setting", "SUB_ADDRESSING=deny", "--setting", "MONITORED_RULES=sub_addressing"];

#[test]
fn a_file_or_standard_input_is_counted_rule_by_rule() {
    let csv = file("counted.csv", CSV);
    let report = run(check_sign_up(&["--csv", &csv, "--format", "json"]).args(POLICY)).json();
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(CSV).unwrap();
    drop(writer);
    let from_standard_input =
        run(check_sign_up(&["--csv", "-", "--format", "json"]).args(POLICY).stdin(reader)).json();
    assert_eq!(from_standard_input, report);
    for (key, value) in [
        ("rows", json!(6)),
        ("unreadable", json!(2)),
        ("accepted", json!(2)),
        ("refused", json!(2)),
        ("refused_percent", json!(50.0)),
        ("would_be_refused", json!(1)),
        ("would_be_refused_percent", json!(25.0)),
        ("columns", json!(["name", "given_name", "email", "cognito:username"])),
    ] {
        assert_eq!(report[key], value, "{key}");
    }
    for (code, mode, refuses, alone) in [
        ("disposable_email", "enforced", 2, 1),
        ("name_abuse", "enforced", 1, 0),
        ("sub_addressing", "monitored", 2, 1),
        ("email_syntax", "enforced", 0, 0),
    ] {
        let expected = json!({"rule": code, "mode": mode, "refuses": refuses, "alone": alone});
        assert_eq!(*rule(&report, code), expected);
    }
    let expected = json!([
        {"line": 5, "problem": "has 1 field where the first row has 4"},
        {"line": 7, "problem": "is not UTF-8"},
    ]);
    assert_eq!(report["unreadable_rows"], expected);
}

#[test]
fn the_file_of_verdicts_has_lines_and_codes() {
    let csv = file("verdicts-in.csv", CSV);
    let out = path("verdicts-out.csv");
    let arguments = ["--csv", &csv, "--verdicts", out.to_str().unwrap(), "--fail-on-refusal"];
    let done = check(&[&arguments[..], &POLICY[..]].concat());
    assert_eq!((done.code, done.err.as_str()), (1, ""));
    let expected = "line,verdict,refused_by,would_be_refused_by\n\
        2,accepted,,\n\
        3,refused,disposable_email,sub_addressing\n\
        4,accepted,,sub_addressing\n\
        5,unreadable,,\n\
        6,refused,disposable_email name_abuse,\n\
        7,unreadable,,\n";
    assert_eq!(std::fs::read_to_string(out).unwrap(), expected);
}

#[test]
fn no_personal_data_is_in_any_report() {
    let csv = file("personal.csv", CSV);
    let out = path("personal-out.csv");
    for format in ["table", "json"] {
        let done = check(&["--csv", &csv, "--format", format, "--verdicts", out.to_str().unwrap()]);
        assert_eq!(done.code, 0);
        let verdicts = std::fs::read_to_string(&out).unwrap();
        let all = [done.out, done.err, verdicts].concat().to_lowercase();
        for word in PERSONAL {
            assert!(!all.contains(word), "{word} in {all}");
        }
    }
}

#[test]
fn invalid_input_exits_with_two_and_a_reason() {
    let csv = file("bad-input.csv", CSV);
    let empty = file("empty.csv", b"");
    let header = file("no-header.csv", b"jane.roe@example.com,Jane Roe\n");
    let missing = path("missing.csv");
    let missing = missing.to_str().unwrap();
    let folder = env!("CARGO_TARGET_TMPDIR");
    let email = ["--email", "x@example.com"];
    let setting = |setting| [email[0], email[1], "--setting", setting].to_vec();
    for (arguments, problem) in [
        (vec!["--csv", missing], "missing.csv cannot be read: "),
        (vec!["--csv", folder], "is a folder"),
        (vec!["--csv", &empty], "the file is empty"),
        (vec!["--csv", &header], "the first row names no attribute of Cognito"),
        (vec!["--csv", &csv, "--verdicts", &csv], "is the input and would be overwritten"),
        (vec!["--csv", &csv, "--verdicts", folder], "cannot be written"),
        (
            setting("POLICY_MOD=monitor"),
            "POLICY_MOD is not a setting of pre-sign-up; use one of POLICY_MODE, ",
        ),
        (setting("POLICY_MODE=maybe"), "POLICY_MODE is \"maybe\", not enforce or monitor; for example "),
        (setting("MINIMUM_AGE_YEARS=teen"), "MINIMUM_AGE_YEARS is \"teen\", not a whole number"),
        (vec!["--attribute", "emial=x"], "\"emial\" is not an attribute of Cognito"),
        (vec![], "required arguments"),
        (vec!["--email", "x@example.com", "--at", "yesterday"], "not a date"),
    ] {
        let done = check(&arguments);
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{arguments:?}: {}", done.err);
        assert!(done.err.contains(problem), "{arguments:?}: {}", done.err);
        assert!(!done.err.contains("jane"), "{}", done.err);
    }
    // The input is not overwritten.
    assert_eq!(std::fs::read(csv).unwrap(), CSV);
}

#[test]
fn a_long_file_logs_its_progress_on_standard_error() {
    let csv = "email\n".to_owned() + &"x@example.com\n".repeat(100_001);
    let done = check(&["--csv", &file("long.csv", csv.as_bytes()), "--format", "json"]);
    assert_eq!(done.json()["accepted"], 100_001);
    let lines: Vec<&str> = done.err.lines().collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("100000 rows, 99 %, ") && lines[0].ends_with(" s left"), "{}", lines[0]);
}
