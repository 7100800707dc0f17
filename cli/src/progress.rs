//! The progress of long work on standard error, where somebody watches.

use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over a number of steps; hidden where standard error is not a terminal.
pub struct Bar(Option<ProgressBar>);

impl Bar {
    /// A bar with a word for the work.
    pub fn new(work: &'static str) -> Self {
        let style = ProgressStyle::with_template("{bar:30} {pos} of {len} {msg}");
        // The template is ours; if it were wrong, indicatif's own bar would do.
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(stderr().is_terminal().then(|| ProgressBar::new(0).with_style(style).with_message(work)))
    }

    /// Shows that `done` of `all` steps are done.
    pub fn set(&self, done: usize, all: usize) {
        if let Some(bar) = &self.0 {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        }
    }

    /// Takes the bar away: the result follows.
    pub fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
