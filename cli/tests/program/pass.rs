//! `pass`: keys, passes and their checks.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use serde_json::Value;

use crate::run::{Output, file, path, program, run};

const CLIENT: [&str; 2] = ["--client-id", "1example23456789"];
const EMAIL: [&str; 2] = ["--email", "jane@example.com"];

fn pass(arguments: &[&[&str]]) -> Output {
    run(&mut program(&[&["pass"][..], &arguments.concat()].concat()))
}

/// Creates a key: the path of the private key, and the path of the public set.
fn keygen(name: &str, options: &[&str]) -> (String, String) {
    let private = path(&format!("{name}.json"));
    let _ = std::fs::remove_file(&private);
    let private = private.to_str().unwrap().to_owned();
    let done = pass(&[&["keygen", "--out", &private], options]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let public = file(&format!("{name}.public.json"), &done.out);
    (private, public)
}

fn issue(key: &str, options: &[&str]) -> String {
    let done = pass(&[&["issue", "--key", key], &CLIENT, options]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    done.out.trim_end().to_owned()
}

fn check(keys: &str, options: &[&str]) -> (i32, String) {
    let done = pass(&[&["check", "--keys", keys], &CLIENT, options]);
    assert_eq!(done.err, "");
    (done.code, done.out.trim_end().to_owned())
}

#[test]
fn an_issued_pass_is_valid_for_its_person_only() {
    for (name, algorithm) in [("valid-es256", "es256"), ("valid-eddsa", "eddsa")] {
        let (private, public) = keygen(name, &["--algorithm", algorithm, "--kid", name]);
        let issued = issue(&private, &EMAIL);
        let (code, said) = check(&public, &["--email", "Jane@EXAMPLE.com", &issued]);
        assert_eq!(code, 0, "{said}");
        assert!(
            said.starts_with("valid for ") && said.ends_with("confirms nothing: Cognito sends a code"),
            "{said}"
        );
        let (code, said) = check(&public, &["--email", "mary@example.com", &issued]);
        assert_eq!(code, 1);
        assert!(
            said.starts_with("not valid: sub is neither the email address nor the phone number"),
            "{said}"
        );
        let other = pass(&[&["check", "--keys", &public, "--client-id", "2example"], &EMAIL, &[&issued]]);
        assert_eq!(other.code, 1);
        assert!(other.out.starts_with("not valid: aud is not this app client"), "{}", other.out);
    }
}

#[test]
fn a_pass_for_a_phone_number_or_a_verified_address_is_issued() {
    let (private, public) = keygen("kinds", &[]);
    let phone_number = ["--phone-number", "+15555550100"];
    let issued = issue(&private, &phone_number);
    assert_eq!(check(&public, &[&phone_number[..], &[&issued]].concat()).0, 0);
    assert_eq!(check(&public, &[&EMAIL[..], &[&issued]].concat()).0, 1);
    let verified = issue(&private, &[&EMAIL[..], &["--email-verified", "--expires", "1h"]].concat());
    let (code, said) = check(&public, &[&EMAIL[..], &[&verified]].concat());
    assert_eq!(code, 0);
    assert!(said.ends_with("; it confirms the user and the email address"), "{said}");
    assert!(said.starts_with("valid for 59 m ") || said.starts_with("valid for 1 h "), "{said}");
}

#[test]
fn a_pass_is_read_from_standard_input() {
    let (private, public) = keygen("stdin", &[]);
    let mut command = program(&[&["pass", "check", "--keys", &public], &CLIENT[..], &EMAIL[..]].concat());
    let from = |text: &str, command: &mut std::process::Command| {
        let (reader, mut writer) = std::io::pipe().unwrap();
        writer.write_all(text.as_bytes()).unwrap();
        drop(writer);
        run(command.stdin(Stdio::from(reader)))
    };
    let done = from(&format!(" {}\n", issue(&private, &EMAIL)), &mut command);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
    let done = from("\n", &mut command);
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert!(done.err.starts_with("error: standard input is empty; "), "{}", done.err);
}

#[test]
fn a_changed_or_foreign_pass_is_not_valid() {
    let (private, public) = keygen("own", &["--kid", "same"]);
    let (foreign, _) = keygen("foreign", &["--kid", "same"]);
    let (unknown, _) = keygen("unknown", &["--kid", "other"]);
    let own = issue(&private, &EMAIL);
    for (text, reason) in [
        (issue(&foreign, &EMAIL), "the signature does not fit the key"),
        (issue(&unknown, &EMAIL), "no key has the kid of the header"),
        (format!("{own}."), "the text is not a signed JWT"),
        (format!("{own}{}", "A".repeat(2_048)), "the pass is longer than 2048 characters"),
        ("jane@example.com".to_owned(), "the text is not a signed JWT"),
    ] {
        let (code, said) = check(&public, &[&EMAIL[..], &[&text]].concat());
        assert_eq!(code, 1);
        assert!(said.starts_with(&format!("not valid: {reason}")), "{said}");
    }
}

#[test]
fn a_private_key_is_only_in_its_file_which_only_the_owner_can_read() {
    for algorithm in ["es256", "eddsa"] {
        let private = path(&format!("private-{algorithm}.json"));
        let _ = std::fs::remove_file(&private);
        let out = private.to_str().unwrap();
        let options = ["keygen", "--out", out, "--algorithm", algorithm];
        let created = pass(&[&options]);
        assert_eq!(std::fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
        let key: Value = serde_json::from_str(&std::fs::read_to_string(&private).unwrap()).unwrap();
        let secret = key["d"].as_str().unwrap();
        assert_eq!(secret.len(), 43);
        assert_eq!(created.json()["keys"][0]["x"], key["x"]);
        // An existing key is not replaced, and no output and no error repeats it.
        let again = pass(&[&options]);
        assert_eq!(again.code, 2);
        assert!(
            again.err.contains("exists, and its key may be in use; name a new file with --out"),
            "{}",
            again.err
        );
        let as_set = pass(&[&["check", "--keys", out], &CLIENT, &EMAIL, &["x"]]);
        assert!(as_set.err.contains("is not a set of keys, by its line "), "{}", as_set.err);
        let set = file("private-set.json", format!("{{\"keys\":[{key}]}}"));
        let in_set = pass(&[&["check", "--keys", &set], &CLIENT, &EMAIL, &["x"]]);
        assert!(in_set.err.contains("key 1 of the set is a private key"), "{}", in_set.err);
        for output in [created, again, as_set, in_set] {
            assert!(!output.out.contains(secret) && !output.err.contains(secret));
        }
    }
}

/// The arguments of `pass issue` with this key.
fn issue_arguments<'a>(key: &'a str, options: &[&'a str]) -> Vec<&'a str> {
    [&["issue", "--key", key], &CLIENT[..], options].concat()
}

#[test]
fn unusable_input_exits_with_two_and_a_cure() {
    let (private, public) = keygen("unusable", &[]);
    let missing = path("missing-key.json");
    let missing = missing.to_str().unwrap();
    let with_key = |key| issue_arguments(key, &EMAIL);
    let folder = env!("CARGO_TARGET_TMPDIR");
    for (arguments, problem) in [
        (with_key(missing), "missing-key.json cannot be read: "),
        (
            with_key(&public),
            "is not one private key of P-256 or Ed25519 with a kid; create one with `cognito-triggers pass keygen`",
        ),
        (with_key("/dev/zero"), "is too large for a file of keys"),
        (with_key(folder), "cannot be read"),
        (vec!["keygen", "--out", folder], "exists, and its key may be in use"),
        (vec!["keygen", "--out", "/nowhere/key.json"], "cannot be written"),
        (vec!["keygen", "--out", missing, "--kid", "a b"], "use 1 to 64 letters, digits or . _ -"),
        (vec!["keygen", "--out", missing, "--kid", ""], "use 1 to 64 letters"),
        (vec!["keygen", "--out", missing, "--algorithm", "rs256"], "[possible values: es256, eddsa]"),
    ] {
        assert_unusable(&arguments, problem);
    }
    for (options, problem) in [
        (&[][..], "<--email <ADDRESS>|--phone-number <NUMBER>>"),
        (&["--email", "jane"], "not an email address that mail can be sent to"),
        (&["--phone-number", "5555550100"], "write it as + and digits only"),
        (&["--phone-number", "+15555550100", "--email-verified"], "cannot be used with"),
        (&["--email", "a@example.com", "--expires", "8d"], "use a life from 1s to 7d"),
        (&["--email", "a@example.com", "--expires", "soon"], "write a number and s, m, h or d"),
    ] {
        assert_unusable(&issue_arguments(&private, options), problem);
    }
    assert!(!path("missing-key.json").exists(), "an unusable option creates no key");
}

fn assert_unusable(arguments: &[&str], problem: &str) {
    let done = pass(&[arguments]);
    assert_eq!((done.code, done.out.as_str()), (2, ""), "{arguments:?}: {}", done.err);
    assert!(done.err.contains(problem), "{arguments:?}: {}", done.err);
}
