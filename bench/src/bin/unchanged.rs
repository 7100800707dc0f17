//! The baseline: the smallest Rust function on Lambda. It parses its event as JSON and returns it.

use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    lambda_runtime::run(service_fn(unchanged)).await
}

async fn unchanged(event: LambdaEvent<Value>) -> Result<Value, Error> {
    Ok(event.payload)
}
