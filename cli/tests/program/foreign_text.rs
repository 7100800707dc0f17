//! The results and errors of every command escape foreign text: names of columns and files, values of
//! settings and options.

use crate::run::{file, path, program, root, run};

/// A colour, the bell, a forged line, a carriage return, an 8-bit control, a bidirectional override, a link, separators.
const HOSTILE: [&str; 8] = [
    "a\u{1b}[31mb",
    "a\u{7}b",
    "a\nFORGED b",
    "a\rFORGED b",
    "a\u{9b}31mb",
    "a\u{202e}b\u{2066}c",
    "a\u{1b}]8;;https://example.com\u{1b}\\b",
    "a\u{2028}FORGED b\u{7f}\u{85}",
];

/// Standard output and error of the program.
fn output(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let done = run(program(arguments).envs(environment.iter().copied()));
    done.out + &done.err
}

/// Fails if `output` contains a character that a terminal obeys, or lacks the escaped text.
fn assert_harmless(output: &str, source: &str) {
    let obeyed = |c: &char| c.is_control() && *c != '\n' || "\u{202e}\u{2066}\u{2028}".contains(*c);
    assert_eq!(output.chars().find(obeyed), None, "{source}: {output:?}");
    assert!(output.lines().all(|line| !line.trim_start().starts_with("FORGED")), "{source}: {output}");
    assert!(output.contains("\\u") || output.contains("\\n") || output.contains("\\r"), "{source}: {output}");
}

#[test]
fn column_names_and_file_names_are_shown_escaped() {
    for (index, hostile) in HOSTILE.iter().enumerate() {
        let columns = format!("email,\"custom:{hostile}\"\njane@example.com,x\n");
        let csv = file(&format!("foreign-{index}.csv"), &columns);
        for format in ["table", "json"] {
            assert_harmless(&output(&["check-sign-up", "--csv", &csv, "--format", format], &[]), format);
        }
        let twice =
            file(&format!("twice-{index}.csv"), format!("\"custom:{hostile}\",\"custom:{hostile}\"\n"));
        assert_harmless(&output(&["check-sign-up", "--csv", &twice], &[]), "a column twice");
        let named = file(&format!("{hostile}-{index}.csv").replace('/', "_"), "");
        assert_harmless(&output(&["check-sign-up", "--csv", &named], &[]), "the name of an empty file");
        let missing = format!("no-folder/{hostile}");
        assert_harmless(&output(&["check-sign-up", "--csv", &missing], &[]), "--csv");
        assert_harmless(
            &output(&["check-sign-up", "--csv", &csv, "--verdicts", &missing], &[]),
            "--verdicts",
        );
    }
}

/// A folder of templates with only this file, which is invalid.
fn templates_with(folder: &str, name: &str) -> String {
    let templates = path(folder).join("templates");
    let file = templates.join(name);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, b"\xff").unwrap();
    templates.to_str().unwrap().to_owned()
}

#[test]
fn names_of_brands_and_templates_are_shown_escaped() {
    for (index, hostile) in HOSTILE.iter().enumerate() {
        let name = hostile.replace('/', "_");
        for (part, file) in [("brands", format!("{name}.toml")), ("email", format!("{name}.html"))] {
            let templates = templates_with(&format!("pack-{part}-{index}"), &format!("{part}/{file}"));
            let pack = ["pack", "--templates", &templates];
            assert_harmless(&output(&pack, &[]), part);
            assert_harmless(&output(&[&pack[..], &["--json"]].concat(), &[]), &format!("{part}, --json"));
            assert_harmless(&output(&["preview", "--templates", &templates], &[]), part);
        }
    }
}

#[test]
fn names_of_packs_and_zips_are_shown_escaped() {
    for (index, hostile) in HOSTILE.iter().enumerate() {
        for (kind, content) in [("pack", "not a pack"), ("zip", "PK, not a zip")] {
            let named = file(&format!("{hostile}-{index}.{kind}").replace('/', "_"), content);
            assert_harmless(&output(&["content", &named], &[]), kind);
            assert_harmless(&output(&["pack", "--into", &named], &[]), kind);
        }
        let missing = format!("no-folder/{hostile}");
        assert_harmless(&output(&["content", &missing], &[]), "a missing file");
    }
}

#[test]
fn settings_and_options_are_shown_escaped() {
    for hostile in HOSTILE {
        let email = ["check-sign-up", "--email", "x@example.com"];
        for extra in [
            ["--setting", &format!("{hostile}=x")],
            ["--setting", &format!("POLICY_MODE={hostile}")],
            ["--setting", &format!("DENIED_EMAIL_DOMAINS={hostile}")],
            ["--setting", hostile],
            ["--attribute", &format!("{hostile}=x")],
            ["--source", hostile],
            ["--at", hostile],
            [hostile, hostile],
            [&format!("--{hostile}"), hostile],
        ] {
            assert_harmless(&output(&[&email[..], &extra[..]].concat(), &[]), &format!("{extra:?}"));
        }
        assert_harmless(&output(&email, &[("POLICY_MODE", hostile)]), "POLICY_MODE");
        assert_harmless(&output(&["dynamodb", "--port", hostile], &[]), "--port");
        assert_harmless(&output(&[hostile], &[]), "a command");
        assert_harmless(&output(&["content", &format!("--{hostile}")], &[]), "an option that may be a value");
        for command in ["pack", "preview"] {
            assert_harmless(&output(&[command, "--templates", hostile], &[]), "--templates");
        }
    }
}

#[test]
fn an_error_of_several_lines_keeps_its_lines() {
    let folder = path("broken-template/templates");
    let source = root().join("templates");
    for part in ["brands", "email", "locales", "sms"] {
        std::fs::create_dir_all(folder.join(part)).unwrap();
        for file in std::fs::read_dir(source.join(part)).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), folder.join(part).join(file.file_name())).unwrap();
        }
    }
    std::fs::write(folder.join("email/sign-up.html"), "{{ words.\u{1b}[31m").unwrap();
    let error = output(&["preview", "--templates", folder.to_str().unwrap()], &[]);
    assert!(
        error.starts_with("error: templates/email or templates/sms: ") && error.lines().count() > 2,
        "{error}"
    );
    assert!(error.contains("sign-up.html:1:") && !error.contains('\u{1b}'), "{error}");
}
