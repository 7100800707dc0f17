//! Creates missing default records for the users of a pool, and adds the users to groups: users who never passed
//! through post-confirmation, and users whose records could not be written. Existing records never change, so a
//! backfill can be repeated and can run twice at once.
//!
//! The command `cognito-triggers backfill` uses this crate on an operator's machine. A state machine calls
//! the Lambda function `backfill`.

pub mod client;
mod concurrency;
mod counts;
mod page_error;
mod page_runner;
mod pool;
mod rate_limiter;
mod runtime;
mod statuses;
mod task;

/// The compiled-in content pack.
pub const CONTENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.pack"));

pub use concurrency::Concurrency;
pub use counts::{Counts, Failure};
pub use page_error::PageError;
pub use page_runner::{Mode, PageResult, PageRunner};
pub use pool::{MAX_GROUP_REQUESTS_PER_SECOND, Page, Pool, PoolDescription, PoolError, PoolUser};
pub use rate_limiter::RateLimiter;
pub use runtime::run;
pub use statuses::Statuses;
pub use task::{Backfill, Task};
