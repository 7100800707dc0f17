//! `preview --serve`: serves the page, polls the templates, and renders the messages again after a change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use anyhow::{Context, Result};
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::routing::get;
use axum::{Json, Router};
use messages::folder::Folder;
use serde::Serialize;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::output::{failure, say};
use crate::times::TEMPLATE_POLL;

/// State that the page polls.
#[derive(Clone, Default, Serialize)]
struct State {
    /// Incremented after each successful rendering.
    version: u64,
    /// Error of the last rendering, or empty.
    problem: String,
}

/// Serves the page in `output` until Ctrl-C and calls `render` after each change of `templates`.
///
/// # Errors
/// Fails if the port is in use. Errors of `render` are printed and shown on the page.
pub fn serve(
    port: u16,
    output: &Path,
    templates: &Path,
    render: impl Fn() -> Result<()> + Send + Sync + 'static,
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.with_context(|| {
            format!("port {port} cannot be used; name another one with --port, 0 selects a free one")
        })?;
        say(format_args!(
            "Next: open http://{} in a browser; Ctrl-C stops the server",
            listener.local_addr()?
        ))?;
        let state = Arc::default();
        let pages = router(output, Arc::clone(&state));
        let render = Arc::new(move || {
            let rendered = render();
            update(&state, rendered);
        });
        tokio::select! {
            served = axum::serve(listener, pages) => served.context("the server stopped"),
            () = watch(templates, render) => Ok(()),
            interrupted = tokio::signal::ctrl_c() => interrupted.context("Ctrl-C cannot be handled"),
        }
    })
}

fn router(output: &Path, state: Arc<Mutex<State>>) -> Router {
    let state =
        get(move || async move { Json(state.lock().unwrap_or_else(PoisonError::into_inner).clone()) });
    let no_store = SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Router::new().route("/state", state).fallback_service(ServeDir::new(output)).layer(no_store)
}

/// Calls `render` at the start and whenever a file is added, changed or removed. Polling also works in
/// mounted folders, where the system reports no changes.
async fn watch(templates: &Path, render: Arc<impl Fn() + Send + Sync + 'static>) {
    let mut rendered = Files::new();
    loop {
        let files = scan(templates);
        if files != rendered {
            rendered = files;
            let render = Arc::clone(&render);
            // On a thread for blocking work, so that meanwhile the server answers and Ctrl-C works.
            let _ = tokio::task::spawn_blocking(move || render()).await;
        }
        tokio::time::sleep(TEMPLATE_POLL).await;
    }
}

/// Updates the state. After an error the last page stays, because files are often invalid while somebody
/// edits them.
fn update(state: &Mutex<State>, rendered: Result<()>) {
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    match rendered {
        Ok(()) => *state = State { version: state.version + 1, problem: String::new() },
        Err(error) => {
            state.problem = failure(&error);
            eprintln!("error: {}", state.problem);
        }
    }
}

/// Modification time of each file.
type Files = BTreeMap<PathBuf, Option<SystemTime>>;

fn scan(templates: &Path) -> Files {
    let folders = Folder::PARTS.into_iter().filter_map(|part| std::fs::read_dir(templates.join(part)).ok());
    let entries = folders.flatten().flatten();
    let modified = |entry: &std::fs::DirEntry| entry.metadata().and_then(|metadata| metadata.modified()).ok();
    entries.map(|entry| (entry.path(), modified(&entry))).collect()
}
