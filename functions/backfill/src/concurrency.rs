//! Limits how many users are worked on at once, by what the table takes.
//!
//! Additive increase, multiplicative decrease, as in TCP: throttling halves the limit, and users who are done raise it
//! little by little. All parts of a pool share one limit, so the whole backfill settles at the rate_limiter of the table.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// As many as sixteen parts can have under way.
const MAX_USERS: f64 = 256.0;
const MIN_USERS: f64 = 1.0;
/// The limit grows by one after so many times its own number of users. A table at its capacity is rarely tried for
/// more, and one that has recovered is at full speed within seconds.
const ROUNDS_PER_STEP: f64 = 8.0;

/// The limit, shared by all who work on users.
#[derive(Debug)]
pub struct Concurrency {
    state: Mutex<State>,
    freed: Notify,
}

#[derive(Debug)]
struct State {
    limit: f64,
    running: u32,
    cuts: u64,
    throttled: u64,
}

/// The right to work on one user, returned when it is dropped.
#[derive(Debug)]
pub struct Permit<'a> {
    owner: &'a Concurrency,
    /// The number of cuts when it was given.
    cuts: u64,
}

impl Default for Concurrency {
    fn default() -> Self {
        let state = State { limit: MAX_USERS, running: 0, cuts: 0, throttled: 0 };
        Self { state: Mutex::new(state), freed: Notify::new() }
    }
}

impl Concurrency {
    /// Waits until one more user may be worked on.
    pub async fn acquire(&self) -> Permit<'_> {
        loop {
            let freed = self.freed.notified();
            if let Some(permit) = self.try_acquire() {
                return permit;
            }
            freed.await;
        }
    }

    /// How often the table throttled so far.
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

    /// Each wakes the next, because a limit that has grown has room for more than one.
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
    /// The user is done: there is room for slightly more.
    pub fn done(&self) {
        let mut state = self.owner.state();
        state.limit = MAX_USERS.min(state.limit + 1.0 / (ROUNDS_PER_STEP * state.limit));
    }

    /// The table throttled this user: half as many from now on. Those who were under way at the last cut say nothing
    /// new, so they do not cut again.
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
    async fn throttling_halves_what_is_under_way_once_and_never_to_none() {
        let concurrency = Concurrency::default();
        let under_way = permits(&concurrency, 40).await;
        under_way.iter().for_each(Permit::throttled);
        assert_eq!((limit(&concurrency), concurrency.throttled()), (20, 40));
        drop(under_way);
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
    async fn users_who_are_done_raise_the_limit_to_the_most_and_no_further() {
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
    async fn who_waits_is_woken_also_when_another_gives_up_waiting() {
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
