//! `docs/doctor.md` lists the checks and the permissions that the code has.

use super::*;

fn page() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/doctor.md")).unwrap()
}

/// The first cells of the table below a heading, which are code.
fn rows<'p>(page: &'p str, heading: &str) -> Vec<&'p str> {
    let section = page.split(&format!("\n## {heading}\n")).nth(1).unwrap();
    let lines = section.split("\n## ").next().unwrap().lines();
    lines.filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(name, _)| name).collect()
}

#[test]
fn every_check_is_in_the_docs() {
    let page = page();
    assert_eq!(rows(&page, "Checks"), Check::ALL.iter().map(|check| check.name()).collect::<Vec<_>>());
}

#[test]
fn every_option_is_in_the_docs() {
    let page = page();
    let documented =
        rows(&page, "Options").into_iter().map(|name| name.split(' ').next().unwrap().to_owned());
    let command = Arguments::augment_args(clap::Command::new("doctor"));
    let options =
        command.get_arguments().filter_map(clap::Arg::get_long).filter(|name| *name != "user-pool-id");
    let options: BTreeSet<String> = options.map(|name| format!("--{name}")).collect();
    assert_eq!(documented.collect::<BTreeSet<_>>(), options);
}

#[tokio::test]
async fn the_policy_in_the_docs_allows_the_requests_and_nothing_else() {
    let page = page();
    let policy = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let policy: serde_json::Value = serde_json::from_str(policy).unwrap();
    let statements = policy["Statement"].as_array().unwrap();
    let actions = statements.iter().flat_map(|statement| statement["Action"].as_array().unwrap());
    let actions: BTreeSet<String> = actions.map(|action| action.as_str().unwrap().to_owned()).collect();
    let (_, requests) = examined(&sound()).await;
    let sent = requests.iter().map(|request| {
        let [target, path, body] = parts(request);
        let key = test_kit::canned::key(target, path, body);
        *Operation::ALL.iter().find(|operation| Some(operation.name()) == key.split(' ').next()).unwrap()
    });
    let sent: Vec<Operation> = sent.collect();
    assert!(sent.iter().all(|operation| operation.is_read()), "{sent:?}");
    // Lambda returns tags only with a permission of their own.
    let needed = sent.iter().map(|operation| operation.permission());
    let needed: BTreeSet<String> = needed.chain(["lambda:ListTags".to_owned()]).collect();
    assert_eq!(actions, needed);
}
