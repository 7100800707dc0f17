//! Options and errors of `orphans`, and the promises of its page of the docs.

use std::fs;

use crate::backfill_errors::endpoint;
use crate::run::{Output, path, program, root, run};

const CREDENTIALS: [(&str, &str); 3] =
    [("AWS_REGION", "eu-west-1"), ("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];

/// Runs the command in an empty folder without an AWS configuration.
fn orphans(options: &[&str], variables: &[(&str, &str)]) -> Output {
    let folder = path("orphans");
    fs::create_dir_all(&folder).unwrap();
    run(program(&["orphans", "--user-pool-id", "eu-west-1_Example12", "--table", "user-settings"])
        .args(options)
        .current_dir(&folder)
        .env("HOME", &folder)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .envs(variables.iter().copied()))
}

fn assert_refused(options: &[&str], variables: &[(&str, &str)], expected: &str) {
    let done = orphans(options, variables);
    assert_eq!(done.code, 2, "{options:?}: {}{}", done.out, done.err);
    assert!(done.err.contains(expected), "{options:?}: {}", done.err);
}

#[test]
fn a_deletion_needs_an_age_and_a_report() {
    assert_refused(&["--apply"], &[], "--older-than <AGE>");
    assert_refused(&["--older-than", "30d"], &[], "--apply");
    assert_refused(&["--expect", "5"], &[], "--apply");
    assert_refused(&["--only-pool"], &[], "--apply");
    for age in ["0d", "12h", "30"] {
        assert_refused(
            &["--apply", "--older-than", age],
            &[],
            "write a number of days from 1d, for example 30d",
        );
    }
    let deletion = ["--apply", "--older-than", "30d"];
    assert_refused(
        &deletion,
        &CREDENTIALS,
        "there is no report orphans.csv; run the same command without --apply",
    );
}

#[test]
fn two_options_with_the_same_file_are_refused() {
    for (options, expected) in [
        (&["--report", "x", "--checkpoint", "x"][..], "--report and --checkpoint use the same file, "),
        (&["--report", "x", "--checkpoint", "./x"], "--report and --checkpoint use the same file, "),
        (&["--report", "x", "--checkpoint", "x.unfinished"], "--report and --checkpoint use the same file, "),
        (&["--deleted", "orphans.csv"], "--report and --deleted use the same file, "),
        (&["--deleted", "orphans.checkpoint"], "--checkpoint and --deleted use the same file, "),
    ] {
        assert_refused(options, &CREDENTIALS, expected);
    }
}

#[test]
fn the_region_is_that_of_the_pool() {
    let variables = [("AWS_REGION", "eu-central-1"), CREDENTIALS[1], CREDENTIALS[2]];
    assert_refused(&[], &variables, "a replica of a pool can lack users; set AWS_REGION=eu-west-1");
}

#[test]
fn a_missing_region_or_login_is_reported_with_the_remedy() {
    assert_refused(&[], &CREDENTIALS[1..], "there is no AWS region: set AWS_REGION");
    assert_refused(&[], &CREDENTIALS[..1], "there are no AWS credentials: run aws sso login");
}

#[test]
fn a_key_that_does_not_match_the_templates_names_its_option() {
    for (options, expected) in [
        (&["--record-key", "createdAt"][..], "--record-key is \"createdAt\", "),
        (
            &["--record-sort-key", "sk"],
            "--record-sort-key is \"sk\", a field that is missing in templates/records/",
        ),
        (
            &["--record-sort-key", "locale"],
            "--record-sort-key is \"locale\", and the key of templates/records/",
        ),
    ] {
        assert_refused(options, &CREDENTIALS, expected);
    }
}

#[test]
fn an_error_of_cognito_is_reported_with_the_remedy() {
    for (status, body, expected) in [
        (400, r#"{"__type": "ExpiredTokenException"}"#, "aws sso login"),
        (400, r#"{"__type": "ResourceNotFoundException"}"#, "check --user-pool-id"),
        (
            400,
            r#"{"__type": "AccessDeniedException"}"#,
            "add cognito-idp:DescribeUserPool on the user pool to the rights of your credentials; docs/orphans.md lists",
        ),
        (404, "not here", "an endpoint of Cognito?"),
    ] {
        let url = endpoint(status, body);
        let variables = [&CREDENTIALS[..], &[("AWS_ENDPOINT_URL", &*url)]].concat();
        assert_refused(&[], &variables, expected);
    }
}

/// The text between two texts.
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).unwrap().0
}

#[test]
fn the_docs_have_the_defaults_and_the_exit_codes() {
    let page = fs::read_to_string(root().join("docs/orphans.md")).unwrap();
    let prose = page.replace('\n', " ");
    let help = orphans(&["--help"], &[]).out;
    for (option, documented) in
        [("--rate <UNITS>", "read units per second, "), ("<RATE>", "requests to Cognito, ")]
    {
        let default = between(&help, option, "]").rsplit_once(": ").unwrap().1;
        assert!(prose.contains(&format!("{documented}{default} by default")), "{option}: {default}");
    }
    let codes = help.split_once("Exit codes: ").unwrap().1;
    for code in codes.split("; ") {
        let (number, meaning) = code.trim().trim_end_matches('.').split_once(' ').unwrap();
        let row = page.lines().find(|line| line.starts_with(&format!("| {number} | "))).unwrap();
        let words = meaning.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 5);
        assert!(words.clone().count() > 0 || number == "0", "{code}");
        for word in words {
            assert!(row.contains(word), "{row}: {word}");
        }
    }
}

#[test]
fn the_docs_list_every_right_that_the_command_asks_for() {
    let page = fs::read_to_string(root().join("docs/orphans.md")).unwrap();
    let sources =
        ["apply", "dry_run", "sources"].map(|name| root().join(format!("cli/src/orphans/{name}.rs")));
    let sources = sources.map(|path| fs::read_to_string(path).unwrap()).concat();
    let is_right = |text: &&str| text.starts_with("cognito-idp:") || text.starts_with("dynamodb:");
    let rights: Vec<&str> = sources.split('"').filter(is_right).collect();
    assert!(rights.len() >= 6, "{rights:?}");
    for right in rights {
        assert!(page.contains(&format!("`{right}`")), "{right}");
    }
}
