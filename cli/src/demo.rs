//! The demo: one person from refused to recorded, through the real functions and a real DynamoDB emulator.

mod functions;
mod story;

use std::path::PathBuf;

use anyhow::{Context, Result};
use dynoxide::Database;
use serde_json::{Value, json};

use crate::dynamodb::{self, Endpoint};
use crate::output::say;
use functions::Functions;

const TABLE: &str = "user-settings";
const KEY: &str = "userId";
/// What `{####}` becomes in the file that the demo writes; Cognito makes up its own.
const CODE: &str = "123456";

/// Runs the demo.
///
/// # Errors
/// When a step does not do what it should; the processes it started are ended in any case.
pub fn run() -> Result<()> {
    say("1/9  Start DynamoDB in this process")?;
    let database = dynamodb::database(TABLE, &[KEY])?;
    let endpoint = Endpoint::start(database.clone())?;
    say(format_args!("     {}, table {TABLE}, key {KEY}", endpoint.url()))?;

    say("2/9  Start the functions under `cargo lambda watch`")?;
    let functions = Functions::start(&[
        ("AWS_ENDPOINT_URL_DYNAMODB", &endpoint.url()),
        ("TABLE_NAME", TABLE),
        ("RECORD_KEY", KEY),
        ("DENIED_EMAIL_DOMAINS", "mailinator.com"),
    ])?;
    say(format_args!("     {}", functions.url()))?;

    let demo = Demo { functions, database, folder: PathBuf::from("target/demo") };
    std::fs::create_dir_all(&demo.folder).context("target/demo cannot be made")?;
    demo.tell()?;
    demo.functions.stop()?;
    say("\nDone: every step did what it should.")?;
    Ok(())
}

/// What the story needs.
struct Demo {
    functions: Functions,
    database: Database,
    folder: PathBuf,
}

impl Demo {
    fn record(&self, sub: &str) -> Result<Option<Value>> {
        dynamodb::item(&self.database, TABLE, KEY, sub)
    }
}

/// An event from `events/`, with the e-mail address replaced.
fn event(text: &str, email: &str) -> Result<Value> {
    let mut event: Value = serde_json::from_str(text)?;
    event["request"]["userAttributes"]["email"] = json!(email);
    Ok(event)
}
