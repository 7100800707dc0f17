//! The only loop that repeats requests to DynamoDB.
//!
//! The SDK's own is off: its three attempts are over after 0.2 s, and after 25 failures in one process its token bucket
//! leaves one attempt each. A person waits for the budget at most, so this loop uses all of it.

use std::time::Duration;

use tokio::time::{sleep, timeout};
use trigger::runtime::timed;
use trigger::times::{FIRST_RETRY_PAUSE, SHORTEST_ATTEMPT_TIMEOUT, SHORTEST_LAST_ATTEMPT};

use crate::store_error::StoreError;

/// The time for the records of one user, which all requests for them share.
pub(crate) struct Budget {
    remaining: Duration,
    attempt_timeout: Duration,
    longest_pause: Duration,
    throttling: Throttling,
    cause: Option<StoreError>,
}

/// The answer to throttling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Throttling {
    /// The request is repeated like after any other transient error.
    Retry,
    /// The caller is told at once: it slows down all its work, of which one request knows nothing.
    Return,
}

impl Budget {
    /// A silent attempt ends after a quarter of the budget, or after half of one that is short, so that there is always
    /// another attempt. Pauses grow up to an eighth of the budget.
    pub fn new(whole: Duration, throttling: Throttling) -> Self {
        Self {
            remaining: whole,
            attempt_timeout: SHORTEST_ATTEMPT_TIMEOUT.max(whole / 4),
            longest_pause: FIRST_RETRY_PAUSE.max(whole / 8),
            throttling,
            cause: None,
        }
    }

    /// Repeats `attempt` until it succeeds or fails for a reason that stays, or until the budget is over.
    ///
    /// # Errors
    /// The reason that stays, or the last answer of DynamoDB in the whole budget, or else the last failure.
    pub async fn retry<T>(
        &mut self,
        mut attempt: impl AsyncFnMut() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut pause = FIRST_RETRY_PAUSE;
        loop {
            // Boxed, because the futures of the SDK lie deeper in each other than the compiler follows.
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
            // Random from zero up, so that functions which failed together do not come back together.
            let jittered = pause.mul_f64(fastrand::f64());
            let longest = self.remaining.saturating_sub(SHORTEST_LAST_ATTEMPT);
            self.measure(sleep(jittered.min(longest))).await;
            pause = self.longest_pause.min(pause * 2);
        }
    }

    fn returns(&self, error: &StoreError) -> bool {
        !error.is_transient() || (self.throttling == Throttling::Return && error.is_throttling())
    }

    /// An attempt that would leave too little time for another gets the rest of the budget.
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
