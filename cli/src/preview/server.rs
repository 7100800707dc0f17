//! `preview --serve`: serves the page from memory, and renders again after a change of the templates.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::{Context, Result};
use axum::extract::{Path as UrlPath, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use messages::Folder;
use tower_http::set_header::SetResponseHeaderLayer;

use super::access;
use super::bench::Bench;
use super::page;
use crate::output::say;

/// Headers of every response.
const HEADERS: [(HeaderName, &str); 3] = [
    (CACHE_CONTROL, "no-store"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Serves the page until Ctrl-C. `render` fills the bench from a thread of its own.
///
/// # Errors
/// Fails if the port is in use.
pub fn serve(port: u16, bench: Arc<Bench>, render: impl FnOnce(Arc<Bench>) + Send + 'static) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.with_context(|| {
            format!("port {port} cannot be used; name another one with --port, 0 selects a free one")
        })?;
        let address = listener.local_addr()?;
        say(format_args!("Next: open http://{address} in a browser; Ctrl-C stops the server"))?;
        let pages = router(Arc::clone(&bench), address.port());
        // The process ends without waiting for this thread.
        std::thread::spawn(move || render(bench));
        tokio::select! {
            served = axum::serve(listener, pages) => served.context("the server stopped"),
            interrupted = tokio::signal::ctrl_c() => interrupted.context("Ctrl-C cannot be handled"),
        }
    })
}

fn router(bench: Arc<Bench>, port: u16) -> Router {
    let mut router = Router::new()
        .route("/", get(|| async { file("index.html", page::INDEX) }))
        .route("/state", get(|State(bench): State<Arc<Bench>>| async move { Json(bench.status()) }))
        .route("/data.js", get(index))
        .route("/_data/{brand}/{script}", get(sheet))
        .route("/{brand}/{locale}/{file}", get(message));
    for (name, content) in page::FILES {
        router = router.route(&format!("/{name}"), get(move || async move { file(name, content) }));
    }
    router = router.layer(from_fn_with_state(port, access::check));
    for (name, value) in HEADERS {
        router = router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)));
    }
    router.with_state(bench)
}

fn file(name: &str, content: impl IntoResponse) -> Response {
    ([(CONTENT_TYPE, page::media_type(name))], content).into_response()
}

/// A response, or a status without internals.
fn answer(name: &str, content: Option<Result<Vec<u8>>>) -> Response {
    match content {
        Some(Ok(content)) => file(name, content),
        Some(Err(_)) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn index(State(bench): State<Arc<Bench>>) -> Response {
    answer(page::INDEX_SCRIPT, Some(bench.index_script().map(String::into_bytes)))
}

async fn sheet(
    State(bench): State<Arc<Bench>>,
    UrlPath((brand, script)): UrlPath<(String, String)>,
) -> Response {
    let locale = script.strip_suffix(".js").unwrap_or_default().to_owned();
    let sheet = bench.read(&(brand, locale), |_, sheet| sheet.script().map(String::into_bytes)).await;
    answer(&script, sheet)
}

async fn message(
    State(bench): State<Arc<Bench>>,
    UrlPath((brand, locale, file)): UrlPath<(String, String, String)>,
) -> Response {
    let key = (brand, locale);
    let found = bench.read(&key, |gallery, sheet| {
        let (kind, ending) = file.split_once('.')?;
        let message = sheet.messages.iter().find(|message| message.kind == kind)?;
        let files = gallery
            .files(message)
            .map(|files| files.into_iter().find(|(known, _)| *known == ending).map(|(_, content)| content));
        files.transpose()
    });
    // A message that is opened alone must not act as the page.
    ([(CONTENT_SECURITY_POLICY, "sandbox")], answer(&file, found.await.flatten())).into_response()
}

/// Modification time of each file.
#[derive(Default, PartialEq, Eq)]
pub struct Files(BTreeMap<PathBuf, Option<SystemTime>>);

impl Files {
    /// The files that messages are rendered from. Polling also works in mounted folders, where the system reports no
    /// changes.
    pub fn of(templates: &Path) -> Self {
        let folders =
            Folder::PARTS.into_iter().filter_map(|part| std::fs::read_dir(templates.join(part)).ok());
        let entries = folders.flatten().flatten();
        let modified =
            |entry: &std::fs::DirEntry| entry.metadata().and_then(|metadata| metadata.modified()).ok();
        Self(entries.map(|entry| (entry.path(), modified(&entry))).collect())
    }
}
