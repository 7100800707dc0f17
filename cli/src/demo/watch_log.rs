//! Reads the log of `cargo lambda watch`, which alone has the reason that a function does not start.
//!
//! `cargo lambda watch` waits forever for a function whose init phase failed. So the demo reads the log while
//! it waits for an answer.

use serde_json::Value;

/// The reason that a function cannot answer, from the log at `path`: its init phase failed, it panicked, or
/// its build failed.
pub fn failure(log: &str, path: &str) -> Option<String> {
    let found = |line| init_failure(line).or_else(|| panic(line, path)).or_else(|| build_failure(line, path));
    log.lines().find_map(found)
}

fn init_failure(line: &str) -> Option<String> {
    let line: Value = serde_json::from_str(line).ok()?;
    let (function, cause) = (line["function"].as_str()?, line["cause"].as_str()?);
    (line["message"] == "init stopped").then(|| format!("{function} did not start: {cause}"))
}

/// A function that panics in its init phase logs nothing else.
fn panic(line: &str, path: &str) -> Option<String> {
    let line: Value = serde_json::from_str(line).ok()?;
    let position = format!("{}:{}", line["file"].as_str()?, line["line"].as_u64()?);
    (line["message"] == "panic").then(|| format!("a function panicked at {position}; see {path}"))
}

fn build_failure(line: &str, path: &str) -> Option<String> {
    let is_from_cargo = line.starts_with("error: ") || line.starts_with("error[");
    is_from_cargo.then(|| format!("a function was not built: {line}; see {path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTED: &str = r#" INFO starting Runtime server runtime_addr=127.0.0.1:9000
    Finished `dev` profile [unoptimized + debuginfo] target(s) in 0.36s
{"level":"ERROR","message":"invocation","function":"pre-sign-up","cause":"denied_email_domains"}
{"level":"WARN","message":"the service cannot be reached yet","function":"post-confirmation","cause":"x"}
"#;

    #[test]
    fn the_log_explains_why_a_function_does_not_start() {
        assert_eq!(failure(STARTED, "target/demo/x"), None);
        for (line, said) in [
            (
                r#"{"level":"ERROR","message":"init stopped","function":"custom-message","setting":"BRAND","cause":"BRAND is \"muller\""}"#,
                "custom-message did not start: BRAND is \"muller\"",
            ),
            (
                r#"{"level":"ERROR","message":"panic","file":"rustls_provider.rs","line":163}"#,
                "a function panicked at rustls_provider.rs:163; see target/demo/",
            ),
            (
                "error: failed to run custom build command for `custom-message v0.1.0`",
                "a function was not built: error: failed to run custom build command",
            ),
            ("error[E0433]: cannot find", "a function was not built: error[E0433]"),
        ] {
            let found = failure(&format!("{STARTED}{line}\n"), "target/demo/x").unwrap();
            assert!(found.starts_with(said), "{found}");
        }
    }
}
