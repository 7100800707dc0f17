//! `docs/attach.md` lists the options, exit codes and permissions of `attach` and `detach`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::attach::{command, pool};
use crate::fake::FakeAws;
use crate::run::{program, root, run};

fn page() -> String {
    std::fs::read_to_string(root().join("docs/attach.md")).unwrap()
}

/// The first cells of the table below a heading.
fn rows(page: &str, heading: &str) -> Vec<String> {
    let section = page.split(&format!("\n## {heading}\n")).nth(1).unwrap();
    let lines = section.split("\n## ").next().unwrap().lines().filter_map(|line| line.strip_prefix("| "));
    lines.map(|line| line.split(" | ").next().unwrap().trim_matches('`').to_owned()).skip(2).collect()
}

#[test]
fn every_option_is_in_the_docs() {
    let documented: BTreeSet<String> =
        rows(&page(), "Options").iter().map(|cell| cell.split(' ').next().unwrap().to_owned()).collect();
    let help = ["attach", "detach"].map(|name| run(&mut program(&[name, "--help"])).out).concat();
    let words =
        help.lines().filter_map(|line| line.trim_start().split(' ').find(|word| word.starts_with("--")));
    let options: BTreeSet<String> = words.map(str::to_owned).collect();
    let undocumented = ["--help", "--user-pool-id"].map(str::to_owned);
    assert_eq!(documented, options.into_iter().filter(|option| !undocumented.contains(option)).collect());
}

#[test]
fn the_exit_codes_are_those_of_the_help() {
    let help = run(&mut program(&["attach", "--help"])).out;
    let (_, codes) = help.split_once("Exit codes: ").unwrap();
    let codes: Vec<String> =
        codes.split(';').map(|code| code.split_whitespace().next().unwrap().to_owned()).collect();
    assert_eq!(rows(&page(), "Exit codes"), codes);
}

/// Each kind of run, with changes that need every request.
fn requests() -> BTreeSet<String> {
    let aws = FakeAws::serve(pool());
    let folder = std::path::PathBuf::from(command(&aws, "docs", &[]).get_current_dir().unwrap());
    let _ = std::fs::remove_dir_all(folder);
    let signup = ["--function", "pre-sign-up=signup:live", "--apply", "--backup", "first.json"];
    for arguments in [
        &[&["attach"], &signup[..]].concat()[..],
        &["detach", "pre-sign-up", "--apply"],
        &["attach", "--restore", "first.json", "--apply"],
    ] {
        aws.change(|pool| pool.mfa["EmailMfaConfiguration"] = json!({"Subject": arguments[1]}));
        let done = run(&mut command(&aws, "docs", arguments));
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{arguments:?}");
    }
    let sent = aws.change(|pool| pool.requests.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>());
    // The server answers it itself.
    sent.into_iter().chain(["DescribeStackResources".to_owned()]).collect()
}

#[test]
fn the_policy_in_the_docs_allows_the_requests_and_nothing_else() {
    let page = page();
    let policy = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let policy: Value = serde_json::from_str(policy).unwrap();
    let statements = policy["Statement"].as_array().unwrap();
    let actions = statements.iter().flat_map(|statement| statement["Action"].as_array().unwrap());
    let actions: BTreeSet<&str> = actions.map(|action| action.as_str().unwrap()).collect();
    let requests = requests();
    let service = |request: &str| match request {
        "DescribeStackResources" => "cloudformation",
        name if name.contains("UserPool") => "cognito-idp",
        _ => "lambda",
    };
    let needed: BTreeSet<String> = requests.iter().map(|name| format!("{}:{name}", service(name))).collect();
    assert_eq!(actions, needed.iter().map(String::as_str).collect());
}
