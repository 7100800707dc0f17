//! Runs commands that need no AWS with a closed standard output, as after `| head`.

use crate::run::{path, program, run};

#[test]
fn a_closed_output_is_an_error_and_not_a_panic() {
    let folder = path("unread");
    std::fs::create_dir_all(&folder).unwrap();
    let (pages, pack) = (folder.join("preview"), folder.join("content.pack"));
    let (pages, pack) = (pages.to_str().unwrap(), pack.to_str().unwrap());
    for (code, arguments) in [
        (1, &["demo"][..]),
        (1, &["dynamodb", "--port", "0"]),
        (2, &["preview", "--out", pages]),
        (2, &["preview", "--serve", "--port", "0"]),
        (2, &["check-sign-up", "--email", "x@example.com"]),
        (2, &["pack", "--out", pack]),
        (2, &["content", pack]),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let done = run(program(arguments).stdout(writer));
        let expected = "error: the result cannot be written: Broken pipe (os error 32)\n";
        assert_eq!((done.code, done.err.as_str()), (code, expected), "{arguments:?}");
    }
}
