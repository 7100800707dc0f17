//! Progress of long work on standard error: a progress bar on a terminal, occasional lines in a log.

use std::cell::Cell;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

const TEMPLATE: &str = "{bar:30} {msg}";
/// Number of times that the bar is redrawn in the interval of [`Progress::with_lines_every`].
const REDRAWS_PER_LINE: u64 = 100;

/// The progress of one piece of work.
pub struct Progress {
    unit: &'static str,
    lines_every: Option<u64>,
    resumed_at: u64,
    done: Cell<u64>,
    notice: Cell<&'static str>,
    bar: ProgressBar,
}

impl Progress {
    /// Progress in `unit`, such as "rows". Without a `length` the time left is unknown.
    pub fn new(unit: &'static str, length: Option<u64>) -> Self {
        // indicatif hides a bar where standard error is not a terminal. A wrong template would fail the test below.
        let style = ProgressStyle::with_template(TEMPLATE).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = length.map_or_else(ProgressBar::no_length, ProgressBar::new).with_style(style);
        Self { unit, lines_every: None, resumed_at: 0, done: Cell::new(0), notice: Cell::new(""), bar }
    }

    /// Without a bar, writes a line every `units`. Redraws the bar less often than for each unit.
    pub fn with_lines_every(self, units: u64) -> Self {
        Self { lines_every: Some(units), ..self }
    }

    /// Starts after `units` that an earlier run has done.
    #[cfg(feature = "aws")]
    pub fn resumed_at(self, units: u64) -> Self {
        self.bar.set_position(units);
        Self { resumed_at: units, done: Cell::new(units), ..self }
    }

    /// Number of units that are done.
    #[cfg(feature = "aws")]
    pub fn done(&self) -> u64 {
        self.done.get()
    }

    /// Shows that `done` of `all` units are done.
    pub fn set_of(&self, done: usize, all: usize) {
        self.bar.set_length(all as u64);
        self.set(done as u64, done as u64);
    }

    /// Shows that `done` units are done. They end at `position` of the length.
    pub fn set(&self, done: u64, position: u64) {
        let before = self.done.replace(done);
        let passes = |step: u64| done / step > before / step;
        if self.bar.is_hidden() {
            if self.lines_every.is_some_and(passes) {
                eprintln!("{}", self.status(position));
            }
        } else if passes(self.lines_every.map_or(1, |units| units / REDRAWS_PER_LINE)) {
            self.bar.set_position(position);
            self.bar.set_message(self.status(position) + self.notice.get());
        }
    }

    /// Shows a notice below the bar, or removes it. In a log it is a line of its own if `logged`.
    #[cfg(feature = "aws")]
    pub fn set_notice(&self, notice: &'static str, logged: bool) {
        self.notice.set(notice);
        if self.bar.is_hidden() && logged {
            eprintln!("{}; {} {} so far", notice.trim_start(), self.done.get(), self.unit);
        } else if !self.bar.is_hidden() {
            self.bar.set_message(self.status(self.bar.position()) + notice);
        }
    }

    /// Removes the bar, before the result is written.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn status(&self, position: u64) -> String {
        let (done, elapsed) = (self.done.get(), self.bar.elapsed());
        status(self.unit, self.resumed_at..done, position, self.bar.length(), elapsed)
    }
}

/// Units done, percentage, rate since the start, and the time left at this rate. The range `units` starts
/// after the units of an earlier run. `position` and `length` may be in another measure, such as bytes.
fn status(
    unit: &str,
    units: std::ops::Range<u64>,
    position: u64,
    length: Option<u64>,
    elapsed: Duration,
) -> String {
    let milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
    let (done, new) = (units.end, units.end.saturating_sub(units.start));
    let rate = new.saturating_mul(1_000) / milliseconds;
    let Some(length) = length.filter(|length| (1..=*length).contains(&position)) else {
        return format!("{done} {unit}, {rate} per second");
    };
    let share = position.saturating_mul(100) / length;
    // The remaining units, if each one takes as much of the length as the units before.
    let remaining = done.saturating_mul(length - position) / position;
    let seconds_left = milliseconds.saturating_mul(remaining).checked_div(new.saturating_mul(1_000));
    let left = seconds_left.map_or_else(String::new, |seconds| format!(", {seconds} s left"));
    format!("{done} {unit}, {share} %, {rate} per second{left}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_has_the_rate_and_the_time_left() {
        let second = Duration::from_secs(1);
        for (units, position, length, elapsed, expected) in [
            (0..100, 1_000, Some(4_000), second, "100 rows, 25 %, 100 per second, 3 s left"),
            (0..100, 4_000, Some(4_000), second * 2, "100 rows, 100 %, 50 per second, 0 s left"),
            (0..100, 1_000, None, second, "100 rows, 100 per second"),
            (0..1, 0, Some(0), Duration::ZERO, "1 rows, 1000 per second"),
            // A file that grows while it is read.
            (0..100, 5_000, Some(4_000), second, "100 rows, 100 per second"),
            // An earlier run has done 100 units.
            (100..150, 150, Some(300), second, "150 rows, 50 %, 50 per second, 3 s left"),
            (100..100, 100, Some(300), second, "100 rows, 33 %, 0 per second"),
        ] {
            assert_eq!(status("rows", units, position, length, elapsed), expected);
        }
    }

    #[test]
    fn indicatif_accepts_the_template() {
        assert!(ProgressStyle::with_template(TEMPLATE).is_ok());
    }
}
