//! The folder of `preview`, and usage errors of its options.

use std::fs;

use crate::run::{Output, file, path, program, root, run};

/// Runs `preview` with these arguments.
fn preview(arguments: &[&str]) -> Output {
    run(program(&["preview"]).args(arguments))
}

/// A copy of the templates with one brand and one locale.
fn few_templates(name: &str) -> String {
    let folder = path(name);
    drop(fs::remove_dir_all(&folder));
    for part in ["brands", "email", "locales", "sms"] {
        fs::create_dir_all(folder.join(part)).unwrap();
        for entry in fs::read_dir(root().join("templates").join(part)).unwrap() {
            let file = entry.unwrap().path();
            let stem = file.file_stem().unwrap().to_str().unwrap().to_owned();
            if ["email", "sms"].contains(&part) || ["eshop", "en"].contains(&&*stem) {
                fs::copy(&file, folder.join(part).join(file.file_name().unwrap())).unwrap();
            }
        }
    }
    folder.to_str().unwrap().to_owned()
}

#[test]
fn one_folder_has_the_page_and_every_message() {
    let templates = few_templates("preview-templates");
    let out = path("preview-out");
    drop(fs::remove_dir_all(&out));
    let out = out.to_str().unwrap();
    for _ in 0..2 {
        let done = preview(&["--templates", &templates, "--out", out]);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
        assert!(done.out.starts_with("9 messages, 0 with findings, "), "{}", done.out);
    }
    let page = fs::read_to_string(format!("{out}/index.html")).unwrap();
    let is_file = |text: &&str| [".js", ".css"].iter().any(|ending| text.ends_with(ending));
    for reference in page.split('"').filter(is_file) {
        assert!(fs::metadata(format!("{out}/{reference}")).is_ok(), "{reference}");
    }
    for name in
        ["_data/eshop/en.js", "eshop/en/sign-up.html", "eshop/en/sign-up.eml", "eshop/en/sign-up.sms.txt"]
    {
        assert!(fs::metadata(format!("{out}/{name}")).is_ok(), "{name}");
    }
    let here = run(program(&["preview", "--templates", &templates, "--out", "."]).current_dir(out));
    assert_eq!((here.code, here.err.as_str()), (0, ""), "{}", here.out);
    let refused = preview(&["--templates", &templates, "--out", &templates]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("is not a file of a preview; move it or name a new folder with --out"),
        "{}",
        refused.err
    );
}

#[test]
fn a_file_that_is_not_a_pack_cannot_be_compared() {
    let not_a_pack = file("preview-not-a-pack", "x");
    for (name, reason) in [
        (not_a_pack.as_str(), "has no messages to compare with; name a content.pack"),
        ("no-file", "cannot be read"),
    ] {
        let done = preview(&["--compare", name]);
        assert!(done.code == 2 && done.err.contains(reason) && done.err.lines().count() == 1, "{}", done.err);
    }
}

#[test]
fn usage_errors_of_test_emails_name_the_option() {
    let send = ["--send", "you@example.com", "--from", "hello@shop.example", "--smtp", "localhost:1"];
    let with = |more: &[&'static str]| [&send[..], more].concat();
    for (arguments, expected) in [
        (vec!["--send", "you"], "'you' for '--send <ADDRESS>': it is not an email address; for example"),
        (vec!["--send", "you@example.com"], "--from <ADDRESS>"),
        (vec!["--kind", "sign-up"], "--send <ADDRESS>"),
        (with(&["--kind", "sing-up"]), "tip: a similar value exists: 'sign-up'"),
        (with(&["--all", "--kind", "sign-up"]), "cannot be used with"),
        (with(&["--serve"]), "cannot be used with"),
        (with(&["--region", "eu-west-1"]), "cannot be used with"),
        (
            vec!["--send", "a@b.example", "--from", "a@b.example", "--smtp", "b"],
            "it is not a host and a port",
        ),
    ] {
        let done = preview(&arguments);
        assert!(done.code == 2 && done.err.contains(expected), "{arguments:?}: {}", done.err);
    }
}
