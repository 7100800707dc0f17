//! Files as they come, and as they should not.

use std::time::SystemTime;

use pre_sign_up::registration::Source;

use super::*;

/// Line number and email address of each row, or why it cannot be read.
fn rows(csv: &[u8]) -> Vec<(u64, Result<String, Problem>)> {
    values(csv, "email")
}

fn values(csv: &[u8], attribute: &str) -> Vec<(u64, Result<String, Problem>)> {
    let mut file = PastSignUps::read(csv).unwrap();
    let mut found = Vec::new();
    while let Some(row) = file.next_row().unwrap() {
        let value = row.sign_up.map(|sign_up| {
            let registration = sign_up.registration(Source::SelfSignUp, SystemTime::UNIX_EPOCH);
            registration.attribute(attribute).unwrap_or_default().to_owned()
        });
        found.push((row.line, value));
    }
    found
}

fn email(line: u64, email: &str) -> (u64, Result<String, Problem>) {
    (line, Ok(email.to_owned()))
}

#[test]
fn either_line_end_a_mark_and_quotes_are_the_same_to_us() {
    let expected = [email(2, "a@b.example"), email(3, "c@d.example")];
    for csv in [
        "email,name\na@b.example,A\nc@d.example,C\n",
        "email,name\na@b.example,A\nc@d.example,C",
        "email,name\r\na@b.example,A\r\nc@d.example,C\r\n",
        "name,email\r\nA,a@b.example\r\nC,c@d.example",
        "\u{feff}email,name\r\na@b.example,A\r\nc@d.example,C\r\n",
        "\"email\",\"name\"\r\n\"a@b.example\",\"A\"\r\n\"c@d.example\",\"C, \"\"D\"\"\"\r\n",
        " Email ,something else\na@b.example,\nc@d.example,\n",
        "email\na@b.example\nc@d.example",
        "email\r\na@b.example\r\nc@d.example\r\n\r\n",
    ] {
        assert_eq!(rows(csv.as_bytes()), expected, "{csv:?}");
    }
}

#[test]
fn a_row_is_known_by_the_line_it_begins_on() {
    let expected = [email(3, "a@b.example"), email(7, "c@d.example")];
    for end in ["\n", "\r\n"] {
        let lines = ["email,address", "", "a@b.example,\"1 Main Street", "Town\"", "", "", "c@d.example,"];
        assert_eq!(rows(lines.join(end).as_bytes()), expected, "{end:?}");
        let lines =
            ["", "email,address", "a@b.example,\"1", "", "Town", "\"", "c@d.example,\"Town", "\"", ""];
        assert_eq!(rows(lines.join(end).as_bytes()), expected, "{end:?}");
    }
}

#[test]
fn a_broken_row_is_named_and_the_next_one_read() {
    let csv =
        b"email,name\na@b.example\nc@d.example,C,C\n\xff@b.example,A\na@b.example,\xff\ne@f.example,E\n";
    let fields = |row| Err(Problem::Fields { row, header: 2, lines: 1 });
    let expected = [
        (2, fields(1)),
        (3, fields(3)),
        (4, Err(Problem::NotUtf8)),
        (5, Err(Problem::NotUtf8)),
        email(6, "e@f.example"),
    ];
    assert_eq!(rows(csv), expected);
}

#[test]
fn an_open_quotation_mark_is_said_to_be_one() {
    let csv = b"email,name\na@b.example,A\n\"c@d.example,C\ne@f.example,E\n\"\ng@h.example,G\n";
    let expected = Problem::Fields { row: 1, header: 2, lines: 3 };
    assert_eq!(rows(csv), [email(2, "a@b.example"), (3, Err(expected)), email(6, "g@h.example")]);
    assert_eq!(
        expected.to_string(),
        "has 1 field where the first row has 2, and takes 3 lines: a quotation mark may be left open"
    );
}

#[test]
fn a_row_that_only_the_end_of_the_file_ends_is_not_read() {
    for csv in [
        "email\na@b.example\n\n\"x@mailinator.com\nc@d.example\ne@f.example\n",
        "email\r\na@b.example\r\n\r\n\"x@mailinator.com\r\nc@d.example\r\n",
        "email\na@b.example\n\n\"x@mailinator.com",
        "email,name\na@b.example,A\n\nc@d.example,\"C\n\n",
        "email\na@b.example\n\n\"",
    ] {
        assert_eq!(rows(csv.as_bytes()), [email(2, "a@b.example"), (4, Err(Problem::Open))], "{csv:?}");
    }
    // What the last line end follows is closed, whatever it ends with.
    for csv in ["email\na@b.example\n\n\"x\n\n\"", "email\na@b.example\n\n\"x\n\n\"\n\n"] {
        assert_eq!(rows(csv.as_bytes()), [email(2, "a@b.example"), email(4, "x\n\n")], "{csv:?}");
    }
}

/// The sample of Cognito's documentation, with a comma that belongs to a value.
const IMPORT: &str =
    "cognito:username,name,given_name,family_name,middle_name,nickname,preferred_username,profile,\
     picture,website,email,email_verified,gender,birthdate,zoneinfo,locale,phone_number,\
     phone_number_verified,address,updated_at,cognito:mfa_enabled
John,,John,Doe,,,,,,,johndoe@example.com,TRUE,,02/01/1985,,,+12345550100,TRUE,123 Any Street,,FALSE
Jane,,Jane,Roe,,,,,,, janeroe@example.com ,TRUE,,,,,+12345550199,TRUE,100 Main Street\\, Town,,FALSE
";

#[test]
fn a_file_of_cognitos_user_import_works_as_it_is() {
    assert_eq!(rows(IMPORT.as_bytes()), [email(2, "johndoe@example.com"), email(3, "janeroe@example.com")]);
    assert_eq!(values(IMPORT.as_bytes(), "birthdate"), [email(2, "1985-02-01"), email(3, "")]);
    assert_eq!(
        values(IMPORT.as_bytes(), "address"),
        [email(2, "123 Any Street"), email(3, "100 Main Street, Town")]
    );
    let file = PastSignUps::read(IMPORT.as_bytes()).unwrap();
    assert_eq!(file.header().columns.iter().flatten().count(), 20);
}

#[test]
fn in_any_other_file_values_are_what_they_are() {
    assert_eq!(values(b"email,birthdate\nx,02/01/1985\n", "birthdate"), [email(2, "02/01/1985")]);
    assert_eq!(rows(b"email\n a@b.example \n"), [email(2, " a@b.example ")]);
}

#[test]
fn username_and_terms_are_read_and_do_not_stay_for_the_next_row() {
    let csv = "email,username,termsVersion\na@b.example,jane,2\nc@d.example,,\n";
    let mut file = PastSignUps::read(csv.as_bytes()).unwrap();
    for expected in [("jane", Some("2")), ("", None)] {
        let row = file.next_row().unwrap().unwrap();
        let sign_up = row.sign_up.unwrap();
        let registration = sign_up.registration(Source::SelfSignUp, SystemTime::UNIX_EPOCH);
        assert_eq!((registration.username, registration.terms_version), expected);
    }
}

#[test]
fn a_header_that_is_none_is_refused_without_quoting_it() {
    for (csv, problem) in [
        (b"".as_slice(), "the file is empty"),
        (b"\r\n\n", "the file is empty"),
        (b"jane@example.com,Jane Roe\n", "the first row names no attribute of Cognito"),
        (b"email;name\njane@example.com;Jane\n", "the first row names no attribute of Cognito"),
        (b"cognito:mfa_enabled\nFALSE\n", "the first row names no attribute of Cognito"),
        (b"\xff\xfee\0m\0a\0i\0l\0\n\0", "the first row is not UTF-8"),
        (b"email,name,Email\n", "the column email stands there twice"),
        (
            b"email,\"name\njane@example.com,Jane\n",
            "the first row goes on to the end of the file: a quotation",
        ),
    ] {
        let error = format!("{:#}", PastSignUps::read(csv).err().unwrap());
        assert!(error.starts_with(problem), "{error}");
        assert!(!error.contains("jane"), "{error}");
    }
}
