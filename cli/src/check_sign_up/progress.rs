//! How far a long file is, on standard error: a bar for people, now and then a line for a log.

use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Asking the clock and drawing cost more than judging a row.
const ROWS_A_STEP: u64 = 1_000;
const ROWS_A_LINE: u64 = 100_000;

/// Counts rows and tells about them.
pub struct Progress {
    started: Instant,
    rows: u64,
    /// Length of the input in bytes, if it is known.
    length: Option<u64>,
    /// Nothing where nobody watches.
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Starts the clock. Without the input's `length` in bytes nobody knows how much is left.
    pub fn new(length: Option<u64>) -> Self {
        let bar = stderr().is_terminal().then(|| bar(length));
        Self { started: Instant::now(), rows: 0, length, bar }
    }

    /// Counts a row that ends at `byte`.
    pub fn advance(&mut self, byte: u64) {
        self.rows += 1;
        match &self.bar {
            Some(bar) if self.rows.is_multiple_of(ROWS_A_STEP) => {
                bar.set_position(byte);
                bar.set_message(status(self.rows, byte, self.length, self.started.elapsed()));
            }
            None if self.rows.is_multiple_of(ROWS_A_LINE) => {
                eprintln!("{}", status(self.rows, byte, self.length, self.started.elapsed()));
            }
            _ => {}
        }
    }

    /// Takes the bar away: the result follows.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(length: Option<u64>) -> ProgressBar {
    let bar = length.map_or_else(ProgressBar::no_length, ProgressBar::new);
    let template = if length.is_some() { "{bar:30} {msg}" } else { "{spinner} {msg}" };
    // The template is ours; if it were wrong, indicatif's own bar would do.
    let style = ProgressStyle::with_template(template);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Rows, share, rate, and the time that is left if the rest is like what came before.
fn status(rows: u64, byte: u64, length: Option<u64>, elapsed: Duration) -> String {
    let milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
    let rate = rows.saturating_mul(1_000) / milliseconds;
    let Some(length) = length.filter(|length| (1..=*length).contains(&byte)) else {
        return format!("{rows} rows, {rate} a second");
    };
    let share = byte.saturating_mul(100) / length;
    let left_seconds = milliseconds.saturating_mul(length - byte) / byte / 1_000;
    format!("{rows} rows, {share} %, {rate} a second, {left_seconds} s left")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_time_left() {
        let second = Duration::from_secs(1);
        for (rows, byte, length, elapsed, text) in [
            (100, 1_000, Some(4_000), second, "100 rows, 25 %, 100 a second, 3 s left"),
            (100, 4_000, Some(4_000), second * 2, "100 rows, 100 %, 50 a second, 0 s left"),
            (100, 1_000, None, second, "100 rows, 100 a second"),
            (1, 0, Some(0), Duration::ZERO, "1 rows, 1000 a second"),
            // A file that grows while it is read.
            (100, 5_000, Some(4_000), second, "100 rows, 100 a second"),
        ] {
            assert_eq!(status(rows, byte, length, elapsed), text);
        }
    }

    #[test]
    fn the_templates_are_right() {
        for template in ["{bar:30} {msg}", "{spinner} {msg}"] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
