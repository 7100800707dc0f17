//! Every timeout and polling interval of the commands.

use std::time::Duration;

/// Time for the first answer of a function in the demo, which cargo builds first.
pub const FUNCTION_BUILD_TIMEOUT: Duration = Duration::from_mins(15);
/// Time for `cargo lambda watch` to listen on its port.
pub const WATCH_START_TIMEOUT: Duration = Duration::from_secs(30);
/// Time for the functions to end after each of SIGINT, SIGTERM and SIGKILL.
pub const WATCH_STOP_TIMEOUT: Duration = Duration::from_secs(5);

/// Interval between two reads of the log of `cargo lambda watch`.
pub const WATCH_LOG_POLL: Duration = Duration::from_millis(100);
/// Interval between two attempts to connect to `cargo lambda watch`.
pub const WATCH_START_POLL: Duration = Duration::from_millis(50);
/// Interval between two checks whether the functions have ended.
pub const WATCH_STOP_POLL: Duration = Duration::from_millis(20);

/// Interval between two scans of the templates for `preview --serve`.
pub const TEMPLATE_POLL: Duration = Duration::from_millis(100);
/// Interval between two requests of the preview page for the state of the server.
pub const PREVIEW_PAGE_POLL: Duration = Duration::from_millis(200);

/// Time for each answer of a mail server.
pub const SMTP_TIMEOUT: Duration = Duration::from_secs(10);

/// Time for which `backfill` retries a user after missing responses and server errors. It outlasts most
/// outages. Throttling is retried without a limit.
#[cfg(feature = "aws")]
pub const BACKFILL_USER_TIMEOUT: Duration = Duration::from_mins(10);
/// Interval between two checks whether the table throttles a backfill.
#[cfg(feature = "aws")]
pub const THROTTLING_POLL: Duration = Duration::from_secs(1);
/// Number of checks that find throttling, per line about it in a log.
#[cfg(feature = "aws")]
pub const THROTTLING_POLLS_PER_LINE: u32 = 60;

/// Longest age of a report of `orphans` that its deletions accept.
#[cfg(feature = "aws")]
pub const REPORT_LIFE: Duration = Duration::from_hours(1);
/// Time by which the clock of the machine that wrote a report may be ahead.
#[cfg(feature = "aws")]
pub const REPORT_CLOCK_SKEW: Duration = Duration::from_mins(1);
/// Youngest record that `orphans` deletes. Cognito lists a new user with a delay, far below this time.
#[cfg(feature = "aws")]
pub const YOUNGEST_ORPHAN: Duration = Duration::from_hours(24);

/// Time for the answer to an update of a pool, which is sent once.
#[cfg(feature = "aws")]
pub const UPDATE_TIMEOUT: Duration = Duration::from_mins(1);
/// Pauses between the reads of a pool after an update without a clear answer. It may still happen in this time.
#[cfg(feature = "aws")]
pub const LATE_UPDATE_PAUSES: [Duration; 4] =
    [Duration::from_secs(2), Duration::from_secs(4), Duration::from_secs(8), Duration::from_secs(16)];
