//! `pass check`: checks a pass as the function does.

use std::collections::HashMap;
use std::io::{self, Read};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, anyhow};
use pre_sign_up::pass::{Claims, Keys};
use pre_sign_up::registration::{Registration, Source};

use super::arguments::Check;
use super::{key_file, life};
use crate::output;

/// Longest input. The check itself refuses a pass that is longer than Cognito's limit.
const MOST_BYTES: u64 = 1_000_000;

/// Prints whether the pass is valid at `now`, and why not. The exit code is 1 if it is not valid.
///
/// # Errors
/// Fails if the keys cannot be used or there is no pass.
pub fn run(options: &Check, now: SystemTime) -> Result<ExitCode> {
    let keys = key_file::read(&options.keys)?;
    let keys = Keys::parse(&keys).map_err(|problem| anyhow!("{} {problem}", options.keys.display()))?;
    let pass = match &options.pass {
        Some(pass) => pass.clone(),
        None => read_pass()?,
    };
    let person = [("email", &options.person.email), ("phone_number", &options.person.phone_number)];
    let attributes: HashMap<String, String> =
        person.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))).collect();
    let mut registration = Registration::new(Source::SelfSignUp, now, &attributes);
    registration.client_id = &options.client_id;
    match keys.verify(pass.trim(), &registration) {
        Ok(claims) => output::say(valid(&claims, now)).map(|()| ExitCode::SUCCESS),
        Err(problem) => output::say(format_args!("not valid: {problem}")).map(|()| ExitCode::FAILURE),
    }
}

fn read_pass() -> Result<String> {
    let mut pass = String::new();
    io::stdin().take(MOST_BYTES).read_to_string(&mut pass).context("standard input cannot be read")?;
    anyhow::ensure!(
        !pass.trim().is_empty(),
        "standard input is empty; write the pass to it, or as the last argument"
    );
    Ok(pass)
}

fn valid(claims: &Claims, now: SystemTime) -> String {
    let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
    let effect = if claims.vouches_for_email() {
        "it confirms the user and the email address"
    } else {
        "it confirms nothing: Cognito sends a code"
    };
    format!("valid for {}; {effect}", life::written(claims.exp.saturating_sub(now)))
}
