//! Keeps requests under a rate, whoever makes them.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Interval, MissedTickBehavior, interval};
use trigger::times::RATE_LIMITER_LONGEST_INTERVAL;

/// The time between two requests, shared by all who make some. What a request itself takes does not add to it.
#[derive(Debug)]
pub struct RateLimiter {
    least: Duration,
    turns: Mutex<Turns>,
}

#[derive(Debug)]
struct Turns {
    pause: Duration,
    /// From the first turn on.
    ticks: Option<Interval>,
}

impl RateLimiter {
    /// So many requests a second, at most.
    #[must_use]
    pub fn per_second(requests: f64) -> Self {
        let least = Duration::from_secs_f64(1.0 / requests);
        Self { least, turns: Mutex::new(Turns { pause: least, ticks: None }) }
    }

    /// Returns when the next request may be made. Those who wait have their turns one after another.
    pub async fn acquire(&self) {
        let mut turns = self.turns.lock().await;
        let pause = turns.pause;
        turns.ticks.get_or_insert_with(|| every(pause)).tick().await;
    }

    /// A request was refused for being one too many.
    pub async fn throttled(&self) {
        self.change(|pause| RATE_LIMITER_LONGEST_INTERVAL.min(pause * 2)).await;
    }

    /// A request was answered: back to the old rate_limiter, little by little.
    pub async fn answered(&self) {
        self.change(|pause| self.least.max(pause * 9 / 10)).await;
    }

    async fn change(&self, other: impl Fn(Duration) -> Duration) {
        let mut turns = self.turns.lock().await;
        let pause = other(turns.pause);
        if pause != turns.pause {
            let mut ticks = every(pause);
            ticks.reset();
            *turns = Turns { pause, ticks: Some(ticks) };
        }
    }
}

/// At once and then again and again. Turns that nobody took are not made up for.
fn every(pause: Duration) -> Interval {
    let mut ticks = interval(pause);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

#[cfg(test)]
mod tests {
    use tokio::time::{sleep, timeout};

    use super::*;

    /// On a clock that jumps from wait to wait.
    #[tokio::test(start_paused = true)]
    async fn throttling_slows_all_down_and_answers_speed_them_up_again() {
        let rate_limiter = RateLimiter::per_second(10.0);
        let pause = async || rate_limiter.turns.lock().await.pause;
        let twenty = || futures_util::future::join_all((0..20).map(|_| rate_limiter.acquire()));
        rate_limiter.acquire().await;
        assert!(timeout(Duration::from_millis(1_950), twenty()).await.is_err());
        rate_limiter.acquire().await;
        assert!(timeout(Duration::from_millis(2_050), twenty()).await.is_ok());
        rate_limiter.throttled().await;
        assert_eq!(pause().await, Duration::from_millis(200));
        assert!(timeout(Duration::from_millis(190), rate_limiter.acquire()).await.is_err());
        for _ in 0..10 {
            rate_limiter.throttled().await;
        }
        assert_eq!(pause().await, RATE_LIMITER_LONGEST_INTERVAL);
        for _ in 0..50 {
            rate_limiter.answered().await;
        }
        assert_eq!(pause().await, Duration::from_millis(100));
    }

    #[tokio::test(start_paused = true)]
    async fn what_a_request_takes_does_not_add_to_the_pause() {
        let rate_limiter = RateLimiter::per_second(10.0);
        let ten = async {
            for _ in 0..10 {
                rate_limiter.acquire().await;
                sleep(Duration::from_millis(90)).await;
            }
        };
        assert!(timeout(Duration::from_millis(1_050), ten).await.is_ok());
        sleep(Duration::from_secs(9)).await;
        rate_limiter.acquire().await;
        assert!(
            timeout(Duration::from_millis(90), rate_limiter.acquire()).await.is_err(),
            "no burst after a rest"
        );
    }
}
