//! `demo`: signs one person up through the real functions and a DynamoDB emulator.

mod functions;
mod plain_item;
mod second_brand;
mod steps;
mod watch_log;

use std::path::Path;

use anyhow::{Context, Result};
use trigger::Settings;

use crate::dynamodb::{self, Endpoint};
use crate::output::say;
use functions::Functions;
use second_brand::SecondBrand;
use steps::Demo;

const TABLE: &str = "user-settings";
const DEFAULT_KEY: &str = "userId";
const DEFAULT_BRAND: &str = "eshop";
const FOLDER: &str = "target/demo";
const LOG: &str = "target/demo/cargo-lambda-watch.log";

/// Section "Examples" of the help.
pub const EXAMPLES: &str = "\
Examples:
  cognito-triggers demo        run it in the project's folder, where make demo builds the functions first

Settings in the environment apply to the functions of the demo, for example BRAND=eshop.";

const BEFORE: &str = "\
The demo needs no AWS account. `cargo lambda watch` compiles the functions: minutes the first time, seconds later.
The build needs about 1.9 GB in target/; `make clean` removes it.
";
const AFTER: &str = "
Done: every step succeeded. Next:
  make preview   look at every message of every brand and language
  make test      run the checks and tests
  make deploy    deploy to your AWS account; see docs/deploy.md";

/// Runs the demo. Settings in the environment also apply to its functions.
///
/// # Errors
/// Fails if a function does not start or a step fails. In both cases the processes of the demo are stopped.
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
    let folder = std::path::absolute(FOLDER).context("the absolute path of target/demo is unknown")?;
    let second_brand = SecondBrand::new(&folder)?;
    let settings = [
        ("BRAND", &*brand),
        ("AWS_ENDPOINT_URL_DYNAMODB", &endpoint.url()),
        ("TABLE_NAME", TABLE),
        ("DENIED_EMAIL_DOMAINS", "mailinator.com"),
    ];
    let functions = Functions::start(&settings, LOG)?;
    say(format_args!("     {}", functions.url()))?;

    let demo = Demo { functions, database, table: TABLE, second_brand, folder: Path::new(FOLDER) };
    demo.run_steps()?;
    demo.second_brand.functions.stop()?;
    demo.functions.stop()?;
    say(AFTER)
}
