//! Adapts the number of concurrent users to the table's capacity.
//!
//! Additive increase, multiplicative decrease, as in TCP: throttling halves the limit, and finished users raise it
//! slowly. All parts of a pool share one limit, so the whole backfill settles at the table's rate.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// Sixteen parts of sixteen users each.
const MAX_USERS: f64 = 256.0;
const MIN_USERS: f64 = 1.0;
/// The limit grows by one after this many rounds of users. A table at its capacity is rarely overloaded, and a
/// recovered table is back at full speed within seconds.
const ROUNDS_PER_STEP: f64 = 8.0;

/// The limit of concurrent users.
#[derive(Debug)]
pub struct Concurrency {
    state: Mutex<State>,
    freed: Notify,
}

#[derive(Debug)]
struct State {
    limit: f64,
    running: u32,
    /// Number of times that throttling has halved the limit.
    cuts: u64,
    throttled: u64,
}

/// Permission to process one user, returned on drop.
#[derive(Debug)]
pub struct Permit<'a> {
    owner: &'a Concurrency,
    /// The number of cuts when the permit was issued.
    cuts: u64,
}

impl Default for Concurrency {
    fn default() -> Self {
        let state = State { limit: MAX_USERS, running: 0, cuts: 0, throttled: 0 };
        Self { state: Mutex::new(state), freed: Notify::new() }
    }
}

impl Concurrency {
    /// Waits until one more user can be processed.
    pub async fn acquire(&self) -> Permit<'_> {
        loop {
            let freed = self.freed.notified();
            if let Some(permit) = self.try_acquire() {
                return permit;
            }
            freed.await;
        }
    }

    /// Number of throttled attempts so far.
    #[must_use]
    pub fn throttled(&self) -> u64 {
        self.state().throttled
    }

    fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut state = self.state();
        let is_free = f64::from(state.running) < state.limit.floor();
        is_free.then(|| {
            state.running += 1;
            self.wake_next(&state);
            Permit { owner: self, cuts: state.cuts }
        })
    }

    /// Wakes the next waiting task. Each task wakes the next one, because a raised limit can have room for several.
    fn wake_next(&self, state: &State) {
        if f64::from(state.running) < state.limit.floor() {
            self.freed.notify_one();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Permit<'_> {
    /// Reports a finished user, which raises the limit slightly.
    pub fn done(&self) {
        let mut state = self.owner.state();
        state.limit = MAX_USERS.min(state.limit + 1.0 / (ROUNDS_PER_STEP * state.limit));
    }

    /// Reports throttling, which halves the limit. Users that were in progress at the last cut do not cut again.
    pub fn throttled(&self) {
        let mut state = self.owner.state();
        state.throttled += 1;
        if self.cuts == state.cuts {
            state.limit = MIN_USERS.max(state.limit.min(state.running.into()) / 2.0);
            state.cuts += 1;
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.owner.state();
        state.running -= 1;
        self.owner.wake_next(&state);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use futures_util::future::join_all;

    use super::*;

    fn limit(concurrency: &Concurrency) -> u32 {
        (1..=1_000)
            .take_while(|users| f64::from(*users) <= concurrency.state().limit)
            .count()
            .try_into()
            .unwrap()
    }

    async fn permits(concurrency: &Concurrency, number: usize) -> Vec<Permit<'_>> {
        join_all((0..number).map(|_| concurrency.acquire())).await
    }

    #[tokio::test]
    async fn throttling_halves_the_limit_once_and_never_below_one() {
        let concurrency = Concurrency::default();
        let in_progress = permits(&concurrency, 40).await;
        in_progress.iter().for_each(Permit::throttled);
        assert_eq!((limit(&concurrency), concurrency.throttled()), (20, 40));
        drop(in_progress);
        for _ in 0..20 {
            concurrency.acquire().await.throttled();
        }
        assert_eq!(limit(&concurrency), 1);
        let only = concurrency.acquire().await;
        assert!(concurrency.acquire().now_or_never().is_none());
        drop(only);
        assert!(concurrency.acquire().now_or_never().is_some());
    }

    #[tokio::test]
    async fn finished_users_raise_the_limit_up_to_the_maximum() {
        let concurrency = Concurrency::default();
        while limit(&concurrency) > 1 {
            concurrency.acquire().await.throttled();
        }
        for _ in 0..12 {
            concurrency.acquire().await.done();
        }
        assert_eq!(limit(&concurrency), 2);
        for _ in 0..1_000_000 {
            concurrency.acquire().await.done();
        }
        assert_eq!(limit(&concurrency), 256);
    }

    #[tokio::test]
    async fn a_waiting_task_is_woken_when_another_one_is_cancelled() {
        let concurrency = Concurrency::default();
        let all = permits(&concurrency, 256).await;
        let mut gives_up = Box::pin(concurrency.acquire());
        let mut waits = Box::pin(concurrency.acquire());
        assert!((&mut gives_up).now_or_never().is_none() && (&mut waits).now_or_never().is_none());
        drop(all);
        drop(gives_up);
        assert!(waits.now_or_never().is_some());
    }
}
