//! Posts the event "User created" to one URL, signed as Standard Webhooks defines.
//!
//! A rule sends the event to a queue, and Lambda passes this function batches of the queue's messages. A message that was
//! not delivered stays in the queue, which offers it again until it moves it to the dead-letter queue.
//! Source: <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>

mod batch;
mod endpoint;
mod message;
mod secret;
mod settings;
mod signature;
mod times;

use std::process::ExitCode;

use lambda_runtime::{Diagnostic, LambdaEvent, service_fn};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;

use crate::batch::Batch;
use crate::settings::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    start_log();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(cause = format!("{error:#}"), "stopped");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> anyhow::Result<()> {
    let Settings { endpoint, secret } = Settings::from_environment().await?;
    // A wrong secret stops the start, and not the first user's event.
    secret.keys().await?;
    let (endpoint, secret) = (&endpoint, &secret);
    let service = service_fn(|event: LambdaEvent<Batch>| async move {
        // Read for each batch, so that a rotation takes effect at once.
        let keys = secret.keys().await.map_err(|error| {
            tracing::error!(cause = format!("{error:#}"), "the secret cannot be read");
            Diagnostic {
                error_type: "Secret".to_owned(),
                error_message: "the secret cannot be read".to_owned(),
            }
        })?;
        Ok::<_, Diagnostic>(batch::deliver(&event.payload, &keys, endpoint).await)
    });
    lambda_runtime::run(service).await.map_err(anyhow::Error::from_boxed)
}

/// Writes log lines in JSON: the function's own, and warnings of the libraries.
fn start_log() {
    let lines =
        tracing_subscriber::fmt().json().flatten_event(true).with_target(false).with_current_span(false);
    let targets = Targets::new().with_default(LevelFilter::WARN).with_target("webhook", LevelFilter::INFO);
    // It reports errors that the line of the attempt reports as well.
    let targets = targets.with_target("aws_smithy_http_client", LevelFilter::OFF);
    // Fails only if a subscriber is already set.
    let _ = tracing::subscriber::set_global_default(lines.with_span_list(false).finish().with(targets));
}
