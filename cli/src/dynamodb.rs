//! A DynamoDB emulator in this process.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, ensure};
use clap::Args;
use dynoxide::Database;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use crate::output::say;

const EXAMPLES: &str = "\
Examples:
  cognito-triggers dynamodb                                           table user-settings with the key userId
  cognito-triggers dynamodb --table app --key pk --sort-key sk        a table with a sort key
  cognito-triggers dynamodb --port 0                                  any free port

The database runs until Ctrl-C, which discards its records. AWS_ENDPOINT_URL_DYNAMODB directs functions to it.";

/// Options of `dynamodb`.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Port on 127.0.0.1; 0 selects a free one
    #[arg(long, default_value_t = 8000)]
    port: u16,
    /// Table to create
    #[arg(long, value_name = "NAME", default_value = "user-settings")]
    table: String,
    /// Partition key of the table
    #[arg(long, value_name = "NAME", default_value = "userId")]
    key: String,
    /// Sort key of the table, if it has one
    #[arg(long, value_name = "NAME")]
    sort_key: Option<String>,
}

/// An in-memory database with one empty table. `key` is the partition key and, if there is one, the sort key.
///
/// # Errors
/// Fails if the emulator refuses the table.
pub fn database(table_name: &str, key: &[&str]) -> Result<Database> {
    ensure!(key.len() < 2 || key[0] != key[1], "partition key and sort key are both called {}", key[0]);
    let database = Database::memory().context("the DynamoDB emulator does not start")?;
    let types = ["HASH", "RANGE"];
    let schema = key.iter().zip(types).map(|(name, part)| json!({"AttributeName": name, "KeyType": part}));
    let attributes = key.iter().map(|name| json!({"AttributeName": name, "AttributeType": "S"}));
    let table = json!({
        "TableName": table_name,
        "KeySchema": schema.collect::<Vec<_>>(),
        "AttributeDefinitions": attributes.collect::<Vec<_>>(),
        "BillingMode": "PAY_PER_REQUEST",
    });
    let refused = |error| anyhow!("table {table_name} with key {}: {error}", key.join(", "));
    database.create_table(serde_json::from_value(table)?).map_err(refused)?;
    Ok(database)
}

/// All items of a small table in DynamoDB's JSON.
///
/// # Errors
/// Fails if the emulator refuses the request.
pub fn items(database: &Database, table_name: &str) -> Result<Vec<Value>> {
    let request = json!({"TableName": table_name, "ConsistentRead": true});
    let answer = serde_json::to_value(database.scan(serde_json::from_value(request)?)?)?;
    Ok(answer["Items"].as_array().cloned().unwrap_or_default())
}

/// A DynamoDB endpoint. Dropping it stops the server.
pub struct Endpoint {
    address: SocketAddr,
    _runtime: Runtime,
}

impl Endpoint {
    /// Serves `database` on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// Fails if no port is free.
    pub fn start(database: Database) -> Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
        let address = listener.local_addr()?;
        runtime.spawn(dynoxide::server::serve_on(listener, database));
        Ok(Self { address, _runtime: runtime })
    }

    /// Value for `AWS_ENDPOINT_URL_DYNAMODB`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// Serves an empty table until Ctrl-C or SIGTERM.
///
/// # Errors
/// Fails if the port is taken or the table is refused.
pub fn serve(arguments: &Arguments) -> Result<()> {
    let Arguments { port, table, key, sort_key } = arguments;
    let key: Vec<&str> = std::iter::once(key).chain(sort_key).map(String::as_str).collect();
    let database = database(table, &key)?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", *port)).await;
        let listener = listener.with_context(|| {
            format!("port {port} of 127.0.0.1 cannot be used; name another one with --port, 0 selects a free one")
        })?;
        let address = listener.local_addr()?;
        say(format_args!("table {table} with key {}, in memory, listening on http://{address}", key.join(", ")))?;
        say(format_args!(
            "Next: export AWS_ENDPOINT_URL_DYNAMODB=http://{address} TABLE_NAME={table}, then run cargo lambda watch"
        ))?;
        let stop = Arc::new(Notify::new());
        let stopped = Arc::clone(&stop);
        tokio::spawn(async move {
            wait_for_signal().await;
            stop.notify_one();
        });
        dynoxide::server::serve_with_shutdown(listener, database, async move { stopped.notified().await })
            .await
            .map_err(|error| anyhow!(error))
    })
}

/// Waits for Ctrl-C or SIGTERM.
pub async fn wait_for_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
