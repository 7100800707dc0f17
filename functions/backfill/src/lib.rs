//! Gives the users of a pool the default records that they miss: those whom post-confirmation never saw, and those
//! whose write failed. What is there is never changed, so it can be run again at will, and twice at once.
//!
//! The command `cognito-triggers backfill` works with this from an operator's machine, the Lambda function `backfill`
//! for a state machine.

pub mod client;
mod concurrency;
mod counts;
mod page_runner;
mod pool;
mod rate_limiter;
mod runtime;
mod statuses;
mod task;

/// The content pack that is compiled in.
pub const CONTENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.pack"));

pub use concurrency::Concurrency;
pub use counts::{Counts, Failure};
pub use page_runner::{Mode, PageError, PageResult, PageRunner};
pub use pool::{Page, Pool, PoolError, PoolUser};
pub use rate_limiter::RateLimiter;
pub use runtime::run;
pub use statuses::Statuses;
pub use task::{Backfill, Task};
