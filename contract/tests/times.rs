//! The times of the functions stand in one file, and `docs/operate.md` has the same table.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use contract::root;
use trigger::times;

fn written(time: Duration) -> String {
    match time.as_millis() {
        millis if millis % 1_000 == 0 => format!("{} s", millis / 1_000),
        millis => format!("{millis} ms"),
    }
}

#[test]
fn the_docs_list_every_time_with_its_value() {
    let page = fs::read_to_string(root().join("docs/operate.md")).unwrap();
    let (_, section) = page.split_once("\n## Times\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let documented: Vec<(&str, &str)> =
        rows.map(|(name, rest)| (name, rest.split(" | ").next().unwrap())).collect();
    let declared: Vec<(&str, String)> =
        times::ALL.iter().map(|(name, time)| (*name, written(*time))).collect();
    let declared: Vec<(&str, &str)> = declared.iter().map(|(name, time)| (*name, time.as_str())).collect();
    assert_eq!(documented, declared);
}

#[test]
fn no_other_file_of_the_functions_declares_a_time() {
    let mut folders: Vec<PathBuf> = ["shared", "functions"].map(|folder| root().join(folder)).into();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() && !path.ends_with("tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("times.rs")
            {
                let source = fs::read_to_string(&path).unwrap();
                let code = source.split("#[cfg(test)]\n").next().unwrap();
                let is_test = path.ends_with("tests.rs");
                assert!(is_test || !code.contains(": Duration = "), "{} declares a time", path.display());
            }
        }
    }
}
