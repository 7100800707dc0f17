//! The demo: one person from refused to recorded, through the real functions and a real DynamoDB emulator.

mod functions;
mod plain;
mod second_brand;
mod story;
mod watch_log;

use std::path::PathBuf;

use anyhow::{Context, Result};
use dynoxide::Database;
use serde_json::{Value, json};
use trigger::Settings;

use crate::dynamodb::{self, Endpoint};
use crate::output::say;
use functions::Functions;
use second_brand::SecondBrand;

const TABLE: &str = "user-settings";
const DEFAULT_KEY: &str = "userId";
const DEFAULT_BRAND: &str = "eshop";
const LOG: &str = "target/demo/cargo-lambda-watch.log";
/// What `{####}` becomes in the file that the demo writes; Cognito makes up its own.
const CODE: &str = "123456";

const BEFORE: &str = "\
Nothing is asked of AWS. `cargo lambda watch` compiles what is not compiled yet: minutes the first time, seconds later.
It stays in target/, about 1.9 GB; `make clean` removes it.
";
const AFTER: &str = "
PageResult: every step did what it should. What you can do next:
  make preview   look at every message of every brand and language
  make test      run every check and every test
  make deploy    deploy to your AWS account; the README says how, under \"Deploy with SAM\"";

/// Runs the demo. Settings of the environment hold for its functions, too.
///
/// # Errors
/// When a function does not start or a step does not do what it should; the processes it started are ended in any case.
pub fn run() -> Result<()> {
    say(BEFORE)?;
    say("1/10  Start DynamoDB in this process")?;
    let settings = Settings::from_environment();
    let partition = settings.optional("RECORD_KEY").unwrap_or_else(|| DEFAULT_KEY.to_owned());
    let key: Vec<String> = std::iter::once(partition).chain(settings.optional("RECORD_SORT_KEY")).collect();
    let key: Vec<&str> = key.iter().map(String::as_str).collect();
    let database = dynamodb::database(TABLE, &key)?;
    let endpoint = Endpoint::start(database.clone())?;
    say(format_args!("     {}, table {TABLE}, key {}", endpoint.url(), key.join(", ")))?;

    say("2/10  Start the functions under `cargo lambda watch`")?;
    let brand = settings.optional("BRAND").unwrap_or_else(|| DEFAULT_BRAND.to_owned());
    let folder = std::path::absolute("target/demo").context("target/demo cannot be found")?;
    let second_brand = SecondBrand::new(&folder)?;
    let settings = [
        ("BRAND", &*brand),
        ("AWS_ENDPOINT_URL_DYNAMODB", &endpoint.url()),
        ("TABLE_NAME", TABLE),
        ("DENIED_EMAIL_DOMAINS", "mailinator.com"),
    ];
    let functions = Functions::start(&settings, LOG)?;
    say(format_args!("     {}", functions.url()))?;

    let demo = Demo { functions, database, second_brand, folder: PathBuf::from("target/demo") };
    demo.tell()?;
    demo.second_brand.functions.stop()?;
    demo.functions.stop()?;
    say(AFTER)
}

/// What the story needs.
struct Demo {
    functions: Functions,
    second_brand: SecondBrand,
    database: Database,
    folder: PathBuf,
}

impl Demo {
    /// All records, which are those of the one person who is confirmed.
    fn records(&self) -> Result<Vec<Value>> {
        dynamodb::items(&self.database, TABLE)
    }
}

/// An event from `events/`, with the email address replaced.
fn event(text: &str, email: &str) -> Result<Value> {
    let mut event: Value = serde_json::from_str(text)?;
    event["request"]["userAttributes"]["email"] = json!(email);
    Ok(event)
}
