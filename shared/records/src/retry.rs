//! The only loop that retries the requests of a trigger.
//!
//! The SDK's own retries are off: its three attempts end after 0.2 s, and after 25 failures in one process
//! its token bucket allows a single attempt. In the worst case the person waits for the whole budget, so this
//! loop uses the whole budget.

use std::time::Duration;

use tokio::time::{sleep, timeout};
use trigger::runtime::timed;
use trigger::times::{FIRST_RETRY_PAUSE, SHORTEST_ATTEMPT_TIMEOUT, SHORTEST_LAST_ATTEMPT};

use crate::store_error::StoreError;

/// The time for the requests about one user. All of them share it.
pub struct Budget {
    remaining: Duration,
    attempt_timeout: Duration,
    longest_pause: Duration,
    throttling: Throttling,
    cause: Option<StoreError>,
}

/// The reaction to throttling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Throttling {
    /// Retry, as after any other transient error.
    Retry,
    /// Return the error at once, so that the caller can slow down all its requests.
    Return,
}

impl Budget {
    /// A budget of this length. An attempt times out after a quarter of it, or after half of a short budget, so that
    /// another attempt is possible. Pauses grow up to an eighth of the budget.
    #[must_use]
    pub fn new(whole: Duration, throttling: Throttling) -> Self {
        Self {
            remaining: whole,
            attempt_timeout: SHORTEST_ATTEMPT_TIMEOUT.max(whole / 4),
            longest_pause: FIRST_RETRY_PAUSE.max(whole / 8),
            throttling,
            cause: None,
        }
    }

    /// Forgets the last failure, so that the error of the next request has a cause of its own.
    pub fn forget_cause(&mut self) {
        self.cause = None;
    }

    /// Repeats `attempt` until it succeeds, fails permanently or the budget ends.
    ///
    /// # Errors
    /// Fails with the permanent error. Otherwise fails with the service's last error response, or with the last
    /// failure if there was no response.
    pub async fn retry<T>(
        &mut self,
        mut attempt: impl AsyncFnMut() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut pause = FIRST_RETRY_PAUSE;
        loop {
            // Boxed, because the nesting of the SDK's futures exceeds the compiler's limit.
            let limited = timeout(self.attempt_timeout(), Box::pin(attempt()));
            let cause = match self.measure(limited).await {
                Ok(Ok(value)) => return Ok(value),
                Ok(Err(error)) if self.returns(&error) => return Err(error),
                Ok(Err(error)) => error.or_earlier(self.cause.take()),
                Err(_) => StoreError::OutOfTime.or_earlier(self.cause.take()),
            };
            if self.remaining <= SHORTEST_LAST_ATTEMPT {
                return Err(cause);
            }
            self.cause = Some(cause);
            // Full jitter, so that functions that failed together do not retry together.
            let jittered = pause.mul_f64(fastrand::f64());
            let longest = self.remaining.saturating_sub(SHORTEST_LAST_ATTEMPT);
            self.measure(sleep(jittered.min(longest))).await;
            pause = self.longest_pause.min(pause * 2);
        }
    }

    fn returns(&self, error: &StoreError) -> bool {
        !error.is_transient() || (self.throttling == Throttling::Return && error.is_throttling())
    }

    /// The timeout of the next attempt: the rest of the budget if no further attempt would fit.
    fn attempt_timeout(&self) -> Duration {
        if self.remaining < self.attempt_timeout + SHORTEST_LAST_ATTEMPT {
            self.remaining
        } else {
            self.attempt_timeout
        }
    }

    async fn measure<F: Future>(&mut self, work: F) -> F::Output {
        let (output, took) = timed(work).await;
        self.remaining = self.remaining.saturating_sub(took);
        output
    }
}
