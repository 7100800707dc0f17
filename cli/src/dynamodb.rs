//! A DynamoDB emulator inside this process.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, ensure};
use dynoxide::Database;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use crate::output::say;

/// A database in memory with one empty table; its key are one or two names.
///
/// # Errors
/// When the emulator refuses the table.
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

/// Every item of a table in DynamoDB's own JSON. A table of the demo has a few.
///
/// # Errors
/// When the emulator refuses the request.
pub fn items(database: &Database, table_name: &str) -> Result<Vec<Value>> {
    let request = json!({"TableName": table_name, "ConsistentRead": true});
    let answer = serde_json::to_value(database.scan(serde_json::from_value(request)?)?)?;
    Ok(answer["Items"].as_array().cloned().unwrap_or_default())
}

/// A DynamoDB endpoint that runs beside the caller until it is dropped.
pub struct Endpoint {
    address: SocketAddr,
    // Dropping the runtime ends the server.
    _runtime: Runtime,
}

impl Endpoint {
    /// Serves `database` on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(database: Database) -> Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
        let address = listener.local_addr()?;
        runtime.spawn(dynoxide::server::serve_on(listener, database));
        Ok(Self { address, _runtime: runtime })
    }

    /// What `AWS_ENDPOINT_URL_DYNAMODB` must be.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// Serves an empty table until the process is told to stop.
///
/// # Errors
/// When the port is taken or the table is refused.
pub fn serve(port: u16, table_name: &str, key: &[&str]) -> Result<()> {
    let database = database(table_name, key)?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", port)).await;
        let listener = listener.with_context(|| format!("port {port} of 127.0.0.1 cannot be used"))?;
        say(format_args!(
            "table {table_name} with key {}, in memory, listening on http://{}",
            key.join(", "),
            listener.local_addr()?
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
