//! The page while somebody edits: files are watched, messages made anew, and the page told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::routing::get;
use axum::{Json, Router};
use messages::folder::Folder;
use serde::Serialize;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::{Arguments, write};
use crate::output::{failure, say};

/// How often files are looked at. Looking needs no support of the file system, so it works on mounted folders, too.
const PAUSE: Duration = Duration::from_millis(300);

/// What the page asks for.
#[derive(Clone, Default, Serialize)]
struct State {
    /// Grows with every page that was written.
    version: u64,
    /// Why the last one could not be.
    problem: String,
}

/// Serves the page until the process is ended.
///
/// # Errors
/// When the port is taken. Files that cannot be used are said and waited for.
pub fn serve(arguments: &Arguments) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", arguments.port))
            .await
            .with_context(|| format!("port {} cannot be used", arguments.port))?;
        say(format_args!("http://{} shows it; Ctrl-C ends it", listener.local_addr()?))?;
        let state = Arc::default();
        let pages = router(&arguments.output, Arc::clone(&state));
        tokio::select! {
            served = axum::serve(listener, pages) => served.context("the server ended"),
            () = watch(arguments, &state) => Ok(()),
            ended = tokio::signal::ctrl_c() => ended.context("Ctrl-C cannot be heard"),
        }
    })
}

fn router(output: &Path, state: Arc<Mutex<State>>) -> Router {
    let told = get(move || async move { Json(state.lock().unwrap_or_else(PoisonError::into_inner).clone()) });
    let fresh = SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Router::new().route("/state", told).fallback_service(ServeDir::new(output)).layer(fresh)
}

/// Makes everything, and anew whenever a file is new, changed or gone.
async fn watch(arguments: &Arguments, state: &Arc<Mutex<State>>) {
    let mut seen = Files::new();
    loop {
        let files = look(&arguments.templates);
        if files != seen {
            seen = files;
            let (arguments, state) = (arguments.clone(), Arc::clone(state));
            // On a thread of its own, so that pages are served and Ctrl-C is heard meanwhile.
            let _ = tokio::task::spawn_blocking(move || write_again(&arguments, &state)).await;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Somebody who edits leaves a file broken for a while: what is wrong is said, and the last page stays.
fn write_again(arguments: &Arguments, state: &Mutex<State>) {
    let written = write(arguments);
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    match written {
        Ok(_) => *state = State { version: state.version + 1, problem: String::new() },
        Err(error) => {
            state.problem = failure(&error);
            eprintln!("error: {}", state.problem);
        }
    }
}

/// When each file was changed.
type Files = BTreeMap<PathBuf, Option<SystemTime>>;

fn look(templates: &Path) -> Files {
    let folders = Folder::PARTS.into_iter().filter_map(|part| std::fs::read_dir(templates.join(part)).ok());
    let entries = folders.flatten().flatten();
    let changed = |entry: &std::fs::DirEntry| entry.metadata().and_then(|metadata| metadata.modified()).ok();
    entries.map(|entry| (entry.path(), changed(&entry))).collect()
}
