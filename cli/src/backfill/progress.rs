//! How far a backfill is, on standard error: a bar for people, now and then a line for a log.

use std::cell::Cell;
use std::convert::Infallible;
use std::io::{IsTerminal, stderr};
use std::time::Duration;

use backfill::Concurrency;
use indicatif::{ProgressBar, ProgressStyle};

const USERS_A_LINE: u64 = 10_000;
const TEMPLATE: &str = "{bar:30} {pos} of about {len} users, {per_sec}, {eta} left{msg}";
const SLOWED: &str = "DynamoDB throttles the table, so the backfill goes on more slowly";
/// Between two looks at whether the table throttles.
const LOOK: Duration = Duration::from_secs(1);
/// A log gets a line about throttling once in so many looks.
const LOOKS_A_LINE: u32 = 60;

/// Counts users and tells about them.
pub struct Progress {
    users: Cell<u64>,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Starts at `users` of about `estimated`.
    pub fn new(estimated: u64, users: u64) -> Self {
        let bar = stderr().is_terminal().then(|| {
            // The template is ours; if it were wrong, indicatif's own bar would do.
            let style = ProgressStyle::with_template(TEMPLATE);
            let bar = ProgressBar::new(estimated.max(users));
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.set_position(users);
            bar.reset_eta();
            bar
        });
        if users > 0 {
            eprintln!("going on after {users} users");
        }
        Self { users: Cell::new(users), bar }
    }

    /// Counts some more.
    pub fn advance(&self, users: u64) {
        let (before, now) = (self.users.get(), self.users.get() + users);
        self.users.set(now);
        match &self.bar {
            Some(bar) => {
                // Cognito counts the users of a pool only now and then.
                bar.set_length(bar.length().unwrap_or_default().max(now));
                bar.set_position(now);
            }
            None if now / USERS_A_LINE > before / USERS_A_LINE => eprintln!("{now} users"),
            None => {}
        }
    }

    /// Tells, again and again, while the table throttles.
    pub async fn watch(&self, concurrency: &Concurrency) -> Infallible {
        let (mut seen, mut slowed_looks) = (0, 0);
        loop {
            tokio::time::sleep(LOOK).await;
            let is_slowed = concurrency.throttled() > seen;
            self.tell(is_slowed, slowed_looks % LOOKS_A_LINE == 0);
            slowed_looks += u32::from(is_slowed);
            seen = concurrency.throttled();
        }
    }

    fn tell(&self, is_slowed: bool, needs_line: bool) {
        match &self.bar {
            Some(bar) if is_slowed => bar.set_message(format!("\n{SLOWED}")),
            Some(bar) => bar.set_message(""),
            None if is_slowed && needs_line => eprintln!("{SLOWED}; {} users so far", self.users.get()),
            None => {}
        }
    }

    /// Takes the bar away: the result follows.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_right() {
        assert!(ProgressStyle::with_template(TEMPLATE).is_ok());
    }
}
