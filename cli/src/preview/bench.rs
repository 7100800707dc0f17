//! The state of `preview --serve`: the sheets of the current templates, and those that wait to be rendered.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use anyhow::Result;
use messages::Lifetimes;
use serde::Serialize;
use tokio::sync::watch;

use super::gallery::Gallery;
use super::message::Key;
use super::sheet::Sheet;

/// The state, shared by the server and the thread that renders.
pub struct Bench {
    state: Mutex<State>,
    /// Wakes the waiting requests: a sheet is there, or will not come.
    changes: watch::Sender<()>,
    lifetimes: Lifetimes,
}

#[derive(Default)]
struct State {
    gallery: Gallery,
    /// Incremented when the templates have changed. It starts at the current time, so that a page notices a restart.
    version: u64,
    /// Errors that stop the rendering. The last messages stay, because files are often invalid while they are edited.
    problems: Vec<String>,
    waiting: VecDeque<Key>,
    current: Option<Key>,
}

/// The result of a search for a sheet.
enum Found<T> {
    /// The part that was read from the sheet.
    Rendered(T),
    /// The sheet will be rendered next.
    Waiting,
    /// The templates have no such sheet.
    Nothing,
}

/// The part of the state that the page polls.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    version: u64,
    problems: Vec<String>,
    done: usize,
    all: usize,
}

impl Bench {
    /// A bench without messages.
    pub fn new(lifetimes: Lifetimes) -> Self {
        let state = State { version: epoch_ms(), ..State::default() };
        Self { state: Mutex::new(state), changes: watch::Sender::new(()), lifetimes }
    }

    /// Starts with new templates. `keys` wait to be rendered.
    pub fn start(&self, gallery: Gallery, keys: impl Iterator<Item = Key>) {
        let mut state = self.state();
        let version = state.version + 1;
        *state = State { gallery, version, waiting: keys.collect(), ..State::default() };
        drop(state);
        self.changes.send_replace(());
    }

    /// Keeps the last messages and shows these errors above them. Sheets that still wait are not rendered.
    pub fn fail(&self, problems: Vec<String>) {
        let mut state = self.state();
        state.problems = problems;
        state.waiting.clear();
        state.current = None;
        drop(state);
        self.changes.send_replace(());
    }

    /// The sheet to render next: one that a page waits for, before the others.
    pub fn next(&self) -> Option<Key> {
        let mut state = self.state();
        state.current = state.waiting.pop_front();
        state.current.clone()
    }

    /// Adds a rendered sheet.
    pub fn add(&self, sheet: Sheet) {
        let mut state = self.state();
        state.current = None;
        state.gallery.add(sheet);
        drop(state);
        self.changes.send_replace(());
    }

    /// The part of the state that the page polls.
    pub fn status(&self) -> Status {
        let state = self.state();
        let (done, all) = state.gallery.progress();
        Status { version: state.version, problems: state.problems.clone(), done, all }
    }

    /// The script with the index.
    ///
    /// # Errors
    /// As [`Gallery::index_script`].
    pub fn index_script(&self) -> Result<String> {
        let state = self.state();
        state.gallery.index_script(state.version, &state.problems, self.lifetimes)
    }

    /// Reads something from a sheet. If the sheet waits, it is rendered first; `None` if there is no such sheet.
    pub async fn read<T>(&self, key: &Key, read: impl Fn(&Gallery, &Sheet) -> T) -> Option<T> {
        let mut changes = self.changes.subscribe();
        loop {
            match self.prefer(key, &read) {
                Found::Rendered(read) => return Some(read),
                Found::Waiting => changes.changed().await.ok()?,
                Found::Nothing => return None,
            }
        }
    }

    /// Reads from the sheet, or moves it to the front.
    fn prefer<T>(&self, key: &Key, read: impl Fn(&Gallery, &Sheet) -> T) -> Found<T> {
        let mut state = self.state();
        if let Some(sheet) = state.gallery.sheet(key) {
            return Found::Rendered(read(&state.gallery, sheet));
        }
        if state.current.as_ref() == Some(key) {
            return Found::Waiting;
        }
        let waiting = state.waiting.len();
        state.waiting.retain(|waiting| waiting != key);
        if state.waiting.len() == waiting {
            return Found::Nothing;
        }
        state.waiting.push_front(key.clone());
        Found::Waiting
    }

    /// Reads something from all messages.
    pub fn with_gallery<T>(&self, read: impl FnOnce(&Gallery) -> T) -> T {
        read(&self.state().gallery)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn epoch_ms() -> u64 {
    let elapsed = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
    u64::try_from(elapsed.as_millis()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(locale: &str) -> Key {
        ("eshop".to_owned(), locale.to_owned())
    }

    fn sheet((brand, locale): Key) -> Sheet {
        Sheet { brand, locale, messages: Vec::new() }
    }

    fn bench() -> Bench {
        let bench = Bench::new(Lifetimes::DEFAULT);
        bench.start(Gallery::default(), ["de", "en", "fr"].map(key).into_iter());
        bench
    }

    #[tokio::test]
    async fn the_sheet_that_a_page_waits_for_is_rendered_first() {
        let bench = bench();
        let tag = |_: &Gallery, sheet: &Sheet| sheet.locale.clone();
        let wanted = key("fr");
        let page = bench.read(&wanted, tag);
        let work = async {
            let first = bench.next().unwrap();
            assert_eq!(first, key("fr"));
            bench.add(sheet(first));
        };
        assert_eq!(tokio::join!(page, work).0.as_deref(), Some("fr"));
        assert_eq!([bench.next(), bench.next(), bench.next()], [Some(key("de")), Some(key("en")), None]);
        assert_eq!(bench.read(&key("xx"), tag).await, None);
    }

    #[tokio::test]
    async fn after_an_error_no_request_waits() {
        let bench = bench();
        let tag = |_: &Gallery, sheet: &Sheet| sheet.locale.clone();
        let (rendering, waiting) = (key("de"), key("fr"));
        let fail = async {
            // A request moves its sheet to the front, so `de` is requested last.
            assert_eq!(bench.next(), Some(rendering.clone()));
            bench.fail(vec!["eshop.toml: line 3".to_owned()]);
        };
        let found = tokio::join!(bench.read(&waiting, tag), bench.read(&rendering, tag), fail);
        assert_eq!(found, (None, None, ()));
        assert_eq!(bench.next(), None);
    }

    #[tokio::test]
    async fn a_request_for_a_removed_sheet_ends_at_the_next_start() {
        let bench = bench();
        let removed = key("de");
        let restart = async { bench.start(Gallery::default(), std::iter::empty()) };
        let found = tokio::join!(bench.read(&removed, |_, _| ()), restart);
        assert_eq!(found, (None, ()));
    }

    #[test]
    fn after_an_error_the_last_messages_stay() {
        let bench = bench();
        bench.add(sheet(bench.next().unwrap()));
        let first = bench.status().version;
        bench.fail(vec!["eshop.toml: line 3".to_owned()]);
        let status = bench.status();
        assert_eq!((status.version, status.done, &*status.problems[0]), (first, 1, "eshop.toml: line 3"));
        bench.start(Gallery::default(), std::iter::empty());
        assert_eq!(bench.status(), Status { version: first + 1, problems: Vec::new(), done: 0, all: 0 });
    }
}
